//! Annotations of other programs in, and ours out to them.

mod export;
mod import;
mod shelf;
mod told;

use flyleaf_exchange::Outcome;
use flyleaf_model::{Colour, IssueId};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Sentence;
use crate::notebook::IssueName;
pub use export::{AnnotationsChosen, AnnotationsExport, AnnotationsExtent, AnnotationsFormat};

/// What a person chose for the works of a file, instead of all matching.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Type)]
pub struct IncomingChoices {
    /// The file that the choices were made on, as its report names it: works are told by their place in it. Whatever
    /// file it is where `None`.
    pub file: Option<String>,
    /// The issue of every work that `works` does not name; matching chooses where `None`.
    pub issue: Option<IssueId>,
    /// Choices for single works.
    pub works: Vec<WorkChoice>,
}

/// What a person chose for one work.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct WorkChoice {
    /// Its index in the report.
    pub work: u32,
    /// The issue that it is; `None` leaves it out.
    pub issue: Option<IssueId>,
}

/// What an import of annotations makes of a file, or would make of it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AnnotationsReport {
    /// Names the very file, by the hash of its bytes.
    pub file: String,
    /// The program or format that the file was read as: `zotero`, `kindle`, `web-annotation`.
    pub program: String,
    /// How many annotations came to what.
    pub counts: IncomingCounts,
    /// The works that the file has annotations on, in its order.
    pub works: Vec<IncomingWork>,
    /// The annotations, in the order of the file.
    pub annotations: Vec<IncomingAnnotation>,
    /// What cannot be kept as an annotation, in the order of the file.
    pub unsupported: Vec<IncomingUnsupported>,
}

/// How many annotations came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
pub struct IncomingCounts {
    /// On their words where the file says, or on a whole article or issue.
    pub kept: u32,
    /// On their words elsewhere, or on nearly those words.
    pub moved: u32,
    /// Kept without a place, because several fit equally well.
    pub ambiguous: u32,
    /// Without a place: their words stand nowhere, or no issue is what they were written on.
    pub orphaned: u32,
    /// How many of those without a place are of no issue, and are not kept.
    pub unmatched: u32,
    /// Neither a highlight nor a note.
    pub unsupported: u32,
    /// In the library already.
    pub present: u32,
}

/// A work that a file has annotations on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IncomingWork {
    /// Its title as the file has it, or the file's name.
    pub title: Option<String>,
    /// Its author, as the file has it.
    pub author: Option<String>,
    /// How many annotations are on it.
    pub annotations: u32,
    /// The issue of the library that it is; `None` where none is, or several could be.
    pub issue: Option<IssueName>,
    /// Why.
    pub reason: Sentence,
    /// The issues that fit equally well, some of them where they are many.
    pub tied: Vec<IssueName>,
}

/// An annotation of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IncomingAnnotation {
    /// Index of its work.
    pub work: u32,
    /// What becomes of it.
    pub outcome: IncomingOutcome,
    /// The passage, as the file has it; empty without one.
    pub quote: String,
    /// The note, in Markdown.
    pub note: String,
    /// The colour that it gets.
    pub colour: Colour,
}

/// What becomes of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum IncomingOutcome {
    /// Its words stand where the file says.
    Kept,
    /// Its words stand elsewhere.
    Moved,
    /// Nearly its words stand there.
    Changed,
    /// Several places fit equally well.
    Ambiguous,
    /// Its words stand nowhere in the issue.
    Orphaned,
    /// The library has it.
    Present,
    /// No issue is what it was written on; it is not kept.
    Unmatched,
}

/// Something in a file that is no annotation that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IncomingUnsupported {
    /// Where it stands in the file.
    pub place: String,
    /// What it is.
    pub what: Sentence,
}

impl From<Outcome> for IncomingOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Kept => Self::Kept,
            Outcome::Moved => Self::Moved,
            Outcome::Changed => Self::Changed,
            Outcome::Ambiguous => Self::Ambiguous,
            Outcome::Orphaned => Self::Orphaned,
            Outcome::AlreadyThere => Self::Present,
            Outcome::Unmatched => Self::Unmatched,
        }
    }
}
