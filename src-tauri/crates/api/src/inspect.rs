//! A file recognised and shown, nothing stored: the JSON of `flyleaf inspect`.
//!
//! Offsets here count Unicode code points of the decoded, newline-normalised source, the unit of the command line.

use std::path::Path;

use flyleaf_import::Guidance;
use flyleaf_model::{
    Article, Block, Blocked, FindingCode, Format, ImageId, Reading, RegionKind, Span, TableRow,
};
use flyleaf_text::canonical::{block_text, canonical};
use serde::Serialize;

use crate::units::{Converted, edges};
use crate::{Result, Sentence, source, words};

/// Everything found in a file. Serialises to schema 1 of `flyleaf inspect --json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Inspection {
    /// Version of this shape.
    pub schema: u32,
    /// What the file was read as.
    pub format: Format,
    /// What the issue prints about its publication.
    pub publication: InspectedPublication,
    /// The number as printed.
    pub number: Option<String>,
    /// The volume as printed.
    pub volume: Option<String>,
    /// The year that the masthead names.
    pub year: Option<i32>,
    /// ISO 8601, where certain.
    pub date: Option<String>,
    /// As printed.
    pub date_printed: Option<String>,
    /// BCP 47 tags, the main language first.
    pub languages: Vec<String>,
    /// The printed contents.
    pub contents: Vec<InspectedEntry>,
    /// The articles, in reading order.
    pub articles: Vec<InspectedArticle>,
    /// A partition of the source.
    pub regions: Vec<InspectedRegion>,
    /// Length of the source.
    pub source_chars: usize,
    /// Share of the non-blank characters that have a place.
    pub coverage: f64,
    /// The images that came inside the file.
    pub images: Vec<InspectedImage>,
    /// What the issue asks for and what is never loaded.
    pub blocked: Vec<Blocked>,
    /// What a reader should know about the reading.
    pub report: Vec<InspectedFinding>,
    /// The source that every offset counts in.
    #[serde(skip)]
    pub source: String,
}

/// What an issue prints about its publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedPublication {
    /// The title as printed.
    pub title: Option<String>,
    /// The publishers as printed.
    pub publishers: Vec<String>,
}

/// A line of the printed contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedEntry {
    /// As printed in the contents.
    pub title: String,
    /// 0 for the top level.
    pub level: u8,
    /// The article it announces.
    pub article: Option<u32>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedArticle {
    /// From 0.
    pub index: u32,
    /// As printed over the article.
    pub title: Option<String>,
    /// The label of its section.
    pub section: Option<String>,
    /// The author line.
    pub byline: Option<String>,
    /// The source line.
    pub source: Option<String>,
    /// Its own date, ISO 8601.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Where its heading starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its text, without markup.
    pub blocks: Vec<InspectedBlock>,
    /// The canonical text.
    pub text: String,
}

/// A block without markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InspectedBlock {
    /// Running text.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A heading inside the article.
    Heading {
        /// 1 for the highest.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The first item's number as printed.
        start: u32,
        /// The canonical text of each item; the blocks of an item are joined by a line feed.
        items: Vec<String>,
    },
    /// A passage quoted from elsewhere.
    Quote {
        /// The quoted blocks.
        blocks: Vec<InspectedBlock>,
    },
    /// Text whose line ends carry meaning.
    Preformatted {
        /// The text as printed.
        text: String,
    },
    /// Cells in rows and columns.
    Table {
        /// How many of the rows, from the first, head the columns.
        head: u32,
        /// The canonical text of each cell, row by row; the blocks of a cell are joined by a line feed.
        rows: Vec<Vec<String>>,
    },
    /// An image with its caption.
    Figure {
        /// Its id among the images; `None` where the file does not bring it.
        image: Option<ImageId>,
        /// What it shows, where the issue says so.
        alt: Option<String>,
        /// The caption; empty where there is none.
        caption: String,
    },
    /// A note at the foot of the page or the end of the article.
    Footnote {
        /// Its mark as printed.
        label: String,
        /// What it says.
        blocks: Vec<InspectedBlock>,
    },
    /// A printed break.
    Rule,
}

/// A span of the source and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedRegion {
    /// What it became.
    pub kind: RegionKind,
    /// Index of the article, for articles only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<u32>,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// An embedded image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedImage {
    /// Names it in the blocks.
    pub id: ImageId,
    /// Its media type.
    pub media_type: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Its text alternative.
    pub alt: Option<String>,
}

