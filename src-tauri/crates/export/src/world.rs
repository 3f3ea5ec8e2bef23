//! What the typesetter may see: one template, two files of data, the chosen fonts and pictures; no clock, no disk, no
//! network.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::Fonts;
use crate::pictures::Pictures;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(file_id("template.typ"), include_str!("template.typ").to_owned()));

static MANUSCRIPT: LazyLock<FileId> = LazyLock::new(|| file_id("manuscript.json"));
static PLACEMENT: LazyLock<FileId> = LazyLock::new(|| file_id("placement.json"));

fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain file name is a valid path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one run of the typesetter.
pub(crate) struct Desk<'a> {
    fonts: &'a Fonts,
    manuscript: Bytes,
    placement: Bytes,
    pictures: HashMap<FileId, Bytes>,
}

impl<'a> Desk<'a> {
    /// A world in which the template finds `manuscript` (what to print) and `placement` (where notes go).
    pub(crate) fn new(
        fonts: &'a Fonts,
        pictures: &Pictures,
        manuscript: Bytes,
        placement: Bytes,
    ) -> Self {
        let pictures =
            pictures.files().map(|(path, bytes)| (file_id(path), bytes.clone())).collect();
        Self { fonts, manuscript, placement, pictures }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() {
            return Ok(TEMPLATE.clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *MANUSCRIPT {
            Ok(self.manuscript.clone())
        } else if id == *PLACEMENT {
            Ok(self.placement.clone())
        } else {
            self.pictures.get(&id).cloned().ok_or(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
