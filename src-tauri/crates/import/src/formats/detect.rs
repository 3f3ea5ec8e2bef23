//! Which format a file is in.

use flyleaf_model::Format;

use super::{Input, archive, feed, html, mail, odt, pdf, rtf};
use crate::{Error, decode};

/// The format of a file, or that it is of a format that is no issue.
pub(super) fn format(input: &Input<'_>) -> Result<Format, Error> {
    if pdf::is(input.bytes) {
        return Ok(Format::Pdf);
    }
    if rtf::is_rich_text(input.bytes) {
        return Ok(Format::Rtf);
    }
    if odt::is_flat_document(input.bytes) {
        return Ok(Format::Odt);
    }
    // Feeds come in UTF-32, which no other text does.
    if let Some(format) = feed::format(input.bytes) {
        return Ok(format);
    }
    if archive::is_archive(input.bytes) {
        return archive::format(input.bytes);
    }
    decode::refuse_known(input.bytes)?;
    if mail::is_mailbox(input.bytes) {
        return Ok(Format::Mbox);
    }
    if mail::is_message(input.bytes, input.ending().as_deref()) {
        return Ok(Format::Eml);
    }
    let ending = input.ending();
    // Markdown may begin with anything, HTML included.
    if matches!(ending.as_deref(), Some("md" | "markdown" | "mdown" | "mkd" | "mkdn")) {
        return Ok(Format::Markdown);
    }
    if html::is_page(input.bytes, ending.as_deref()) {
        return Ok(Format::Html);
    }
    Ok(Format::Text)
}
