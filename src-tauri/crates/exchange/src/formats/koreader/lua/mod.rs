//! Lua table constructors, read as data: `return { ["key"] = "value", 1, true }` becomes a JSON value.
//!
//! Nothing is ever run. Literals alone are accepted (strings, numbers, `true`, `false`, `nil`, tables); a name, a call,
//! an operator is an error that says its line. A grammar this small is safer written out than cut down from a parser of
//! the whole language, whose recursion a hostile file could drive without limit.

mod strings;

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

/// Tables within tables, at most. Sidecars use four.
const DEEPEST: usize = 32;

/// What is not a literal, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LuaError {
    /// Line of the file, from 1.
    pub(crate) line: usize,
    /// What was expected there.
    pub(crate) expected: &'static str,
}

/// Reads `return VALUE`, with comments around it.
///
/// A table whose keys are 1 to n is an array, any other an object whose keys are printed as text; an empty table is an
/// empty array. `inf` and `nan`, which JSON cannot say, are `null`.
pub(crate) fn parse(text: &str) -> Result<Value, LuaError> {
    let mut parser = Parser { text, at: 0 };
    parser.skip_blanks()?;
    if !parser.take_word("return") {
        return parser.fail("`return` and a table");
    }
    parser.skip_blanks()?;
    let value = parser.value(0)?;
    parser.skip_blanks()?;
    parser.take(b';');
    parser.skip_blanks()?;
    if parser.at == text.len() { Ok(value) } else { parser.fail("the end of the file") }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn fail<T>(&self, expected: &'static str) -> Result<T, LuaError> {
        let before = &self.text.as_bytes()[..self.at];
        Err(LuaError { line: 1 + memchr::memchr_iter(b'\n', before).count(), expected })
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.rest().first() == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// Takes a word that no letter, digit or underscore continues.
    fn take_word(&mut self, word: &str) -> bool {
        let rest = self.rest();
        let found = rest.starts_with(word.as_bytes())
            && !rest.get(word.len()).is_some_and(|&byte| is_name(byte));
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn skip_blanks(&mut self) -> Result<(), LuaError> {
        loop {
            let rest = self.rest();
            self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if !self.rest().starts_with(b"--") {
                return Ok(());
            }
            self.at += 2;
            if self.long_string()?.is_none() {
                let rest = self.rest();
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            }
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, LuaError> {
        match self.rest().first() {
            Some(b'{') => self.table(depth),
            Some(b'"' | b'\'') => self.string().map(Value::String),
            Some(b'-' | b'.' | b'0'..=b'9') => self.number(),
            _ => {
                if let Some(text) = self.long_string()? {
                    return Ok(Value::String(text));
                }
                for (word, value) in [
                    ("true", Value::Bool(true)),
                    ("false", Value::Bool(false)),
                    ("nil", Value::Null),
                    ("inf", Value::Null),
                    ("nan", Value::Null),
                ] {
                    if self.take_word(word) {
                        return Ok(value);
                    }
                }
                self.fail("a string, a number, true, false, nil or a table")
            }
        }
    }

    fn table(&mut self, depth: usize) -> Result<Value, LuaError> {
        if depth == DEEPEST {
            return self.fail("tables nested less deeply");
        }
        self.at += 1;
        let mut indexed = BTreeMap::new();
        let mut named = Map::new();
        let mut next = 1;
        loop {
            self.skip_blanks()?;
            if self.take(b'}') {
                return Ok(collected(indexed, named));
            }
            match self.key()? {
                Some(Key::Index(index)) => {
                    indexed.insert(index, self.value(depth + 1)?);
                }
                Some(Key::Name(name)) => {
                    named.insert(name, self.value(depth + 1)?);
                }
                None => {
                    indexed.insert(next, self.value(depth + 1)?);
                    next += 1;
                }
            }
            self.skip_blanks()?;
            let separated = self.take(b',') || self.take(b';');
            if !separated && self.rest().first() != Some(&b'}') {
                return self.fail("`,` or `}`");
            }
        }
    }

    /// A key and its `=`, if the entry has one; stands at the value afterwards.
    fn key(&mut self) -> Result<Option<Key>, LuaError> {
        let start = self.at;
        let key = if self.rest().starts_with(b"[") && !self.opens_long_string() {
            self.at += 1;
            self.skip_blanks()?;
            let key = match self.value(DEEPEST)? {
                Value::String(name) => Key::Name(name),
                Value::Bool(value) => Key::Name(value.to_string()),
                Value::Number(number) => match number.as_u64().filter(|&index| index > 0) {
                    Some(index) => Key::Index(index),
                    None => Key::Name(number.to_string()),
                },
                _ => return self.fail("a key that is a string or a number"),
            };
            self.skip_blanks()?;
            if !self.take(b']') {
                return self.fail("`]`");
            }
            key
        } else {
            let length = self.rest().iter().take_while(|&&byte| is_name(byte)).count();
            let name = &self.text[start..start + length];
            if length == 0 || name.as_bytes()[0].is_ascii_digit() {
                return Ok(None);
            }
            self.at += length;
            Key::Name(name.to_owned())
        };
        self.skip_blanks()?;
        if self.take(b'=') {
            self.skip_blanks()?;
            return Ok(Some(key));
        }
        if self.text.as_bytes()[start] == b'[' {
            return self.fail("`=`");
        }
        // A word without `=` may still be a literal such as `true`.
        self.at = start;
        Ok(None)
    }

    fn number(&mut self) -> Result<Value, LuaError> {
        let start = self.at;
        let negative = self.take(b'-');
        for word in ["inf", "nan"] {
            if negative && self.take_word(word) {
                return Ok(Value::Null);
            }
        }
        let length = self
            .rest()
            .iter()
            .zip(std::iter::once(b' ').chain(self.rest().iter().copied()))
            .take_while(|&(&byte, before)| {
                byte.is_ascii_alphanumeric()
                    || byte == b'.'
                    || (matches!(byte, b'-' | b'+') && matches!(before, b'e' | b'E'))
            })
            .count();
        let digits = &self.text[self.at..self.at + length];
        let number = if let Some(hex) = digits.strip_prefix("0x").or(digits.strip_prefix("0X")) {
            i64::from_str_radix(hex, 16).ok().map(|n| Number::from(if negative { -n } else { n }))
        } else if let Ok(whole) = self.text[start..self.at + length].parse::<i64>() {
            Some(Number::from(whole))
        } else if digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
            digits.parse::<f64>().ok().and_then(|n| Number::from_f64(if negative { -n } else { n }))
        } else {
            None
        };
        match number {
            Some(number) => {
                self.at += length;
                Ok(Value::Number(number))
            }
            None => self.fail("a number"),
        }
    }
}

enum Key {
    Index(u64),
    Name(String),
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn collected(indexed: BTreeMap<u64, Value>, mut named: Map<String, Value>) -> Value {
    let whole = indexed.keys().zip(1..).all(|(&index, expected)| index == expected);
    if named.is_empty() && whole {
        return Value::Array(indexed.into_values().collect());
    }
    named.extend(indexed.into_iter().map(|(index, value)| (index.to_string(), value)));
    Value::Object(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn literals_become_json() {
        let text = "-- a path\nreturn {\n [\"s\"] = \"a\\\"b\\\nc\\228\\184\\173\", n = -1.5e-3, [3] = 0x10,\n\
             t = { true, false, nil; 'x' }, --[[ a\n comment ]] l = [==[\nlong]]]==], e = {}, [-2] = 7, i = -inf,\n}\n";
        assert_eq!(
            parse(text),
            Ok(json!({
                "s": "a\"b\nc中", "n": -0.0015, "3": 16, "t": [true, false, null, "x"], "l": "long]]",
                "e": [], "-2": 7, "i": null,
            }))
        );
    }

    #[test]
    fn explicit_indices_in_any_order_are_an_array() {
        assert_eq!(parse("return {[2]=\"b\",[1]=\"a\"}"), Ok(json!(["a", "b"])));
        assert_eq!(parse("return {[2]=\"b\"}"), Ok(json!({"2": "b"})));
    }

    #[test]
    fn what_would_run_is_refused_with_its_line() {
        for (text, line) in [
            ("return {\n a = os.execute(\"x\") }", 2),
            ("return { f() }", 1),
            ("return { 1 + 1 }", 1),
            ("x = 1 return {}", 1),
            ("return {} print(1)", 1),
            ("return { a = }", 1),
            ("return { \"open }", 1),
            ("return { \"line\n\" }", 1),
            ("return {\n\n[[open }", 3),
            ("", 1),
        ] {
            assert_eq!(parse(text).map_err(|error| error.line), Err(line), "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        let text = format!("return {}", "{".repeat(1_000_000));
        assert_eq!(parse(&text).unwrap_err().expected, "tables nested less deeply");
    }
}
