//! Carrying what readers left on an issue over to another reading of the same source: articles were cut anew, and their
//! words are the same.
//!
//! Surer than `carry`, which looks for words in a text that may have been rewritten: what all articles say, one after the
//! other, is compared, and a passage is where its own words are.

use flyleaf_model::{Anchor, AnchorStatus, IssueId, Span, Target};
use flyleaf_text::anchor::describe;
use flyleaf_text::diff::{Places, compare, sentences};
use rusqlite::Connection;

use crate::annotation::StoredAnnotation;
use crate::carry::{follow_reading, lose_article, settle};
use crate::{ArticleRow, Result, annotation};

/// Carries everything over to another reading of the same source: articles are told by where they are printed.
///
/// The source says what it said before, so a passage found whole is the same passage, and is described anew: it did not
/// move, the articles around it did.
pub(crate) fn carry(
    connection: &Connection,
    issue: &IssueId,
    before: &[(Span, ArticleRow)],
    after: &[(Span, ArticleRow)],
) -> Result<()> {
    let rows: Vec<ArticleRow> = after.iter().map(|(_, row)| row.clone()).collect();
    let (was, is) = (Joined::new(before), Joined::new(after));
    let places = Places::new(&compare(&was.text, &is.text));
    for mut stored in annotation::all_of_issue(connection, issue)? {
        let (article, span) = (stored.annotation.article(), stored.annotation.span());
        let kept = article.zip(span).and_then(|(article, span)| {
            is.article(same(&places, &was, &is, was.joined(article, span)?)?)
        });
        match (&stored.annotation.target, kept, article) {
            (Target::Passage { .. }, Some((index, span)), _) => {
                stand(&mut stored, index, &rows[index as usize], span);
            }
            (Target::Article { .. }, _, Some(article)) => {
                match became(before, after, article).first() {
                    Some(&article) => {
                        stored.annotation.target = Target::Article { article };
                        stored.home.clone_from(&rows[article as usize].title);
                    }
                    None => lose_article(&mut stored),
                }
            }
            _ => settle(&rows, &mut stored),
        }
        annotation::put_place(connection, &stored)?;
    }
    follow_reading(connection, issue, &rows, |index| became(before, after, index).first().copied())
}

/// Where a passage is whose sentences are whole, and told by their neighbours or by being the only ones of their words.
fn same(places: &Places, was: &Joined, is: &Joined, span: Span) -> Option<Span> {
    let first = was.sentences.partition_point(|sentence| sentence.end <= span.start);
    let last = was.sentences.partition_point(|sentence| sentence.start < span.end);
    let around = was.sentences.get(first..last)?;
    let (start, end) = (around.first()?.start, was.spoken(around.last()?));
    // What is as long as before may be other words.
    let whole = |part: Span| places.whole(part).filter(|image| is.said(*image) == was.said(part));
    whole(Span::new(start, end))?;
    let before = first.checked_sub(1).and_then(|at| was.sentences.get(at));
    let with_before = before.and_then(|before| whole(Span::new(before.start, end)));
    let after = was.sentences.get(last);
    let with_after = after.and_then(|after| whole(Span::new(start, was.spoken(after))));
    let told = with_before.is_some()
        || with_after.is_some()
        || is.text.match_indices(was.said(Span::new(start, end))).nth(1).is_none();
    places.whole(span).filter(|_| told)
}

/// Puts a passage where its words are. What stood on its words is described anew; what did not is no surer than before.
fn stand(stored: &mut StoredAnnotation, index: u32, row: &ArticleRow, span: Span) {
    let Target::Passage { article, selectors, anchor } = &mut stored.annotation.target else {
        return;
    };
    *article = index;
    *anchor = Anchor { span: Some(span), ..*anchor };
    stored.home.clone_from(&row.title);
    if anchor.status == AnchorStatus::Exact {
        *selectors = describe(&row.text, span);
        anchor.score = 1.0;
    }
}

/// The texts of a reading's articles, one after the other.
struct Joined {
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
    sentences: Vec<Span>,
}

impl Joined {
    fn new(articles: &[(Span, ArticleRow)]) -> Self {
        let mut joined = Self { text: String::new(), starts: Vec::new(), sentences: Vec::new() };
        for (_, row) in articles {
            joined.starts.push(joined.text.len());
            joined.text.push_str(&row.text);
            joined.text.push('\n');
        }
        joined.sentences = sentences(&joined.text);
        joined
    }

    fn said(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// Where a sentence ends, without the white space behind it.
    fn spoken(&self, sentence: &Span) -> usize {
        sentence.start + self.text[sentence.start..sentence.end].trim_end().len()
    }

    /// Where a passage of an article stands in all of it.
    fn joined(&self, article: u32, span: Span) -> Option<Span> {
        let start = self.starts.get(article as usize)?;
        Some(Span::new(start + span.start, start + span.end))
    }

    /// The one article that a passage stands in, and where.
    fn article(&self, span: Span) -> Option<(u32, Span)> {
        let index = self.starts.partition_point(|&start| start <= span.start).checked_sub(1)?;
        let next = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        let start = self.starts[index];
        // The last character of each is the line feed between them.
        let within = span.end < next;
        within.then(|| {
            Some((u32::try_from(index).ok()?, Span::new(span.start - start, span.end - start)))
        })?
    }
}

/// The articles that are printed where article `index` was, the one with most of it first.
fn became(before: &[(Span, ArticleRow)], after: &[(Span, ArticleRow)], index: u32) -> Vec<u32> {
    let Some((was, _)) = before.get(index as usize) else { return Vec::new() };
    let shared = |is: &Span| was.end.min(is.end).saturating_sub(was.start.max(is.start));
    let mut found: Vec<(usize, u32)> = (0u32..)
        .zip(after)
        .map(|(index, (is, _))| (shared(is), index))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    found.sort_by_key(|&(shared, index)| (std::cmp::Reverse(shared), index));
    found.into_iter().map(|(_, index)| index).collect()
}
