//! Long work: how far it is, and how to stop it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use specta::Type;

/// How far a piece of long work is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// What it is being done to: a file name, an article's title.
    pub subject: String,
    /// Units done.
    pub done: u32,
    /// Units in all; 0 while unknown.
    pub total: u32,
}

/// The steps that long work reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Laying out pages.
    Typesetting,
    /// Writing the file.
    Writing,
}

/// Asks long work to stop at its next safe point, or to leave out a part of it. Clones share the request.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    all: AtomicBool,
    parts: Mutex<BTreeSet<u32>>,
}

impl Cancel {
    /// Asks.
    pub fn cancel(&self) {
        self.0.all.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked.
    pub fn is_cancelled(&self) -> bool {
        self.0.all.load(Ordering::Relaxed)
    }

    /// Asks to leave out the part of this number, begun or not; which parts there are, the work tells.
    pub fn cancel_part(&self, number: u32) {
        self.0.parts.lock().unwrap_or_else(PoisonError::into_inner).insert(number);
    }

    /// Whether it was asked to leave out the part of this number.
    pub fn is_part_cancelled(&self, number: u32) -> bool {
        self.0.parts.lock().unwrap_or_else(PoisonError::into_inner).contains(&number)
    }
}
