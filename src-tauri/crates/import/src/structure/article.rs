//! One article's own lines: title, byline, source and date set aside, the rest made into blocks.

use flyleaf_model::{Article, Span};

use super::headings::{self, Heading};
use super::page::{Kind, Page};
use super::paragraphs::{self, Body};
use super::regions::Role;
use super::starts::{self, Start};
use super::{byline, date, inline, language};

/// Lines below a heading among which a byline or a date may stand.
const HEAD_LINES: usize = 4;
/// Lines at an article's end among which its source may stand.
const TAIL_LINES: usize = 3;

/// Reads the articles of one page.
pub(super) struct Reader<'a, 'v> {
    page: &'v Page<'a>,
    candidates: &'v [Heading],
    vocabulary: &'v paragraphs::Vocabulary<'a>,
    rejoined: paragraphs::Rejoined,
}

impl<'a, 'v> Reader<'a, 'v> {
    /// A reader that has joined no sentence yet. `candidates` are all headings of the page, in order.
    pub(super) fn new(
        page: &'v Page<'a>,
        candidates: &'v [Heading],
        vocabulary: &'v paragraphs::Vocabulary<'a>,
    ) -> Self {
        Self { page, candidates, vocabulary, rejoined: paragraphs::Rejoined::default() }
    }

    /// How many sentences were made whole in the articles read so far.
    pub(super) fn rejoined(self) -> paragraphs::Rejoined {
        self.rejoined
    }

    /// Reads the article that begins at `start` from its lines before `limit`. Rules amid its text become its own.
    pub(super) fn read(
        &mut self,
        start: &Start,
        limit: usize,
        index: u32,
        roles: &mut [Role],
    ) -> Article {
        let (page, candidates) = (self.page, self.candidates);
        let own = Role::Article(index);
        let end = (start.line..limit).rev().find(|&line| roles[line] == own).unwrap_or(start.line);
        let titled = start.title_end > start.line || start.run_in.is_some();
        let mut body: Vec<usize> = (start.line..=end.min(page.len() - 1))
            .filter(|&line| roles[line] == own && page.is_text(line))
            .collect();
        body.retain(|&line| line >= start.title_end && (!titled || line > start.line));
        let mut article = Article {
            title: titled.then(|| starts::title(page, start)),
            section: start.section.map(|line| {
                headings::bare_title(page.text(line)).trim_end_matches(['|', ' ']).to_owned()
            }),
            ..Article::default()
        };
        take_head(page, &mut body, &mut article);
        take_tail(page, &mut body, &mut article);

        let run_in = start
            .run_in
            .map(|end| &page.text(start.line)[end..])
            .map(|text| {
                text.trim_start_matches(|c: char| {
                    crate::lines::is_blank(c) || matches!(c, '-' | '—' | '–')
                })
            })
            .filter(|text| !text.is_empty());
        // Rules between two lines of the article's text are breaks in it.
        let kept: Vec<usize> = match (body.first(), body.last()) {
            (Some(&first), Some(&last)) => (first..=last)
                .filter(|line| {
                    body.binary_search(line).is_ok()
                        || (page.kinds[*line] == Kind::Rule && !is_heading_rule(candidates, *line))
                })
                .collect(),
            _ => Vec::new(),
        };
        for &line in kept.iter().filter(|&&line| page.kinds[line] == Kind::Rule) {
            roles[line] = own;
        }
        if let Some(last) = starts_underline(page, start) {
            roles[last] = own;
        }
        let from = candidates.partition_point(|heading| heading.line < start.title_end);
        let heading_lines: Vec<usize> =
            candidates[from..].iter().map(|h| h.line).take_while(|&line| line <= end).collect();
        let body = Body::new(page, &kept, run_in, &heading_lines);
        article.blocks = paragraphs::blocks(&body, page.wrap, self.vocabulary, &mut self.rejoined);
        if article.source.is_none() {
            article.source = inline::take_trailing_source(&mut article.blocks);
        }
        article.language = language::of_blocks(article.title.as_deref(), &article.blocks);
        inline::dress(&mut article.blocks, &article.language);
        let first = page.lines[start.line].text_start();
        let last = &page.lines[end];
        article.span = Span::new(first, (last.text_start() + last.text.len()).max(first));
        article
    }
}

/// The rule right under an article's title, if that is how the title is set.
fn starts_underline(page: &Page<'_>, start: &Start) -> Option<usize> {
    let under = start.title_end;
    (start.title_end > start.line && page.kinds.get(under) == Some(&Kind::Rule)).then_some(under)
}

/// Whether a rule belongs to a heading within the article.
fn is_heading_rule(candidates: &[Heading], line: usize) -> bool {
    let at = candidates.partition_point(|heading| heading.bottom < line);
    candidates.get(at).is_some_and(|heading| {
        heading.last < line && line <= heading.bottom
            || heading.line == line + 1 && heading.bottom > heading.last
    })
}

/// Byline, source and date right below the heading.
fn take_head(page: &Page<'_>, body: &mut Vec<usize>, article: &mut Article) {
    for _ in 0..HEAD_LINES {
        let Some(&line) = body.first() else { return };
        if !take_line(page.text(line), article) {
            return;
        }
        body.remove(0);
    }
}

/// Source and byline at the end.
fn take_tail(page: &Page<'_>, body: &mut Vec<usize>, article: &mut Article) {
    for _ in 0..TAIL_LINES {
        let Some(&line) = body.last() else { return };
        // The last line of a paragraph is no byline, however it begins.
        if !page.starts_block(line) && byline::source(page.text(line)).is_none()
            || !take_line(page.text(line), article)
        {
            return;
        }
        body.pop();
    }
}

/// Takes a line that is nothing but a byline, a source or a date, if the article has none yet.
fn take_line(text: &str, article: &mut Article) -> bool {
    if article.source.is_none()
        && let Some(source) = byline::source(text)
    {
        article.source = Some(source);
    } else if article.byline.is_none()
        && let Some(name) = byline::byline(text)
    {
        article.byline = Some(name);
    } else if article.date.is_none()
        && let Some(iso) = date::alone(text).and_then(|printed| printed.iso)
    {
        article.date = Some(iso);
    } else {
        return false;
    }
    true
}
