//! Decisions about places that a revision left in doubt, and the passages to choose among.

use flyleaf_library::{ArticleRow, StoredAnnotation};
use flyleaf_model::{AnchorStatus, AnnotationId, Span};
use flyleaf_text::anchor::Anchorer;
use flyleaf_text::diff::{Change, Piece, compare};
use flyleaf_text::nearest::{nearest, presence};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::revisions::{PassageView, ProsePiece, Texts, pieces};
use crate::units::count;
use crate::{AnnotationTarget, AnnotationView, Flyleaf, Result, annotation};

/// Candidates shown at most.
const MOST: usize = 4;

/// Puts an annotation on a passage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct AnnotationAttach {
    /// Which.
    pub id: AnnotationId,
    /// Index of the article.
    pub article: u32,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last; more than `start`.
    pub end: u32,
    /// The words between them, as the reader saw them: the text may have been revised since.
    pub quote: String,
}

/// A passage that an annotation without a place may be about.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct CandidateView {
    /// Where it is and what it says.
    pub passage: PassageView,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// How much it is like the passage that is looked for, 0 to 1.
    pub score: f32,
    /// The words that are looked for and its own, as one.
    pub words: Vec<ProsePiece>,
}

impl Flyleaf {
    /// The passages that an annotation may be about, the likeliest first: all that fit where several do, and otherwise
    /// what comes nearest. None for one that is on no passage.
    ///
    /// # Errors
    /// Where there is no such annotation, or it is in the trash.
    pub fn annotation_candidates(&self, id: &AnnotationId) -> Result<Vec<CandidateView>> {
        let stored = self.library.annotation(id)?;
        let opened = self.library.issue(&stored.annotation.issue)?;
        let Some(selectors) = stored.annotation.selectors() else { return Ok(Vec::new()) };
        let home = stored.annotation.article();
        let mut found: Vec<(f32, u32, Span)> = Vec::new();
        for (index, row) in (0u32..).zip(&opened.articles) {
            let fit = match stored.status() {
                AnchorStatus::Orphaned => Vec::new(),
                _ => Anchorer::new(&row.text).anchor(selectors).candidates,
            };
            found.extend(fit.iter().map(|one| (one.score, index, one.span)));
        }
        if found.is_empty() {
            found.extend(self.replacing(&stored, &opened.articles)?);
            for (index, row) in (0u32..).zip(&opened.articles) {
                let near = nearest(&row.text, &selectors.quote.exact, MOST);
                let apart =
                    |span: Span| found.iter().all(|(_, at, of)| *at != index || !meet(*of, span));
                let near: Vec<_> = near.into_iter().filter(|one| apart(one.span)).collect();
                found.extend(near.iter().map(|one| (one.score, index, one.span)));
            }
        }
        let away = |article: u32| home != Some(article);
        found.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then((away(a.1), a.1, a.2.start).cmp(&(away(b.1), b.1, b.2.start)))
        });
        found.truncate(MOST);
        let texts = Texts::new(&opened.articles);
        let units = texts.utf16(found.iter().map(|&(_, article, span)| (article, span)));
        let view = |(score, article, span): (f32, u32, Span)| {
            let passage = texts.passage(article, span)?;
            let (start, end) = units.get(article as usize)?.span(span)?;
            let words = pieces(&selectors.quote.exact, &passage.words);
            Some(CandidateView { start: count(start), end: count(end), score, words, passage })
        };
        Ok(found.into_iter().filter_map(view).collect())
    }

    /// What stands between the neighbours that an orphan had in the revision before, and how much that is like it.
    fn replacing(
        &self,
        stored: &StoredAnnotation,
        articles: &[ArticleRow],
    ) -> Result<Option<(f32, u32, Span)>> {
        let issue = &stored.annotation.issue;
        let current = self.library.issue(issue)?.revision.ordinal;
        if current < 2 {
            return Ok(None);
        }
        let before = self.library.past_issue(issue, current - 1)?;
        let id = &stored.annotation.id;
        let Some(was) = before.annotations.iter().find(|was| was.annotation.id == *id) else {
            return Ok(None);
        };
        let (was, now) = (&was.annotation, stored.annotation.article());
        let found = || {
            let (article, span) = (was.article()?, was.span()?);
            let old = &before.articles.get(article as usize)?.text;
            let now = now?;
            let new = &articles.get(now as usize)?.text;
            let image = between(&compare(old, new), span, new.len());
            let part = &new[image.start..image.end];
            let start = image.start + (part.len() - part.trim_start().len());
            let image = Span::new(start, start + part.trim().len());
            // A whole page that came in its place says nothing of it.
            let small = !image.is_empty() && image.len() <= 3 * span.len() + 40;
            let score = presence(&old[span.start..span.end], &new[image.start..image.end]);
            small.then_some((score, now, image))
        };
        Ok(found())
    }

    /// Takes the places where annotations were found for theirs. Gives how many were not sure before.
    ///
    /// # Errors
    /// Where one is not there; nothing is changed then.
    pub fn annotations_confirm(&self, ids: &[AnnotationId]) -> Result<u32> {
        Ok(self.library.annotations_confirm(ids, &self.now())?)
    }

    /// Puts an annotation on a passage.
    ///
    /// # Errors
    /// Where there is no such annotation or passage, and where the passage says something else by now.
    pub fn annotation_attach(&self, request: &AnnotationAttach) -> Result<AnnotationView> {
        let AnnotationAttach { id, article, start, end, quote } = request;
        let target = AnnotationTarget::Passage {
            article: *article,
            start: *start,
            end: *end,
            quote: quote.clone(),
        };
        self.library.annotation_attach(id, *article, &self.now(), |text| {
            annotation::passage(text, &target)
        })?;
        self.annotation(id)
    }

    /// Leaves annotations without a sure place as they are: nobody is asked about them again until that changes. Gives
    /// how many were not left already.
    ///
    /// # Errors
    /// Where one is not there; nothing is changed then.
    pub fn annotations_leave(&self, ids: &[AnnotationId]) -> Result<u32> {
        Ok(self.library.annotations_leave(ids)?)
    }
}

fn meet(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// What stands in a new text between what is left before a passage of the old one and what is left behind it.
fn between(pieces: &[Piece], passage: Span, length: usize) -> Span {
    let same = || pieces.iter().filter(|piece| piece.change == Change::Same);
    let before = same().rfind(|piece| piece.old.start < passage.start);
    let after = same().find(|piece| piece.old.end > passage.end);
    let start = before.map_or(0, |piece| {
        piece.new.start + (passage.start - piece.old.start).min(piece.new.len())
    });
    let end = after
        .map_or(length, |piece| piece.new.end - (piece.old.end - passage.end).min(piece.new.len()));
    Span::new(start, end.max(start))
}
