//! Carrying what readers left on an issue over to a new revision of it.
//!
//! A passage is looked for where it was made first, then everywhere else, but elsewhere only words *and* their
//! surroundings count: the same two words in another article are another passage. Selectors stay as they were made, so
//! that a passage that disappears in one revision is found again in the next.

use flyleaf_model::{Anchor, AnchorStatus, IssueId, Span, TextQuoteSelector};
use flyleaf_text::anchor::{anchor, describe};
use rusqlite::Connection;

use crate::annotation::{self, Stored};
use crate::{ArticleRow, Position, Result, position};

/// What became of an issue's annotations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Carried {
    /// Those that have a place.
    pub(crate) kept: u32,
    /// Those kept without one.
    pub(crate) orphaned: u32,
}

/// A passage found in another article needs at least this score: its words, and half of what stood around them.
const SURE: f32 = 0.75;
/// Two places whose scores differ by less fit equally well.
const TIE: f32 = 0.05;

/// Anchors every annotation of an issue in its new articles.
pub(crate) fn annotations(
    connection: &Connection,
    issue: &IssueId,
    articles: &[ArticleRow],
) -> Result<Carried> {
    let mut carried = Carried::default();
    for stored in annotation::stored_of_issue(connection, issue)? {
        let (article, anchor) = place(articles, &stored);
        match anchor.span {
            Some(_) => carried.kept += 1,
            None => carried.orphaned += 1,
        }
        annotation::put_anchor(connection, &stored.annotation.id, article, &anchor)?;
    }
    Ok(carried)
}

