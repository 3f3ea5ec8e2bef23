//! What is asked of an export, and what comes back.

use flyleaf_model::{Annotation, Colour, Image, Issue};

/// An issue to print, with everything written on it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The publication's title, as it is to be printed.
    pub publication: &'a str,
    /// BCP 47 tag of the publication's main language.
    pub publication_language: &'a str,
    /// What the reader wrote on it.
    pub annotations: &'a [Annotation],
    /// The images that came with it.
    pub images: &'a [Image],
    /// Name of the file the issue came from; it stands in the colophon.
    pub file_name: &'a str,
    /// Which of the first article's blocks are quotes with a rule, and its colour: those of a digest.
    pub ruled: &'a [(usize, Colour)],
}

/// How an issue is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfOptions {
    /// The paper.
    pub paper: Paper,
    /// Where notes stand.
    pub notes: Notes,
    /// A page with masthead and contents first; otherwise a compact head over the first article.
    pub masthead: bool,
    /// Colour behind highlighted passages.
    pub highlights: bool,
    /// Only these articles (from 0), in the issue's order; all where `None`.
    pub articles: Option<Vec<u32>>,
}

impl Default for PdfOptions {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            notes: Notes::Margin,
            masthead: true,
            highlights: true,
            articles: None,
        }
    }
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216 A5.
    A5,
    /// ISO 216 A4.
    #[default]
    A4,
    /// US Letter.
    Letter,
}

/// Where notes stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Notes {
    /// In the margin, beside their passages.
    #[default]
    Margin,
    /// At the end of each article, numbered.
    End,
    /// Nowhere.
    None,
}

/// Where an export stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Pages are being laid out.
    Typesetting,
    /// The file is being written.
    Writing,
}

/// A finished PDF and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: usize,
    /// Annotations whose passage is coloured.
    pub highlights: usize,
    /// Notes that are printed, wherever they stand.
    pub notes: usize,
    /// Annotations without a place in the text, whether or not they are printed.
    pub unplaced: usize,
    /// Characters that no font covers, article by article; they are printed as their code points.
    pub missing: Vec<Missing>,
    /// Images in whose place stand words, because they cannot be decoded or are not there, in reading order.
    pub unprinted: Vec<Unprinted>,
}

/// An image that could not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprinted {
    /// The article's title.
    pub article: String,
    /// What the image shows, as the issue says; may be empty.
    pub alt: String,
}

/// Characters of one article that no font covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The article's title, or the publication's where they stand outside of any article.
    pub article: String,
    /// The characters, each once, in the order of their code points.
    pub characters: String,
}

/// Pages as pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Pages in the whole document.
    pub pages: usize,
    /// One PNG for each page that was asked for and exists, in the order asked for.
    pub images: Vec<Vec<u8>>,
}
