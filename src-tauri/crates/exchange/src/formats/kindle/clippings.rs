//! `My Clippings.txt`: records of a title, a line that says what and where, a blank line and the text, each ended by a
//! line of equals signs.
//!
//! Times are those of the device's clock, without a zone: they are taken for UTC and carried as printed. A note goes to
//! the highlight that its location belongs to. A highlight or note that a later one replaces is kept and marked
//! `superseded`; bookmarks, damaged records and passages that a publisher's limit withheld are listed.

use flyleaf_model::Timestamp;
use serde_json::{Map, Value, json};

use super::label;
use super::language::{self, Kind};
use super::settle::{Fate, fates};
use crate::formats::input::Input;
use crate::formats::members::{quote, unsupported};
use crate::formats::plain;
use crate::{Interchange, Program, ReadAnnotations, Result, Scope, UnsupportedKind, Work};

/// The line that ends a record, the same in every language.
const END: &str = "==========";
/// How many lines are looked at to recognise the format.
const LOOKED_AT: usize = 64;

/// One record.
pub(super) struct Clipping {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) kind: Kind,
    pub(super) text: String,
    label: label::Label,
    /// The line as printed.
    printed: String,
}

impl Clipping {
    /// Where it stands: by location, or by page where that is all there is.
    pub(super) fn span(&self) -> Option<(u64, u64)> {
        self.label.location.or_else(|| {
            let page = self.label.page.as_ref()?.parse().ok()?;
            Some((page, page))
        })
    }

    fn raw(&self) -> Value {
        json!({
            "title": self.title, "author": self.author, "label": self.printed, "text": self.text,
        })
    }
}

pub(in crate::formats) fn recognises(input: &Input<'_>) -> bool {
    let mut lines = input.text.lines().map(clean).filter(|line| !line.is_empty()).take(LOOKED_AT);
    input.json.is_none() && lines.any(|line| line == END)
}

