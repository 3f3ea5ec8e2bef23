//! Digests: the reader's own text with the annotations it quotes, as PDF and as Markdown.
//!
//! A digest is printed as an issue of one article is: its text upright, each quotation with a rule in its colour, what
//! was noted on it, and where it comes from.

use flyleaf_model::{Annotation, AnnotationId, Article, Block, Colour, Issue, Mark, Run};

use crate::manuscript::parse;
use crate::markdown::{definite, escape, note_lines, yaml};
use crate::script::{Script, mostly_cjk};
use crate::words::Words;
use crate::{Document, Error, Notes, Paper, Pdf, PdfOptions, Stage};

/// A document of the reader's own.
#[derive(Debug, Clone)]
pub struct Digest<'a> {
    /// Its title; may be empty.
    pub title: &'a str,
    /// When it was last changed, ISO 8601.
    pub date: &'a str,
    /// Its text, cut at its quotations.
    pub parts: Vec<DigestPart<'a>>,
}

/// A part of a digest.
#[derive(Debug, Clone)]
pub enum DigestPart<'a> {
    /// Markdown.
    Text(&'a str),
    /// An annotation and where it was printed.
    Quotation {
        /// Which.
        id: &'a AnnotationId,
        /// As it is now; `None` where it is gone.
        quoted: Option<(&'a Annotation, Source<'a>)>,
    },
}

/// Where something was printed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// The publication's title; may be empty.
    pub publication: &'a str,
    /// The issue's volume.
    pub volume: Option<&'a str>,
    /// Its number.
    pub number: Option<&'a str>,
    /// Its date, ISO 8601 or as printed, or its year.
    pub date: Option<&'a str>,
    /// The article's title.
    pub article: Option<&'a str>,
}

/// Prints a digest, telling `progress` each stage as it begins.
///
/// # Errors
/// As [`crate::pdf`].
pub fn digest_pdf(
    digest: &Digest<'_>,
    paper: Paper,
    progress: &mut dyn FnMut(Stage),
    cancelled: &dyn Fn() -> bool,
) -> Result<Pdf, Error> {
    let (tag, words) = language(digest);
    let mut ruled = Vec::new();
    let mut blocks = Vec::new();
    for part in &digest.parts {
        match part {
            DigestPart::Text(markdown) => blocks.extend(parse(markdown)),
            DigestPart::Quotation { quoted, .. } => {
                let colour = quoted.as_ref().map_or(Colour::Straw, |(note, _)| note.colour);
                ruled.push((blocks.len(), colour));
                blocks.push(Block::Quote { blocks: quotation(quoted.as_ref(), words) });
            }
        }
    }
    let article = Article { language: tag.to_owned(), blocks, ..Article::default() };
    let issue = Issue {
        date: Some(digest.date.to_owned()),
        languages: vec![tag.to_owned()],
        articles: vec![article],
        ..Issue::default()
    };
    let untitled = words.untitled_digest();
    let document = Document {
        issue: &issue,
        publication: digest.title,
        publication_language: tag,
        annotations: &[],
        images: &[],
        file_name: untitled,
        ruled: &ruled,
    };
    let options =
        PdfOptions { paper, notes: Notes::None, masthead: false, highlights: true, articles: None };
    crate::pdf_with_progress(&[document], &options, progress, cancelled)
}

/// A digest as Markdown. Each quotation is a block quote that ends with where it comes from, and has the block id
/// `^flyleaf-ID`. The text ends with a line feed.
pub fn digest_markdown(digest: &Digest<'_>) -> String {
    let (_, words) = language(digest);
    let title = if digest.title.trim().is_empty() { words.untitled_digest() } else { digest.title };
    let mut parts = vec![
        format!("---\ntitle: {}\ndate: {}\n---", yaml(title), yaml(digest.date)),
        format!("# {}", escape(title, false)),
    ];
    for part in &digest.parts {
        parts.push(match part {
            DigestPart::Text(markdown) => (*markdown).to_owned(),
            DigestPart::Quotation { id, quoted: None } => {
                format!("> *{}*\n\n^flyleaf-{id}", words.gone())
            }
            DigestPart::Quotation { id, quoted: Some((annotation, source)) } => {
                let mut lines: Vec<String> =
                    annotation.quote().trim().lines().map(|line| escape(line, true)).collect();
                let more = [definite(&annotation.note), Some(citation(source, words))];
                for more in more.into_iter().flatten() {
                    lines.extend((!lines.is_empty()).then(String::new));
                    lines.extend(more.lines().map(str::to_owned));
                }
                format!("{}\n\n^flyleaf-{id}", note_lines(&lines))
            }
        });
    }
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// The passage, what was noted on it, and where it comes from.
fn quotation(quoted: Option<&(&Annotation, Source<'_>)>, words: Words) -> Vec<Block> {
    let emphasised = |text: String| Block::Paragraph {
        runs: vec![Run { text, marks: vec![Mark::Emphasis], ..Run::default() }],
    };
    let Some((annotation, source)) = quoted else {
        return vec![emphasised(words.gone().to_owned())];
    };
    let lines = annotation.quote().trim().lines().filter(|line| !line.trim().is_empty());
    let mut blocks: Vec<Block> =
        lines.map(|line| Block::Paragraph { runs: vec![Run::plain(line)] }).collect();
    let mut note = parse(&annotation.note);
    emphasise(&mut note);
    blocks.extend(note);
    blocks.push(Block::Paragraph {
        runs: vec![Run::plain(format!("— {}", plain_citation(source, words)))],
    });
    blocks
}

/// Sets the reader's own words apart from those they quote.
fn emphasise(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } | Block::Heading { runs, .. } => {
                for run in runs {
                    if !run.marks.contains(&Mark::Emphasis) {
                        run.marks.push(Mark::Emphasis);
                        run.marks.sort_unstable();
                    }
                }
            }
            Block::Quote { blocks } => emphasise(blocks),
            Block::List { items, .. } => {
                items.iter_mut().for_each(|item| emphasise(&mut item.blocks));
            }
            _ => {}
        }
    }
}

fn citation(source: &Source<'_>, words: Words) -> String {
    format!("— {}", escape(&plain_citation(source, words), false))
}

/// Article, publication, number and date, with as much of it as is known.
fn plain_citation(source: &Source<'_>, words: Words) -> String {
    let number = words.number(source.volume, source.number);
    let date = source.date.map(|date| words.date(date)).unwrap_or_default();
    let parts = [
        source.article.map(|title| words.article(title)).unwrap_or_default(),
        words.cited(source.publication),
        number,
        date,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join(words.between())
}

/// The language that a digest is mostly in, and the words that are added to it.
fn language(digest: &Digest<'_>) -> (&'static str, Words) {
    let own: String = digest
        .parts
        .iter()
        .map(|part| match part {
            DigestPart::Text(text) => *text,
            DigestPart::Quotation { quoted, .. } => {
                quoted.as_ref().map_or("", |(annotation, _)| annotation.quote())
            }
        })
        .chain([digest.title])
        .collect();
    let tag = if mostly_cjk(&own) { "zh-Hans" } else { "en" };
    (tag, Words::of(Script::of_tag(tag)))
}
