//! One article's own lines: title, byline, source and date set aside, the rest made into blocks.

use flyleaf_model::{Article, Span};

use super::body::Body;
use super::corrections::Facts;
use super::headings::Heading;
use super::joining::Vocabulary;
use super::looks;
use super::markup::Said;
use super::page::{Kind, Page};
use super::paragraphs;
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
    vocabulary: &'v Vocabulary<'a>,
    rejoined: paragraphs::Rejoined,
}

impl<'a, 'v> Reader<'a, 'v> {
    /// A reader that has joined no sentence yet. `candidates` are all headings of the page, in order.
    pub(super) fn new(
        page: &'v Page<'a>,
        candidates: &'v [Heading],
        vocabulary: &'v Vocabulary<'a>,
    ) -> Self {
        Self { page, candidates, vocabulary, rejoined: paragraphs::Rejoined::default() }
    }

    /// How many sentences were made whole in the articles read so far.
    pub(super) fn rejoined(self) -> paragraphs::Rejoined {
        self.rejoined
    }

    /// Reads the article that begins at `start` from its lines before `limit`, saying what `facts` say. Rules amid its
    /// text become its own.
    pub(super) fn read(
        &mut self,
        start: &Start,
        limit: usize,
        index: u32,
        facts: &Facts,
        roles: &mut [Role],
    ) -> Article {
        let untitled;
        let start = if facts.title == Some(None) {
            // What was taken for its title is its text.
            untitled = Start { title_end: start.title_start, run_in: None, ..start.clone() };
            &untitled
        } else {
            start
        };
        let (page, own) = (self.page, Role::Article(index));
        let end = (start.line..limit).rev().find(|&line| roles[line] == own).unwrap_or(start.line);
        let title = start.title_start..match start.run_in {
            Some(_) => start.line + 1,
            None => start.title_end,
        };
        let mut body: Vec<usize> = (start.line..=end)
            .filter(|&line| roles.get(line) == Some(&own) && page.is_text(line))
            .filter(|line| !title.contains(line))
            .collect();
        let part = start.part.map(|part| &page.markup.parts()[part]);
        let titled = start.is_titled() || part.is_some_and(|part| part.title.is_some());
        let given = part.cloned().unwrap_or_default();
        let mut article = Article {
            title: titled.then(|| starts::title(page, start)).filter(|title| !title.is_empty()),
            section: start.section.map(|line| section(page, line)),
            byline: given.byline,
            source: given.source,
            date: given.date,
            ..Article::default()
        };
        take_said(page, &mut body, facts);
        take_head(page, &mut body, facts, &mut article);
        take_tail(page, &mut body, facts, &mut article);
        self.fill(start, &body, end, facts, &mut article);
        facts.say(&mut article);

        let last_line = body.last().copied().unwrap_or(start.title_end);
        for (role, kind) in roles.iter_mut().zip(&page.kinds).take(last_line + 1).skip(start.line) {
            if *kind == Kind::Rule {
                *role = own;
            }
        }
        let (first, last) = (page.lines[start.line].text_start(), &page.lines[end]);
        article.span = Span::new(first, (last.text_start() + last.text.len()).max(first));
        article
    }

    /// Makes the article's blocks of its body lines, the last of which is not after line `end`.
    fn fill(
        &mut self,
        start: &Start,
        body: &[usize],
        end: usize,
        facts: &Facts,
        article: &mut Article,
    ) {
        let (page, candidates) = (self.page, self.candidates);
        // Rules between two lines of the article's text are breaks in it, unless a heading is set with them.
        let kept: Vec<usize> = match (body.first(), body.last()) {
            (Some(&first), Some(&last)) => (first..=last)
                .filter(|line| {
                    let drawn = page.kinds[*line] == Kind::Rule;
                    body.binary_search(line).is_ok()
                        || (drawn && !is_heading_rule(candidates, *line))
                })
                .collect(),
            _ => Vec::new(),
        };
        let from = candidates.partition_point(|heading| heading.line < start.title_end);
        let headings: Vec<usize> = candidates[from..]
            .iter()
            .map(|heading| heading.line)
            .take_while(|&line| line <= end)
            .collect();
        let body = Body::new(
            page,
            &kept,
            start.run_in.and_then(|at| run_in(page, start.line, at)),
            &headings,
            page.heading_level(start.title_start),
        );
        article.blocks = paragraphs::blocks(&body, page, self.vocabulary, &mut self.rejoined);
        if article.source.is_none() && facts.source != Some(None) {
            article.source = inline::take_trailing_source(&mut article.blocks);
        }
        article.language = language::of_blocks(article.title.as_deref(), &article.blocks);
        inline::dress(&mut article.blocks, &article.language);
    }
}

