//! What is imported: files, and folders of files that belong together. Found here, and read whole.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};

use flyleaf_import::MOST_BYTES;
use walkdir::{DirEntry, WalkDir};

use crate::{Cancel, Error, Result, file_name, source};

/// What becomes one row of the report, or several where it is an archive or a mailbox.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The file; the folder of a saved site.
    pub(super) path: PathBuf,
    /// The files that are one issue together, by their names in it; none where `path` is a file by itself.
    pub(super) parts: Vec<(String, PathBuf)>,
    /// Why it cannot be read, where that is known already.
    pub(super) fault: Option<Error>,
    /// Its bytes, more or less.
    pub(super) size: u64,
}

impl Piece {
    fn file(path: PathBuf, size: u64) -> Self {
        Self { path, parts: Vec::new(), fault: None, size }
    }

    fn faulty(path: PathBuf, fault: Error) -> Self {
        Self { path, parts: Vec::new(), fault: Some(fault), size: 0 }
    }

    /// The name of the file that is kept as the original.
    pub(super) fn file_name(&self) -> String {
        let name = file_name::of_path(&self.path);
        if self.path.is_dir() { format!("{name}.zip") } else { name }
    }

    /// Its bytes: those of the file, or of an archive of its parts. Stops where it is not wanted any more.
    pub(super) fn bytes(&self, wanted: &dyn Fn() -> bool) -> Result<Vec<u8>> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        if self.parts.is_empty() {
            return source::bytes(&self.path, wanted);
        }
        if self.size > MOST_BYTES {
            return Err(Error::too_large(&self.path, self.size, MOST_BYTES));
        }
        let read =
            |(name, path): &(String, PathBuf)| Ok((name.clone(), source::bytes(path, wanted)?));
        Ok(flyleaf_import::pack(self.parts.iter().map(read).collect::<Result<_>>()?))
    }
}

/// The pieces at `paths`: folders are searched to their bottom in the order of their names. What a system leaves in
/// folders is passed over, and a link back into its own folder is not followed. `progress` is told how many files were
/// found so far.
pub(super) fn find(
    paths: &[PathBuf],
    progress: &mut dyn FnMut(&Path, usize),
    cancel: &Cancel,
) -> Vec<Piece> {
    let mut found = Vec::new();
    for path in paths {
        // Follows links, as does the reading of a file.
        match std::fs::metadata(path) {
            Ok(there) if there.is_dir() => {
                let files = search(path, found.len(), progress, cancel);
                found.extend(joined(path, files));
            }
            Ok(there) if there.is_file() => found.push(Piece::file(path.clone(), there.len())),
            Ok(_) => found.push(Piece::faulty(path.clone(), source::no_file(path))),
            Err(error) => found.push(Piece::faulty(path.clone(), Error::reading(path, &error))),
        }
    }
    found
}

fn search(
    folder: &Path,
    before: usize,
    progress: &mut dyn FnMut(&Path, usize),
    cancel: &Cancel,
) -> Vec<Piece> {
    let mut found = Vec::new();
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    let kept = |entry: &DirEntry| {
        entry.depth() == 0 || !flyleaf_import::is_left_behind(&entry.file_name().to_string_lossy())
    };
    for entry in walk.into_iter().filter_entry(kept) {
        if cancel.is_cancelled() {
            break;
        }
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {
                progress(entry.path(), before + found.len());
            }
            Ok(entry) if entry.file_type().is_file() => {
                let size = entry.metadata().map_or(0, |there| there.len());
                found.push(Piece::file(entry.into_path(), size));
            }
            // Sockets, pipes and devices lie in folders without being meant.
            Ok(_) => {}
            Err(error) if error.loop_ancestor().is_some() => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let cause =
                    error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
                let told = Error::reading(&path, &cause);
                found.push(Piece::faulty(path, told));
            }
        }
    }
    found
}

