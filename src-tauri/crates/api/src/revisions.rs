//! The revisions of an issue: what changed from one to what is read now, and what became of each note.

use flyleaf_library::{ArticleRow, Compared, RevisionRow, Stood, StoredAnnotation};
use flyleaf_model::{AnnotationId, IssueId, Span, Timestamp};
use flyleaf_text::diff::{ArticleChange, Change, compare};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::library::issue_row;
use crate::units::{Converted, count, edges};
use crate::{AnnotationView, ArticleView, Flyleaf, IssueRow, IssueView, Result, annotation};

/// The revisions of an issue, and one of them beside what is read now.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct RevisionsView {
    /// The issue.
    pub issue: IssueRow,
    /// The publication's title.
    pub publication_title: String,
    /// BCP 47 tag of that title.
    pub publication_language: String,
    /// Its revisions, the first one first.
    pub revisions: Vec<RevisionView>,
    /// The revision that is compared; the current one where there is no other.
    pub compared: u32,
    /// What became of each article: those of the current revision in their order, then those that were removed.
    pub articles: Vec<ArticleDifference>,
    /// What became of each note that the compared revision had, and every note whose place is not sure; in reading order.
    pub notes: Vec<NoteDifference>,
}

/// A revision in the list of an issue's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RevisionView {
    /// 1 for the first import.
    pub ordinal: u32,
    /// The name of the file it was read from.
    pub file_name: String,
    /// When it was imported.
    pub imported: Timestamp,
    /// How many articles it has.
    pub articles: u32,
    /// Whether it is the one that is read.
    pub is_current: bool,
}

/// What became of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ArticleDifference {
    /// Its index in the compared revision; `None` where it was added since.
    pub old: Option<u32>,
    /// Its index now; `None` where it was removed.
    pub new: Option<u32>,
    /// Its title in the compared revision.
    pub old_title: Option<String>,
    /// Its title now.
    pub new_title: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Whether it stands elsewhere among those that were kept.
    pub moved: bool,
    /// Whether its text is another.
    pub changed: bool,
}

/// A part of two texts that are read as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ProsePiece {
    /// What became of it.
    pub change: ProseChange,
    /// What it says.
    pub text: String,
}

/// What became of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProseChange {
    /// In both texts.
    Same,
    /// In the old text only.
    Removed,
    /// In the new text only.
    Added,
    /// It stood here in the old text, and stands elsewhere in the new one.
    MovedAway,
    /// It stands here in the new text, and stood elsewhere in the old one.
    MovedHere,
}

/// A paragraph that both texts have, or paragraphs that stand in each other's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ProseRow {
    /// Its parts; lines end with a line feed.
    pub pieces: Vec<ProsePiece>,
}

/// A note before and after.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NoteDifference {
    /// The note as it is.
    pub note: AnnotationView,
    /// How sure its place is, 0 to 1.
    pub score: f32,
    /// Where it stood in the compared revision; `None` where it is on no passage, had no place, or was made since.
    pub before: Option<PassageView>,
    /// Where it stands now; `None` where it is on no passage or has no place.
    pub now: Option<PassageView>,
    /// Its words, with what became of them; empty where they are the same.
    pub words: Vec<ProsePiece>,
    /// Whether it asks for a decision: its place is not sure, and nobody left it so.
    pub asks: bool,
}

/// A passage of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PassageView {
    /// The article's index in its revision.
    pub article: u32,
    /// The article's title.
    pub title: Option<String>,
    /// BCP 47 tag of the article.
    pub language: String,
    /// The paragraph it begins in, from 1.
    pub paragraph: u32,
    /// What it says.
    pub words: String,
}

impl Flyleaf {
    /// The revisions of an issue, one of them compared with what is read now: the one before it where none is named.
    ///
    /// # Errors
    /// Where there is no such issue or revision.
    pub fn revisions(&self, id: &IssueId, compared: Option<u32>) -> Result<RevisionsView> {
        let revisions = self.library.revisions(id)?;
        let ordinal = compared.unwrap_or_else(|| before_current(&revisions));
        let Compared { row, publication, old, new, annotations } =
            self.library.compared(id, ordinal)?;
        let (was, is) = (Texts::new(&old), Texts::new(&new));
        let articles = ArticleChange::compare(&said(&old), &said(&new))
            .into_iter()
            .map(|change| article(change, &old, &new))
            .collect();
        let spans = annotations.iter().map(|(stored, _, _)| &stored.annotation);
        let units = is.utf16(spans.filter_map(|one| Some((one.article()?, one.span()?))));
        let notes = annotations
            .into_iter()
            .filter(|(stored, stood, _)| {
                stood.is_some() || stored.status() != flyleaf_model::AnchorStatus::Exact
            })
            .map(|(stored, stood, left)| note(stored, stood, left, &was, &is, &units))
            .collect();
        Ok(RevisionsView {
            issue: issue_row(row),
            publication_title: publication.title,
            publication_language: publication.language,
            revisions: revisions.into_iter().map(revision).collect(),
            compared: ordinal,
            articles,
            notes,
        })
    }

