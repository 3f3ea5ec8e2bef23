//! The manuscript: an issue and what is written on it, as the data that the template prints.
//!
//! Text stays text here. The template turns strings into content as they are, so nothing an issue or a note says is
//! ever read as the typesetter's code.

mod article;
mod build;
mod figure;
mod footnotes;
mod long_words;
mod names;
mod note;
mod parts;
pub(crate) mod passages;
mod selection;
mod setter;
mod sheet;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub(crate) use build::{Job, build};
pub(crate) use names::{main_language, publication, single_title};
pub(crate) use note::parse;
pub(crate) use selection::{beyond, place, written_on};

use crate::fonts::{Family, Repertoire};
use crate::geometry::Geometry;
use crate::script::{Language, Script};

/// A string in one style.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Piece {
    pub text: String,
    /// CJK script, where it is not what surrounds the piece: it brings its language and its fonts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<Script>,
    /// Language, where it is not what surrounds the piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(skip_serializing_if = "is_false")]
    pub emphasis: bool,
    /// Emphasis of CJK text: a dot under each character.
    #[serde(skip_serializing_if = "is_false")]
    pub dots: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub strong: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub code: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub strike: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub raised: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub lowered: bool,
    /// Opens an article in small capitals.
    #[serde(skip_serializing_if = "is_false")]
    pub opening: bool,
    /// Stands for a character that no font covers.
    #[serde(skip_serializing_if = "is_false")]
    pub missing: bool,
    /// A line may end before the piece although no word ends there.
    #[serde(skip_serializing_if = "is_false")]
    pub may_break: bool,
    /// A line end after the piece.
    #[serde(skip_serializing_if = "is_false")]
    pub line_end: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Label of the footnote that it refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Label of its own, for the footnote to lead back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Printed on every page of a table, so that nothing in it may be a link (PDF/UA takes its repetitions for ornament).
    #[serde(skip_serializing_if = "is_false")]
    pub repeated: bool,
    /// Ground colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<String>,
    /// Colour of the reader's line under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub underline: Option<&'static str>,
    /// Notes whose passage starts before the piece.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<u32>,
    /// Notes whose passage ends after the piece and that are printed elsewhere, with their numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
}

/// A raised number that leads to a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Reference {
    pub note: u32,
    pub number: u32,
}

/// A block as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Block {
    /// `quick`: its lines are broken one by one, without weighing the whole paragraph.
    Paragraph {
        indent: bool,
        pieces: Vec<Piece>,
        #[serde(skip_serializing_if = "is_false")]
        quick: bool,
    },
    Heading {
        level: u8,
        pieces: Vec<Piece>,
    },
    List {
        ordered: bool,
        start: u32,
        items: Vec<Vec<Block>>,
    },
    /// `colour` where it has a rule.
    Quote {
        blocks: Vec<Block>,
        #[serde(skip_serializing_if = "Option::is_none")]
        colour: Option<&'static str>,
    },
    /// `size` in points.
    Preformatted {
        size: f64,
        lines: Vec<Vec<Piece>>,
    },
    /// `size` as a part of the text's; `figures`: which columns are set flush right; `head`: how many of the cells, from
    /// the first, head the columns. The cells fill the grid in order, without gap.
    Table {
        size: f64,
        figures: Vec<bool>,
        head: usize,
        cells: Vec<TableCell>,
    },
    /// A table too wide for the page, row by row.
    Rows {
        rows: Vec<Vec<Block>>,
    },
    /// `alt` is never empty. Where there is no picture, `label` says so and `instead` what it would show.
    Figure {
        #[serde(skip_serializing_if = "Option::is_none")]
        picture: Option<Picture>,
        alt: String,
        label: Vec<Piece>,
        instead: Vec<Piece>,
        caption: Vec<Piece>,
    },
    Rule,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct TableCell {
    pub columns: usize,
    pub rows: usize,
    pub blocks: Vec<Block>,
}

/// A picture in its size.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Picture {
    /// Where the template finds it.
    pub path: String,
    /// In points, at most.
    pub width: f64,
    /// Height by width.
    pub ratio: f64,
}

/// A footnote of the issue as it is printed after its article.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Footnote {
    /// Its label.
    pub key: String,
    /// Its mark.
    pub mark: Vec<Piece>,
    /// Label of the first place that refers to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
    pub blocks: Vec<Block>,
}

/// A note as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Note {
    pub id: u32,
    /// Its number where it is printed in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Colour of its rule.
    pub colour: &'static str,
    pub script: Script,
    pub language: Language,
    pub blocks: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Piece>,
    /// The passage, where the note has no place beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Piece>,
}

/// An article as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Article {
    /// Names it within the document.
    pub key: String,
    pub level: u8,
    /// Empty where nothing was printed over it.
    pub title: Vec<Piece>,
    /// What bookmarks and contents call it.
    pub name: String,
    pub name_pieces: Vec<Piece>,
    pub section: Vec<Piece>,
    pub byline: Vec<Piece>,
    pub source: Vec<Piece>,
    pub script: Script,
    pub language: Language,
    pub new_page: bool,
    /// Notes on the article as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub general: Vec<Note>,
    pub blocks: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<Footnote>,
    /// Notes listed after it, and the words over them.
    pub notes: Vec<Note>,
    pub notes_title: Vec<Piece>,
}

/// An issue as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Issue {
    pub key: String,
    pub masthead: bool,
    /// The bookmark over its articles, where the file holds several issues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bookmark: Option<String>,
    pub script: Script,
    pub language: Language,
    pub title: Vec<Piece>,
    pub title_script: Script,
    pub title_language: Language,
    pub publishers: Vec<Publisher>,
    pub number: Vec<Piece>,
    pub date: Vec<Piece>,
    pub running: Vec<Piece>,
    pub contents_title: Vec<Piece>,
    pub contents: bool,
    pub announced_title: Vec<Piece>,
    pub announced: Vec<Vec<Piece>>,
    pub articles: Vec<Article>,
    /// Notes on the issue as a whole, and the words over them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub general: Vec<Note>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub general_title: Vec<Piece>,
    pub unplaced_title: Vec<Piece>,
    pub unplaced: Vec<Note>,
    pub colophon: Vec<Vec<Piece>>,
}

/// A publisher's line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Publisher {
    pub pieces: Vec<Piece>,
    /// In another script than the title.
    pub foreign: bool,
}

/// Everything the template prints.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Manuscript {
    pub title: String,
    pub authors: Vec<String>,
    pub language: Language,
    pub geometry: Geometry,
    pub fonts: BTreeMap<String, Vec<Family>>,
    pub issues: Vec<Issue>,
    /// Notes that stand in the margin, by id.
    pub margin: BTreeMap<String, Note>,
}

/// A manuscript and what its makers report about it.
#[derive(Debug)]
pub(crate) struct Built {
    pub manuscript: Manuscript,
    pub highlights: usize,
    pub notes: usize,
    pub unplaced: usize,
    /// By article, in reading order.
    pub missing: Vec<(String, BTreeSet<char>)>,
    /// Pictures that could not be printed: article and what they show, in reading order.
    pub unprinted: Vec<(String, String)>,
    /// Everything that wants a glyph.
    pub repertoire: Repertoire,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_false(value: &bool) -> bool {
    !value
}
