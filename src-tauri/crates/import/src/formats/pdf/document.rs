//! A file's pages and what it says of itself, taken out of the library's hands.
//!
//! Everything that the library is asked is asked here, in one thread with a stack of known size, so that neither a panic
//! inside it nor nested objects can reach the program. What comes out is plain data that the questions about layout are
//! put to.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::annotations::{self, Link};
use super::fonts::{Fonts, Looks};
use super::glyphs::{Character, Direction, Shown};
use super::instructions;
use super::letters::text_string;
use super::mirror;
use super::outline::{self, Entry};
use super::photographs::Photograph;
use super::streams::{self, Budget};
use super::tags;
use super::words::{self, Word};
use crate::Error;

/// Pages that are read.
const MOST_PAGES: usize = 100_000;
/// Characters of a file that are read.
const MOST_CHARACTERS: usize = 6_000_000;
/// Bytes of stack for the library, whose recursion its own limits hold to much less.
const STACK: usize = 32 * 1024 * 1024;
/// Bytes of photographs that are taken over.
const MOST_PHOTOGRAPHS: usize = 48 * 1024 * 1024;
/// The share of a page that its images cover when it is a scan.
const SCANNED: f64 = 0.5;

/// A file's content.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The pages, in order.
    pub(super) pages: Vec<PageText>,
    /// The looks of its fonts.
    pub(super) looks: Looks,
    /// Where its links lead.
    pub(super) targets: Vec<String>,
    /// Its outline.
    pub(super) outline: Vec<Entry>,
    /// Its headings by the structure tree: page and number of the content, and the level.
    pub(super) tagged: HashMap<(usize, i32), u8>,
    /// Its title, by its own properties.
    pub(super) title: Option<String>,
    /// Its author, by its own properties.
    pub(super) author: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// How many annotations of people it carries.
    pub(super) notes: usize,
    /// Glyphs without a meaning.
    pub(super) unknown: usize,
    /// Pages of which something was not read: number from 1, and why.
    pub(super) unreadable: Vec<(usize, String)>,
    /// Whether the file holds more than is read.
    pub(super) cut: bool,
}

/// A page's text.
#[derive(Debug, Default)]
pub(super) struct PageText {
    /// Words as the page is read: most of its lines run across, or are turned so that they do.
    pub(super) words: Vec<Word>,
    /// Words in other directions, each list in one.
    pub(super) turned: Vec<Vec<Word>>,
    /// How wide it is, in points.
    pub(super) width: f32,
    /// Whether it is written from right to left, and its words and photographs are mirrored.
    pub(super) is_mirrored: bool,
    /// Photographs.
    pub(super) photographs: Vec<Photograph>,
    /// Whether it is a picture of a page without text to it.
    pub(super) is_picture: bool,
}

impl PageText {
    /// Whether nothing can be read on it.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty() && self.turned.is_empty()
    }
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Error> {
    if !streams::is_bearable(bytes) {
        return Err(Error::Damaged {
            format: "PDF",
            reason: "it unpacks to more than is read".into(),
        });
    }
    let reader = || {
        let pdf = Pdf::new(bytes.to_vec()).map_err(refusal)?;
        Ok(document(&pdf))
    };
    // A thread of its own has a stack of known size, and ends alone if the library panics.
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, reader)
            .map_err(|error| damaged(&error.to_string()))?
            .join()
            .unwrap_or_else(|_| Err(damaged("its objects contradict each other")))
    })
}

fn damaged(reason: &str) -> Error {
    Error::Damaged { format: "PDF", reason: reason.to_owned() }
}

fn refusal(error: LoadPdfError) -> Error {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::PasswordNeeded,
        LoadPdfError::Decryption(_) => damaged("it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => damaged("it has no pages that can be found"),
    }
}

fn document(pdf: &Pdf) -> Document {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let mut document = Document::default();
    let mut budget = Budget::new();
    let mut fonts = Fonts::new();
    let hidden = hidden_layers(&root);
    let mut characters = 0;
    let mut pictures = 0;
    let mut links: Vec<(usize, Vec<Link>)> = Vec::new();
    for (number, page) in pdf.pages().iter().enumerate() {
        if number >= MOST_PAGES || characters >= MOST_CHARACTERS {
            document.cut = true;
            break;
        }
        // A page that the library stumbles over does not take the others with it. What it was given is not asked again.
        let shown = catch_unwind(AssertUnwindSafe(|| {
            (
                instructions::shown(page, &mut fonts, &mut budget, &hidden),
                annotations::of_page(page),
            )
        }));
        let Ok((shown, of_page)) = shown else {
            document.unreadable.push((number + 1, "its instructions are damaged".to_owned()));
            document.pages.push(PageText::default());
            continue;
        };
        characters += shown.seen.len() + shown.unseen.len();
        document.unknown += shown.unknown;
        document.notes += of_page.notes;
        document.cut |= shown.cut;
        let mut text = page_text(shown, page.render_dimensions().0);
        for photograph in &text.photographs {
            pictures += photograph.bytes.len();
        }
        if pictures > MOST_PHOTOGRAPHS {
            text.photographs.clear();
        }
        links.push((number, of_page.links));
        document.pages.push(text);
    }
    document.cut |= budget.exceeded;
    for (page, links) in links {
        annotations::link(&mut document.pages[page], &links, &mut document.targets);
    }
    let places: HashMap<ObjectIdentifier, usize> = (0..)
        .zip(pdf.pages().iter().take(document.pages.len()))
        .filter_map(|(number, page)| Some((page.raw().obj_id()?, number)))
        .collect();
    let asked = catch_unwind(AssertUnwindSafe(|| {
        (outline::read(&root, pdf, &places), tags::headings(&root, &places))
    }));
    if let Ok((outline, tagged)) = asked {
        (document.outline, document.tagged) = (outline, tagged);
    }
    describe(pdf, &root, &mut budget, &mut document);
    document.looks = fonts.into_looks();
    document
}

