//! Annotations that a book carries inside its file: calibre writes its own into an EPUB, in `META-INF`.
//!
//! The book that they are in is the work that they are on, so its name and hash go with them.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::LIMIT;
use crate::{Error, FileHash, HashKind, ReadAnnotations, Result};

/// Where calibre keeps them.
const CALIBRE: &str = "META-INF/calibre_bookmarks.txt";

/// Directory entries that a file may hold before it is refused unread, so that reading the directory is cheap.
const MOST_HEADERS: usize = 100_000;

/// Whether the file is a ZIP container, as an EPUB is.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Takes the annotations out of a container; `read` reads them as a file of their own.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    read: impl FnOnce(&str, &[u8]) -> Result<ReadAnnotations>,
) -> Result<ReadAnnotations> {
    let unknown = || Error::Unknown { name: name.to_owned() };
    let headers = memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_HEADERS + 1).count();
    if headers > MOST_HEADERS {
        return Err(unknown());
    }
    let mut container = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unknown())?;
    let entry = container.by_name(CALIBRE).map_err(|_| unknown())?;
    let mut held = Vec::new();
    let most = u64::try_from(LIMIT).unwrap_or(u64::MAX);
    let place = format!("{name}/{CALIBRE}");
    match entry.take(most + 1).read_to_end(&mut held) {
        Ok(length) if length > LIMIT => {
            return Err(Error::TooLarge { name: place, bytes: length, limit: LIMIT });
        }
        Ok(_) => {}
        Err(error) => {
            return Err(Error::Malformed { line: 1, detail: format!("{place}: {error}") });
        }
    }
    let mut found = read(&place, &held)?;
    let hash = FileHash { kind: HashKind::Blake3, hex: blake3::hash(bytes).to_hex().to_string() };
    for annotation in &mut found.annotations {
        annotation.work.file_name = super::members::file_name(name);
        annotation.work.hashes.push(hash.clone());
    }
    Ok(found)
}
