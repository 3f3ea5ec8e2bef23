//! One module a format: bytes in, a [`Flow`] out.
//!
//! A format is known by the file's first bytes, then by what it holds, and by the ending of its name only where content
//! cannot tell (Markdown). Whatever a file contains, reading it opens no other file, no connection and no process.

pub(crate) mod archive;
mod container;
mod detect;
mod docx;
mod epub;
mod feed;
mod html;
mod loose_xml;
pub(crate) mod mail;
mod markdown;
mod odt;
#[cfg(test)]
mod pandoc;
mod paragraphs;
mod pdf;
mod rtf;
#[cfg(test)]
mod shown;
mod table;
mod text;
mod xml;

use flyleaf_model::Format;

use crate::Error;
use crate::flow::Flow;

/// A file to be read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'a> {
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
    /// Its name, perhaps with folders before it.
    pub(crate) name: Option<&'a str>,
}

impl Input<'_> {
    /// The ending of its name, in lower case, without the stop.
    pub(crate) fn ending(&self) -> Option<String> {
        let name = self.name?.rsplit(['/', '\\']).next()?;
        Some(name.rsplit_once('.')?.1.to_ascii_lowercase())
    }
}

/// Reads a file as what it is.
pub(crate) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    match detect::format(input)? {
        Format::Text => text::read(input),
        Format::Html => html::read(input),
        Format::Markdown => markdown::read(input),
        Format::Docx => docx::read(input),
        Format::Odt => odt::read(input),
        Format::Rtf => rtf::read(input),
        Format::Epub => epub::read(input),
        Format::Pdf => pdf::read(input),
        Format::Eml => mail::read(input),
        Format::Mbox => mail::read_mailbox(input),
        format @ (Format::Rss | Format::Atom | Format::JsonFeed) => feed::read(input, format),
        Format::Zip => archive::read(input),
    }
}