/// What a page shows, as words. Text that is drawn to be found only is what a scan was read as; over text that is seen
/// it says the same again.
fn page_text(shown: Shown, width: f32) -> PageText {
    let scan = shown.pictured >= SCANNED || shown.seen.is_empty();
    let is_picture = shown.pictured > 0.0 && shown.seen.is_empty() && shown.unseen.is_empty();
    let layer = scan && shown.unseen.len() > shown.seen.len();
    let characters = if layer { shown.unseen } else { shown.seen };
    let mut directions: HashMap<Direction, Vec<Character>> = HashMap::new();
    for character in characters {
        directions.entry(character.direction).or_default().push(character);
    }
    let mut directions: Vec<(Direction, Vec<Character>)> = directions.into_iter().collect();
    directions
        .sort_by_key(|(direction, characters)| (std::cmp::Reverse(characters.len()), *direction));
    let mut is_mirrored = false;
    if let Some((Direction::Across, characters)) = directions.first_mut()
        && mirror::is_mirrored(characters)
    {
        is_mirrored = true;
        mirror::mirror(characters, width);
    }
    let mut lists = directions.into_iter().map(|(_, characters)| words::words(&characters));
    let words = lists.next().unwrap_or_default();
    let mut photographs = if scan { Vec::new() } else { shown.photographs };
    if is_mirrored {
        photographs.iter_mut().for_each(|photograph| photograph.mirror(f64::from(width)));
    }
    PageText {
        turned: lists.filter(|words| !words.is_empty()).collect(),
        words,
        width,
        is_picture,
        is_mirrored,
        // The picture of a scanned page is the page, and no photograph on it.
        photographs,
    }
}

/// Layers that are switched off when the file is opened (ISO 32000-1, 8.11.4).
fn hidden_layers(root: &Dict<'_>) -> HashSet<ObjectIdentifier> {
    let properties = root.get::<Dict<'_>>(b"OCProperties").unwrap_or_default();
    let usual = properties.get::<Dict<'_>>(b"D").unwrap_or_default();
    let listed = |dict: &Dict<'_>, key: &[u8]| -> HashSet<ObjectIdentifier> {
        let list = dict.get::<Array<'_>>(key);
        let references =
            list.iter().flat_map(|list| list.raw_iter()).filter_map(|one| one.as_obj_ref());
        references.map(Into::into).collect()
    };
    let mut hidden = match usual.get::<Name<'_>>(b"BaseState").as_deref() {
        Some(b"OFF") => listed(&properties, b"OCGs"),
        _ => HashSet::new(),
    };
    hidden.extend(listed(&usual, b"OFF"));
    let shown = listed(&usual, b"ON");
    hidden.retain(|layer| !shown.contains(layer));
    hidden
}

/// The document's properties: of the information dictionary, else of its XMP packet.
fn describe(pdf: &Pdf, root: &Dict<'_>, budget: &mut Budget, document: &mut Document) {
    let info = pdf.metadata();
    let said = |bytes: &Option<Box<[u8]>>| {
        let text = text_string(bytes.as_deref()?).trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let packet = root
        .get::<Stream<'_>>(b"Metadata")
        .and_then(|stream| budget.unpacked(&stream))
        .map(|packet| String::from_utf8_lossy(&packet).into_owned())
        .unwrap_or_default();
    document.title = said(&info.title)
        .or_else(|| first_item(&packet, "dc:title"))
        .filter(|title| is_title(title));
    document.author = said(&info.author).or_else(|| first_item(&packet, "dc:creator"));
    document.language =
        root.get::<PdfString<'_>>(b"Lang").map(|tag| text_string(tag.as_bytes())).filter(|tag| {
            !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
}

/// The first item of a property in an XMP packet (ISO 16684-1).
fn first_item(packet: &str, property: &str) -> Option<String> {
    let inside = packet.split_once(&format!("<{property}>"))?.1;
    let inside = inside.split_once(&format!("</{property}>"))?.0;
    let item = inside.split_once("<rdf:li").and_then(|(_, rest)| rest.split_once('>'))?.1;
    let item = item.split_once("</rdf:li>")?.0;
    let item = item.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let item = item.replace("&apos;", "'").replace("&amp;", "&");
    (!item.trim().is_empty()).then(|| item.trim().to_owned())
}

/// Whether a title is one that somebody gave, and not the name of the file that it was printed from.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file = lower.rsplit_once('.').is_some_and(|(_, ending)| {
        [
            "doc", "docx", "indd", "qxd", "pdf", "html", "htm", "rtf", "odt", "txt", "pub", "tex",
            "dvi", "ps",
        ]
        .contains(&ending)
    });
    !file
        && !lower.starts_with("microsoft word")
        && !lower.starts_with("untitled")
        && !lower.starts_with("about:blank")
        && !lower.contains("://")
}
