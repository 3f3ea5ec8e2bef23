//! A file that is a page.

use encoding_rs::Encoding;
use flyleaf_model::{Block, Format, Run};

use super::head::{self, Head};
use super::walk::Plan;
use super::{dom, site, title, write};
use crate::flow::{Builder, Flow};
use crate::formats::Input;
use crate::formats::mail::charset;
use crate::{Error, decode};

/// Bytes at the beginning of a file that tell a page from a text.
const BEGINNING: usize = 16 * 1024;

/// Reads a page.
pub(in crate::formats) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let text = decoded(input.bytes)?;
    let mut builder = Builder::new(Format::Html, &text.encoding);
    if let Some((code, details)) = text.finding {
        builder.finding(code, details);
    }
    let page = dom::parse(&text.text);
    let head = head::read(&page.document);
    declare(&mut builder, &head);
    let plan = plan(&page, &head);
    if let Some(title) = title::unprinted(&page.document, &plan, &head) {
        builder.push(Block::Heading { level: 1, runs: vec![Run::plain(title)] });
    }
    write(&mut builder, &page, &head, &plan, &|_| None);
    Ok(builder.finish())
}

/// What on a page stands where.
pub(super) fn plan(page: &dom::Page, head: &Head) -> Plan {
    site::plan(&page.document, head.title.as_deref().or(head.headline.as_deref()))
}

/// Declares what a page says of itself.
pub(super) fn declare(builder: &mut Builder, head: &Head) {
    let declared = builder.declared();
    declared.title = head.headline.clone().or_else(|| head.title.clone());
    declared.authors.extend(head.author.clone());
    declared.date = head.date.clone();
    declared.languages.extend(head.language.clone());
}

/// A page's characters: a byte order mark first, then what the page declares where its bytes fit, then a guess.
pub(super) fn decoded(bytes: &[u8]) -> Result<charset::Text, Error> {
    if Encoding::for_bom(bytes).is_some() {
        let decoded = decode::decode(bytes)?;
        return Ok(charset::Text { text: decoded.text, encoding: decoded.encoding, finding: None });
    }
    let declared = charset::of_page(bytes).or_else(|| of_declaration(bytes));
    // A declaration that can be read as ASCII is not in UTF-16.
    let declared = declared.filter(|label| !label.to_ascii_lowercase().starts_with("utf-16"));
    // NUL bytes and their like are no text, whatever is declared.
    let guessed = decode::decode(bytes)?;
    if guessed.encoding.starts_with("utf-16") {
        return Ok(charset::Text { text: guessed.text, encoding: guessed.encoding, finding: None });
    }
    Ok(charset::decode(bytes, declared.as_deref()))
}

/// The encoding that an XML declaration names.
fn of_declaration(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).into_owned();
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// Whether a file is a page: it says so, or most of what it begins with is marked up. `.html` in its name helps.
pub(in crate::formats) fn is_page(bytes: &[u8], ending: Option<&str>) -> bool {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let text = match Encoding::for_bom(beginning) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&beginning[mark..]).0,
        None => String::from_utf8_lossy(beginning),
    };
    let named = matches!(ending, Some("html" | "htm" | "xhtml" | "xht" | "shtml"));
    let mut start = text.trim_start();
    // Comments and declarations may stand before the page.
    while let Some(rest) = start.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        start = rest.1.trim_start();
    }
    if let Some((_, rest)) = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        start = rest.trim_start();
    }
    let begins = |with: &str| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    if ["<!doctype html", "<html", "<head", "<body", "<title"].iter().any(|with| begins(with)) {
        return true;
    }
    let tags = tags(&text);
    // Markdown and plain texts hold a tag here and there.
    if named { tags > 0 } else { start.starts_with('<') && tags >= 4 && tags * 200 > text.len() }
}

/// How many tags of HTML a text holds.
fn tags(text: &str) -> usize {
    const NAMES: &[&str] = &[
        "a",
        "b",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "html",
        "i",
        "img",
        "li",
        "link",
        "meta",
        "ol",
        "p",
        "pre",
        "section",
        "span",
        "strong",
        "style",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "tt",
        "ul",
    ];
    let names = text.split('<').skip(1).filter_map(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        Some(rest[..end].to_ascii_lowercase())
    });
    names.filter(|name| NAMES.contains(&name.as_str())).count()
}
