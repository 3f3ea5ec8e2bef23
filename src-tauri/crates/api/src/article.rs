//! One issue and its articles, as the reader shows them.

use std::collections::HashSet;

use flyleaf_library::{ArticleRow, ImageRow, OpenedArticle, OpenedIssue};
use flyleaf_model::{Annotation, Block, Blocked, Colour, ImageId, IssueId, PublicationId, Target};
use flyleaf_text::canonical::{canonical, images as images_of};
use flyleaf_text::offset::utf16_to_byte;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::library::issue_row;
use crate::units::{Converted, count};
use crate::{AnnotationView, Flyleaf, IssueRow, Result, Sentence, annotation, words};

/// An opened issue.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct IssueView {
    /// What the library lists of it.
    pub row: IssueRow,
    /// Its publication.
    pub publication: PublicationId,
    /// The publication's title.
    pub publication_title: String,
    /// BCP 47 tag of that title.
    pub publication_language: String,
    /// The publishers as this issue prints them.
    pub publishers: Vec<String>,
    /// The printed contents.
    pub contents: Vec<ContentsItem>,
    /// Its articles, in reading order.
    pub articles: Vec<ArticleSummary>,
    /// Where the reader was.
    pub position: Option<ReadingPosition>,
    /// The issue before it in its publication.
    pub previous: Option<IssueRow>,
    /// The issue after it.
    pub next: Option<IssueRow>,
    /// The file it came from.
    pub file_name: String,
    /// Share of the file's characters that have a place, 0 to 1.
    pub coverage: f64,
    /// What a reader should know about the reading.
    pub report: Vec<Sentence>,
    /// 1 for the first import, 2 and up for revisions.
    pub revision: u32,
    /// How many things it asks for that are never loaded.
    pub blocked: u32,
    /// What is written on it as a whole, the oldest first.
    pub notes: Vec<AnnotationView>,
}

/// A line of the printed contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ContentsItem {
    /// As printed.
    pub title: String,
    /// 0 for the top level.
    pub level: u8,
    /// The article it announces.
    pub article: Option<u32>,
}

/// An article in the list beside the text.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ArticleSummary {
    /// From 0.
    pub index: u32,
    /// As printed over it.
    pub title: Option<String>,
    /// The author line.
    pub byline: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Length of the canonical text in UTF-16 code units.
    pub length: u32,
    /// How far it was read, in UTF-16 code units.
    pub read: u32,
    /// Its anchored passages, in reading order.
    pub marks: Vec<MarkSummary>,
    /// How many annotations are on it as a whole.
    pub notes: u32,
}

/// Where an annotation stands, for a tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MarkSummary {
    /// UTF-16 code units.
    pub start: u32,
    /// Its colour.
    pub colour: Colour,
}

/// An article with everything needed to show it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ArticleView {
    /// The issue.
    pub issue: IssueId,
    /// From 0.
    pub index: u32,
    /// As printed over it.
    pub title: Option<String>,
    /// The label of its section.
    pub section: Option<String>,
    /// The author line.
    pub byline: Option<String>,
    /// The source line.
    pub source: Option<String>,
    /// Its own date.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// The images that the text shows, each once.
    pub images: Vec<ImageView>,
    /// Where each leaf of `blocks`, in reading order, starts in the canonical text.
    pub leaf_starts: Vec<u32>,
    /// Length of the canonical text.
    pub length: u32,
    /// What is written on it as a whole, the oldest first.
    pub notes: Vec<AnnotationView>,
    /// The annotations on its passages, in reading order; those without a place last.
    pub annotations: Vec<AnnotationView>,
}

/// An image, for its place on the page; its bytes are asked for by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ImageView {
    /// Its id.
    pub id: ImageId,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Where a reader is in an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReadingPosition {
    /// Index of the article.
    pub article: u32,
    /// The first character shown, in UTF-16 code units of the canonical text.
    pub offset: u32,
}

/// Saves where a reader is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct PositionSave {
    /// The issue.
    pub issue: IssueId,
    /// Index of the article.
    pub article: u32,
    /// The first character shown.
    pub offset: u32,
    /// One past the last character shown; the share read only grows.
    pub seen: u32,
}

