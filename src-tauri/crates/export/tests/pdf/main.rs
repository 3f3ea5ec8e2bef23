//! The PDF as others read it: poppler for text, metadata and structure, qpdf for syntax. Both are installed by the
//! project's set-up; without them these tests fail.
#![allow(clippy::unwrap_used)]

#[path = "../samples/mod.rs"]
mod samples;

mod blocks;
mod hostile;
mod issue;
mod notes;
mod printed;