/// A line without blanks around it, and without the byte order marks that a Kindle writes before records too.
fn clean(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

pub(in crate::formats) fn read(input: &Input<'_>) -> Result<ReadAnnotations> {
    let mut found = ReadAnnotations {
        program: Program::Kindle,
        annotations: Vec::new(),
        unsupported: Vec::new(),
    };
    let mut clippings = Vec::new();
    let mut record: Vec<&str> = Vec::new();
    let mut first = 1;
    let lines = input.text.lines().chain(std::iter::once(END));
    for (index, line) in lines.enumerate() {
        if clean(line) != END {
            record.push(line);
            continue;
        }
        let start = record.iter().position(|line| !clean(line).is_empty());
        if let Some(start) = start {
            match parse(&record[start..]) {
                Ok(clipping) => clippings.push(clipping),
                Err((kind, word, raw)) => {
                    let place = format!("line {}", first + start);
                    found.unsupported.push(unsupported(place, kind, word, raw));
                }
            }
        }
        record.clear();
        first = index + 2;
    }
    found.annotations = settled(clippings);
    Ok(found)
}

type Listed = (UnsupportedKind, Option<&'static str>, Value);

fn parse(record: &[&str]) -> std::result::Result<Clipping, Listed> {
    let is_label = |line: &&str| clean(line).starts_with(['-', '–', '—']);
    // A book without a title leaves its line empty, and then the record seems to begin with the label.
    let (title, rest) = match record {
        [label, ..] if is_label(label) && language::kind(&label.to_lowercase()).is_some() => {
            ("", record)
        }
        [title, rest @ ..] => (clean(title), rest),
        [] => ("", record),
    };
    let Some(line) = rest.first().filter(|line| is_label(line)) else {
        let wrong = Some("no line that says what it is");
        return Err((UnsupportedKind::Malformed, wrong, record.join("\n").into()));
    };
    let text = rest[1..].join("\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned();
    let label = label::parse(clean(line));
    // In a language that is not known, the shape tells: a range is a passage, one place with words is a note.
    let kind = label.kind.unwrap_or(match (text.is_empty(), label.location) {
        (true, _) => Kind::Bookmark,
        (false, Some((start, end))) if start == end => Kind::Note,
        (false, _) => Kind::Highlight,
    });
    let (title, author) = head(title);
    let clipping = Clipping { title, author, kind, text, label, printed: clean(line).to_owned() };
    if kind == Kind::Bookmark {
        return Err((UnsupportedKind::Bookmark, Some("bookmark"), clipping.raw()));
    }
    if clipping.text.is_empty() {
        return Err((UnsupportedKind::Malformed, Some("no text"), clipping.raw()));
    }
    if is_limit(&clipping.text) {
        return Err((UnsupportedKind::Malformed, Some("clipping limit"), clipping.raw()));
    }
    Ok(clipping)
}

/// "Title (Author)": the brackets that close the line, which may hold brackets themselves.
fn head(line: &str) -> (Option<String>, Option<String>) {
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    if let Some(inner) = line.strip_suffix(')') {
        let mut depth = 1_usize;
        for (at, c) in inner.char_indices().rev() {
            match c {
                ')' => depth += 1,
                '(' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return (text(&inner[..at]), text(&inner[at + 1..]));
            }
        }
    }
    (text(line), None)
}

/// Whether the text is the notice that stands in place of a passage.
fn is_limit(text: &str) -> bool {
    let inner = text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    inner.is_some_and(|inner| {
        let inner = inner.to_lowercase();
        !inner.contains(['<', '>']) && language::LIMIT.iter().any(|word| inner.contains(word))
    })
}

/// The clippings as annotations, in the order of the file, notes with their highlights.
fn settled(clippings: Vec<Clipping>) -> Vec<Interchange> {
    let fates = fates(&clippings);
    let mut notes: Vec<Vec<usize>> = vec![Vec::new(); clippings.len()];
    let mut earlier: Vec<Vec<usize>> = vec![Vec::new(); clippings.len()];
    for (index, fate) in fates.iter().enumerate() {
        match *fate {
            Fate::NoteOn(highlight) => notes[highlight].push(index),
            Fate::Superseded(by) if clippings[index].kind == Kind::Note => earlier[by].push(index),
            _ => {}
        }
    }
    let mut read = Vec::new();
    for (index, clipping) in clippings.iter().enumerate() {
        let is_note = clipping.kind == Kind::Note;
        if is_note && fates[index] != Fate::Stands {
            continue;
        }
        let mut members = members(clipping);
        if matches!(fates[index], Fate::Superseded(_)) {
            members.insert("superseded".to_owned(), true.into());
        }
        let of_note = if is_note { vec![index] } else { notes[index].clone() };
        let older = earlier_forms(&of_note, &earlier);
        if !older.is_empty() {
            let texts = older.iter().map(|&index| clippings[index].raw()).collect::<Vec<_>>();
            members.insert("earlier_notes".to_owned(), texts.into());
        }
        if !is_note && !of_note.is_empty() {
            let printed = of_note.iter().map(|&index| clippings[index].printed.as_str());
            members.insert("notes".to_owned(), printed.collect::<Vec<_>>().into());
        }
        let texts = of_note.iter().map(|&index| plain::to_markdown(&clippings[index].text));
        let last = of_note.iter().filter_map(|&index| clippings[index].label.time.clone()).max();
        read.push(interchange(clipping, texts.collect::<Vec<_>>().join("\n\n"), last, members));
    }
    read
}

/// Every older form of some notes, the oldest first. The chain of forms only ever leads back in the file.
fn earlier_forms(notes: &[usize], earlier: &[Vec<usize>]) -> Vec<usize> {
    let mut forms = Vec::new();
    let mut open = notes.to_vec();
    while let Some(note) = open.pop() {
        forms.extend_from_slice(&earlier[note]);
        open.extend_from_slice(&earlier[note]);
    }
    forms.sort_unstable();
    forms
}

/// What is carried: where it stood, and the words of its line that say more than the annotation does.
fn members(clipping: &Clipping) -> Map<String, Value> {
    let mut members = Map::new();
    let mut keep = |name: &str, value: Option<String>| {
        members.extend(value.map(|value| (name.to_owned(), Value::from(value))));
    };
    let label = &clipping.label;
    keep("page", label.page.clone());
    keep(
        "location",
        label.location.map(|(start, end)| match start == end {
            true => start.to_string(),
            false => format!("{start}-{end}"),
        }),
    );
    keep("added", label.added.clone());
    keep("label", label.kind.is_none().then(|| clipping.printed.clone()));
    keep("kind", (clipping.kind == Kind::Article).then(|| "article".to_owned()));
    members
}

fn interchange(
    clipping: &Clipping,
    note: String,
    noted: Option<Timestamp>,
    members: Map<String, Value>,
) -> Interchange {
    let is_note = clipping.kind == Kind::Note;
    let created = clipping.label.time.clone();
    let mut read = Interchange {
        work: Work {
            title: clipping.title.clone(),
            author: clipping.author.clone(),
            ..Work::default()
        },
        scope: if is_note { Scope::Issue } else { Scope::Passage },
        quote: (!is_note).then(|| quote(clipping.text.clone())),
        underlined: clipping.kind == Kind::Underline,
        modified: noted.filter(|noted| created.as_ref().is_some_and(|created| noted > created)),
        created,
        note,
        ..Interchange::default()
    };
    read.carry(Program::Kindle, members);
    read
}
