//! Imported files, byte for byte, named by their contents.

use flyleaf_model::OriginalHash;
use rusqlite::{Connection, OptionalExtension, params};

use crate::row::{int, offset};
use crate::{Error, Library, Result};

/// Zstandard's own default: text shrinks to a third, and an import waits for the disk, not for this.
const LEVEL: i32 = 3;

/// The name of a file with these bytes: BLAKE3 in lower-case hexadecimal.
pub fn hash(bytes: &[u8]) -> OriginalHash {
    OriginalHash::new(blake3::hash(bytes).to_hex().to_string())
}

/// The bytes as they are kept.
pub(crate) fn compress(bytes: &[u8]) -> Vec<u8> {
    zstd::bulk::compress(bytes, LEVEL).expect("compression into memory only fails without memory")
}

impl Library {
    /// The bytes of an imported file.
    ///
    /// # Errors
    /// Where there is none of that name, or what is kept is damaged.
    pub fn original(&self, hash: &OriginalHash) -> Result<Vec<u8>> {
        self.read(|connection| bytes(connection, hash.as_str()))
    }
}

pub(crate) fn insert(
    connection: &Connection,
    hash: &OriginalHash,
    size: usize,
    content: &[u8],
) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO original (hash, size, content) VALUES (?1, ?2, ?3)")?
        .execute(params![hash.as_str(), int(size), content])?;
    Ok(())
}

/// The bytes of the original named `name`, whole and as they were.
pub(crate) fn bytes(connection: &Connection, name: &str) -> Result<Vec<u8>> {
    let damaged = || Error::Damaged { table: "original", row: name.to_owned() };
    let (size, content): (i64, Vec<u8>) = connection
        .prepare_cached("SELECT size, content FROM original WHERE hash = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or_else(damaged)?;
    // The decoder is told the true size, and asked for no more than the frame itself can hold, so that a damaged
    // size cannot ask for all the memory there is.
    let most = zstd::bulk::Decompressor::upper_bound(&content).unwrap_or(0);
    let size = offset(size);
    if size > most {
        return Err(damaged());
    }
    let bytes = zstd::bulk::decompress(&content, size).map_err(|_| damaged())?;
    if bytes.len() == size && hash(&bytes).as_str() == name { Ok(bytes) } else { Err(damaged()) }
}
