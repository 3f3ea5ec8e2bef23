//! Which format a file is in.

use flyleaf_model::Format;

use super::container::Container;
use super::{Input, docx, odt, rtf};
use crate::{Error, decode};

/// The format of a file, or that it is of a format that is no issue.
pub(super) fn format(input: &Input<'_>) -> Result<Format, Error> {
    if rtf::is_rich_text(input.bytes) {
        return Ok(Format::Rtf);
    }
    if input.bytes.starts_with(b"PK")
        && let Ok(container) = Container::open(input.bytes)
    {
        if docx::is_document(&container) {
            return Ok(Format::Docx);
        }
        if odt::is_document(&container) {
            return Ok(Format::Odt);
        }
    }
    if odt::is_flat_document(input.bytes) {
        return Ok(Format::Odt);
    }
    decode::refuse_known(input.bytes)?;
    Ok(Format::Text)
}

/// A format's usual name.
pub(super) fn name(format: Format) -> &'static str {
    match format {
        Format::Text => "plain text",
        Format::Html => "HTML",
        Format::Markdown => "Markdown",
        Format::Docx => "DOCX",
        Format::Odt => "ODT",
        Format::Rtf => "RTF",
        Format::Epub => "EPUB",
        Format::Pdf => "PDF",
        Format::Eml => "mail",
        Format::Mbox => "mailbox",
        Format::Rss => "RSS",
        Format::Atom => "Atom",
        Format::JsonFeed => "JSON Feed",
        Format::Zip => "ZIP",
    }
}
