//! Pandoc's native format: the tree as Haskell prints it, as far as text and headings need it.

use std::collections::HashMap;

use super::{Content, words};

/// A value.
#[derive(Debug, PartialEq)]
pub(super) enum Value {
    /// A constructor and what it is applied to.
    Made(String, Vec<Value>),
    /// A list, a tuple or the fields of a record.
    Many(Vec<Value>),
    Text(String),
}

impl Value {
    /// The blocks without what the document says of itself.
    pub(super) fn body(&self) -> &Self {
        match self {
            Self::Many(values) if values.len() == 1 => values[0].body(),
            Self::Made(name, values) if name == "Pandoc" => values.last().unwrap_or(self),
            _ => self,
        }
    }
}

/// Constructors of blocks, which part words.
const BLOCKS: &[&str] = &[
    "Para",
    "Plain",
    "Header",
    "CodeBlock",
    "BulletList",
    "OrderedList",
    "BlockQuote",
    "LineBlock",
    "Table",
    "Row",
    "Cell",
    "Div",
    "Caption",
    "Figure",
    "Note",
    "DefinitionList",
    "HorizontalRule",
    "MetaInlines",
    "MetaList",
    "MetaBlocks",
    "MetaString",
];

pub(super) fn parse(text: &str) -> Value {
    let mut parser = Parser { rest: text };
    let mut values = Vec::new();
    while let Some(value) = parser.value() {
        values.push(value);
    }
    assert!(parser.rest.trim().is_empty(), "not understood: {:.60}", parser.rest);
    Value::Many(values)
}

pub(super) fn content(tree: &Value) -> Content {
    let mut text = String::new();
    let mut headings = HashMap::new();
    walk(tree, &mut text, &mut headings);
    Content { words: words(&text), headings }
}

fn walk(value: &Value, text: &mut String, headings: &mut HashMap<(u8, String), usize>) {
    match value {
        Value::Text(_) => {}
        Value::Many(values) => values.iter().for_each(|value| walk(value, text, headings)),
        Value::Made(name, values) => {
            let block = BLOCKS.contains(&name.as_str());
            if block {
                text.push('\n');
            }
            match (name.as_str(), values.as_slice()) {
                ("Str" | "MetaString", [Value::Text(said)]) => text.push_str(said),
                ("Code" | "CodeBlock" | "Math", [_, Value::Text(said)]) => text.push_str(said),
                ("Space" | "SoftBreak" | "LineBreak", _) => text.push(' '),
                ("Cite", [_, shown]) => walk(shown, text, headings),
                ("Header", [Value::Text(level), _, title]) => {
                    let mut said = String::new();
                    walk(title, &mut said, headings);
                    text.push_str(&said);
                    // Pandoc has as many levels as a document; there are six here.
                    let level = level.parse::<u8>().unwrap().min(6);
                    let title = crate::lines::squeezed(&said);
                    if !title.is_empty() {
                        *headings.entry((level, title)).or_default() += 1;
                    }
                }
                _ => values.iter().for_each(|value| walk(value, text, headings)),
            }
            if block {
                text.push('\n');
            }
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    /// A constructor with what it is applied to, or one value.
    fn value(&mut self) -> Option<Value> {
        let Some(name) = self.name() else { return self.atom() };
        let mut arguments = Vec::new();
        loop {
            let argument = match self.name() {
                Some(name) => Some(Value::Made(name, Vec::new())),
                None => self.atom(),
            };
            match argument {
                Some(argument) => arguments.push(argument),
                None => return Some(Value::Made(name, arguments)),
            }
        }
    }

    fn name(&mut self) -> Option<String> {
        self.rest = self.rest.trim_start();
        if !self.rest.starts_with(|c: char| c.is_alphabetic()) {
            return None;
        }
        let end =
            self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(name.to_owned())
    }

    fn atom(&mut self) -> Option<Value> {
        self.rest = self.rest.trim_start();
        match self.rest.chars().next()? {
            '[' => Some(Value::Many(self.many(']'))),
            '(' => {
                let mut values = self.many(')');
                Some(if values.len() == 1 { values.remove(0) } else { Value::Many(values) })
            }
            '{' => Some(Value::Many(self.many('}'))),
            '"' => Some(Value::Text(self.string())),
            c if c.is_ascii_digit() || c == '-' => {
                let end = self
                    .rest
                    .find(|c: char| !(c.is_ascii_digit() || "-.e".contains(c)))
                    .unwrap_or(self.rest.len());
                let (number, rest) = self.rest.split_at(end);
                self.rest = rest;
                Some(Value::Text(number.to_owned()))
            }
            _ => None,
        }
    }

    fn many(&mut self, close: char) -> Vec<Value> {
        self.rest = &self.rest[1..];
        let mut values = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            let next = self.rest.chars().next().expect("a list ends");
            if next == close {
                self.rest = &self.rest[1..];
                return values;
            }
            if next == ',' || next == '=' {
                self.rest = &self.rest[1..];
            }
            values.extend(self.value());
        }
    }

    fn string(&mut self) -> String {
        let mut text = String::new();
        let mut characters = self.rest[1..].char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.rest = &self.rest[at + 2..];
                    return text;
                }
                '\\' => match characters.next().expect("an escape is whole").1 {
                    'n' => text.push('\n'),
                    't' => text.push('\t'),
                    'r' => text.push('\r'),
                    '&' => {}
                    digit if digit.is_ascii_digit() => {
                        let mut code = digit.to_digit(10).unwrap();
                        while let Some((_, next)) =
                            characters.next_if(|(_, next)| next.is_ascii_digit())
                        {
                            code = code * 10 + next.to_digit(10).unwrap();
                        }
                        text.push(char::from_u32(code).unwrap());
                    }
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
        panic!("a string ends");
    }
}

#[test]
fn the_native_format_is_understood() {
    let tree = parse(
        r#"Pandoc (Meta {unMeta = fromList [("title",MetaInlines [Str "T\8217s"])]}) [Header 2 ("a",["b"],[("k","v")]) [Str "Low",Space,Emph [Str "tide"]],Para [Str "a\&b",Code ("",[],[]) "c d"]]"#,
    );
    let content = content(&tree);
    assert_eq!(content.headings, HashMap::from([((2, "Low tide".to_owned()), 1)]));
    let mut said: Vec<&str> = content.words.keys().map(String::as_str).collect();
    said.sort_unstable();
    assert_eq!(said, ["Low", "T", "abc", "d", "s", "tide"]);
}
