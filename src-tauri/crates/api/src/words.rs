//! Sentences for people, named here and written in the `.ftl` files that the window reads too.

use std::collections::BTreeMap;

use serde::Serialize;
use specta::Type;

/// A sentence by its Fluent id, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Sentence {
    /// The message's id in the `.ftl` files.
    pub id: String,
    /// Its arguments; a number is written in digits and compared as a number.
    pub arguments: BTreeMap<String, String>,
}

impl Sentence {
    /// A sentence without arguments.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), arguments: BTreeMap::new() }
    }

    /// The sentence with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.arguments.insert(name.to_owned(), value.to_string());
        self
    }
}

/// The sentence in English.
pub fn english(sentence: &Sentence) -> String {
    format!("{} {:?}", sentence.id, sentence.arguments)
}
