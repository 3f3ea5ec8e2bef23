//! Digests: documents of the reader's own that quote annotations and stay current.

use flyleaf_library::{Digest, DigestChange, OpenedDigest, Quoted};
use flyleaf_model::{AnnotationId, DigestId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{IssueName, NotebookNote, note};
use crate::{Error, Flyleaf, Result};

/// A digest as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DigestRow {
    /// Its id.
    pub id: DigestId,
    /// Its title; may be empty.
    pub title: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// When it was moved to the trash.
    pub trashed: Option<Timestamp>,
}

impl From<Digest> for DigestRow {
    fn from(digest: Digest) -> Self {
        let Digest { id, title, created, modified, trashed, .. } = digest;
        Self { id, title, created, modified, trashed }
    }
}

/// A digest with everything it quotes.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct DigestView {
    /// What a list shows of it.
    pub row: DigestRow,
    /// Markdown; a paragraph `![](flyleaf:annotation/ID)` quotes an annotation.
    pub body: String,
    /// What it quotes or shows, each once, in the order of the text.
    pub quoted: Vec<QuotedView>,
}

/// An annotation in a digest.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct QuotedView {
    /// Which.
    pub id: AnnotationId,
    /// Whether it is as it was when it was put in.
    pub state: QuotedState,
    /// As it is now; `None` where it is gone.
    pub note: Option<NotebookNote>,
}

/// What became of an annotation since it was put into a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum QuotedState {
    /// It says the same.
    Current,
    /// Its passage or its note says something else.
    Edited,
    /// It is in the trash.
    Trashed,
    /// It is gone.
    Gone,
}

/// Changes a digest; what is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct DigestUpdate {
    /// Which.
    pub id: DigestId,
    /// A new title.
    pub title: Option<String>,
    /// A new text.
    pub body: Option<String>,
    /// Updates with the same non-empty session, one after the other, are undone together.
    pub session: String,
}

impl Flyleaf {
    /// The digests, the latest change first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn digests(&self) -> Result<Vec<DigestRow>> {
        Ok(self.library.digests(false)?.into_iter().map(DigestRow::from).collect())
    }

    /// Makes a digest.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn digest_create(&self, title: &str, body: &str) -> Result<DigestView> {
        let id = DigestId::new(self.new_id());
        let made = self.library.digest_create(id, title, body, &self.now())?;
        self.digest(&made.id)
    }

    /// A digest with everything it quotes, as that is now.
    ///
    /// # Errors
    /// Where there is no such digest.
    pub fn digest(&self, id: &DigestId) -> Result<DigestView> {
        digest_view(self.library.digest(id)?)
    }

    /// Changes a digest.
    ///
    /// # Errors
    /// Where there is no such digest, or it is in the trash.
    pub fn digest_update(&self, request: &DigestUpdate) -> Result<DigestView> {
        let change = DigestChange { title: request.title.clone(), body: request.body.clone() };
        self.library.digest_update(&request.id, &change, &request.session, &self.now())?;
        self.digest(&request.id)
    }

    /// Takes what an annotation says now, or with `None` what all of them say, as what the digest means to quote.
    ///
    /// # Errors
    /// Where there is no such digest, or it is in the trash.
    pub fn digest_accept(
        &self,
        id: &DigestId,
        quoted: Option<&AnnotationId>,
    ) -> Result<DigestView> {
        self.library.digest_accept(id, quoted)?;
        self.digest(id)
    }

    /// Moves a digest to the trash; undo brings it back.
    ///
    /// # Errors
    /// Where there is no such digest, or it is in the trash.
    pub fn digest_delete(&self, id: &DigestId) -> Result<()> {
        Ok(self.library.digest_delete(id, &self.now())?)
    }
}

fn digest_view(opened: OpenedDigest) -> Result<DigestView> {
    let OpenedDigest { digest, quoted, issues } = opened;
    let view = |quoted: Quoted| -> Result<QuotedView> {
        let Quoted { id, stored, article_title, is_edited } = quoted;
        let Some(stored) = stored else {
            return Ok(QuotedView { id, state: QuotedState::Gone, note: None });
        };
        let (issue, publication) = issues
            .get(&stored.annotation.issue)
            .ok_or_else(|| Error::internal("a quotation came without its issue"))?;
        let state = match (&stored.trashed, is_edited) {
            (Some(_), _) => QuotedState::Trashed,
            (None, true) => QuotedState::Edited,
            (None, false) => QuotedState::Current,
        };
        let note = Some(note(stored, article_title, IssueName::of(issue, publication)));
        Ok(QuotedView { id, state, note })
    };
    Ok(DigestView {
        quoted: quoted.into_iter().map(view).collect::<Result<_>>()?,
        body: digest.body.clone(),
        row: digest.into(),
    })
}
