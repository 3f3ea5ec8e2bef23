//! Between rows and values: JSON columns and counts.

use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, Result};

/// What a JSON column holds for `value`.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data without maps always serialises")
}

/// The value in a JSON column of the named row.
pub(crate) fn parse<T: DeserializeOwned>(table: &'static str, row: &str, json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|_| Error::Damaged { table, row: row.to_owned() })
}

/// A count or an offset as SQLite keeps it.
pub(crate) fn int(value: usize) -> i64 {
    i64::try_from(value).expect("no text is longer than SQLite's integers count")
}

/// An offset back from SQLite; a negative one, which only damage can write, lies past the end of every text.
pub(crate) fn offset(value: i64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
