//! What stands before a Markdown text and says something of it: YAML between `---`, TOML between `+++`, or bare lines
//! of `Key: value`, as the generators of static sites read them.

use saphyr_parser::{Event, Parser};

use crate::flow::Builder;
use flyleaf_model::{Block, FindingCode, Run};

use crate::flow::Shape;

/// Fields that say something of the issue; others only tell a generator what to do.
const TELLING: &[&str] = &[
    "author",
    "authors",
    "by",
    "byline",
    "date",
    "edition",
    "editor",
    "editors",
    "issue",
    "journal",
    "lang",
    "language",
    "no",
    "number",
    "pubdate",
    "publication",
    "published",
    "publisher",
    "series",
    "subtitle",
    "title",
    "vol",
    "volume",
];
/// Fields that begin lines without fences around them.
const FIRST: &[&str] = &["author", "category", "date", "number", "slug", "tags", "title"];
/// The most characters of a field's name.
const LONGEST_NAME: usize = 30;

/// Fields in the order of the file, and what is wrong with them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    fields: Vec<(String, Vec<String>)>,
    damage: Option<String>,
}

/// Parts the matter in front from the text.
pub(super) fn split(source: &str) -> (FrontMatter, &str) {
    let source = source.trim_start_matches('\u{feff}');
    let lines = source.trim_start_matches('\n');
    if let Some((matter, text)) = fenced(lines, "---", &["---", "..."]) {
        return (yaml(matter), text);
    }
    if let Some((matter, text)) = fenced(lines, "+++", &["+++"]) {
        return (toml(matter), text);
    }
    bare(lines).unwrap_or((FrontMatter::default(), source))
}

/// The lines between two fences, and what follows them. What is no field at all is a rule and a text.
fn fenced<'a>(source: &'a str, open: &str, close: &[&str]) -> Option<(&'a str, &'a str)> {
    let (first, rest) = source.split_once('\n')?;
    if first.trim_end() != open {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if close.contains(&line.trim_end()) {
            let matter = &rest[..at];
            let named = matter.lines().any(|line| line.contains([':', '=']));
            return (named || matter.trim().is_empty())
                .then_some((matter, &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn yaml(matter: &str) -> FrontMatter {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    let mut depth = 0_usize;
    // Whether the next scalar of the outermost mapping is a field's name.
    let mut naming = true;
    // Events are read one by one: nothing that an alias stands for is ever copied.
    for event in Parser::new_from_str(matter) {
        let event = match event {
            Ok((event, _)) => event,
            Err(error) => {
                return FrontMatter { damage: Some(error.to_string()), ..lines(matter, ':') };
            }
        };
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    naming = true;
                }
            }
            Event::Scalar(value, ..) => {
                if depth == 1 && naming {
                    fields.push((value.into_owned(), Vec::new()));
                    naming = false;
                } else if let Some((_, values)) = fields.last_mut() {
                    values.push(value.into_owned());
                    naming = depth == 1;
                }
            }
            Event::Alias(_) => naming = depth == 1,
            _ => {}
        }
    }
    FrontMatter { fields, damage: None }
}

fn toml(matter: &str) -> FrontMatter {
    let table = match matter.parse::<toml::Table>() {
        Ok(table) => table,
        Err(error) => {
            return FrontMatter { damage: Some(error.message().to_owned()), ..lines(matter, '=') };
        }
    };
    let text = |value: &toml::Value| match value {
        toml::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let fields = table.into_iter().map(|(name, value)| match value {
        toml::Value::Array(values) => (name, values.iter().map(text).collect()),
        value => (name, vec![text(&value)]),
    });
    FrontMatter { fields: fields.collect(), damage: None }
}

/// Fields, each on a line of its own; anything else belongs to the field before it.
fn lines(matter: &str, sign: char) -> FrontMatter {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in matter.lines().filter(|line| !line.trim().is_empty()) {
        match (line.split_once(sign), fields.last_mut()) {
            (Some((name, value)), _) if !line.starts_with([' ', '\t', '-']) => {
                let value = value.trim().trim_matches(['"', '\'']).to_owned();
                fields.push((name.trim().to_owned(), vec![value]));
            }
            (_, Some((_, values))) => values.push(line.trim().trim_start_matches("- ").to_owned()),
            (_, None) => fields.push((line.trim().to_owned(), Vec::new())),
        }
    }
    FrontMatter { fields, damage: None }
}

/// Fields without fences: at least two lines of `Key: value`, the first with a name that such lines begin with, then a
/// blank line.
fn bare(source: &str) -> Option<(FrontMatter, &str)> {
    let end = source.find("\n\n").unwrap_or(source.len());
    let (matter, text) = source.split_at(end);
    let name = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let is_name = !name.is_empty()
            && name.len() <= LONGEST_NAME
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' '));
        is_name.then(|| name.trim().to_ascii_lowercase())
    };
    let mut names = matter.lines().map(name);
    let first = names.next()??;
    let all = names.clone().count() > 0 && names.all(|name| name.is_some());
    (FIRST.contains(&first.as_str()) && all).then(|| (lines(matter, ':'), text))
}

