//! Carrying what readers left on an issue over to another reading of the same source: articles were cut anew, and their
//! words are the same.
//!
//! Surer than `carry`, which looks for words in a text that may have been rewritten: a passage is looked for only in what
//! its article became, and elsewhere only by its words and surroundings.

use flyleaf_model::{Anchor, AnchorStatus, IssueId, Span, TextQuoteSelector};
use flyleaf_text::anchor::describe;
use rusqlite::Connection;

use crate::annotation::{self, Stored};
use crate::carry::{Places, SURE, TIE, follow_reading, lost};
use crate::{ArticleRow, Result};

/// Carries everything over to another reading of the same source: articles are told by where they are printed.
///
/// The source says what it said before, so a passage found whole in what its article became is the same passage, and is
/// described anew: it did not move, the articles around it did.
pub(crate) fn carry(
    connection: &Connection,
    issue: &IssueId,
    before: &[(Span, ArticleRow)],
    after: &[(Span, ArticleRow)],
) -> Result<()> {
    let rows: Vec<ArticleRow> = after.iter().map(|(_, row)| row.clone()).collect();
    let were: Vec<ArticleRow> = before.iter().map(|(_, row)| row.clone()).collect();
    let places = Places::new(&were, &rows);
    for mut stored in annotation::stored_of_issue(connection, issue)? {
        let became = became(before, after, stored.annotation.article);
        let resting = became.first().copied().unwrap_or(0);
        let others: Vec<u32> = (0u32..)
            .zip(&rows)
            .map(|(index, _)| index)
            .filter(|index| !became.contains(index))
            .collect();
        let found = match surest(&places, &rows, &became, &stored) {
            Err(AnchorStatus::Orphaned) => surest(&places, &rows, &others, &stored),
            found => found,
        };
        let (index, found) = found.unwrap_or_else(|status| (resting, lost(status)));
        let stood = stored.annotation.anchor.status == AnchorStatus::Exact;
        if let Some(span) = found.span.filter(|_| stood) {
            let row = &rows[index as usize];
            stored.annotation.article = index;
            stored.annotation.selectors = describe(&row.text, span);
            stored.annotation.anchor =
                Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 };
            stored.home.clone_from(&row.title);
            annotation::put_place(connection, &stored)?;
        } else {
            annotation::put_anchor(connection, &stored.annotation.id, index, &found)?;
        }
    }
    follow_reading(connection, issue, &rows, |index| became(before, after, index).first().copied())
}

/// Where an annotation surely stands in some of the articles; otherwise why it has no place there.
fn surest(
    places: &Places<'_>,
    rows: &[ArticleRow],
    among: &[u32],
    stored: &Stored,
) -> std::result::Result<(u32, Anchor), AnchorStatus> {
    let mut found: Vec<(u32, Anchor)> = among
        .iter()
        .map(|&index| {
            let (text, selectors) = (&rows[index as usize].text, &stored.annotation.selectors);
            let found = places.within(index, &stored.annotation);
            let score = found.span.map_or(0.0, |span| cut_score(text, span, &selectors.quote));
            (index, Anchor { score, ..found })
        })
        .collect();
    let ambiguous = found.iter().any(|(_, found)| found.status == AnchorStatus::Ambiguous);
    found.retain(|(_, found)| found.span.is_some() && found.score >= SURE);
    found.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
    match found.as_slice() {
        [(index, found)] => Ok((*index, *found)),
        [(index, found), (_, next), ..] if found.score - next.score > TIE => Ok((*index, *found)),
        [] if !ambiguous => Err(AnchorStatus::Orphaned),
        _ => Err(AnchorStatus::Ambiguous),
    }
}

/// How well a passage fits where articles may have been cut anew, 0.5 to 1: half of it for its surroundings, of which
/// those that are cut off by the article's edge count as being there.
fn cut_score(text: &str, span: Span, quote: &TextQuoteSelector) -> f32 {
    let same =
        |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.take_while(|(a, b)| a == b).count();
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let share = |same: usize, there: &str, wanted: &str| {
        let (there, wanted) = (there.chars().count(), wanted.chars().count());
        if same == there.min(wanted) { 1.0 } else { same as f32 / wanted as f32 }
    };
    let back = same(&mut before.chars().rev().zip(quote.prefix.chars().rev()));
    let on = same(&mut after.chars().zip(quote.suffix.chars()));
    0.5 + (share(back, before, &quote.prefix) + share(on, after, &quote.suffix)) / 4.0
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
