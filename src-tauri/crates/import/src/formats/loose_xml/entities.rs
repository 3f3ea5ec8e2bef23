//! References in text: characters by number or by name, and the entities that the document itself defines.
//!
//! An entity that refers to others is left as it is written, and so is any once a document has had enough of them:
//! expansion is how a short file becomes one that fills memory.

use std::collections::HashMap;

use markup5ever::data::NAMED_ENTITIES;

use super::decode::windows_1252;

/// Bytes that a document's own entities may add to it.
const MOST_EXPANDED: usize = 1024 * 1024;
/// The longest name of an entity.
const LONGEST_NAME: usize = 64;

/// The entities of a document.
#[derive(Debug, Default)]
pub(super) struct Entities {
    own: HashMap<String, String>,
    expanded: usize,
}

impl Entities {
    /// Takes the entities that a document type defines: those that are plain text.
    pub(super) fn define(&mut self, doctype: &str) {
        for declaration in doctype.split("<!ENTITY").skip(1) {
            let declaration = declaration.trim_start();
            let Some((name, rest)) = declaration.split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            let Some((value, _)) = rest[1..].split_once(quote) else { continue };
            let text = numbers(value);
            if name.len() <= LONGEST_NAME && !text.contains(['&', '%', '<']) {
                self.own.entry(name.to_owned()).or_insert(text);
            }
        }
    }

    /// What a reference stands for, without `&` and `;`.
    pub(super) fn resolve(&mut self, name: &str) -> Option<String> {
        if let Some(number) = name.strip_prefix('#') {
            return character(number).map(String::from);
        }
        if let Some(text) = self.own.get(name) {
            self.expanded += text.len();
            return (self.expanded <= MOST_EXPANDED).then(|| text.clone());
        }
        // The table has the names with their semicolon, and their beginnings for those who search it letter by letter.
        let &(first, second) = NAMED_ENTITIES.get(&format!("{name};"))?;
        let text: String = [first, second]
            .into_iter()
            .filter(|&code| code != 0)
            .filter_map(char::from_u32)
            .collect();
        (!text.is_empty()).then_some(text)
    }

    /// A text with its references resolved; the names of those that stand for nothing known.
    pub(super) fn unescape(&mut self, raw: &str) -> (String, Vec<String>) {
        let mut text = String::with_capacity(raw.len());
        let mut unknown = Vec::new();
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            text.push_str(&rest[..at]);
            rest = &rest[at..];
            let name = reference(rest);
            match name.and_then(|name| self.resolve(name)) {
                Some(meant) => text.push_str(&meant),
                None => {
                    if let Some(name) = name {
                        unknown.push(name.to_owned());
                    }
                    text.push('&');
                    rest = &rest[1..];
                    continue;
                }
            }
            rest = &rest[name.map_or(1, |name| name.len() + 2)..];
        }
        text.push_str(rest);
        (text, unknown)
    }
}

/// The name that a text beginning with `&` refers to.
fn reference(text: &str) -> Option<&str> {
    let end = text.bytes().take(LONGEST_NAME + 2).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '#' | '_' | '-' | '.' | ':');
    (!name.is_empty() && name.chars().all(plain)).then_some(name)
}

/// The character of a number; those of C1 as everybody means them, which is Windows-1252.
fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    }
    .ok()
    .filter(|&code| code != 0)?;
    if let Ok(byte @ 0x80..=0x9f) = u8::try_from(code) {
        return Some(windows_1252(byte));
    }
    char::from_u32(code)
}

/// A text with its references to characters by number resolved, and no others.
fn numbers(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find("&#") {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = reference(rest).and_then(|name| Some((name.len() + 2, character(&name[1..])?)));
        let (length, meant) = found.unwrap_or((1, '&'));
        text.push(meant);
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_what_expands_without_end_is_not() {
        let mut entities = Entities::default();
        entities.define(
            "x [<!ENTITY press 'Lamp &#38;c.'> <!ENTITY house \"Lamp House\"> \
             <!ENTITY a 'lol'> <!ENTITY b '&a;&a;'> <!ENTITY % p 'q'> <!ENTITY s SYSTEM 'file:///etc/passwd'>]",
        );
        for (raw, text) in [
            ("Lamp &amp; Oil", "Lamp & Oil"),
            ("&house;", "Lamp House"),
            ("&a;", "lol"),
            ("&b;", "&b;"),
            ("&s;", "&s;"),
            ("caf&eacute; &#8212; &#x4e2d; &alpha;", "café — 中 α"),
            ("don&#146;t", "don’t"),
            ("a & b &c; &#0; &; &", "a & b &c; &#0; &; &"),
        ] {
            assert_eq!(entities.unescape(raw).0, text, "{raw}");
        }
    }

    #[test]
    fn a_long_entity_is_expanded_until_there_is_enough() {
        let mut entities = Entities::default();
        entities.define(&format!("[<!ENTITY big '{}'>]", "x".repeat(100_000)));
        let (text, unknown) = entities.unescape(&"&big;".repeat(1000));
        assert!(text.len() < 2 * MOST_EXPANDED);
        assert_eq!(unknown.len(), 990);
    }
}