/// The label of a section as printed, without brackets and bars.
fn section(page: &Page<'_>, line: usize) -> String {
    looks::bare_title(page.text(line)).trim_end_matches(['|', ' ']).to_owned()
}

/// What follows a title on its own line, with its first byte in the source.
fn run_in<'a>(page: &Page<'a>, line: usize, title_end: usize) -> Option<(&'a str, usize)> {
    let text = page.text(line);
    let rest = text[title_end..]
        .trim_start_matches(|c: char| crate::lines::is_blank(c) || matches!(c, '-' | '—' | '–'));
    let start = page.lines[line].text_start() + (text.len() - rest.len());
    (!rest.is_empty()).then_some((rest, start))
}

/// Whether a rule belongs to a heading within the article.
fn is_heading_rule(candidates: &[Heading], line: usize) -> bool {
    let at = candidates.partition_point(|heading| heading.bottom < line);
    candidates.get(at).is_some_and(|heading| {
        heading.last < line && line <= heading.bottom
            || heading.line == line + 1 && heading.bottom > heading.last
    })
}

/// Takes lines near the head or the end that say nothing but what a person says of the article.
fn take_said(page: &Page<'_>, body: &mut Vec<usize>, facts: &Facts) {
    let said = [&facts.byline, &facts.source].into_iter().flatten().flatten();
    for value in said {
        let says = |line: usize| {
            let text = page.text(line);
            crate::lines::squeezed(text) == *value
                || byline::byline(text).as_ref() == Some(value)
                || byline::source(text).as_ref() == Some(value)
        };
        let near = |place: usize| place < HEAD_LINES || place + TAIL_LINES >= body.len();
        if let Some(place) = (0..body.len()).find(|&place| near(place) && says(body[place])) {
            body.remove(place);
        }
    }
}

/// Byline, source and date right below the heading.
fn take_head(page: &Page<'_>, body: &mut Vec<usize>, facts: &Facts, article: &mut Article) {
    let titled = article.title.is_some();
    for _ in 0..HEAD_LINES {
        let Some(&line) = body.first() else { return };
        let text = page.text(line);
        if matches!(page.markup.said(line), Said::Heading(_) | Said::Whole) {
            return;
        }
        // Names alone are a byline only between a title and its text.
        let signed = titled && body.len() > 1 && byline::is_names(text);
        if !take_line(text, facts, article) {
            if !signed || article.byline.is_some() || facts.byline == Some(None) {
                return;
            }
            article.byline = Some(text.to_owned());
        }
        body.remove(0);
    }
}

/// Source and byline at the end.
fn take_tail(page: &Page<'_>, body: &mut Vec<usize>, facts: &Facts, article: &mut Article) {
    for _ in 0..TAIL_LINES {
        let Some(&line) = body.last() else { return };
        // The last line of a paragraph is no byline, however it begins.
        if matches!(page.markup.said(line), Said::Heading(_) | Said::Whole)
            || !page.starts_block(line) && byline::source(page.text(line)).is_none()
            || !take_line(page.text(line), facts, article)
        {
            return;
        }
        body.pop();
    }
}

/// Takes a line that is nothing but a byline, a source or a date, if the article has none yet and may have one.
fn take_line(text: &str, facts: &Facts, article: &mut Article) -> bool {
    if article.source.is_none()
        && facts.source != Some(None)
        && let Some(source) = byline::source(text)
    {
        article.source = Some(source);
    } else if article.byline.is_none()
        && facts.byline != Some(None)
        && let Some(name) = byline::byline(text)
    {
        article.byline = Some(name);
    } else if article.date.is_none()
        && facts.date != Some(None)
        && let Some(iso) = date::alone(text).and_then(|printed| printed.iso)
    {
        article.date = Some(iso);
    } else {
        return false;
    }
    true
}
