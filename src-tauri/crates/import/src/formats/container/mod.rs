//! The files inside a ZIP container, read within bounds.
//!
//! Word, OpenDocument and EPUB files and archives of anything are ZIP containers, and a ZIP container may lie: about
//! sizes, counts and names. Names are held to plain relative paths, expanded bytes are counted while they are read, and
//! one budget is shared by a container and those inside it. Where the directory at its end is damaged, entries are found
//! by the headers that stand before each of them. Nothing is ever written to a disk.

mod salvage;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;

/// Entries that are looked at; what stands after them is left out.
const MOST_ENTRIES: usize = 10_000;

/// Directory entries that a file may hold before it is refused unread, so that reading the directory is cheap.
const MOST_HEADERS: usize = 100_000;

/// Bytes that a container and all those inside it may expand to.
const MOST_EXPANDED: u64 = 256 * 1024 * 1024;

/// What may still be expanded, in bytes; clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Budget(Rc<Cell<u64>>);

impl Default for Budget {
    fn default() -> Self {
        Self(Rc::new(Cell::new(MOST_EXPANDED)))
    }
}

/// One file inside a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its bytes; where `fault` says so, only those that could be read, perhaps none.
    pub(crate) bytes: Vec<u8>,
    /// Why they are not all or not certain.
    pub(crate) fault: Option<String>,
}

/// A ZIP container.
pub(crate) struct Container<'a> {
    store: Store<'a>,
    names: Vec<String>,
    /// By name in lower case, as Windows and the packaging rules of Office compare names: places in `names`.
    places: HashMap<String, Vec<usize>>,
    budget: Budget,
    faults: Vec<String>,
}

enum Store<'a> {
    /// Read by its directory; each name's place there.
    Whole(RefCell<ZipArchive<Cursor<&'a [u8]>>>, Vec<usize>),
    /// Read by the headers that stand before the entries; each name's header.
    Salvaged(&'a [u8], Vec<usize>),
}

/// Why a file could not be opened as a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NotReadable(pub(crate) String);

impl<'a> Container<'a> {
    /// Opens a container with a budget of its own.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, NotReadable> {
        Self::open_within(bytes, Budget::default())
    }

    /// Opens a container that stands in another one, whose budget it shares.
    pub(crate) fn open_within(bytes: &'a [u8], budget: Budget) -> Result<Self, NotReadable> {
        let headers = memchr::memmem::find_iter(bytes, b"PK\x01\x02").take(MOST_HEADERS + 1);
        if headers.count() > MOST_HEADERS {
            return Err(NotReadable(format!("more than {MOST_HEADERS} entries")));
        }
        let mut faults = Vec::new();
        let (found, directory) = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(mut archive) => {
                let found = (0..archive.len().min(MOST_ENTRIES + 1))
                    .filter_map(|index| Some((index, listed_name(&mut archive, index)?)))
                    .collect();
                (found, Some(archive))
            }
            Err(error) => {
                let found = salvage::headers(bytes, MOST_ENTRIES + 1);
                if found.is_empty() {
                    return Err(NotReadable(error.to_string()));
                }
                faults.push(error.to_string());
                (found, None)
            }
        };
        let mut found: Vec<(usize, String)> = found;
        if found.len() > MOST_ENTRIES {
            found.truncate(MOST_ENTRIES);
            faults.push(format!("more than {MOST_ENTRIES} entries"));
        }
        let (mut at, mut names) = (Vec::new(), Vec::new());
        for (place, name) in found {
            match safe(&name) {
                Some(name) if name.ends_with('/') || name.is_empty() => {}
                Some(name) => {
                    at.push(place);
                    names.push(name);
                }
                None => faults.push(format!("{name:?} is no path inside the file")),
            }
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            places.entry(name.to_ascii_lowercase()).or_default().push(place);
        }
        let store = match directory {
            Some(archive) => Store::Whole(RefCell::new(archive), at),
            None => Store::Salvaged(bytes, at),
        };
        Ok(Self { store, names, places, budget, faults })
    }

    /// The names of its files, in the order of its directory; folders are not named.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// What is wrong with the container as a whole, each in a few words.
    pub(crate) fn faults(&self) -> &[String] {
        &self.faults
    }

    /// What is left to expand, for containers inside this one.
    pub(crate) fn budget(&self) -> Budget {
        self.budget.clone()
    }

    /// Whether it holds a file of this name.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// A file by its name from the container's root; `None` where there is none. A name spelt exactly so is preferred
    /// to one in other capitals, and the last of several that are spelt alike, which is what replaced the others.
    pub(crate) fn read(&self, name: &str) -> Option<Entry> {
        let place = self.place(name)?;
        let entry = match &self.store {
            Store::Whole(archive, at) => {
                let mut archive = archive.borrow_mut();
                match archive.by_index(at[place]) {
                    Ok(mut file) => self.drain(&mut file),
                    Err(error) => Entry { bytes: Vec::new(), fault: Some(error.to_string()) },
                }
            }
            Store::Salvaged(bytes, at) => match salvage::open(bytes, at[place]) {
                Ok(mut file) => self.drain(&mut file),
                Err(reason) => Entry { bytes: Vec::new(), fault: Some(reason) },
            },
        };
        Some(entry)
    }

    fn place(&self, name: &str) -> Option<usize> {
        let name = safe(name)?;
        let places = self.places.get(&name.to_ascii_lowercase())?;
        let exact = places.iter().rev().find(|&&place| self.names[place] == name);
        exact.or(places.last()).copied()
    }

    /// Reads to the end, or to the end of the budget.
    fn drain(&self, file: &mut dyn Read) -> Entry {
        let mut bytes = Vec::new();
        let left = self.budget.0.get();
        let outcome = file.take(left.saturating_add(1)).read_to_end(&mut bytes);
        let read = bytes.len() as u64;
        self.budget.0.set(left.saturating_sub(read));
        let fault = if read > left {
            bytes.truncate(usize::try_from(left).unwrap_or(usize::MAX));
            Some(format!("more than {} MiB in all", MOST_EXPANDED >> 20))
        } else {
            outcome.err().map(|error| error.to_string())
        };
        Entry { bytes, fault }
    }
}

/// The name in the directory; entries that cannot be read keep theirs.
fn listed_name(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<String> {
    archive.name_for_index(index)?.ok().map(|name| name.into_owned())
}

/// A name as a plain relative path with `/`; `None` where it would lead out of the container.
fn safe(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    if name.contains('\0') || name.get(1..3) == Some(":/") {
        return None;
    }
    let folder = name.ends_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    if folder {
        path.push('/');
    }
    Some(path)
}

#[cfg(test)]
mod tests;
