//! Markdown: CommonMark with the tables, footnotes, task lists and struck-out text of GitHub, with or without front
//! matter.
//!
//! The text is made into HTML and read as such, because Markdown holds HTML anywhere, in pieces that open in one block
//! and close in another.

mod front_matter;

use flyleaf_model::{FindingCode, Format};
use pulldown_cmark::{Event, Options, Parser, html as markup};

use super::{Input, html};
use crate::flow::{Builder, Flow};
use crate::{Error, decode, newline};

/// Reads a Markdown document.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let decoded = decode::decode(input.bytes)?;
    let source = newline::normalise(&decoded.text);
    let mut builder = Builder::new(Format::Markdown, &decoded.encoding);
    if decoded.guessed {
        builder.finding(FindingCode::EncodingGuessed, vec![decoded.encoding.clone()]);
    }
    if decoded.replaced > 0 {
        builder.finding(FindingCode::BytesReplaced, vec![decoded.replaced.to_string()]);
    }
    let (matter, text) = front_matter::split(&source);
    matter.write(&mut builder);
    html::append(&mut builder, &to_html(text), &|_| None);
    Ok(builder.finish())
}

/// A Markdown text as HTML.
pub(super) fn to_html(text: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut html = String::with_capacity(text.len() * 5 / 4);
    // A line end within a paragraph is a space for the eye.
    let events = Parser::new_ext(text, options).map(|event| match event {
        Event::InlineHtml(tag) | Event::Html(tag) => Event::Html(tag),
        event => event,
    });
    markup::push_html(&mut html, events);
    html
}
