//! A notebook that a Kindle app exports as HTML: headings "Highlight (yellow) - Chapter > Page 2 · Location 187", each
//! with its text. There are no times.
//!
//! Older exports close `h3` with `div` and the other way round, so elements are not paired: a class begins a part, and
//! the next class ends it. The reader of tags never recurses and takes time in proportion to the file.

use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value, json};

use super::label;
use super::language::{self, Kind};
use crate::formats::input::Input;
use crate::formats::members::{quote, unsupported};
use crate::formats::plain;
use crate::{Error, Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, Work};

/// A location of a Kindle holds about as many characters as this at the least; tells how far a passage may reach.
const LOCATION_CHARACTERS: usize = 50;

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
    let holds = |word: &str| memchr::memmem::find(input.text.as_bytes(), word.as_bytes()).is_some();
    input.text.trim_start().starts_with('<') && holds("noteHeading") && holds("bookTitle")
}

/// A part with its words, its line, and the colour named by a class within it.
struct Found {
    part: Part,
    words: String,
    colour: Option<String>,
    line: usize,
}

fn parts(text: &str) -> Result<Vec<Found>> {
    let mut reader = quick_xml::Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut parts: Vec<Found> = Vec::new();
    let (mut line, mut counted) = (1, 0);
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len()).min(text.len());
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..at]).count();
        counted = at;
        let event = reader.read_event().map_err(|error| Error::Malformed {
            line,
            detail: format!("the HTML breaks off: {error}"),
        })?;
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                for class in classes(&tag) {
                    if let Some(part) = Part::of_class(&class) {
                        parts.push(Found { part, words: String::new(), colour: None, line });
                    } else if let Some((colour, last)) =
                        class.strip_prefix("highlight_").zip(parts.last_mut())
                    {
                        last.colour = Some(colour.to_owned());
                    }
                }
                let name = tag.local_name();
                let is_break = ["br", "p"].iter().any(|b| name.as_ref().eq_ignore_ascii_case(b));
                if let Some(last) = parts.last_mut().filter(|_| is_break) {
                    last.words.push('\n');
                }
            }
            Event::Text(words) => {
                if let Some(last) = parts.last_mut() {
                    last.words.push_str(&words);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(last) = parts.last_mut() {
                    let name: &str = &reference;
                    match reference.resolve_char_ref() {
                        Ok(Some(c)) => last.words.push(c),
                        _ => match resolve_html5_entity(name) {
                            Some(words) => last.words.push_str(words),
                            None => last.words.push_str(&format!("&{name};")),
                        },
                    }
                }
            }
            Event::Eof => return Ok(parts),
            _ => {}
        }
    }
}

fn classes(tag: &BytesStart<'_>) -> Vec<String> {
    tag.html_attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case("class"))
        .map(|attribute| attribute.value.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default()
}

/// Words with single blanks, one line for each line that the HTML breaks itself.
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
    for part in parts(&input.text)? {
        let words = tidy(&part.words);
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
    let printed = tidy(&heading.words);
    let lower = printed.to_lowercase();
    let (what, place) = lower.split_once(" - ").unwrap_or((&lower, &lower));
    let page = label::page(place);
    let location = label::location(place);
    let text = text.map(tidy).filter(|text| !text.is_empty());
    let (kind, text) = match (language::kind(what), text) {
        (Some(kind), Some(text)) if kind != Kind::Bookmark => (kind, text),
        (kind, text) => {
            let why = match kind {
                Some(Kind::Bookmark) => UnsupportedKind::Bookmark,
                Some(_) => UnsupportedKind::Malformed,
                None => UnsupportedKind::Unknown,
            };
            let raw = json!({ "heading": printed, "text": text });
            found.unsupported.push(unsupported(format!("line {}", heading.line), why, None, raw));
            return None;
        }
    };
    let start = location.map(|(start, _)| start);
    if kind == Kind::Note {
        let note = plain::to_markdown(&text);
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
