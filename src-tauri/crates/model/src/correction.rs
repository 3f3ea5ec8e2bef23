//! What a person put right in a reading, as plain data: applied again whenever the original is read again.
//!
//! Everything is named by bytes of the normalised source, which the same original always gives. An article is named by a
//! byte of the line it begins on, as the corrections before this one left it. Corrections count in whole lines: a byte
//! stands for the line that holds it.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{RegionKind, Span};

/// One thing put right.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Correction {
    /// The issue says something else than was read, or nothing.
    Issue {
        /// What about it.
        fact: IssueFact,
        /// The right value; `None` where it says nothing.
        value: Option<String>,
    },
    /// An article says something else than was read, or nothing.
    Article {
        /// Where it begins.
        article: usize,
        /// What about it.
        fact: ArticleFact,
        /// The right value; `None` where it says nothing.
        value: Option<String>,
    },
    /// An article begins on another line; the lines between go to it, or to what stands before it.
    Begin {
        /// Where it begins.
        article: usize,
        /// Where it ought to begin.
        at: usize,
    },
    /// An article of its own begins here, within another or before the first.
    Split {
        /// Where it begins.
        at: usize,
    },
    /// An article is a part of the one printed before it.
    Merge {
        /// Where it begins.
        article: usize,
    },
    /// An article is read at another place.
    Order {
        /// Where it begins.
        article: usize,
        /// Where the article begins that is read after it; `None` at the end.
        before: Option<usize>,
    },
    /// There is no such article; its lines become something else.
    Delete {
        /// Where it begins.
        article: usize,
        /// What they become; any kind but `Article`.
        becomes: RegionKind,
    },
    /// Whole lines are something else than was read. Lines that become `Article` go back to the article they stand in.
    Mark {
        /// The lines.
        span: Span,
        /// What they become.
        becomes: RegionKind,
    },
}

/// What an issue says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum IssueFact {
    /// The title of its publication.
    Publication,
    /// Its number.
    Number,
    /// Its volume.
    Volume,
    /// Its year.
    Year,
    /// Its date.
    Date,
}

/// What an article says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ArticleFact {
    /// Its title.
    Title,
    /// Its author line.
    Byline,
    /// Where it was taken from.
    Source,
    /// Its date.
    Date,
}

/// What was learnt from a correction, for every issue of a publication to come.
///
/// A pattern (`like`, `from`, `file`) is a line as printed, in which `{number}` stands for a number in digits or in
/// Chinese numerals, `{month}` for the name of a month and `{any}` for anything; case, width and spacing do not count.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReadingRule {
    /// Lines like this are no article's.
    Aside {
        /// The pattern.
        like: String,
        /// What they are; any kind but `Article`.
        becomes: RegionKind,
    },
    /// Everything from a line like this on is no article's.
    Section {
        /// The pattern of its first line.
        from: String,
        /// How far it goes.
        until: Until,
        /// What it is; any kind but `Article`.
        becomes: RegionKind,
    },
    /// Something that the issue says of itself stands in a line like this.
    Fact {
        /// What.
        fact: IssueFact,
        /// The pattern, in which `{value}` stands for what is said.
        like: String,
    },
    /// Lines like this begin articles, or never do.
    Begin {
        /// The pattern.
        like: String,
        /// Whether only lines in capitals count.
        capitals: bool,
        /// Whether they begin articles.
        begins: bool,
    },
    /// The publication is called something else than its issues are read to say.
    Called {
        /// The title as read; `None` where none is read.
        read: Option<String>,
        /// The pattern of the file's name, where no title is read.
        file: Option<String>,
        /// The right title.
        title: String,
    },
}

/// How far a section set aside goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// Up to the next article.
    Article,
    /// To the end of the issue.
    End,
}
