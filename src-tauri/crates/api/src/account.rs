//! The account of an issue's reading: its source with what every part of it became, beside what was found.
//!
//! Offsets here count UTF-16 code units of the decoded, newline-normalised source.

use flyleaf_library::{Guidance, OpenedIssue};
use flyleaf_model::{Correction, FindingCode, IssueId, PublicationId, RegionKind, Span};
use serde::Serialize;
use specta::Type;

use crate::units::{Converted, count, edges};
use crate::{Error, Flyleaf, Result, Sentence, words};

/// An issue's source and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct SourceView {
    /// The source that every offset counts in.
    pub text: String,
    /// What became of it.
    pub account: SourceAccount,
}

/// What became of an issue's source.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct SourceAccount {
    /// The issue.
    pub issue: IssueId,
    /// Its publication.
    pub publication: PublicationId,
    /// The publication's title.
    pub publication_title: String,
    /// BCP 47 tag of that title.
    pub publication_language: String,
    /// The file it came from.
    pub file_name: String,
    /// The title in its masthead.
    pub title: Option<String>,
    /// The publishers in its masthead.
    pub publishers: Vec<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its volume.
    pub volume: Option<String>,
    /// Its year.
    pub year: Option<i32>,
    /// Its date as ISO 8601, where certain.
    pub date: Option<String>,
    /// Its date as printed.
    pub date_printed: Option<String>,
    /// How many entries its contents have.
    pub entries: u32,
    /// How many of them announce an article.
    pub entries_matched: u32,
    /// Its articles, in reading order.
    pub articles: Vec<SourceArticle>,
    /// A partition of the source.
    pub regions: Vec<SourceRegion>,
    /// Share of the characters that have a place, 0 to 1.
    pub coverage: f64,
    /// What a reader should know about the reading.
    pub report: Vec<SourceFinding>,
    /// How many corrections by hand it was read with.
    pub corrections: u32,
}

/// An article and where it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SourceArticle {
    /// From 0, in reading order.
    pub index: u32,
    /// Its title.
    pub title: Option<String>,
    /// Its author line.
    pub byline: Option<String>,
    /// Where it was taken from.
    pub source: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Where it begins; names it in corrections.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its title as the contents print it, where that is another.
    pub entry: Option<String>,
    /// The article printed before it, of which a merge makes it a part.
    pub merges_into: Option<u32>,
}

/// A part of the source and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SourceRegion {
    /// What it became.
    pub kind: RegionKind,
    /// Index of the article, for articles.
    pub article: Option<u32>,
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A sentence of the report and the source it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SourceFinding {
    /// What it says.
    pub sentence: Sentence,
    /// Whether it asks for a look.
    pub asks: bool,
    /// Whether a person or a rule of a person's did what it tells.
    pub by_hand: bool,
    /// First UTF-16 code unit; equal to `end` where it is about nothing printed.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Flyleaf {
    /// The source of an issue and what became of it.
    ///
    /// # Errors
    /// Where there is no such issue, or its original cannot be read any more.
    pub fn source_open(&self, id: &IssueId) -> Result<SourceView> {
        let text = self.source_text(id)?;
        let account = self.account(id, &text)?;
        Ok(SourceView { text, account })
    }

    /// What became of an issue's source, without the source.
    ///
    /// # Errors
    /// As `source_open`.
    pub fn source_account(&self, id: &IssueId) -> Result<SourceAccount> {
        self.account(id, &self.source_text(id)?)
    }

    /// The decoded source of an issue.
    pub(crate) fn source_text(&self, id: &IssueId) -> Result<String> {
        let revision = self.library.issue(id)?.revision;
        let bytes = self.library.original(&revision.original)?;
        flyleaf_import::source_text(&bytes, Some(&revision.file_name)).map_err(Error::reread)
    }

    pub(crate) fn account(&self, id: &IssueId, text: &str) -> Result<SourceAccount> {
        let opened = self.library.issue(id)?;
        let spans = self.library.article_spans(id)?;
        let guidance = self.library.guidance(id)?;
        Ok(account(opened, &spans, &guidance, text))
    }
}

fn account(opened: OpenedIssue, spans: &[Span], guidance: &Guidance, text: &str) -> SourceAccount {
    let OpenedIssue { revision, publication, articles, row, .. } = opened;
    let all = (revision.regions.iter().map(|region| region.span))
        .chain(revision.findings.iter().map(|finding| finding.span))
        .chain(spans.iter().copied());
    let units = Converted::utf16(text, edges(all));
    let place = |span: Span| {
        let (start, end) = units.span(span).unwrap_or_default();
        (count(start), count(end))
    };
    let corrections = guidance.corrections.iter();
    let answered = |index: usize| {
        let Some(span) = spans.get(index) else { return false };
        corrections.clone().any(|correction| {
            matches!(correction, Correction::Article { article, .. } if *article == span.start)
        })
    };
    SourceAccount {
        articles: (0usize..)
            .zip(articles)
            .zip(spans)
            .map(|((index, article), span)| {
                let (start, end) = place(*span);
                let entry = revision
                    .contents
                    .iter()
                    .find(|entry| entry.article == Some(count(index)) && entry.level == 0)
                    .map(|entry| entry.title.clone())
                    .filter(|_| !answered(index))
                    .filter(|entry| differs(entry, article.title.as_deref()));
                let before = (0u32..).zip(spans).filter(|(_, other)| other.start < span.start);
                SourceArticle {
                    index: count(index),
                    title: article.title,
                    byline: article.byline,
                    source: article.source,
                    date: article.date,
                    language: article.language,
                    start,
                    end,
                    entry,
                    merges_into: before
                        .max_by_key(|(_, other)| other.start)
                        .map(|(index, _)| index),
                }
            })
            .collect(),
        regions: revision
            .regions
            .iter()
            .map(|region| {
                let (start, end) = place(region.span);
                SourceRegion { kind: region.kind, article: region.article, start, end }
            })
            .collect(),
        report: revision
            .findings
            .iter()
            .map(|finding| {
                let (start, end) = place(finding.span);
                SourceFinding {
                    sentence: words::finding(finding),
                    asks: words::asks_for_a_look(finding.code),
                    by_hand: matches!(
                        finding.code,
                        FindingCode::Corrected | FindingCode::ReadByRule
                    ),
                    start,
                    end,
                }
            })
            .collect(),
        entries: count(revision.contents.len()),
        entries_matched: count(
            revision.contents.iter().filter(|entry| entry.article.is_some()).count(),
        ),
        issue: row.id,
        publication: publication.id,
        publication_title: publication.title,
        publication_language: publication.language,
        file_name: revision.file_name,
        title: revision.masthead.title,
        publishers: revision.masthead.publishers,
        number: revision.number,
        volume: revision.volume,
        year: revision.year,
        date: revision.date,
        date_printed: revision.date_printed,
        coverage: revision.coverage,
        corrections: count(guidance.corrections.len()),
    }
}

/// Whether the contents word a title otherwise than it is printed over the article; case and spacing aside.
fn differs(entry: &str, title: Option<&str>) -> bool {
    title.is_none_or(|title| flyleaf_library::fold(entry) != flyleaf_library::fold(title))
}
