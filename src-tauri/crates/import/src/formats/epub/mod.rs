//! EPUB 2 and 3: the documents of the spine, in order, each a part.
//!
//! The package says what the publication is and in which order its documents are read; the navigation becomes the
//! contents. A damaged container is read as far as it names documents; one whose text is encrypted is refused. Nothing
//! outside the container is ever read, and no script runs.

mod document;
mod navigation;
mod package;
pub(super) mod path;
mod protection;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use flyleaf_model::{FindingCode, Format};

use super::container::{Container, NotReadable};
use super::{Input, loose_xml as xml};
use crate::Error;
use crate::flow::{Builder, Flow, Part, PartKind};
use package::Package;
use path::Target;

/// The most documents that are read; a spine may name one as often as it likes.
const MOST_DOCUMENTS: usize = 10_000;

/// Whether a container is an EPUB: what it says it is, or what every EPUB holds.
pub(super) fn is_epub(container: &Container<'_>) -> bool {
    let says = || {
        let entry = container.read("mimetype")?;
        Some(entry.bytes.starts_with(b"application/epub+zip"))
    };
    // A package beside books is a librarian's; one beside pages is theirs.
    let has = |endings: &[&str]| {
        container
            .names()
            .any(|name| endings.iter().any(|ending| name.to_ascii_lowercase().ends_with(ending)))
    };
    container.contains(package::CONTAINER)
        || says() == Some(true)
        || (has(&[".opf"]) && has(&[".xhtml", ".html"]) && !has(&[".epub", ".pdf", ".mobi"]))
}

/// Reads an EPUB.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    read_at_most(input, crate::MOST_BYTES)
}

/// Reads an EPUB until its text has so many bytes.
fn read_at_most(input: &Input<'_>, most: u64) -> Result<Flow, Error> {
    let container = Container::open(input.bytes)
        .map_err(|NotReadable(reason)| Error::Damaged { format: "EPUB", reason })?;
    let book = Book { container, read: RefCell::default() };
    let mut builder = Builder::new(Format::Epub, "utf-8");
    for fault in book.container.faults() {
        builder.finding(FindingCode::MarkupDamaged, vec![fault.clone()]);
    }
    let package = Package::of(&book, &mut builder);
    protection::refuse_encrypted(&book, &package)?;
    declare(&package, &mut builder);
    let contents = navigation::contents(&book, &package, &mut builder);
    let titles = navigation::titles(&contents);
    // Where each document and each place in it begins, the first time that the spine names it.
    let mut begins: HashMap<Target, usize> = HashMap::new();
    for (place, &item) in package.spine.iter().enumerate() {
        if place >= MOST_DOCUMENTS || builder.place() as u64 > most || builder.is_full() {
            let left_out = format!("{} documents", package.spine.len() - place);
            builder.finding(FindingCode::LimitReached, vec![left_out]);
            break;
        }
        let Some((path, document)) = document::open(&book, &package, item, &mut builder) else {
            continue;
        };
        begins.entry(Target::of(&path, None)).or_insert(builder.place());
        builder.begin_part(Part {
            kind: PartKind::Page,
            title: titles.get(path.as_str()).map(|title| (*title).to_owned()),
            language: document.language(),
            ..Part::default()
        });
        for (anchor, place) in document.push(&book, &path, &mut builder) {
            begins.entry(Target::of(&path, Some(anchor))).or_insert(place);
        }
        builder.end_part();
    }
    for entry in &contents {
        let target = entry.target.as_ref().and_then(|target| {
            begins.get(target).or_else(|| begins.get(&Target::of(&target.path, None)))
        });
        // After the last block there is nothing to lead to.
        let target = target.copied().filter(|&place| place < builder.place());
        builder.contents_entry(&entry.title, entry.level, target);
    }
    if let Some(cover) = &package.cover
        && let Some(bytes) = book.bytes(cover)
    {
        builder.image(&bytes, cover, "");
    }
    Ok(builder.finish())
}

/// What the package says of the publication: beside the text for what asks by name, and in front of it as printed.
fn declare(package: &Package, builder: &mut Builder) {
    let title = package.titles.first();
    let lines = title.into_iter().chain(&package.publishers).chain(&package.creators);
    for line in lines.chain(&package.date) {
        builder.front(line);
    }
    let declared = builder.declared();
    declared.publication = title.cloned();
    declared.publishers.clone_from(&package.publishers);
    declared.authors.clone_from(&package.creators);
    declared.languages.clone_from(&package.languages);
    declared.date.clone_from(&package.date);
    declared.number.clone_from(&package.number);
}

/// The files of an EPUB, each expanded once: a picture that stands on every page costs no more than one.
struct Book<'a> {
    container: Container<'a>,
    read: RefCell<HashMap<String, Option<Rc<Vec<u8>>>>>,
}

impl Book<'_> {
    /// A file's bytes by its path from the container's root.
    fn bytes(&self, path: &str) -> Option<Rc<Vec<u8>>> {
        self.file(path).ok().flatten()
    }

    /// A file's bytes; `None` where there is no such file, and why it cannot be read where it is there.
    fn file(&self, path: &str) -> Result<Option<Rc<Vec<u8>>>, String> {
        if let Some(known) = self.read.borrow().get(path) {
            return Ok(known.clone());
        }
        let (bytes, fault) = match self.container.read(path) {
            Some(entry) if entry.fault.is_some() && entry.bytes.is_empty() => (None, entry.fault),
            Some(entry) => (Some(Rc::new(entry.bytes)), None),
            None => (None, None),
        };
        self.read.borrow_mut().insert(path.to_owned(), bytes.clone());
        fault.map_or(Ok(bytes), Err)
    }

    /// A file as a tree.
    fn tree(&self, path: &str) -> Option<xml::Document> {
        Some(xml::parse(&xml::decode(&self.bytes(path)?).text))
    }
}

#[cfg(test)]
mod tests;