/// Where an annotation stands in `articles`: the article's index and the anchor. What has no place stays with the
/// article of the same title, or else of the same index, so that it is shown somewhere.
pub(crate) fn place(articles: &[ArticleRow], stored: &Stored) -> (u32, Anchor) {
    let annotation = &stored.annotation;
    let last = u32::try_from(articles.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let home = home(articles, stored);
    let resting = home.unwrap_or(annotation.article.min(last));
    if let Some(index) = home {
        let found = anchor(&articles[index as usize].text, &annotation.selectors);
        if found.span.is_some() || found.status == AnchorStatus::Ambiguous {
            return (index, found);
        }
    }
    let mut elsewhere: Vec<(u32, Anchor)> = (0..=last)
        .zip(articles)
        .filter(|(index, _)| Some(*index) != home)
        .map(|(index, article)| (index, anchor(&article.text, &annotation.selectors)))
        .filter(|(_, found)| found.span.is_some() && found.score >= SURE)
        .collect();
    elsewhere.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
    match elsewhere.as_slice() {
        [] => (resting, lost(AnchorStatus::Orphaned)),
        [(index, found)] => (*index, in_another_article(*found)),
        [(index, found), (_, next), ..] if found.score - next.score > TIE => {
            (*index, in_another_article(*found))
        }
        _ => (resting, lost(AnchorStatus::Ambiguous)),
    }
}

/// The article that the annotation was made on, as far as its title tells: the one of that title at the same index, or
/// else the only one.
fn home(articles: &[ArticleRow], stored: &Stored) -> Option<u32> {
    let same = |article: &ArticleRow| article.title == stored.home;
    let index = stored.annotation.article;
    if articles.get(index as usize).is_some_and(same) {
        return Some(index);
    }
    let mut titled = (0u32..).zip(articles).filter(|(_, article)| same(article));
    match (titled.next(), titled.next()) {
        (Some((index, _)), None) if stored.home.is_some() => Some(index),
        _ => None,
    }
}

fn in_another_article(found: Anchor) -> Anchor {
    let status = match found.status {
        AnchorStatus::Exact => AnchorStatus::Moved,
        other => other,
    };
    Anchor { status, ..found }
}

fn lost(status: AnchorStatus) -> Anchor {
    Anchor { status, span: None, score: 0.0 }
}

/// Carries everything over to another reading of the same source: articles are told by where they are printed.
///
/// The source says what it said before, so a passage found whole in what its article became is the same passage, and is
/// described anew: it did not move, the articles around it did.
pub(crate) fn corrected(
    connection: &Connection,
    issue: &IssueId,
    before: &[(Span, ArticleRow)],
    after: &[(Span, ArticleRow)],
) -> Result<()> {
    let rows: Vec<ArticleRow> = after.iter().map(|(_, row)| row.clone()).collect();
    for mut stored in annotation::stored_of_issue(connection, issue)? {
        let became = became(before, after, stored.annotation.article);
        let resting = became.first().copied().unwrap_or(0);
        let others: Vec<u32> = (0u32..)
            .zip(&rows)
            .map(|(index, _)| index)
            .filter(|index| !became.contains(index))
            .collect();
        let found = match surest(&rows, &became, &stored) {
            Err(AnchorStatus::Orphaned) => surest(&rows, &others, &stored),
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
    rows: &[ArticleRow],
    among: &[u32],
    stored: &Stored,
) -> std::result::Result<(u32, Anchor), AnchorStatus> {
    let mut found: Vec<(u32, Anchor)> = among
        .iter()
        .map(|&index| {
            let (text, selectors) = (&rows[index as usize].text, &stored.annotation.selectors);
            let found = anchor(text, selectors);
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

/// Keeps where the reader was and how far each article was read, as far as the articles are still there.
pub(crate) fn reading(
    connection: &Connection,
    issue: &IssueId,
    before: &[ArticleRow],
    after: &[ArticleRow],
) -> Result<()> {
    follow_reading(connection, issue, after, |index| {
        let title = &before.get(index as usize)?.title;
        let titled =
            title.is_some().then(|| after.iter().position(|article| article.title == *title));
        u32::try_from(titled.flatten().unwrap_or(index as usize)).ok()
    })
}

/// Carries the reader's place and progress to the articles that `become` tells.
fn follow_reading(
    connection: &Connection,
    issue: &IssueId,
    after: &[ArticleRow],
    becomes: impl Fn(u32) -> Option<u32>,
) -> Result<()> {
    let follow = |index: u32| -> Option<(u32, &ArticleRow)> {
        let place = becomes(index)?;
        Some((place, after.get(place as usize)?))
    };
    let was = position::get(connection, issue)?;
    let progress = position::progress(connection, issue)?;
    position::clear(connection, issue)?;
    if let Some((article, row)) = was.and_then(|was| follow(was.article)) {
        let byte = row.text.floor_char_boundary(was.map_or(0, |was| was.byte));
        position::put(connection, issue, Position { article, byte })?;
    }
    for (index, seen) in progress {
        if let Some((article, row)) = follow(index) {
            position::grow(connection, issue, article, row.text.floor_char_boundary(seen))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use flyleaf_model::{Annotation, AnnotationId, Colour, Span, Timestamp};
    use flyleaf_text::anchor::describe;

    use super::*;

    /// Articles as (title, text); one passage is marked «like this».
    fn articles(of: &[(&str, &str)]) -> (Vec<ArticleRow>, Option<(u32, Span)>) {
        let mut marked = None;
        let rows = (0u32..)
            .zip(of)
            .map(|(index, (title, text))| {
                if let (Some(start), Some(end)) = (text.find('«'), text.find('»')) {
                    marked = Some((index, Span::new(start, end - '«'.len_utf8())));
                }
                ArticleRow {
                    title: (!title.is_empty()).then(|| (*title).to_owned()),
                    byline: None,
                    source: None,
                    date: None,
                    language: "en".to_owned(),
                    text: text.replace(['«', '»'], ""),
                }
            })
            .collect();
        (rows, marked)
    }

    /// Where a passage stands: the article's index and the bytes.
    type Place = Option<(u32, Span)>;

    /// What became of the marked passage: status, place, the article it is shown with; and the place that was wanted.
    fn carried(
        before: &[(&str, &str)],
        after: &[(&str, &str)],
    ) -> (AnchorStatus, Place, u32, Place) {
        let (rows, marked) = articles(before);
        let (index, span) = marked.unwrap();
        let row = &rows[index as usize];
        let stored = Stored {
            annotation: Annotation {
                id: AnnotationId::new("a"),
                issue: IssueId::new("i"),
                article: index,
                selectors: describe(&row.text, span),
                anchor: Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 },
                colour: Colour::Straw,
                note: String::new(),
                tags: Vec::new(),
                created: Timestamp::new("t"),
                modified: Timestamp::new("t"),
            },
            home: row.title.clone(),
        };
        let (rows, wanted) = articles(after);
        let (article, anchor) = place(&rows, &stored);
        (anchor.status, anchor.span.map(|span| (article, span)), article, wanted)
    }

    #[test]
    fn a_passage_follows_its_article_to_another_index() {
        let (status, found, _, wanted) = carried(
            &[("Tides", "High water «at nine», low at three.")],
            &[("News", "Nothing at nine."), ("Tides", "High water «at nine», low at three.")],
        );
        assert_eq!((status, found), (AnchorStatus::Exact, wanted));
    }

    #[test]
    fn a_passage_follows_its_words_into_a_renamed_article() {
        let (status, found, _, wanted) = carried(
            &[("Tides", "High water «at nine», low at three.")],
            &[("Fog", "None at sea."), ("Tide table", "High water «at nine», low at three.")],
        );
        assert_eq!((status, found), (AnchorStatus::Moved, wanted));
    }

    #[test]
    fn the_same_words_in_other_surroundings_are_another_passage() {
        let (status, found, shown, _) = carried(
            &[
                ("Tides", "High water «at nine», low at three."),
                ("Notices", "The library opens late."),
            ],
            &[("Tides", "No table this week."), ("Notices", "The shop opens at nine on Monday.")],
        );
        assert_eq!((status, found, shown), (AnchorStatus::Orphaned, None, 0));
    }

    #[test]
    fn two_articles_that_both_hold_the_passage_are_ambiguous() {
        let (status, found, _, _) = carried(
            &[("Tides", "High water «at nine», low at three.")],
            &[
                ("A", "High water at nine, low at three."),
                ("B", "High water at nine, low at three."),
            ],
        );
        assert_eq!((status, found), (AnchorStatus::Ambiguous, None));
    }

    #[test]
    fn an_orphan_of_a_vanished_article_is_still_shown_somewhere() {
        let (status, _, shown, _) =
            carried(&[("A", "One."), ("B", "Two."), ("C", "The «third» one.")], &[("A", "One.")]);
        assert_eq!((status, shown), (AnchorStatus::Orphaned, 0));
    }
}
