//! A notebook that a Kindle app exports as HTML: headings "Highlight (yellow) - Chapter > Page 2 · Location 187", each
//! with its text. There are no times.
//!
//! Older exports close `h3` with `div` and the other way round, so elements are not paired: a class begins a part, and
//! the next class ends it. Nothing recurses, and the time is in proportion to the file.

use std::sync::LazyLock;

use dom_query::Document;
use regex::Regex;
use serde_json::{Map, Value, json};

use super::label::{self, regex};
use super::language::{self, Kind};
use crate::formats::input::Input;
use crate::formats::members::{quote, unsupported};
use crate::formats::plain;
use crate::{Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, Work};

/// A location of a Kindle holds about as many characters as this at the least; tells how far a passage may reach.
const LOCATION_CHARACTERS: usize = 50;

/// Stands where the HTML ends a line itself; white space like any other where lines do not matter.
const LINE_END: char = '\u{2028}';

/// The parts of a notebook, by their class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Authors,
    Section,
    Heading,
    Text,
    Other,
}

impl Part {
    fn of_class(class: &str) -> Option<Self> {
        match class {
            "bookTitle" => Some(Self::Title),
            "authors" => Some(Self::Authors),
            "sectionHeading" => Some(Self::Section),
            "noteHeading" => Some(Self::Heading),
            "noteText" => Some(Self::Text),
            "citation" | "notebookFor" | "notebookGraphic" => Some(Self::Other),
            _ => None,
        }
    }
}

pub(in crate::formats) fn recognises(input: &Input<'_>) -> bool {
    let holds = |word: &str| input.text.contains(word);
    input.text.trim_start().starts_with('<') && holds("noteHeading") && holds("bookTitle")
}

/// A part with its words as HTML without tags, its line, and the colour named by a class within it.
struct Found {
    part: Part,
    words: String,
    colour: Option<String>,
    line: usize,
}

