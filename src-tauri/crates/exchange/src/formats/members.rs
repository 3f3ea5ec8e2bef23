//! The members of a JSON object, taken out one by one, so that what is left is what was not understood.

use std::collections::BTreeSet;

use flyleaf_model::{TextQuoteSelector, Timestamp};
use serde_json::{Map, Value, json};

use crate::{HashKind, Interchange, Unsupported, UnsupportedKind, Work, colour, time};

/// An object's members that are not yet taken. A member of an unexpected type is left in its place, and carried.
pub(super) struct Members(pub(super) Map<String, Value>);

impl Members {
    /// Takes a text, trimmed; one that is blank is taken and gives nothing.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let text = self.0.get(name)?.as_str()?.trim().to_owned();
        self.0.remove(name);
        (!text.is_empty()).then_some(text)
    }

    /// Takes the first of several texts that is there; the others stay.
    pub(super) fn first_text(&mut self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.text(name))
    }

    /// Takes a moment with a zone.
    pub(super) fn moment(&mut self, name: &str) -> Option<Timestamp> {
        let moment = time::with_zone(self.0.get(name)?.as_str()?)?;
        self.0.remove(name);
        Some(moment)
    }

    /// Takes a moment that is in UTC where it names no zone.
    pub(super) fn moment_in_utc(&mut self, name: &str) -> Option<Timestamp> {
        let moment = time::lenient(self.0.get(name)?.as_str()?)?;
        self.0.remove(name);
        Some(moment)
    }

    /// Takes milliseconds since 1970.
    pub(super) fn milliseconds(&mut self, name: &str) -> Option<Timestamp> {
        let moment = time::from_milliseconds(self.0.get(name)?.as_i64()?)?;
        self.0.remove(name);
        Some(moment)
    }

    /// Whether a member is there that is not `false`, `null`, 0 or empty; it stays.
    pub(super) fn says(&self, name: &str) -> bool {
        match self.0.get(name) {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::String(text)) => !text.is_empty(),
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(_) => true,
        }
    }

    /// Drops members that say nothing.
    pub(super) fn drop_empty(mut self) -> Map<String, Value> {
        self.0.retain(|_, value| match value {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(members) => !members.is_empty(),
            _ => true,
        });
        self.0
    }
}

impl Interchange {
    /// Sets the colour as it is written, and the nearest of ours.
    pub(super) fn coloured(&mut self, written: Option<String>) {
        self.colour = written.as_deref().and_then(colour::nearest);
        self.colour_written = written;
    }

    /// Adds tags that are not there yet, without `#`.
    pub(super) fn tag(&mut self, tags: impl IntoIterator<Item = String>) {
        let mut known: BTreeSet<String> = self.tags.iter().cloned().collect();
        for tag in tags {
            let tag = tag.trim().trim_start_matches('#').trim();
            if !tag.is_empty() && known.insert(tag.to_owned()) {
                self.tags.push(tag.to_owned());
            }
        }
    }
}

impl Work {
    /// Keeps a file's hash, if it is one.
    pub(super) fn hashed(&mut self, kind: HashKind, hex: Option<String>) {
        let is_hash = |hex: &String| hex.len() >= 32 && hex.bytes().all(|b| b.is_ascii_hexdigit());
        self.hashes.extend(
            hex.filter(is_hash).map(|hex| crate::FileHash { kind, hex: hex.to_ascii_lowercase() }),
        );
    }
}

/// A quote without what stands around it, which these programs do not keep.
pub(super) fn quote(exact: impl Into<String>) -> TextQuoteSelector {
    TextQuoteSelector { exact: exact.into(), prefix: String::new(), suffix: String::new() }
}

/// The last part of a path of any system.
pub(super) fn file_name(path: &str) -> Option<String> {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).map(str::to_owned)
}

/// A W3C selector for an EPUB CFI.
pub(super) fn epub_cfi(value: &str) -> Value {
    json!({
        "type": "FragmentSelector",
        "conformsTo": "http://www.idpf.org/epub/linking/cfi/epub-cfi.html",
        "value": value,
    })
}

/// A W3C selector for a page of a PDF, from 1 (RFC 3778).
pub(super) fn pdf_page(page: u64) -> Value {
    json!({
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
        "value": format!("page={page}"),
    })
}

/// Something that is listed and not read.
pub(super) fn unsupported(
    place: impl Into<String>,
    kind: UnsupportedKind,
    word: Option<&str>,
    raw: impl Into<Value>,
) -> Unsupported {
    // What is wrong with an entry that is no object has no word of its program's.
    let word = word.or((kind == UnsupportedKind::Malformed).then_some("not an object"));
    Unsupported { place: place.into(), kind, word: word.map(str::to_owned), raw: raw.into() }
}