    /// A note before and after, as it stands among those of its issue: compared with the revision before the current one.
    ///
    /// # Errors
    /// Where there is no such annotation, or it is in the trash.
    pub fn annotation_difference(&self, id: &AnnotationId) -> Result<NoteDifference> {
        let issue = self.library.annotation(id)?.annotation.issue;
        let ordinal = before_current(&self.library.revisions(&issue)?);
        let Compared { old, new, annotations, .. } = self.library.compared(&issue, ordinal)?;
        let found = annotations.into_iter().find(|(stored, ..)| stored.annotation.id == *id);
        let (stored, stood, left) =
            found.ok_or_else(|| flyleaf_library::Error::AnnotationUnknown(id.clone()))?;
        let is = Texts::new(&new);
        let place = stored.annotation.article().zip(stored.annotation.span());
        let units = is.utf16(place.into_iter());
        Ok(note(stored, stood, left, &Texts::new(&old), &is, &units))
    }

    /// What changed in an article from one revision to what is read now; one that was added or removed is all of it.
    ///
    /// # Errors
    /// Where there is no such issue, revision or article.
    pub fn article_difference(
        &self,
        id: &IssueId,
        compared: u32,
        old: Option<u32>,
        new: Option<u32>,
    ) -> Result<Vec<ProseRow>> {
        let before = match old {
            Some(index) => self.library.past_text(id, compared, index)?,
            None => String::new(),
        };
        let after = match new {
            Some(index) => self.library.article(id, index)?.stored.text,
            None => String::new(),
        };
        Ok(rows(&before, &after))
    }

    /// An issue as it was in one of its revisions, for its reader.
    ///
    /// # Errors
    /// Where there is no such issue or revision.
    pub fn past_issue(&self, id: &IssueId, ordinal: u32) -> Result<IssueView> {
        Ok(crate::article::issue_view(self.library.past_issue(id, ordinal)?, 0))
    }

    /// One article of an issue as it was in one of its revisions, for its reader.
    ///
    /// # Errors
    /// Where there is no such issue, revision or article.
    pub fn past_article(&self, id: &IssueId, ordinal: u32, index: u32) -> Result<ArticleView> {
        let opened = self.library.past_article(id, ordinal, index)?;
        Ok(crate::article::article_view(opened, id, index))
    }
}

/// The revision before the current one; that itself where it is the first.
fn before_current(revisions: &[RevisionRow]) -> u32 {
    let current = revisions.iter().find(|row| row.is_current).map_or(1, |row| row.ordinal);
    let before = revisions.iter().rev().find(|row| row.ordinal < current);
    before.map_or(current, |row| row.ordinal)
}

fn revision(row: RevisionRow) -> RevisionView {
    let RevisionRow { ordinal, file_name, imported, articles, is_current, .. } = row;
    RevisionView { ordinal, file_name, imported, articles, is_current }
}

fn said(articles: &[ArticleRow]) -> Vec<(Option<&str>, &str)> {
    articles.iter().map(|article| (article.title.as_deref(), article.text.as_str())).collect()
}

fn article(change: ArticleChange, old: &[ArticleRow], new: &[ArticleRow]) -> ArticleDifference {
    let (before, after, moved, changed) = match change {
        ArticleChange::Kept { old, new, changed, moved } => (Some(old), Some(new), moved, changed),
        ArticleChange::Added { new } => (None, Some(new), false, true),
        ArticleChange::Removed { old } => (Some(old), None, false, true),
    };
    let (was, is) = (before.map(|index| &old[index]), after.map(|index| &new[index]));
    ArticleDifference {
        old: before.map(count),
        new: after.map(count),
        old_title: was.and_then(|row| row.title.clone()),
        new_title: is.and_then(|row| row.title.clone()),
        language: is.or(was).map(|row| row.language.clone()).unwrap_or_default(),
        moved,
        changed,
    }
}