/// The same files, those that are one issue joined into one piece, which stands where the first of them stood.
fn joined(root: &Path, files: Vec<Piece>) -> Vec<Piece> {
    let mut groups = Groups::new(root, &files);
    // The outer folders first: a site may have folders, and pages that lead to others in them.
    let mut folders: Vec<&Path> = groups.below.keys().copied().collect();
    folders.sort_by_key(|folder| (folder.components().count(), *folder));
    for folder in &folders {
        groups.join_site(folder);
    }
    for folder in folders {
        groups.join_page(folder);
    }
    groups.pieces()
}

/// Files in the order of a walk, so that those below a folder stand together.
struct Groups<'a> {
    files: &'a [Piece],
    /// Which group each file is in, by its place in `paths`.
    group_of: Vec<Option<usize>>,
    /// The folder or the page that each group is.
    paths: Vec<PathBuf>,
    /// The files below each folder.
    below: HashMap<&'a Path, Range<usize>>,
    places: HashMap<&'a Path, usize>,
}

impl<'a> Groups<'a> {
    fn new(root: &Path, files: &'a [Piece]) -> Self {
        let (mut below, mut places) = (HashMap::<&Path, Range<usize>>::new(), HashMap::new());
        for (place, file) in files.iter().enumerate().filter(|(_, file)| file.fault.is_none()) {
            places.insert(file.path.as_path(), place);
            for folder in file.path.ancestors().skip(1).take_while(|path| path.starts_with(root)) {
                below.entry(folder).or_insert(place..place).end = place + 1;
            }
        }
        Self { files, group_of: vec![None; files.len()], paths: Vec::new(), below, places }
    }

    /// The files below a folder that are in no group yet, by their names from the folder. A name that is no Unicode
    /// stays with its file: no page can name it.
    fn names(&self, folder: &Path) -> BTreeMap<String, usize> {
        let below = self.below.get(folder).cloned().unwrap_or_default();
        let free = below.filter(|place| self.group_of[*place].is_none());
        free.filter_map(|place| Some((name_in(folder, &self.files[place].path)?, place))).collect()
    }

    /// Joins the pages of a folder that is a saved site.
    fn join_site(&mut self, folder: &Path) {
        let named = self.names(folder);
        let names: Vec<&str> = named.keys().map(String::as_str).collect();
        let mut read = |name: &str| {
            let place = named.get(name)?;
            source::bytes(&self.files[*place].path, &|| true).ok()
        };
        let Some(site) = flyleaf_import::saved_site(&names, &mut read) else { return };
        let places: Vec<usize> = site.iter().filter_map(|name| named.get(*name).copied()).collect();
        self.join(folder, places);
    }

    /// Joins a page with the folder beside it in which a browser put what the page shows.
    fn join_page(&mut self, folder: &Path) {
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return };
        let pages = flyleaf_import::pages_beside(name).into_iter();
        let mut places = pages
            .filter_map(|page| self.places.get(folder.with_file_name(page).as_path()).copied());
        let Some(page) = places.find(|place| self.group_of[*place].is_none()) else { return };
        let mut places: Vec<usize> = self.names(folder).into_values().collect();
        places.push(page);
        let path = self.files[page].path.clone();
        self.join(&path, places);
    }

    fn join(&mut self, path: &Path, places: Vec<usize>) {
        for place in places {
            self.group_of[place] = Some(self.paths.len());
        }
        self.paths.push(path.to_owned());
    }

    fn pieces(self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut place_of: HashMap<usize, usize> = HashMap::new();
        for (file, group) in self.files.iter().zip(&self.group_of) {
            let Some(group) = group else {
                pieces.push(file.clone());
                continue;
            };
            let path = &self.paths[*group];
            let place = *place_of.entry(*group).or_insert_with(|| {
                pieces.push(Piece::file(path.clone(), 0));
                pieces.len() - 1
            });
            // A page stands for itself and the folder beside it.
            let is_page = self.places.contains_key(path.as_path());
            let folder = if is_page { path.parent().unwrap_or(path) } else { path };
            if let Some(name) = name_in(folder, &file.path) {
                pieces[place].parts.push((name, file.path.clone()));
                pieces[place].size += file.size;
            }
        }
        pieces
    }
}

/// The name of a file from a folder, with `/`; none where it is no Unicode.
fn name_in(folder: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> =
        inside.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
