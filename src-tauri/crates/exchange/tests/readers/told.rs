//! What was read of a file, as JSON lines that a person can check.

use std::path::{Path, PathBuf};

use flyleaf_exchange::{HashKind, Interchange, ReadAnnotations, Scope, Unsupported};
use serde_json::{Map, Value, json};

/// The file that says what is to be read.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".read");
    PathBuf::from(name)
}

/// One line for the program, one for each annotation, one for each thing that is listed.
pub(crate) fn lines(read: &ReadAnnotations) -> String {
    let first = json!({ "program": read.program.name() });
    let annotations = read.annotations.iter().map(annotation);
    let listed = read.unsupported.iter().map(listed);
    std::iter::once(first)
        .chain(annotations)
        .chain(listed)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The lines that are in one of two texts only.
pub(crate) fn difference(wanted: &str, told: &str) -> String {
    let only = |sign: char, these: &str, others: &str| -> String {
        let missing = these.lines().filter(|line| !others.lines().any(|other| other == *line));
        missing.map(|line| format!("{sign} {line}\n")).collect()
    };
    only('-', wanted, told) + &only('+', told, wanted)
}

fn annotation(read: &Interchange) -> Value {
    let mut line = Map::new();
    let mut say = |name: &str, value: Value| {
        let says_nothing = match &value {
            Value::Null | Value::Bool(false) => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !says_nothing {
            line.insert(name.to_owned(), value);
        }
    };
    let work = &read.work;
    say("id", json!(read.id));
    say("title", json!(work.title));
    say("author", json!(work.author));
    say("publication", json!(work.publication));
    say("number", json!(work.number));
    say("article", json!(work.article));
    say("url", json!(work.url));
    say("file", json!(work.file_name));
    say("hashes", work.hashes.iter().map(|hash| hashed(hash.kind, &hash.hex)).collect());
    say("scope", if read.scope == Scope::Passage { Value::Null } else { json!(scope(read.scope)) });
    say("quote", json!(read.quote.as_ref().map(|quote| &quote.exact)));
    say("selectors", json!(read.selectors));
    say("note", json!(read.note));
    say("tags", json!(read.tags));
    say("colour", json!(read.colour.map(|colour| colour.name())));
    say("colour_written", json!(read.colour_written));
    say("underlined", json!(read.underlined));
    say("created", json!(read.created.as_ref().map(|time| time.as_str())));
    say("modified", json!(read.modified.as_ref().map(|time| time.as_str())));
    say("foreign", Value::Object(read.foreign.clone()));
    Value::Object(line)
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Passage => "passage",
        Scope::Article => "article",
        Scope::Issue => "issue",
    }
}

fn hashed(kind: HashKind, hex: &str) -> Value {
    json!(format!("{kind:?} {hex}"))
}

fn listed(what: &Unsupported) -> Value {
    json!({ "place": what.place, "unsupported": format!("{:?}", what.kind), "word": what.word })
}
