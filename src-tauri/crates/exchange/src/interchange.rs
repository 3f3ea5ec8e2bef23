//! The neutral form of another program's annotation.

use flyleaf_model::{Colour, IssueId, TextPositionSelector, TextQuoteSelector, Timestamp};
use serde_json::{Map, Value};

use crate::vocabulary::program_member;

/// What a file of annotations holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadAnnotations {
    /// The program or format that it was read as.
    pub program: Program,
    /// The annotations, in the order of the file.
    pub annotations: Vec<Interchange>,
    /// What has no neutral form, in the order of the file.
    pub unsupported: Vec<Unsupported>,
}

/// Programs and formats whose annotations are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Program {
    /// W3C Web Annotation, JSON-LD.
    WebAnnotation,
    /// W3C EPUB Annotations: an annotation set.
    EpubAnnotations,
    /// Readium's annotation sets.
    Readium,
    /// Hypothesis: an answer of its API, or an export.
    Hypothesis,
    /// Zotero's annotation JSON.
    Zotero,
    /// Readest's JSON.
    Readest,
    /// Foliate's JSON.
    Foliate,
    /// A calibre annotation collection.
    Calibre,
    /// KOReader: a metadata sidecar in Lua, or its exporter's JSON.
    Koreader,
    /// Kindle: `My Clippings.txt`, or a notebook as HTML.
    Kindle,
    /// Readwise's CSV.
    Readwise,
}

impl Program {
    /// The name used in files: in lower case, without spaces.
    pub fn name(self) -> &'static str {
        match self {
            Self::WebAnnotation => "web-annotation",
            Self::EpubAnnotations => "epub-annotations",
            Self::Readium => "readium",
            Self::Hypothesis => "hypothesis",
            Self::Zotero => "zotero",
            Self::Readest => "readest",
            Self::Foliate => "foliate",
            Self::Calibre => "calibre",
            Self::Koreader => "koreader",
            Self::Kindle => "kindle",
            Self::Readwise => "readwise",
        }
    }
}

/// One annotation as its program wrote it, as far as it is understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Interchange {
    /// Its name in its own program: an IRI where it has one, otherwise `program:key` (`zotero:4KX2M9PA`); `None` where it
    /// has no name at all.
    pub id: Option<String>,
    /// What it is written on.
    pub work: Work,
    /// How much of that it is about.
    pub scope: Scope,
    /// The passage and what stands around it, in plain text.
    pub quote: Option<TextQuoteSelector>,
    /// Where the passage stands, in code points of the text as that program has it.
    pub position: Option<TextPositionSelector>,
    /// Every other way in which the passage is named, as W3C selectors in JSON: `FragmentSelector` (an EPUB CFI with
    /// `conformsTo`), `CssSelector`, `XPathSelector`, `RangeSelector`, … Hints, never trusted without the quote.
    pub selectors: Vec<Value>,
    /// The note in Markdown; empty for a bare highlight.
    pub note: String,
    /// Tags without `#`, in order, each once.
    pub tags: Vec<String>,
    /// The colour as it is written there: a name, or `#rrggbb`.
    pub colour_written: Option<String>,
    /// The colour of ours that is nearest; `None` where none is written or it cannot be told.
    pub colour: Option<Colour>,
    /// Whether the passage is underlined instead of highlighted.
    pub underlined: bool,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// Members that are not understood, as they stood in the file, to be written out again as members of a W3C
    /// annotation. See [`Interchange::carry`].
    pub foreign: Map<String, Value>,
}

impl Interchange {
    /// Keeps what of `program`'s own members is not understood, under one namespaced member.
    pub(crate) fn carry(&mut self, program: Program, members: Map<String, Value>) {
        if !members.is_empty() {
            self.foreign.insert(program_member(program.name()), Value::Object(members));
        }
    }
}

/// How much of a work an annotation is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// A passage.
    #[default]
    Passage,
    /// A whole article, chapter or page.
    Article,
    /// The whole issue, book or file.
    Issue,
}

/// What an annotation is written on, in the words of the file; all hints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work {
    /// Title of the book, page or file.
    pub title: Option<String>,
    /// Its author or authors, as one text.
    pub author: Option<String>,
    /// Title of the periodical.
    pub publication: Option<String>,
    /// Number of the issue, as printed.
    pub number: Option<String>,
    /// Title of the article or chapter.
    pub article: Option<String>,
    /// Its address on the network, or another IRI.
    pub url: Option<String>,
    /// Name of the file, without folders.
    pub file_name: Option<String>,
    /// Hashes of the file.
    pub hashes: Vec<FileHash>,
    /// The place that one of our own files names.
    pub own: Option<OwnPlace>,
}

/// A hash of a file's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash {
    /// How it was made.
    pub kind: HashKind,
    /// In lower-case hexadecimal.
    pub hex: String,
}

/// How a file's hash was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HashKind {
    /// BLAKE3, as the library names originals.
    Blake3,
    /// SHA-256.
    Sha256,
    /// MD5.
    Md5,
    /// MD5 of samples of the file at growing distances, as KOReader and Readest name books.
    PartialMd5,
}

/// A place as our own links name it: `flyleaf:issue/ID`, `flyleaf:article/ISSUE/INDEX`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlace {
    /// The issue.
    pub issue: IssueId,
    /// The article, from 0; `None` for the issue as a whole.
    pub article: Option<u32>,
}

/// Something in the file that has no neutral form.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsupported {
    /// Where it stands: a path (`items[3]`), or a line (`line 12`).
    pub place: String,
    /// What it is.
    pub kind: UnsupportedKind,
    /// The word that its program has for it, where it has one (`ink`, `bookmark`); what is wrong with it where it is
    /// malformed.
    pub word: Option<String>,
    /// It itself, as far as it can be told.
    pub raw: Value,
}

/// Why something has no neutral form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UnsupportedKind {
    /// A drawing.
    Drawing,
    /// A picture, or a part of a page as a picture.
    Image,
    /// Sound or video.
    Media,
    /// A mark at a place, without any text.
    Bookmark,
    /// A note deleted there.
    Deleted,
    /// It is on the network and only named here.
    Elsewhere,
    /// Its body or target is of a kind that is not known.
    Unknown,
    /// It is damaged.
    Malformed,
}
