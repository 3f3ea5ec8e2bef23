//! How a file was read: the issue found in it, and an account of every character.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{ImageId, Issue};

/// A half-open range of UTF-8 bytes, `start <= end`, both on character boundaries of the text it belongs to.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span does not run backwards");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The format a file was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text in any supported encoding.
    Text,
    /// A web page.
    Html,
    /// Markdown, with or without front matter.
    Markdown,
    /// Office Open XML, Word's format.
    Docx,
    /// OpenDocument Text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// EPUB 2 or 3.
    Epub,
    /// PDF with a text layer.
    Pdf,
    /// One message (RFC 5322, MIME).
    Eml,
    /// A mailbox of messages (RFC 4155).
    Mbox,
    /// RSS 0.9 to 2.0, RDF Site Summary, CDF.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    JsonFeed,
    /// An archive of any of these, or of a saved web site.
    Zip,
}

/// An image that came inside the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its content's name.
    pub id: ImageId,
    /// `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`, by its bytes, not by what the file says.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, where the issue says so.
    pub alt: String,
    /// The bytes, as they came.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// Something that the issue asks for and that is never loaded, or was taken out of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub struct Blocked {
    /// What it is.
    pub kind: BlockedKind,
    /// Where it would have come from, as the issue says it; empty where it names no place.
    pub url: String,
}

/// What a blocked thing is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "snake_case")]
pub enum BlockedKind {
    /// An image on the network.
    RemoteImage,
    /// An image too small to be seen, that only tells its sender who reads.
    TrackingPixel,
    /// A font on the network.
    RemoteFont,
    /// A style sheet on the network.
    RemoteStyle,
    /// A script, inside the file or on the network; also event handlers and `javascript:` links.
    Script,
    /// A form and its fields.
    Form,
    /// A frame, an object or another embedded document.
    Frame,
    /// Sound or video on the network.
    RemoteMedia,
    /// A `ping`, prefetch, preconnect or refresh.
    Beacon,
    /// A link whose scheme is not allowed; its text is kept.
    UnsafeLink,
    /// Parameters that only track, taken out of a link; `url` is the link as it was.
    TrackingParameter,
}

/// An issue together with the account of how it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What the file was read as.
    pub format: Format,
    /// The name of the character encoding it was decoded from (WHATWG label, lower case).
    pub encoding: String,
    /// The decoded, newline-normalised text that every source span counts in.
    pub source: String,
    /// The issue.
    pub issue: Issue,
    /// A partition of `source`: sorted, without gap or overlap.
    pub regions: Vec<Region>,
    /// What a reader should know about the reading, in source order.
    pub findings: Vec<Finding>,
    /// Images that came inside the file, each once, in the order of the source.
    pub images: Vec<Image>,
    /// What the issue asked for and did not get, in the order of the source: its privacy receipt.
    pub blocked: Vec<Blocked>,
}

impl Reading {
    /// The share of the non-blank characters of the source that have a place, 0 to 1; 1 where there are none.
    pub fn coverage(&self) -> f64 {
        let characters = |wanted: &dyn Fn(&Region) -> bool| -> usize {
            let spans =
                self.regions.iter().filter(|region| wanted(region)).map(|region| region.span);
            let printed = |span: Span| {
                self.source[span.start..span.end].chars().filter(|c| !c.is_whitespace()).count()
            };
            spans.map(printed).sum()
        };
        match characters(&|region| region.kind == RegionKind::Unassigned) {
            0 => 1.0,
            unassigned => 1.0 - unassigned as f64 / characters(&|_| true) as f64,
        }
    }
}

/// A span of the source and what it became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// What it became.
    pub kind: RegionKind,
    /// Index of the article, for `RegionKind::Article` only.
    pub article: Option<u32>,
    /// Bytes of the source.
    pub span: Span,
}

/// What a span of the source became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RegionKind {
    /// Publishers, title, number, date.
    Masthead,
    /// The printed contents.
    Contents,
    /// Part of an article.
    Article,
    /// Page numbers, running heads, rules, layout debris.
    Furniture,
    /// Subscription notices, legal notices, advertising.
    Boilerplate,
    /// Not understood; shown as such, never dropped.
    Unassigned,
}

/// One sentence of the report, as a code with the facts that the sentence needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: FindingCode,
    /// The facts of the sentence, in the order that the code documents; text as printed.
    pub details: Vec<String>,
    /// Bytes of the source that it is about.
    pub span: Span,
}

/// What a finding says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A heading is worded unlike its contents entry; details: heading, entry.
    HeadingDiffersFromContents,
    /// A contents entry without an article; details: entry.
    EntryWithoutArticle,
    /// An article that the contents do not name; details: heading.
    ArticleNotInContents,
    /// No title was found for the publication.
    TitleMissing,
    /// The number is read from an unusual spelling; details: as printed, as read.
    NumberUnusual,
    /// The masthead contradicts itself; details: the value kept, the other value.
    MastheadContradicts,
    /// A date is printed that names no certain day or month; details: as printed.
    DateUncertain,
    /// The masthead is printed again further down; details: the line.
    MastheadRepeated,
    /// Sentences cut by a line end or a blank line were rejoined; details: how many.
    SentencesRejoined,
    /// The encoding was guessed; details: its name.
    EncodingGuessed,
    /// Bytes that the encoding does not know were replaced; details: how many.
    BytesReplaced,
    /// No structure was found; the text is one article.
    NoStructure,
    /// Characters that have no place; details: how many.
    Unassigned,
    /// A line was moved aside as furniture amid the text; details: the line.
    FurnitureRemoved,
    /// Markup is damaged and was read as well as it can be; details: what is wrong, in the format's own words.
    MarkupDamaged,
    /// A part of the file could not be read; details: its name, why.
    PartUnreadable,
    /// A part of the file is nothing that can be shown, and is kept in the original only; details: its name, its media
    /// type.
    PartNotShown,
    /// An image could not be shown; details: its name, why.
    ImageUnreadable,
    /// Tracked changes were accepted: insertions are in the text, deletions are not; details: how many.
    ChangesAccepted,
    /// Comments on the text, which are not part of it, were left out; details: how many.
    CommentsLeftOut,
    /// Text that the file hides from its readers was left out; details: how many characters.
    HiddenTextLeftOut,
    /// The file says one encoding and is written in another; details: as declared, as read.
    EncodingContradicts,
    /// A page without a text layer, as of a scan; details: the page numbers.
    NoTextLayer,
    /// Words cut at a line end by a hyphen were put together; details: how many.
    WordsRejoined,
    /// More than is read was in the file; details: what was left out.
    LimitReached,
    /// What the file says of itself outside its text is not what the issue prints; details: as printed, as declared.
    DeclaredDiffers,
    /// The number is taken from the file's name, because the issue prints none; details: the name, as read.
    NumberFromName,
    /// A person put something right; details: which kind of correction, as its data names it, the value or line.
    Corrected,
    /// A correction that could not be made: what it is about is not there any more, or it contradicts another; details:
    /// which kind, the value or line.
    CorrectionSkipped,
    /// A reading rule of the publication did something; details: which kind of rule, its pattern, to how many lines.
    ReadByRule,
}
