//! Long work: how far it is, and how to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
    /// Looking for files in folders.
    Searching,
    /// Reading and recognising files.
    Reading,
    /// Laying out pages.
    Typesetting,
    /// Writing the file.
    Writing,
}

/// Asks long work to stop at its next safe point. Clones share the request.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
