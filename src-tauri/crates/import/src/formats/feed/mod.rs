//! Feeds: RSS, Atom and their kin in XML, and JSON Feed. A feed is an issue, each of its entries an article.
//!
//! Entries stay in the order of the file. What an entry says in HTML is read as every other HTML; what it attaches is
//! listed and never loaded.

mod content;
mod date;
mod json;
mod markup;
mod person;
mod place;
mod set;

use flyleaf_model::{BlockedKind, FindingCode, Format};

use super::{Input, loose_xml as xml};
use crate::Error;
use crate::flow::Flow;

/// What a feed says.
#[derive(Debug, Default)]
struct Feed {
    title: Option<Content>,
    subtitle: Option<Content>,
    /// As written.
    authors: Vec<String>,
    publishers: Vec<String>,
    link: Option<String>,
    /// As written.
    date: Option<String>,
    /// BCP 47 tag, as written.
    language: Option<String>,
    rights: Option<Content>,
    media: Vec<(BlockedKind, String)>,
    entries: Vec<Entry>,
    /// Entries beyond those that are read.
    left_out: usize,
    findings: Vec<(FindingCode, Vec<String>)>,
}

/// The most bytes of a feed in JSON, whose values take many times their length in memory.
const MOST_JSON: u64 = 16 * 1024 * 1024;
/// The most entries of one feed.
const MOST_ENTRIES: usize = 10_000;

impl Feed {
    fn add(&mut self, entry: Entry) {
        if self.entries.len() < MOST_ENTRIES {
            self.entries.push(entry);
        } else {
            self.left_out += 1;
        }
    }
}

/// What an entry says.
#[derive(Debug, Default)]
struct Entry {
    title: Option<Content>,
    authors: Vec<String>,
    /// As written.
    date: Option<String>,
    link: Option<String>,
    /// The feed that it was taken from.
    source: Option<Content>,
    language: Option<String>,
    summary: Option<Content>,
    content: Option<Content>,
    rights: Option<Content>,
    media: Vec<(BlockedKind, String)>,
}

/// A text of a feed.
#[derive(Debug, Clone)]
enum Content {
    /// Plain text.
    Text(String),
    /// HTML, and what its relative links are relative to.
    Html(String, xml::Base),
}

/// The format of a file, if it is a feed: known by its first element, or by the version that JSON Feed prescribes.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    // No feed is without these bytes, in whatever encoding; most texts are.
    memchr::memchr2(b'<', b'{', &bytes[..bytes.len().min(xml::HEAD)])?;
    let head = xml::head(bytes);
    if json::is_feed(&head) { Some(Format::JsonFeed) } else { markup::format(&head) }
}

/// Reads a feed.
pub(super) fn read(input: &Input<'_>, format: Format) -> Result<Flow, Error> {
    let bytes = input.bytes.len() as u64;
    if format == Format::JsonFeed && bytes > MOST_JSON {
        return Err(Error::TooLarge { bytes, most: MOST_JSON });
    }
    let decoded = xml::decode(input.bytes);
    let feed = match format {
        Format::JsonFeed => json::read(&decoded.text),
        _ => markup::read(&decoded.text),
    };
    Ok(set::flow(feed, format, decoded))
}

#[cfg(test)]
mod tests;
