//! A file as the formats look at it: its text, and the JSON in it.

use std::borrow::Cow;

use serde_json::Value;

use crate::{Error, Result};

/// A file to be read.
pub(crate) struct Input<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its text, without a byte order mark, line ends as they are.
    pub text: Cow<'a, str>,
    /// Its content where it is JSON. Nested at most 128 deep: serde_json's own limit.
    pub json: Option<Value>,
}

impl<'a> Input<'a> {
    /// Decodes the file. A file that begins like JSON or is called so has to be JSON.
    pub(super) fn of(name: &'a str, bytes: &'a [u8]) -> Result<Self> {
        let text = decode(name, bytes)?;
        let called = |ending: &str| {
            name.len() >= ending.len()
                && name.is_char_boundary(name.len() - ending.len())
                && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
        };
        let start = text.trim_start();
        let json = if start.starts_with(['{', '[']) || called(".json") || called(".jsonld") {
            let value = serde_json::from_str(&text).map_err(|error| Error::NotJson {
                name: name.to_owned(),
                line: error.line(),
                column: error.column(),
                detail: detail(&error),
            })?;
            Some(value)
        } else {
            None
        };
        Ok(Self { name, text, json })
    }
}

/// What the parser says, without the place that it adds.
fn detail(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(place) => text[..place].to_owned(),
        None => text,
    }
}

/// UTF-8, or UTF-16 with a byte order mark.
fn decode<'a>(name: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>> {
    let not_text = |byte| Error::NotText { name: name.to_owned(), byte };
    let utf16 = |units: &mut dyn Iterator<Item = u16>| {
        let mut at = 2;
        let mut text = String::new();
        for c in char::decode_utf16(units) {
            let c = c.map_err(|_| not_text(at))?;
            at += c.len_utf16() * 2;
            text.push(c);
        }
        Ok(Cow::Owned(text))
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => str::from_utf8(rest)
            .map(Cow::Borrowed)
            .map_err(|error| not_text(3 + error.valid_up_to())),
        [0xFF, 0xFE, rest @ ..] => {
            utf16(&mut rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])))
        }
        [0xFE, 0xFF, rest @ ..] => {
            utf16(&mut rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])))
        }
        _ => {
            str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| not_text(error.valid_up_to()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_utf_16_is_read() {
        let bytes: Vec<u8> =
            [0xFEFF, 0x6F6E].iter().flat_map(|unit: &u16| unit.to_le_bytes()).collect();
        assert_eq!(Input::of("a.txt", &bytes).unwrap().text, "潮");
    }

    #[test]
    fn what_is_called_json_and_is_not_is_refused_with_its_place() {
        let error = Input::of("a.json", b"{\n \"a\": 1,\n}").err().unwrap();
        assert!(matches!(error, Error::NotJson { line: 3, column: 1, .. }), "{error:?}");
    }
}