/// A sentence of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedFinding {
    /// What was found.
    pub code: FindingCode,
    /// The same in English.
    pub message: String,
    /// First code point of what it is about.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The message in any language.
    #[serde(skip)]
    pub sentence: Sentence,
}

/// Recognises a file and stores nothing.
///
/// # Errors
/// Where the file cannot be read, or holds no issue.
pub fn inspect(path: &Path) -> Result<Inspection> {
    let bytes = source::bytes(path, &|| true)?;
    Ok(inspection(source::recognise(path, &bytes, &Guidance::default())?))
}

fn inspection(reading: Reading) -> Inspection {
    let coverage = reading.coverage();
    let Reading { format, source, issue, regions, findings, images, blocked, .. } = reading;
    let spans = (issue.articles.iter().map(|article| article.span))
        .chain(regions.iter().map(|region| region.span))
        .chain(findings.iter().map(|finding| finding.span));
    let points = Converted::code_points(&source, edges(spans).chain([source.len()]));
    let place = |span: Span| points.span(span).unwrap_or_default();
    Inspection {
        schema: 1,
        format,
        number: issue.number,
        volume: issue.volume,
        year: issue.year,
        date: issue.date,
        date_printed: issue.date_printed,
        languages: issue.languages,
        contents: issue
            .contents
            .into_iter()
            .map(|entry| InspectedEntry {
                title: entry.title,
                level: entry.level,
                article: entry.article,
            })
            .collect(),
        articles: (0u32..)
            .zip(issue.articles)
            .map(|(index, article)| inspected(index, place(article.span), article))
            .collect(),
        publication: InspectedPublication {
            title: issue.publication.title,
            publishers: issue.publication.publishers,
        },
        regions: regions
            .iter()
            .map(|region| {
                let (start, end) = place(region.span);
                InspectedRegion { kind: region.kind, article: region.article, start, end }
            })
            .collect(),
        source_chars: points.get(source.len()).unwrap_or_default(),
        coverage,
        images: images
            .into_iter()
            .map(|image| InspectedImage {
                id: image.id,
                media_type: image.media_type,
                width: image.width,
                height: image.height,
                alt: said(&image.alt),
            })
            .collect(),
        blocked,
        report: findings
            .iter()
            .map(|finding| {
                let (start, end) = place(finding.span);
                let sentence = words::finding(finding);
                let message = words::english(&sentence);
                InspectedFinding { code: finding.code, message, start, end, sentence }
            })
            .collect(),
        source,
    }
}

fn inspected(index: u32, (start, end): (usize, usize), article: Article) -> InspectedArticle {
    InspectedArticle {
        index,
        start,
        end,
        blocks: article.blocks.iter().map(inspected_block).collect(),
        text: canonical(&article.blocks).text,
        title: article.title,
        section: article.section,
        byline: article.byline,
        source: article.source,
        date: article.date,
        language: article.language,
    }
}

fn inspected_block(block: &Block) -> InspectedBlock {
    match block {
        Block::Paragraph { .. } => InspectedBlock::Paragraph { text: block_text(block) },
        Block::Heading { level, .. } => {
            InspectedBlock::Heading { level: *level, text: block_text(block) }
        }
        Block::List { ordered, start, items } => InspectedBlock::List {
            ordered: *ordered,
            start: *start,
            items: items.iter().map(|item| canonical(&item.blocks).text).collect(),
        },
        Block::Quote { blocks } => {
            InspectedBlock::Quote { blocks: blocks.iter().map(inspected_block).collect() }
        }
        Block::Preformatted { text } => InspectedBlock::Preformatted { text: text.clone() },
        Block::Table { head, rows } => {
            InspectedBlock::Table { head: *head, rows: rows.iter().map(inspected_row).collect() }
        }
        Block::Figure { image, alt, .. } => InspectedBlock::Figure {
            image: image.clone(),
            alt: said(alt),
            caption: block_text(block),
        },
        Block::Footnote { label, blocks, .. } => InspectedBlock::Footnote {
            label: label.clone(),
            blocks: blocks.iter().map(inspected_block).collect(),
        },
        Block::Rule => InspectedBlock::Rule,
    }
}

fn inspected_row(row: &TableRow) -> Vec<String> {
    row.cells.iter().map(|cell| canonical(&cell.blocks).text).collect()
}

fn said(words: &str) -> Option<String> {
    Some(words.to_owned()).filter(|words| !words.is_empty())
}
