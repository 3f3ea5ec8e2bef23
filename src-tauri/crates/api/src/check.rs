//! Whether a library is whole.

use flyleaf_library::{Damage, Problem};
use serde::Serialize;

use crate::{Flyleaf, Result, Sentence};

/// What a check looked at and what it found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckView {
    /// Issues looked at.
    pub issues: u32,
    /// Revisions of them.
    pub revisions: u32,
    /// Annotations looked at.
    pub annotations: u32,
    /// Original files unpacked and compared with their hashes.
    pub originals: u32,
    /// Images compared with their hashes.
    pub images: u32,
    /// What is damaged; empty when the library is whole.
    pub damage: Vec<DamageView>,
}

/// A damaged row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DamageView {
    /// The table.
    pub table: String,
    /// The row's key; empty where the damage is to the whole table or file.
    pub row: String,
    /// What is wrong with it.
    pub problem: Sentence,
}

impl Flyleaf {
    /// Verifies the library; changes nothing.
    ///
    /// # Errors
    /// Where it cannot be read at all; damage to single rows is in the answer.
    pub fn check(&self) -> Result<CheckView> {
        let report = self.library.check()?;
        Ok(CheckView {
            issues: report.issues,
            revisions: report.revisions,
            annotations: report.annotations,
            originals: report.originals,
            images: report.images,
            damage: report.damage.into_iter().map(view).collect(),
        })
    }
}

fn view(damage: Damage) -> DamageView {
    let problem = match &damage.problem {
        Problem::Structure(detail) => Sentence::new("damage-structure").with("detail", detail),
        Problem::Reference(table) => Sentence::new("damage-reference").with("table", table),
        Problem::Unreadable => Sentence::new("damage-unreadable"),
        Problem::OriginalDiffers => Sentence::new("damage-original"),
        Problem::ImageDiffers => Sentence::new("damage-image"),
        Problem::TextDiffers => Sentence::new("damage-text"),
        Problem::PlaceOutside => Sentence::new("damage-place"),
        Problem::QuoteDiffers => Sentence::new("damage-quote"),
    };
    DamageView { table: damage.table, row: damage.row, problem }
}