impl Flyleaf {
    /// An issue for its reader.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue(&self, id: &IssueId) -> Result<IssueView> {
        Ok(issue_view(self.library.issue(id)?))
    }

    /// What an issue asks for and what is never loaded, in the order of the source: its privacy receipt.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue_blocked(&self, id: &IssueId) -> Result<Vec<Blocked>> {
        Ok(self.library.issue(id)?.revision.blocked)
    }

    /// The media type and the bytes of an image; the type is what the bytes are, whatever the file said.
    ///
    /// # Errors
    /// Where there is no such image, or what is kept of it is damaged.
    pub fn image(&self, id: &ImageId) -> Result<(String, Vec<u8>)> {
        Ok(self.library.image(id)?)
    }

    /// Notes that an issue was opened: it is not unread any more.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn issue_opened(&self, id: &IssueId) -> Result<()> {
        Ok(self.library.issue_opened(id, &self.now())?)
    }

    /// One article with the annotations on it.
    ///
    /// # Errors
    /// Where there is no such issue or article.
    pub fn article(&self, id: &IssueId, index: u32) -> Result<ArticleView> {
        let OpenedArticle { stored, annotations, images } = self.library.article(id, index)?;
        let (article, text) = (stored.article, stored.text);
        let leaves = canonical(&article.blocks).leaves;
        let starts = leaves.iter().map(|leaf| leaf.start);
        let converted = Converted::utf16(&text, starts.clone().chain([text.len()]));
        let unit = |byte| count(converted.get(byte).unwrap_or_default());
        let (annotations, notes): (Vec<_>, Vec<_>) =
            annotations.into_iter().partition(|stored| stored.annotation.anchor().is_some());
        Ok(ArticleView {
            notes: annotation::views(notes, &text),
            issue: id.clone(),
            index,
            title: article.title,
            section: article.section,
            byline: article.byline,
            source: article.source,
            date: article.date,
            language: article.language,
            images: shown(images, &article.blocks),
            blocks: article.blocks,
            leaf_starts: starts.map(unit).collect(),
            length: unit(text.len()),
            annotations: annotation::views(annotations, &text),
        })
    }

    /// Saves where a reader is.
    ///
    /// # Errors
    /// Where there is no such issue or article, or an offset cuts a character.
    pub fn position_save(&self, request: &PositionSave) -> Result<()> {
        Ok(self.library.position_save(&request.issue, request.article, &self.now(), |text| {
            let byte = utf16_to_byte(text, request.offset as usize)?;
            Some((byte, utf16_to_byte(text, request.seen as usize)?))
        })?)
    }
}

fn issue_view(opened: OpenedIssue) -> IssueView {
    let OpenedIssue {
        row, publication, revision, articles, annotations, position, progress, ..
    } = opened;
    let summaries = (0u32..).zip(&articles).map(|(index, article)| {
        let read =
            progress.iter().find(|(article, _)| *article == index).map_or(0, |(_, seen)| *seen);
        let here = annotations.iter().map(|stored| &stored.annotation);
        summary(index, article, read, here.filter(|found| found.article() == Some(index)))
    });
    IssueView {
        articles: summaries.collect(),
        position: position.and_then(|position| {
            let text = &articles.get(position.article as usize)?.text;
            let offset = Converted::utf16(text, [position.byte]).get(position.byte)?;
            Some(ReadingPosition { article: position.article, offset: count(offset) })
        }),
        publication: publication.id,
        publication_title: publication.title,
        publication_language: publication.language,
        publishers: revision.masthead.publishers,
        contents: revision
            .contents
            .into_iter()
            .map(|entry| ContentsItem {
                title: entry.title,
                level: entry.level,
                article: entry.article,
            })
            .collect(),
        previous: opened.previous.map(issue_row),
        next: opened.next.map(issue_row),
        file_name: revision.file_name,
        coverage: revision.coverage,
        report: revision.findings.iter().map(words::finding).collect(),
        revision: revision.ordinal,
        blocked: count(revision.blocked.len()),
        notes: annotations
            .into_iter()
            .filter(|stored| stored.annotation.target == Target::Issue)
            .map(|stored| annotation::view(stored, None))
            .collect(),
        row: issue_row(row),
    }
}

/// Those of an issue's images that blocks show.
fn shown(images: Vec<ImageRow>, blocks: &[Block]) -> Vec<ImageView> {
    let shown: HashSet<&ImageId> = images_of(blocks).into_iter().collect();
    images
        .into_iter()
        .filter(|image| shown.contains(&image.id))
        .map(|image| ImageView { id: image.id, width: image.width, height: image.height })
        .collect()
}

fn summary<'a>(
    index: u32,
    article: &ArticleRow,
    read: usize,
    annotations: impl Iterator<Item = &'a Annotation>,
) -> ArticleSummary {
    let (passages, notes): (Vec<_>, Vec<_>) =
        annotations.partition(|annotation| annotation.anchor().is_some());
    let marks: Vec<_> = passages
        .iter()
        .filter_map(|annotation| Some((annotation.span()?.start, annotation.colour)))
        .collect();
    let text = &article.text;
    let read = text.floor_char_boundary(read);
    let starts = marks.iter().map(|(start, _)| *start);
    let converted = Converted::utf16(text, starts.chain([read, text.len()]));
    let unit = |byte| converted.get(byte).map(count);
    ArticleSummary {
        index,
        title: article.title.clone(),
        byline: article.byline.clone(),
        language: article.language.clone(),
        notes: count(notes.len()),
        length: unit(text.len()).unwrap_or_default(),
        read: unit(read).unwrap_or_default(),
        marks: marks
            .iter()
            .filter_map(|(start, colour)| {
                Some(MarkSummary { start: unit(*start)?, colour: *colour })
            })
            .collect(),
    }
}
