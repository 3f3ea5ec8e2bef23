//! What a format module makes of a file: its text as a reader sees it, line by line, and what the format says of it.
//!
//! Every format ends here, so that the recogniser asks one kind of text, whoever wrote it. A plain text is a flow that
//! says nothing of itself. [`Builder`] makes a flow of the blocks of a document, in reading order; it renders them to
//! lines, and keeps links, images and everything else that the lines cannot show beside them.

mod builder;
mod image;
mod link;
mod render;
mod runs;
#[cfg(test)]
mod told;

use flyleaf_model::{Block, Blocked, Finding, Format, Image, Mark, Span};

pub(crate) use builder::Builder;
#[cfg(test)]
pub(crate) use told::told;

/// A file's text, and what its format says of it. Spans count bytes of `source`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flow {
    /// What the file was read as.
    pub(crate) format: Format,
    /// The name of the character encoding it was decoded from (WHATWG label, lower case).
    pub(crate) encoding: String,
    /// The text, with line feeds alone as line ends.
    pub(crate) source: String,
    /// What is known of its lines: in order, without overlap, each of whole lines. Empty for a plain text.
    pub(crate) pieces: Vec<Piece>,
    /// How stretches of `Shape::Paragraph` and `Shape::Heading` are set: in order, without overlap.
    pub(crate) styles: Vec<Style>,
    /// Divisions that the file itself makes: in order; a part may hold others, and then stands before them.
    pub(crate) parts: Vec<Part>,
    /// What the file says of itself outside its text.
    pub(crate) declared: Declared,
    /// Images that came inside the file, each once.
    pub(crate) images: Vec<Image>,
    /// What was not loaded.
    pub(crate) blocked: Vec<Blocked>,
    /// What a reader should know about the reading so far.
    pub(crate) findings: Vec<Finding>,
}

/// Whole lines of the source and what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the source, from the first line's first byte to one past the last line's text.
    pub(crate) span: Span,
    /// What they are.
    pub(crate) shape: Shape,
}

/// What the format says that some lines are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Running text; more than one line where line ends are forced.
    Paragraph,
    /// A heading of this level, 1 to 6; 1 is the highest.
    Heading(u8),
    /// A list, table, quote, preformatted text, figure or footnote, complete. Its lines render it, for the eyes and for
    /// the questions that look at lines (a list of titles may be the contents).
    Whole(Block),
    /// A break.
    Rule,
    /// A line that says something of the issue: front matter, the header of a mail, the title of a feed.
    Front,
    /// A line that says something of the part it stands in, and is not its text: author, date, address.
    Head,
    /// Page numbers, running heads, navigation.
    Furniture,
    /// Subscription and legal notices, advertising.
    Boilerplate,
}

/// How a stretch of text is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Style {
    /// Bytes of the source.
    pub(crate) span: Span,
    /// As in a run.
    pub(crate) marks: Vec<Mark>,
    /// As in a run.
    pub(crate) language: Option<String>,
    /// As in a run.
    pub(crate) link: Option<String>,
}

/// A division that the file makes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// Bytes of the source.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: PartKind,
    /// Its title, where the file names it.
    pub(crate) title: Option<String>,
    /// Its author, without “By”.
    pub(crate) byline: Option<String>,
    /// Its date as ISO 8601, where certain.
    pub(crate) date: Option<String>,
    /// Where it was taken from.
    pub(crate) source: Option<String>,
    /// BCP 47 tag.
    pub(crate) language: Option<String>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum PartKind {
    /// An article for certain: the entry of a feed, a message of a digest.
    #[default]
    Article,
    /// A file or a page of its own, which most often is an article and may be a title page, the contents or a chapter
    /// of several: a document of an EPUB's spine, a page of a saved site.
    Page,
}

/// What a file says of itself outside its text, as it says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Declared {
    /// The publication's title for certain: of a feed, a mailing list, an EPUB.
    pub(crate) publication: Option<String>,
    /// A title that may be the publication's, the or the article's: of a web page, the properties of a document,
    /// front matter, the subject of a mail.
    pub(crate) title: Option<String>,
    /// Who publishes it.
    pub(crate) publishers: Vec<String>,
    /// Who wrote it.
    pub(crate) authors: Vec<String>,
    /// The number, where a field names it.
    pub(crate) number: Option<String>,
    /// The volume, where a field names it.
    pub(crate) volume: Option<String>,
    /// The date, where a field names it, as the file says it.
    pub(crate) date: Option<String>,
    /// BCP 47 tags.
    pub(crate) languages: Vec<String>,
    /// Contents that the file keeps apart from its text (an EPUB's navigation, a PDF's outline): title, level from 0,
    /// and where in the source its target stands.
    pub(crate) contents: Vec<DeclaredEntry>,
}

/// An entry of contents that stand apart from the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeclaredEntry {
    /// As the file says it.
    pub(crate) title: String,
    /// 0 for the top level.
    pub(crate) level: u8,
    /// First byte of its target in the source, where the file says so.
    pub(crate) target: Option<usize>,
}

impl Flow {
    /// A plain text.
    pub(crate) fn plain(source: String, encoding: String) -> Self {
        Self {
            format: Format::Text,
            encoding,
            source,
            pieces: Vec::new(),
            styles: Vec::new(),
            parts: Vec::new(),
            declared: Declared::default(),
            images: Vec::new(),
            blocked: Vec::new(),
            findings: Vec::new(),
        }
    }
}