/// The parts in order. A tag never reaches past the next pointed bracket, so that looking for its end costs nothing.
fn parts(text: &str) -> Vec<Found> {
    static TAG: LazyLock<Regex> = LazyLock::new(|| regex(r"<[/!?]*[a-zA-Z-][^<>]*>"));
    static CLASS: LazyLock<Regex> =
        LazyLock::new(|| regex(r#"(?i)\sclass\s*=\s*(?:"([^"]*)"|'([^']*)')"#));
    static BREAKS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^</?(?:br|p|div|li)\b"));
    let mut parts: Vec<Found> = Vec::new();
    let (mut at, mut line) = (0, 1);
    for tag in TAG.find_iter(text) {
        let before = &text[at..tag.start()];
        line += before.matches('\n').count();
        if let Some(last) = parts.last_mut() {
            last.words.push_str(before);
        }
        let classes = CLASS.captures(tag.as_str()).and_then(|found| found.get(1).or(found.get(2)));
        for class in classes.map_or("", |classes| classes.as_str()).split_whitespace() {
            if let Some(part) = Part::of_class(class) {
                parts.push(Found { part, words: String::new(), colour: None, line });
            } else if let Some((colour, last)) =
                class.strip_prefix("highlight_").zip(parts.last_mut())
            {
                last.colour = Some(colour.to_owned());
            }
        }
        if let Some(last) = parts.last_mut().filter(|_| BREAKS.is_match(tag.as_str())) {
            last.words.push(LINE_END);
        }
        line += tag.as_str().matches('\n').count();
        at = tag.end();
    }
    parts
}

/// What stands in HTML without tags: character references read, single blanks.
fn plain_words(html: &str) -> String {
    tidy(&unescaped(html))
}

/// The same, line by line.
fn plain_lines(html: &str) -> String {
    unescaped(html).split(LINE_END).map(tidy).collect::<Vec<_>>().join("\n")
}

fn unescaped(html: &str) -> String {
    // Without tags nothing nests, and the parser takes time in proportion.
    Document::fragment(html.replace('<', "&lt;")).text().to_string()
}

/// Words with single blanks.
fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(in crate::formats) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let mut found = ReadAnnotations {
        program: Program::Kindle,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    let mut work = Work::default();
    let mut heading: Option<Found> = None;
    // Where the entry before stands, if it is a highlight that a note may be on.
    let mut before: Option<Place> = None;
    for part in parts(&input.text) {
        let words = plain_words(&part.words);
        let text = Some(words).filter(|words| !words.is_empty());
        match part.part {
            Part::Title => work.title = text,
            Part::Authors => work.author = text,
            Part::Section => work.article = text,
            Part::Other => {}
            Part::Heading => {
                if let Some(alone) = heading.replace(part) {
                    before = entry(alone, None, &work, before, &mut found);
                }
            }
            Part::Text => {
                if let Some(heading) = heading.take() {
                    before = entry(heading, Some(part.words.as_str()), &work, before, &mut found);
                }
            }
        }
    }
    if let Some(alone) = heading {
        entry(alone, None, &work, before, &mut found);
    }
    Ok(found)
}

/// Where a highlight stands, and how long it is.
struct Place {
    page: Option<String>,
    location: Option<u64>,
    characters: usize,
}

impl Place {
    /// Whether a note that follows belongs to the highlight here.
    fn holds(&self, page: Option<&str>, location: Option<u64>) -> bool {
        match (self.location, location) {
            (Some(start), Some(note)) => {
                let reach =
                    u64::try_from(self.characters / LOCATION_CHARACTERS).unwrap_or(u64::MAX);
                note >= start && note - start <= reach.saturating_add(1)
            }
            _ => self.page.as_deref() == page,
        }
    }
}

/// Reads an entry; gives its place if a note may follow on it.
fn entry(
    heading: Found,
    text: Option<&str>,
    work: &Work,
    before: Option<Place>,
    found: &mut ReadAnnotations,
) -> Option<Place> {
    let printed = plain_words(&heading.words);
    let lower = printed.to_lowercase();
    let (what, place) = lower.split_once(" - ").unwrap_or((&lower, &lower));
    let page = label::page(place);
    let location = label::location(place);
    let written = text.unwrap_or_default();
    let text = Some(plain_words(written)).filter(|text| !text.is_empty());
    let (kind, text) = match (language::kind(what), text) {
        (Some(kind), Some(text)) if kind != Kind::Bookmark => (kind, text),
        (kind, text) => {
            let (why, word) = match kind {
                Some(Kind::Bookmark) => (UnsupportedKind::Bookmark, "bookmark"),
                Some(_) => (UnsupportedKind::Malformed, "no text"),
                None => (UnsupportedKind::Unknown, what),
            };
            let raw = json!({ "heading": printed, "text": text });
            found.unsupported.push(unsupported(
                format!("line {}", heading.line),
                why,
                Some(word),
                raw,
            ));
            return None;
        }
    };
    let start = location.map(|(start, _)| start);
    if kind == Kind::Note {
        let note = plain::to_markdown(&plain_lines(written));
        let on = before.filter(|before| before.holds(page.as_deref(), start));
        if let (Some(_), Some(highlight)) = (on, found.annotations.last_mut()) {
            highlight.note = note;
            return None;
        }
        let mut alone = Interchange {
            scope: if work.article.is_some() { Scope::Article } else { Scope::Issue },
            work: work.clone(),
            note,
            ..Interchange::default()
        };
        alone.carry(Program::Kindle, members(&printed, page, start));
        found.annotations.push(alone);
        return None;
    }
    let characters = text.chars().count();
    let mut read = Interchange {
        work: work.clone(),
        quote: Some(quote(text)),
        underlined: kind == Kind::Underline,
        ..Interchange::default()
    };
    read.coloured(heading.colour);
    read.carry(Program::Kindle, members(&printed, page.clone(), start));
    found.annotations.push(read);
    Some(Place { page, location: start, characters })
}

fn members(printed: &str, page: Option<String>, location: Option<u64>) -> Map<String, Value> {
    let mut members = Map::new();
    members.extend(page.map(|page| ("page".to_owned(), page.into())));
    members.extend(location.map(|location| ("location".to_owned(), location.to_string().into())));
    // "Chapter > Page 2": the part of the chapter that it stands in.
    let part = printed.split_once(" - ").and_then(|(_, place)| place.rsplit_once(" > "));
    members.extend(part.map(|(part, _)| ("section".to_owned(), part.into())));
    members
}
