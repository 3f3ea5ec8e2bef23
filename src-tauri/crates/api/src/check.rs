//! Whether a library is whole.

use serde::Serialize;

use crate::Sentence;

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
