//! One module per format, each with how it is recognised; [`read`] asks them in turn.
//!
//! A new format is a module with `recognises` and `read`, and a line in `FORMATS`.

mod annotation_set;
mod calibre;
mod embedded;
mod foliate;
mod hypothesis;
mod input;
mod kindle;
mod koreader;
mod members;
mod plain;
mod readest;
mod readwise;
mod web_annotation;
mod zotero;

use crate::{Error, ReadAnnotations, Result};
use input::Input;
pub(crate) use plain::to_markdown as plain_to_markdown;
pub(crate) use web_annotation::{bodies, text_of_set};

/// The most bytes of a file that are read.
const LIMIT: usize = 64 << 20;

/// How a format is told and read.
struct Format {
    /// Whether the file is of this format, by what it holds. Cheap, and never wrong about another format of the table.
    recognises: fn(&Input<'_>) -> bool,
    /// Reads a file that is of this format.
    read: fn(&Input<'_>) -> Result<ReadAnnotations>,
}

/// In the order in which they are asked.
const FORMATS: &[Format] = &[
    Format { recognises: annotation_set::recognises, read: annotation_set::read },
    Format { recognises: web_annotation::recognises, read: web_annotation::read },
    Format { recognises: hypothesis::recognises, read: hypothesis::read },
    Format { recognises: readest::recognises, read: readest::read },
    Format { recognises: calibre::recognises, read: calibre::read },
    Format { recognises: zotero::recognises, read: zotero::read },
    Format { recognises: foliate::recognises, read: foliate::read },
    Format { recognises: koreader::recognises_export, read: koreader::read_export },
    Format { recognises: koreader::recognises_sidecar, read: koreader::read_sidecar },
    Format { recognises: kindle::recognises_notebook, read: kindle::read_notebook },
    Format { recognises: kindle::recognises_clippings, read: kindle::read_clippings },
    Format { recognises: readwise::recognises, read: readwise::read },
];

/// Reads a file of annotations; `name` is its name, for messages and where the content alone does not tell.
///
/// # Errors
/// Where the file is in no known format, or breaks the format that it is in.
pub fn read(name: &str, bytes: &[u8]) -> Result<ReadAnnotations> {
    if bytes.len() > LIMIT {
        return Err(Error::TooLarge { name: name.to_owned(), bytes: bytes.len(), limit: LIMIT });
    }
    if embedded::is_container(bytes) {
        return embedded::read(name, bytes, read_text);
    }
    read_text(name, bytes)
}

fn read_text(name: &str, bytes: &[u8]) -> Result<ReadAnnotations> {
    let input = Input::of(name, bytes)?;
    match FORMATS.iter().find(|format| (format.recognises)(&input)) {
        Some(format) => (format.read)(&input),
        None => Err(Error::Unknown { name: name.to_owned() }),
    }
}