/// Two texts as one, cut into rows where a line ends in both.
pub(crate) fn rows(old: &str, new: &str) -> Vec<ProseRow> {
    let mut rows = vec![ProseRow { pieces: Vec::new() }];
    let mut put = |piece: ProsePiece, ends: bool| {
        if let Some(row) = rows.last_mut().filter(|_| !piece.text.is_empty()) {
            row.pieces.push(piece);
        }
        if ends {
            rows.push(ProseRow { pieces: Vec::new() });
        }
    };
    for piece in pieces(old, new) {
        if piece.change != ProseChange::Same {
            put(piece, false);
            continue;
        }
        let mut lines = piece.text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let part = ProsePiece { change: piece.change, text: line.to_owned() };
            put(part, lines.peek().is_some());
        }
    }
    rows.retain(|row| !row.pieces.is_empty());
    rows
}

/// Two texts as one.
pub(crate) fn pieces(old: &str, new: &str) -> Vec<ProsePiece> {
    let told = compare(old, new).into_iter().map(|piece| {
        let (change, text) = match piece.change {
            Change::Same => (ProseChange::Same, &new[piece.new.start..piece.new.end]),
            Change::Removed => (ProseChange::Removed, &old[piece.old.start..piece.old.end]),
            Change::Added => (ProseChange::Added, &new[piece.new.start..piece.new.end]),
            Change::MovedAway => (ProseChange::MovedAway, &old[piece.old.start..piece.old.end]),
            Change::MovedHere => (ProseChange::MovedHere, &new[piece.new.start..piece.new.end]),
        };
        ProsePiece { change, text: text.to_owned() }
    });
    told.collect()
}

/// The texts of a revision, with where their lines begin.
pub(crate) struct Texts<'a> {
    rows: &'a [ArticleRow],
    lines: Vec<Vec<usize>>,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(rows: &'a [ArticleRow]) -> Self {
        let lines = |row: &ArticleRow| row.text.match_indices('\n').map(|(at, _)| at).collect();
        Self { rows, lines: rows.iter().map(lines).collect() }
    }

    /// A passage; `None` where there is no such article or passage.
    pub(crate) fn passage(&self, article: u32, span: Span) -> Option<PassageView> {
        let row = self.rows.get(article as usize)?;
        let lines = &self.lines[article as usize];
        Some(PassageView {
            article,
            title: row.title.clone(),
            language: row.language.clone(),
            paragraph: count(lines.partition_point(|&at| at < span.start) + 1),
            words: row.text.get(span.start..span.end)?.to_owned(),
        })
    }

    /// Passages in UTF-16 code units of their articles.
    pub(crate) fn utf16(&self, passages: impl Iterator<Item = (u32, Span)>) -> Vec<Converted> {
        let mut spans: Vec<Vec<Span>> = vec![Vec::new(); self.rows.len()];
        for (article, span) in passages {
            if let Some(spans) = spans.get_mut(article as usize) {
                spans.push(span);
            }
        }
        let converted =
            |(row, spans): (&ArticleRow, Vec<Span>)| Converted::utf16(&row.text, edges(spans));
        self.rows.iter().zip(spans).map(converted).collect()
    }
}

fn note(
    stored: StoredAnnotation,
    stood: Option<Stood>,
    left: bool,
    was: &Texts<'_>,
    is: &Texts<'_>,
    units: &[Converted],
) -> NoteDifference {
    let annotation = &stored.annotation;
    let before = stood.and_then(|stood| was.passage(stood.article?, stood.anchor?.span?));
    let stands = annotation.article().zip(annotation.span());
    let now = stands.and_then(|(article, span)| is.passage(article, span));
    let words = match (&before, &now) {
        (Some(before), Some(now)) if before.words != now.words => pieces(&before.words, &now.words),
        (None, Some(now)) if annotation.quote() != now.words => {
            pieces(annotation.quote(), &now.words)
        }
        _ => Vec::new(),
    };
    let place = stands.and_then(|(article, span)| {
        let (start, end) = units.get(article as usize)?.span(span)?;
        Some((count(start), count(end)))
    });
    NoteDifference {
        score: annotation.anchor().map_or(1.0, |anchor| anchor.score),
        asks: stored.status() != flyleaf_model::AnchorStatus::Exact && !left,
        before,
        now,
        words,
        note: annotation::view(stored, place),
    }
}
