//! An issue and what its reader wrote on it, or a digest of that, as a publication-grade PDF and as Markdown.
//!
//! Issues go in as data and bytes come out; this crate reads no file but the system's fonts, no clock and no random
//! number, so that the same issue gives the same bytes. Text of issues and notes never reaches the typesetter as code.

mod digest;
mod error;
mod fonts;
mod geometry;
mod manuscript;
mod margin;
mod markdown;
mod options;
mod pdf;
mod pictures;
mod script;
mod typeset;
mod words;
mod world;

pub use digest::{Digest, DigestPart, Source, digest_markdown, digest_pdf};
pub use error::Error;
pub use markdown::{Markdown, markdown};
pub use options::{Document, Missing, Notes, Paper, Pdf, PdfOptions, Preview, Stage, Unprinted};
pub use pdf::{pdf, pdf_with_progress, preview};
