//! Carrying what readers left on an issue over to a new revision of it.
//!
//! A passage is looked for where it was made first, then everywhere else, but elsewhere only words *and* their
//! surroundings count: the same two words in another article are another passage. Selectors stay as they were made, so
//! that a passage that disappears in one revision is found again in the next.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use flyleaf_model::{Anchor, AnchorStatus, Annotation, IssueId};
use flyleaf_text::anchor::{Anchorer, Before};
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
pub(crate) const SURE: f32 = 0.75;
/// Two places whose scores differ by less fit equally well.
pub(crate) const TIE: f32 = 0.05;

/// The articles of a new revision, each made ready once for all annotations, and those before it.
pub(crate) struct Places<'a> {
    articles: &'a [ArticleRow],
    anchorers: Vec<OnceCell<Anchorer<'a>>>,
    before: &'a [ArticleRow],
    /// What an old article and a new one share, by their indices.
    shared: RefCell<BTreeMap<(u32, u32), Rc<Before<'a>>>>,
}

impl<'a> Places<'a> {
    /// Nothing is read before it is asked for.
    pub(crate) fn new(before: &'a [ArticleRow], articles: &'a [ArticleRow]) -> Self {
        let anchorers = articles.iter().map(|_| OnceCell::new()).collect();
        Self { articles, anchorers, before, shared: RefCell::default() }
    }

    fn anchorer(&self, index: u32) -> &Anchorer<'a> {
        let index = index as usize;
        self.anchorers[index].get_or_init(|| Anchorer::new(&self.articles[index].text))
    }

    /// Where an annotation stands in an article: by what that shares with the article it stood in before, if it
    /// stood anywhere; by its description otherwise.
    pub(crate) fn within(&self, home: u32, annotation: &Annotation) -> Anchor {
        let (was, now) = (annotation.article, self.anchorer(home));
        let Some((row, span)) = self.before.get(was as usize).zip(annotation.anchor.span) else {
            return now.anchor(&annotation.selectors).anchor;
        };
        if row.text.get(span.start..span.end).is_none() {
            return now.anchor(&annotation.selectors).anchor;
        }
        let shared = Rc::clone(
            self.shared
                .borrow_mut()
                .entry((was, home))
                .or_insert_with(|| Rc::new(Before::new(&row.text, now))),
        );
        now.follow(&annotation.selectors, &shared, span).anchor
    }
}

/// Anchors every annotation of an issue in its new articles; `before` are those it had.
pub(crate) fn annotations(
    connection: &Connection,
    issue: &IssueId,
    before: &[ArticleRow],
    articles: &[ArticleRow],
) -> Result<Carried> {
    let mut carried = Carried::default();
    let places = Places::new(before, articles);
    for stored in annotation::stored_of_issue(connection, issue)? {
        let (article, anchor) = place(&places, &stored);
        match anchor.span {
            Some(_) => carried.kept += 1,
            None => carried.orphaned += 1,
        }
        annotation::put_anchor(connection, &stored.annotation.id, article, &anchor)?;
    }
    Ok(carried)
}

/// Where an annotation stands: the article's index and the anchor. What has no place stays with the article of the same
/// title, or else of the same index, so that it is shown somewhere.
pub(crate) fn place(places: &Places<'_>, stored: &Stored) -> (u32, Anchor) {
    let annotation = &stored.annotation;
    let articles = places.articles;
    let last = u32::try_from(articles.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let home = home(articles, stored);
    let resting = home.unwrap_or(annotation.article.min(last));
    if let Some(index) = home {
        let found = places.within(index, annotation);
        if found.span.is_some() || found.status == AnchorStatus::Ambiguous {
            return (index, found);
        }
    }
    let mut elsewhere: Vec<(u32, Anchor)> = (0..=last)
        .zip(articles)
        .filter(|(index, _)| Some(*index) != home)
        .map(|(index, _)| (index, places.anchorer(index).anchor(&annotation.selectors).anchor))
        // Changed words in another article are other words.
        .filter(|(_, found)| found.status != AnchorStatus::Changed)
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

pub(crate) fn lost(status: AnchorStatus) -> Anchor {
    Anchor { status, span: None, score: 0.0 }
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
pub(crate) fn follow_reading(
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
    use flyleaf_model::{AnnotationId, Colour, Span, Timestamp};
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
        let (old, (rows, wanted)) = (rows.clone(), articles(after));
        let (article, anchor) = place(&Places::new(&old, &rows), &stored);
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
    fn a_passage_whose_words_were_edited_has_changed() {
        let (status, found, _, wanted) = carried(
            &[("Tides", "Rain fell. High water came «shortly after nine», low at three. Sun.")],
            &[("Tides", "High water came «shorttly after nine», low at four. Snow.")],
        );
        assert_eq!((status, found), (AnchorStatus::Changed, wanted));
    }

    #[test]
    fn a_copy_that_was_there_before_is_not_the_passage() {
        let twice =
            "The gate stays open at night. Boats wait. «The gate stays open at night.» Fog.";
        let (status, found, _, _) = carried(
            &[("Tides", twice)],
            &[("Tides", "The gate stays open at night. Boats wait. Fog.")],
        );
        assert_eq!((status, found), (AnchorStatus::Orphaned, None));
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
