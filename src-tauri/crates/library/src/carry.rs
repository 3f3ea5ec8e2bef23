//! Carrying what readers left on an issue over to a new revision of it.
//!
//! A passage is looked for where it was made first, then everywhere else, but elsewhere only words *and* their
//! surroundings count: the same two words in another article are another passage. Selectors stay as they were made, so
//! that a passage that disappears in one revision is found again in the next.

use flyleaf_model::{Anchor, AnchorStatus, IssueId, Selectors, Target};
use flyleaf_text::anchor::anchor;
use rusqlite::Connection;

use crate::annotation::{self, StoredAnnotation};
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

/// Anchors every annotation of an issue in its new articles.
pub(crate) fn annotations(
    connection: &Connection,
    issue: &IssueId,
    articles: &[ArticleRow],
) -> Result<Carried> {
    let mut carried = Carried::default();
    for mut stored in annotation::all_of_issue(connection, issue)? {
        settle(articles, &mut stored);
        // What is in the trash is kept as well, and not counted: nobody sees it.
        match stored.status() {
            _ if stored.trashed.is_some() => {}
            AnchorStatus::Ambiguous | AnchorStatus::Orphaned => carried.orphaned += 1,
            _ => carried.kept += 1,
        }
        annotation::put_place(connection, &stored)?;
    }
    Ok(carried)
}

/// Finds an annotation's place in the articles of another revision.
///
/// What is on an article whose title is gone goes to the issue, and back once an article of that title is there again.
pub(crate) fn settle(articles: &[ArticleRow], stored: &mut StoredAnnotation) {
    match &stored.annotation.target {
        Target::Passage { article, selectors, .. } => {
            let wanted = Wanted { index: *article, home: stored.home.as_deref(), selectors };
            let (index, found) = place(articles, &wanted);
            if let Target::Passage { article, anchor, .. } = &mut stored.annotation.target {
                (*article, *anchor) = (index, found);
            }
        }
        Target::Article { article } => match home(articles, *article, stored.home.as_deref()) {
            Some(article) => stored.annotation.target = Target::Article { article },
            None => lose_article(stored),
        },
        Target::Issue => {
            let title = stored.home.as_deref().filter(|title| !title.is_empty());
            if let Some(article) = title.and_then(|title| only_titled(articles, title)) {
                stored.annotation.target = Target::Article { article };
            }
        }
    }
}

/// Keeps on the issue what was on an article that is not there any more.
pub(crate) fn lose_article(stored: &mut StoredAnnotation) {
    stored.annotation.target = Target::Issue;
    stored.home.get_or_insert_default();
}

/// A passage to be found: the article it was in, that article's title, and what names it.
struct Wanted<'a> {
    index: u32,
    home: Option<&'a str>,
    selectors: &'a Selectors,
}

/// Where a passage stands in `articles`: the article's index and the anchor. What has no place stays with the
/// article of the same title, or else of the same index, so that it is shown somewhere.
fn place(articles: &[ArticleRow], wanted: &Wanted<'_>) -> (u32, Anchor) {
    let last = u32::try_from(articles.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let home = home(articles, wanted.index, wanted.home);
    let resting = home.unwrap_or(wanted.index.min(last));
    if let Some(index) = home {
        let found = anchor(&articles[index as usize].text, wanted.selectors);
        if found.span.is_some() || found.status == AnchorStatus::Ambiguous {
            return (index, found);
        }
    }
    let mut elsewhere: Vec<(u32, Anchor)> = (0..=last)
        .zip(articles)
        .filter(|(index, _)| Some(*index) != home)
        .map(|(index, article)| (index, anchor(&article.text, wanted.selectors)))
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

/// The article that an annotation was made on, as far as its title tells: the one of that title at the same index, or
/// else the only one.
fn home(articles: &[ArticleRow], index: u32, title: Option<&str>) -> Option<u32> {
    if articles.get(index as usize).is_some_and(|article| article.title.as_deref() == title) {
        return Some(index);
    }
    only_titled(articles, title?)
}

/// The article of that title, where there is one only.
pub(crate) fn only_titled(articles: &[ArticleRow], title: &str) -> Option<u32> {
    only(articles.iter().map(|article| article.title.as_deref()), title)
}

/// The index of the only one of `titles` that is `title`.
pub(crate) fn only<'a>(titles: impl Iterator<Item = Option<&'a str>>, title: &str) -> Option<u32> {
    let mut titled = (0u32..).zip(titles).filter(|(_, own)| *own == Some(title));
    match (titled.next(), titled.next()) {
        (Some((index, _)), None) => Some(index),
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
    use flyleaf_model::Span;
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
        let wanted =
            Wanted { index, home: row.title.as_deref(), selectors: &describe(&row.text, span) };
        let (rows, found) = articles(after);
        let (article, anchor) = place(&rows, &wanted);
        (anchor.status, anchor.span.map(|span| (article, span)), article, found)
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
