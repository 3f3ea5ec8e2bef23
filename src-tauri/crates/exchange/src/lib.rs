//! Annotations of other programs in, and annotations out in the formats that other programs read.
//!
//! Bytes in, values out: nothing here opens a file, asks the clock or knows a library. [`read`] recognises a format by
//! what a file holds and gives [`ReadAnnotations`]: every annotation in one neutral form, and everything that has no such
//! form listed beside them. Where an annotation belongs in a library is decided afterwards, from texts that the caller
//! hands over.

mod colour;
mod error;
mod formats;
mod html;
mod interchange;
mod json;
mod placing;
mod time;
mod vocabulary;
mod write;

pub use error::{Error, Problem, Result};
pub use formats::read;
pub use interchange::{
    FileHash, HashKind, Interchange, OwnPlace, Program, ReadAnnotations, Scope, Unsupported,
    UnsupportedKind, Work,
};
pub use placing::{
    ArticleHead, ByHand, Candidate, Choice, Outcome, Plan, Planned, PlannedWork, Reason, Shelf,
    annotation_id, plan,
};
pub use write::{
    AnnotatedIssue, write_bibtex, write_csl_json, write_epub_annotations, write_html,
    write_markdown, write_markdown_note, write_readwise_csv, write_w3c,
};
