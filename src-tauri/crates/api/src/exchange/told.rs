//! What is said of a file of annotations.

use std::path::Path;

use flyleaf_exchange::{Choice, Error as Cause, Reason, Unsupported, UnsupportedKind};

use crate::{Error, Sentence};

/// Why an issue was chosen, or none.
pub(super) fn reason(choice: &Choice) -> Sentence {
    match choice {
        Choice::Chosen { reason, .. } => match reason {
            Reason::ByHand => Sentence::new("exchange-issue-by-hand"),
            Reason::Issue => Sentence::new("exchange-issue-named"),
            Reason::Hash => Sentence::new("exchange-issue-hash"),
            Reason::Url => Sentence::new("exchange-issue-url"),
            Reason::Title => Sentence::new("exchange-issue-title"),
            Reason::Quotes { found, of } => {
                Sentence::new("exchange-issue-quotes").with("found", found).with("of", of)
            }
        },
        Choice::Tied { candidates, .. } => {
            Sentence::new("exchange-issue-tied").with("count", candidates.len())
        }
        Choice::None => Sentence::new("exchange-issue-none"),
        Choice::LeftOut => Sentence::new("exchange-issue-left-out"),
    }
}

/// What something is that cannot be kept as an annotation.
pub(super) fn unsupported(one: &Unsupported) -> super::IncomingUnsupported {
    let id = match one.kind {
        UnsupportedKind::Drawing => "exchange-drawing",
        UnsupportedKind::Image => "exchange-image",
        UnsupportedKind::Media => "exchange-media",
        UnsupportedKind::Bookmark => "exchange-bookmark",
        UnsupportedKind::Deleted => "exchange-deleted",
        UnsupportedKind::Elsewhere => "exchange-elsewhere",
        UnsupportedKind::Malformed => "exchange-malformed",
        _ => "exchange-unknown",
    };
    let word = one.word.as_deref().unwrap_or("–");
    super::IncomingUnsupported {
        place: one.place.clone(),
        what: Sentence::new(id).with("word", word),
    }
}

/// A file is another than the one that choices were made on.
pub(super) fn another_file(path: &Path) -> Error {
    Error::new(Sentence::new("error-annotations-another-file").with("path", path.display()))
        .hint(Sentence::new("hint-annotations-another-file"))
}

impl Error {
    /// A file that holds no annotations that can be read.
    pub(crate) fn exchanging(path: &Path, error: &Cause) -> Self {
        let told = |id: &str| Sentence::new(id).with("path", path.display());
        let hint = || Sentence::new("hint-annotations-formats");
        match error {
            Cause::TooLarge { bytes, limit, .. } => {
                Self::too_large(path, *bytes as u64, *limit as u64)
            }
            Cause::NotText { byte, .. } => {
                Self::new(told("error-annotations-not-text").with("byte", byte)).hint(hint())
            }
            Cause::NotJson { line, column, detail, .. } => Self::new(
                told("error-annotations-not-json")
                    .with("line", line)
                    .with("column", column)
                    .with("detail", detail),
            )
            .hint(Sentence::new("hint-annotations-again")),
            Cause::Invalid { member, problem } => Self::new(
                told("error-annotations-invalid").with("member", member).with("problem", problem),
            )
            .hint(Sentence::new("hint-annotations-again")),
            Cause::Malformed { line, detail } => Self::new(
                told("error-annotations-malformed").with("line", line).with("detail", detail),
            )
            .hint(Sentence::new("hint-annotations-again")),
            _ => Self::new(told("error-annotations-unknown")).hint(hint()),
        }
    }
}
