//! Files to be read: read whole, recognised. Nothing here touches a library.

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use flyleaf_import::{Guidance, MOST_BYTES};
use flyleaf_model::Reading;

use crate::{Error, Result, Sentence, file_name};

/// The error of a path that is neither a file nor a folder.
pub(crate) fn no_file(path: &Path) -> Error {
    Error::new(Sentence::new("error-file-not-a-file").with("path", path.display()))
}

/// Bytes that are read before anybody is asked whether they are still wanted.
const STRETCH: u64 = 1 << 20;

/// The bytes of a file, of no more than an issue may have; read only as long as they are wanted.
pub(crate) fn bytes(path: &Path, wanted: &dyn Fn() -> bool) -> Result<Vec<u8>> {
    let told = |error| Error::reading(path, &error);
    // Asked before it is opened: a pipe opens only when somebody writes to it.
    let there = std::fs::metadata(path).map_err(told)?;
    if !there.is_file() {
        return Err(no_file(path));
    }
    let file = File::open(path).map_err(told)?;
    if there.len() > MOST_BYTES {
        return Err(Error::too_large(path, there.len(), MOST_BYTES));
    }
    let mut bytes = Vec::new();
    // One byte more than is allowed, so that a file that grows meanwhile is refused too.
    let mut file = file.take(MOST_BYTES + 1);
    while wanted() {
        if file.by_ref().take(STRETCH).read_to_end(&mut bytes).map_err(told)? == 0 {
            return Ok(bytes);
        }
    }
    Err(Error::cancelled())
}

/// The issue in a file's bytes, or why there is none; `name` is the file's own.
pub(crate) fn attempt(
    path: &Path,
    name: &str,
    bytes: &[u8],
    guidance: &Guidance<'_>,
) -> Result<std::result::Result<Reading, flyleaf_import::Error>> {
    // A mistake of ours in one file must not lose the report on a thousand others.
    let read = || flyleaf_import::read_with(bytes, Some(name), guidance);
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| {
        Error::new(Sentence::new("error-file-mistake").with("path", path.display()))
            .hint(Sentence::new("hint-file-mistake"))
    })
}

/// The issue in a file's bytes.
pub(crate) fn recognise(path: &Path, bytes: &[u8], guidance: &Guidance<'_>) -> Result<Reading> {
    attempt(path, &file_name::of_path(path), bytes, guidance)?
        .map_err(|error| Error::recognising(path, &error))
}
