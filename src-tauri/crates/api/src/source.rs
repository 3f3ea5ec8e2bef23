//! Files to be read: found in folders, read whole, recognised. Nothing here touches a library.

use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use flyleaf_import::{Guidance, MOST_BYTES};
use flyleaf_model::Reading;
use walkdir::{DirEntry, WalkDir};

use crate::{Cancel, Error, Result, Sentence, file_name};

/// A file to be read, or why there is none at its place.
pub(crate) type Found = (PathBuf, Result<()>);

/// The files at `paths`, folders searched to their bottom in the order of their names; hidden files and folders are
/// left out, and a link back into its own folder is not followed. `progress` is told how many were found so far.
pub(crate) fn find(
    paths: &[PathBuf],
    progress: &mut dyn FnMut(&Path, usize),
    cancel: &Cancel,
) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        // Follows links, as does the reading of a file.
        match std::fs::metadata(path) {
            Ok(there) if there.is_dir() => search(path, &mut found, progress, cancel),
            Ok(there) if there.is_file() => found.push((path.clone(), Ok(()))),
            Ok(_) => found.push((path.clone(), Err(no_file(path)))),
            Err(error) => found.push((path.clone(), Err(Error::reading(path, &error)))),
        }
    }
    found
}

fn search(
    folder: &Path,
    found: &mut Vec<Found>,
    progress: &mut dyn FnMut(&Path, usize),
    cancel: &Cancel,
) {
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        if cancel.is_cancelled() {
            return;
        }
        match entry {
            Ok(entry) if entry.file_type().is_dir() => progress(entry.path(), found.len()),
            Ok(entry) if entry.file_type().is_file() => found.push((entry.into_path(), Ok(()))),
            // Sockets, pipes and devices lie in folders without being meant.
            Ok(_) => {}
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let cause =
                    error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
                let told = Error::reading(&path, &cause);
                found.push((path, Err(told)));
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn no_file(path: &Path) -> Error {
    Error::new(Sentence::new("error-file-not-a-file").with("path", path.display()))
}

/// The bytes of a file, of no more than an issue may have.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>> {
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
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(told)?;
    Ok(bytes)
}

/// The issue in a file's bytes.
pub(crate) fn recognise(path: &Path, bytes: &[u8], guidance: &Guidance<'_>) -> Result<Reading> {
    let name = file_name::of_path(path);
    // A mistake of ours in one file must not lose the report on a thousand others.
    let read =
        catch_unwind(AssertUnwindSafe(|| flyleaf_import::read_with(bytes, Some(&name), guidance)));
    match read {
        Ok(reading) => reading.map_err(|error| Error::recognising(path, &error)),
        Err(_) => Err(Error::new(Sentence::new("error-file-mistake").with("path", path.display()))
            .hint(Sentence::new("hint-file-mistake"))),
    }
}
