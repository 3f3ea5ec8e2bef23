//! Markdown: CommonMark with the tables, footnotes, task lists and struck-out text of GitHub, with or without front
//! matter.
//!
//! The text is made into HTML and read as such, because Markdown holds HTML anywhere, in pieces that open in one block
//! and close in another.

mod front_matter;

use std::sync::LazyLock;

use flyleaf_model::{FindingCode, Format};
use pulldown_cmark::{Options, Parser, html as markup};
use regex::Regex;

use super::{Input, html};
use crate::flow::{Builder, Flow};
use crate::{Error, decode, newline};

#[expect(clippy::unwrap_used, reason = "the pattern is constant and tested")]
static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?(?:--|$)").unwrap());

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
    let html = to_html(text);
    html::append(&mut builder, &html, &|_| None);
    // In Markdown comments are how an author hides text, not how a program talks to another.
    let hidden: usize =
        COMMENT.find_iter(&html).map(|found| characters(&found.as_str()[4..])).sum();
    if hidden > 0 {
        builder.finding(FindingCode::HiddenTextLeftOut, vec![hidden.to_string()]);
    }
    Ok(builder.finish())
}

/// How many characters of a text can be seen.
fn characters(text: &str) -> usize {
    text.trim_end_matches('-').chars().filter(|&c| !crate::lines::is_blank(c)).count()
}

/// A Markdown text as HTML.
fn to_html(text: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut html = String::with_capacity(text.len() * 5 / 4);
    markup::push_html(&mut html, Parser::new_ext(text, options));
    html
}