impl FrontMatter {
    /// Writes the fields: those that say something of the issue as such, the others as furniture.
    pub(super) fn write(&self, builder: &mut Builder) {
        if let Some(damage) = &self.damage {
            builder.finding(FindingCode::MarkupDamaged, vec![damage.clone()]);
        }
        for (name, values) in &self.fields {
            let values: Vec<&str> =
                values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
            let value = values.join(", ");
            let line = if value.is_empty() { name.clone() } else { format!("{name}: {value}") };
            let plain = name.to_ascii_lowercase();
            if TELLING.contains(&plain.as_str()) && !value.is_empty() {
                declare(builder, &plain, &values);
                builder.front(&line);
            } else {
                let block = Block::Paragraph { runs: vec![Run::plain(line)] };
                builder.aside(block, Shape::Furniture);
            }
        }
    }
}

/// Declares what a field says.
fn declare(builder: &mut Builder, name: &str, values: &[&str]) {
    let declared = builder.declared();
    let all = || values.iter().map(|&value| value.to_owned());
    let value = values.join(", ");
    match name {
        "title" => declared.title = Some(value),
        "author" | "authors" | "by" | "byline" => declared.authors.extend(all()),
        "publisher" => declared.publishers.extend(all()),
        "publication" | "journal" => declared.publication = Some(value),
        "number" | "no" | "issue" => declared.number = Some(value),
        "volume" | "vol" => declared.volume = Some(value),
        "date" | "published" | "pubdate" => declared.date = Some(value),
        "lang" | "language" => declared.languages.extend(all()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(source: &str) -> Vec<String> {
        let (matter, text) = split(source);
        assert_eq!(text.trim(), "Text", "{source}");
        matter.fields.iter().map(|(name, values)| format!("{name}={}", values.join("|"))).collect()
    }

    #[test]
    fn every_kind_of_front_matter_is_read() {
        for (source, expected) in [
            (
                "---\ntitle: \"Lamp: No. 4\"\ndate: 2021-03-04\ntags:\n  - oil\n  - wick\nparams: {id: 3}\nnumber: 4\n---\nText",
                &[
                    "title=Lamp: No. 4",
                    "date=2021-03-04",
                    "tags=oil|wick",
                    "params=id|3",
                    "number=4",
                ][..],
            ),
            ("+++\ntitle = 'Lamp'\nissue = 4\n+++\nText", &["title=Lamp", "issue=4"]),
            (
                "Title: Lamp\nDate: 2021-03-04 10:00\n\nText",
                &["Title=Lamp", "Date=2021-03-04 10:00"],
            ),
            ("---\ntitle: [Lamp\nnumber: 4\n---\nText", &["title=[Lamp", "number=4"]),
            ("---\n---\nText", &[]),
        ] {
            assert_eq!(fields(source), expected, "{source}");
        }
    }

    #[test]
    fn a_text_without_front_matter_is_left_whole() {
        for text in
            ["---\n\nText\n\n---\n", "Note: this\nis a text", "Title: alone\n\nText", "# Title"]
        {
            let (matter, rest) = split(text);
            assert_eq!((matter, rest), (FrontMatter::default(), text), "{text}");
        }
    }
}
