//! Bytes in, a recognised issue and an account of every character out.
//!
//! A file is decoded, its line ends are normalised, and the recogniser in `structure` answers one question a module:
//! where the masthead is, which number and date it prints, where the contents are, where articles begin. Nothing is
//! guessed from a clock, a file's folder or another file; the same bytes give the same reading. This crate opens no
//! file and stores nothing.

mod decode;
mod flow;
mod formats;
mod lines;
mod newline;
mod structure;

use flyleaf_model::Reading;

use formats::Input;
pub use formats::archive::{Entry, entries, is_left_behind, pack, pages_beside, saved_site};
pub use formats::mail::messages as mailbox_messages;

/// The most bytes that are read as one text: larger files are no newsletters, and would only exhaust memory.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file is not an issue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nothing but blanks.
    #[error("the file holds no text")]
    Empty,
    /// Not a text; `byte` is the offset of the first byte that shows it.
    #[error("the file is not a text: byte {byte} belongs to no writing")]
    Binary {
        /// Offset in bytes from the start of the file.
        byte: usize,
    },
    /// More bytes than are read at once.
    #[error("the file has {bytes} bytes, and at most {most} are read as one issue")]
    TooLarge {
        /// The file's size.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// Nobody but the one it was sent to can open it.
    #[error(
        "the text is encrypted with {format}: save it decrypted with the program that can open it"
    )]
    Encrypted {
        /// What it is encrypted with.
        format: &'static str,
    },
    /// Of a known format, and so damaged that nothing of it can be read.
    #[error("the {format} file cannot be read: {reason}")]
    Damaged {
        /// The format's usual name.
        format: &'static str,
        /// What is wrong, in a few words.
        reason: String,
    },
    /// An archive of several documents, each of which is an issue: [`entries`] names them.
    #[error("the archive holds {documents} documents: import it, and each becomes an issue")]
    Several {
        /// How many.
        documents: usize,
    },
    /// A format that is known by its first bytes, but not read.
    #[error("{format} files cannot be read as an issue")]
    Unsupported {
        /// The format's usual name.
        format: &'static str,
    },
    /// Pages without text to them, as of a scan.
    #[error("the file has no text layer: nothing can be read on its {pages} pages")]
    NoTextLayer {
        /// How many pages it has.
        pages: usize,
    },
    /// A file that only opens with a password.
    #[error("the file is encrypted and opens only with its password")]
    PasswordNeeded,
}

/// Recognises one file.
///
/// `file_name` is only a hint: its stem is handed on in the finding `TitleMissing` where the issue prints no title.
/// The masthead itself never holds what is not printed.
///
/// # Errors
///
/// Where nothing can be saved: an empty file, one that is no text, one too large, one of a known format that is not
/// read. Damaged text is read with findings instead.
pub fn read(bytes: &[u8], file_name: Option<&str>) -> Result<Reading, Error> {
    let size = bytes.len() as u64;
    if size > MOST_BYTES {
        return Err(Error::TooLarge { bytes: size, most: MOST_BYTES });
    }
    let flow = formats::read(&Input { bytes, name: file_name })?;
    if flow.source.chars().all(lines::is_blank) {
        return Err(Error::Empty);
    }
    let structure::Recognised { issue, regions, mut findings } =
        structure::recognise(&flow, file_name);
    findings.extend(flow.findings);
    findings.sort_by_key(|finding| finding.span);
    Ok(Reading {
        format: flow.format,
        encoding: flow.encoding,
        source: flow.source,
        issue,
        regions,
        findings,
        images: flow.images,
        blocked: flow.blocked,
    })
}
