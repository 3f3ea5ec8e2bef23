//! Bytes in, a recognised issue and an account of every character out.
//!
//! A file is decoded, its line ends are normalised, and the recogniser in `structure` answers one question a module:
//! where the masthead is, which number and date it prints, where the contents are, where articles begin. Nothing is
//! guessed from a clock, a file's folder or another file; the same bytes give the same reading. This crate opens no
//! file and stores nothing.

mod calendar;
mod decode;
mod flow;
mod formats;
mod lines;
mod newline;
mod structure;

use flyleaf_model::{Correction, Reading, ReadingRule};

use formats::Input;
pub use formats::archive::{Entry, entries, is_left_behind, pack, pages_beside, saved_site};
pub use formats::mail::messages as mailbox_messages;

/// The most bytes that are read as one text: larger files are no newsletters, and would only exhaust memory.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The most lines that are read as one text; a year of a daily paper has fewer.
pub const MOST_LINES: usize = 1_000_000;

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
    /// More lines than are read at once.
    #[error("the text has {lines} lines, and at most {most} are read as one issue")]
    TooLong {
        /// The lines of its text.
        lines: usize,
        /// The limit.
        most: usize,
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
    #[error("the archive holds {documents} documents, each of which is an issue")]
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

/// What is known beforehand of how a file must be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Guidance<'a> {
    /// The reading rules of its publication, in their order.
    pub rules: &'a [ReadingRule],
    /// What a person put right in this very file, in the order it was done.
    pub corrections: &'a [Correction],
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
    read_with(bytes, file_name, &Guidance::default())
}

/// Recognises one file whose publication has reading rules, or in which a person put something right. What does not fit
/// the file is skipped, and the findings say so.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(
    bytes: &[u8],
    file_name: Option<&str>,
    guidance: &Guidance<'_>,
) -> Result<Reading, Error> {
    let flow = flow(bytes, file_name)?;
    let structure::Recognised { issue, regions, mut findings } =
        structure::recognise(&flow, file_name, guidance);
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

/// The text of a file that every source span counts in, without recognising anything in it.
///
/// # Errors
///
/// As [`read`].
pub fn source_text(bytes: &[u8], file_name: Option<&str>) -> Result<String, Error> {
    Ok(flow(bytes, file_name)?.source)
}

fn flow(bytes: &[u8], file_name: Option<&str>) -> Result<flow::Flow, Error> {
    let size = bytes.len() as u64;
    if size > MOST_BYTES {
        return Err(Error::TooLarge { bytes: size, most: MOST_BYTES });
    }
    let flow = formats::read(&Input { bytes, name: file_name })?;
    let lines = memchr::memchr_iter(b'\n', flow.source.as_bytes()).count();
    if lines > MOST_LINES {
        return Err(Error::TooLong { lines, most: MOST_LINES });
    }
    if flow.source.chars().all(lines::is_blank) {
        return Err(Error::Empty);
    }
    Ok(flow)
}

/// The reading rule that a correction of this source text stands for; `None` where it is of this issue only.
///
/// `read_title` is the publication's title as read without rules and corrections.
pub fn rule_of(
    source: &str,
    correction: &Correction,
    read_title: Option<&str>,
    file_name: &str,
) -> Option<ReadingRule> {
    structure::corrections::propose(source, correction, read_title, file_name)
}

/// Whether a line is like a rule's pattern; a pattern that means nothing is like no line.
pub fn is_like(pattern: &str, line: &str) -> bool {
    structure::corrections::Like::new(pattern).is_some_and(|like| like.matches(line))
}

/// The date that a text says for certain, as ISO 8601.
pub fn date_of(text: &str) -> Option<String> {
    structure::corrections::date_of(text)
}
