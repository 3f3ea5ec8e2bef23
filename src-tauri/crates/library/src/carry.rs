//! Carrying what readers left on an issue over to a new revision of it.
//!
//! A passage is followed through what its article became first, then looked for everywhere else, but there only words *and* their
//! surroundings count: the same two words in another article are another passage. Selectors stay as they were made, so
//! that a passage that disappears in one revision is found again in the next.

use std::cell::OnceCell;

use flyleaf_model::{Anchor, AnchorStatus, IssueId, Selectors, Target};
use flyleaf_text::anchor::{Anchorer, Before};
use flyleaf_text::diff::ArticleChange;
use rusqlite::Connection;

use crate::annotation::{self, StoredAnnotation};
use crate::{ArticleRow, Position, Result, before, position};

/// What became of an issue's annotations when it was revised; together, all that are not in the trash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// The same words where they were.
    pub exact: u32,
    /// The same words elsewhere.
    pub moved: u32,
    /// Nearly the same words.
    pub changed: u32,
    /// Kept without a place: several fit.
    pub ambiguous: u32,
    /// Kept without a place: none fits.
    pub orphaned: u32,
}

impl Carried {
    fn count(&mut self, status: AnchorStatus) {
        *match status {
            AnchorStatus::Exact => &mut self.exact,
            AnchorStatus::Moved => &mut self.moved,
            AnchorStatus::Changed => &mut self.changed,
            AnchorStatus::Ambiguous => &mut self.ambiguous,
            AnchorStatus::Orphaned => &mut self.orphaned,
        } += 1;
    }
}

/// A passage found in another article needs at least this score: its words, and half of what stood around them.
const SURE: f32 = 0.75;
/// Two places whose scores differ by less fit equally well.
const TIE: f32 = 0.05;

/// Anchors every annotation of an issue in its new articles, and writes down where each stood in the revision `last`.
pub(crate) fn annotations(
    connection: &Connection,
    issue: &IssueId,
    last: i64,
    before: &[ArticleRow],
    after: &[ArticleRow],
) -> Result<Carried> {
    let mut carried = Carried::default();
    let all = annotation::all_of_issue(connection, issue)?;
    before::keep(connection, last, &all)?;
    let revised = Revised::new(before, after);
    for mut stored in all {
        revised.follow(&mut stored);
        // What is in the trash is kept as well, and not counted: nobody sees it.
        if stored.trashed.is_none() {
            carried.count(stored.status());
        }
        annotation::put_place(connection, &stored)?;
    }
    Ok(carried)
}

/// An issue before and after it was revised.
struct Revised<'a> {
    old: &'a [ArticleRow],
    new: Articles<'a>,
    /// What each old article is now.
    became: Vec<Option<u32>>,
    before: Vec<OnceCell<Before<'a>>>,
}

impl<'a> Revised<'a> {
    fn new(old: &'a [ArticleRow], new: &'a [ArticleRow]) -> Self {
        let mut became = vec![None; old.len()];
        for change in ArticleChange::compare(&said(old), &said(new)) {
            if let ArticleChange::Kept { old, new, .. } = change {
                became[old] = u32::try_from(new).ok();
            }
        }
        let before = old.iter().map(|_| OnceCell::new()).collect();
        Self { old, new: Articles::new(new), became, before }
    }

    /// Finds an annotation's place: what became of its article is known, and of every part of that article's text.
    fn follow(&self, stored: &mut StoredAnnotation) {
        let was = stored.annotation.article();
        let became = was.and_then(|was| *self.became.get(was as usize)?);
        let (Some(was), Some(became)) = (was, became) else { return self.new.settle(stored) };
        let title = self.new.rows[became as usize].title.clone();
        match &mut stored.annotation.target {
            Target::Passage { article, selectors, anchor } => {
                let there = self.new.ready(became);
                let text = self.old[was as usize].text.as_str();
                let stood = anchor.span.filter(|span| text.get(span.start..span.end).is_some());
                let found = match stood {
                    Some(span) => {
                        let before = || Before::new(text, there);
                        there.follow(selectors, self.before[was as usize].get_or_init(before), span)
                    }
                    None => there.anchor(selectors),
                };
                (*article, *anchor) = self.new.or_elsewhere(became, found.anchor, selectors);
                if *article == became && anchor.span.is_some() {
                    stored.home = title;
                }
            }
            Target::Article { article } => {
                *article = became;
                stored.home = title;
            }
            Target::Issue => {}
        }
    }
}

