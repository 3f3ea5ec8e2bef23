//! The library on disk: issues, their originals, and what their readers write on them, in one SQLite file.
//!
//! A write is either wholly in the library or not at all, and what was acknowledged survives a crash. Several
//! processes may work on one library at once, so nothing that another could change is remembered between calls. This
//! crate reads no clock, makes no ids and recognises no formats; offsets in it count UTF-8 bytes.

mod annotation;
mod article;
mod carry;
mod check;
mod error;
mod fold;
mod guidance;
mod identity;
mod image;
mod import;
mod issue;
mod journal;
mod likeness;
mod merge;
mod migrate;
mod original;
mod position;
mod publication;
mod recut;
mod remove;
mod revision;
mod row;
mod rule;
mod setting;
mod shelf;
mod spelling;
mod store;

pub use annotation::{AnnotationChange, BulkChange, NewAnnotation, On, StoredAnnotation, fold_tag};
pub use article::{ArticleRow, StoredArticle};
pub use check::{CheckReport, Damage, Problem};
pub use error::{Error, Result};
pub use fold::{fold, fold_text};
pub use guidance::{Guidance, Original, ReadAgain, Reread};
pub use identity::fold_number;
pub use image::ImageRow;
pub use import::{Enclosed, Import, Imported, Prepared};
pub use issue::{OpenedArticle, OpenedIssue, WholeIssue};
pub use journal::{Change, ChangeKind};
pub use original::hash;
pub use position::Position;
pub use publication::PublicationRow;
pub use revision::Revision;
pub use rule::RuleRow;
pub use shelf::IssueRow;
pub use spelling::{Evidence, Spelling};
pub use store::Library;
