//! The library on disk: issues, their originals, and what their readers write on them, in one SQLite file.
//!
//! A write is either wholly in the library or not at all, and what was acknowledged survives a crash. Several
//! processes may work on one library at once, so nothing that another could change is remembered between calls. This
//! crate reads no clock, makes no ids and recognises no formats; offsets in it count UTF-8 bytes.

mod annotation;
mod article;
mod carry;
mod check;
mod digest;
mod error;
mod fold;
mod guidance;
mod identity;
mod image;
mod import;
mod issue;
mod journal;
mod likeness;
mod link;
mod link_target;
mod merge;
mod migrate;
mod notebook;
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
mod timeline;

pub use annotation::{
    AnnotationChange, BulkChange, NewAnnotation, On, StoredAnnotation, TagRow, fold_tag,
};
pub use article::{ArticleRow, StoredArticle};
pub use check::{CheckReport, Damage, Problem};
pub use digest::{Digest, DigestChange, OpenedDigest, Quoted};
pub use error::{Error, Result};
pub use fold::{fold, fold_text};
pub use guidance::{Guidance, Original, ReadAgain, Reread};
pub use identity::fold_number;
pub use image::ImageRow;
pub use import::{Enclosed, Import, Imported, Prepared};
pub use issue::{OpenedArticle, OpenedIssue, WholeIssue};
pub use journal::{Change, ChangeKind};
pub use link::{Backlinks, LinkEnd};
pub use link_target::LinkTarget;
pub use notebook::{
    Between, Facets, NoteKind, NotebookPage, NotebookQuery, NotebookSort, TitledAnnotation,
};
pub use original::hash;
pub use position::Position;
pub use publication::PublicationRow;
pub use revision::Revision;
pub use rule::RuleRow;
pub use shelf::IssueRow;
pub use spelling::{Evidence, Spelling};
pub use store::Library;
pub use timeline::{Timeline, TimelineDay};