fn said(articles: &[ArticleRow]) -> Vec<(Option<&str>, &str)> {
    articles.iter().map(|article| (article.title.as_deref(), article.text.as_str())).collect()
}

/// The articles of a revision, made ready to find passages in once that is asked for.
struct Articles<'a> {
    rows: &'a [ArticleRow],
    ready: Vec<OnceCell<Anchorer<'a>>>,
}

impl<'a> Articles<'a> {
    fn new(rows: &'a [ArticleRow]) -> Self {
        Self { rows, ready: rows.iter().map(|_| OnceCell::new()).collect() }
    }

    fn ready(&self, index: u32) -> &Anchorer<'a> {
        let index = index as usize;
        self.ready[index].get_or_init(|| Anchorer::new(&self.rows[index].text))
    }

    /// Finds an annotation's place by what it says of itself.
    ///
    /// What is on an article whose title is gone goes to the issue, and back once an article of that title is there
    /// again.
    fn settle(&self, stored: &mut StoredAnnotation) {
        match &mut stored.annotation.target {
            Target::Passage { article, selectors, anchor } => {
                (*article, *anchor) = self.place(*article, stored.home.as_deref(), selectors);
            }
            Target::Article { article } => {
                match home(self.rows, *article, stored.home.as_deref()) {
                    Some(index) => *article = index,
                    None => lose_article(stored),
                }
            }
            Target::Issue => {
                let title = stored.home.as_deref().filter(|title| !title.is_empty());
                if let Some(article) = title.and_then(|title| only_titled(self.rows, title)) {
                    stored.annotation.target = Target::Article { article };
                }
            }
        }
    }

    /// Where a passage stands that was in the article of this index and title: the article's index and the anchor. What
    /// has no place stays with the article of the same title, or else of the same index, so that it is shown somewhere.
    fn place(&self, index: u32, title: Option<&str>, selectors: &Selectors) -> (u32, Anchor) {
        match home(self.rows, index, title) {
            Some(home) => {
                let found = self.ready(home).anchor(selectors).anchor;
                self.or_elsewhere(home, found, selectors)
            }
            None => {
                let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX).saturating_sub(1);
                self.elsewhere(None, index.min(last), selectors)
            }
        }
    }

    /// The place that was found in the article `home`, or else one in another article.
    fn or_elsewhere(&self, home: u32, found: Anchor, selectors: &Selectors) -> (u32, Anchor) {
        if found.status == AnchorStatus::Orphaned {
            self.elsewhere(Some(home), home, selectors)
        } else {
            (home, found)
        }
    }

    /// Where a passage surely stands in the articles but `home`; with the article `resting` where it does not.
    fn elsewhere(&self, home: Option<u32>, resting: u32, selectors: &Selectors) -> (u32, Anchor) {
        let mut found: Vec<(u32, Anchor)> = (0..)
            .zip(self.rows)
            .map(|(index, _)| index)
            .filter(|index| Some(*index) != home)
            .map(|index| (index, self.ready(index).anchor(selectors).anchor))
            // Changed words in another article are other words.
            .filter(|(_, found)| found.status != AnchorStatus::Changed)
            .filter(|(_, found)| found.span.is_some() && found.score >= SURE)
            .collect();
        found.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score));
        match found.as_slice() {
            [] => (resting, lost(AnchorStatus::Orphaned)),
            [(index, found)] => (*index, in_another_article(*found)),
            [(index, found), (_, next), ..] if found.score - next.score > TIE => {
                (*index, in_another_article(*found))
            }
            _ => (resting, lost(AnchorStatus::Ambiguous)),
        }
    }
}

/// Finds the place of an annotation, which it had in articles of one revision, in those of another.
pub(crate) fn follow(before: &[ArticleRow], after: &[ArticleRow], stored: &mut StoredAnnotation) {
    Revised::new(before, after).follow(stored);
}

/// Finds an annotation's place in the articles of another revision by what it says of itself.
pub(crate) fn settle(articles: &[ArticleRow], stored: &mut StoredAnnotation) {
    Articles::new(articles).settle(stored);
}

/// Keeps on the issue what was on an article that is not there any more.
pub(crate) fn lose_article(stored: &mut StoredAnnotation) {
    stored.annotation.target = Target::Issue;
    stored.home.get_or_insert_default();
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

fn lost(status: AnchorStatus) -> Anchor {
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
        let selectors = describe(&row.text, span);
        let (rows, found) = articles(after);
        let (article, anchor) = Articles::new(&rows).place(index, row.title.as_deref(), &selectors);
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
