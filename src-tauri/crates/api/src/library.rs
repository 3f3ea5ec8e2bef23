//! What is in the library: publications and their issues.

use std::collections::BTreeMap;

use flyleaf_library::{Evidence, IssueRow as StoredIssue, PublicationRow, Spelling, fold_number};
use flyleaf_model::{IssueId, PublicationId, Timestamp};
use serde::Serialize;
use specta::Type;

use crate::{Cover, Error, Flyleaf, Result, Sentence, cover};

/// The whole library, for its first page.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LibraryView {
    /// Publications, in the order of their titles.
    pub publications: Vec<PublicationView>,
    /// The folder that holds the library.
    pub folder: String,
}

/// One publication with its issues.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct PublicationView {
    /// Its id.
    pub id: PublicationId,
    /// Its title as first printed; empty for the issues that print none, which the window names in its own words.
    pub title: String,
    /// Its publishers as printed on the latest issue.
    pub publishers: Vec<String>,
    /// BCP 47 tag of its title's language.
    pub language: String,
    /// How its covers look.
    pub cover: Cover,
    /// Other titles that name it.
    pub spellings: Vec<SpellingView>,
    /// Its issues, latest first.
    pub issues: Vec<IssueRow>,
}

/// A title that names a publication though it is not the publication's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SpellingView {
    /// As printed.
    pub printed: String,
    /// Why it names this publication.
    pub why: Sentence,
}

/// One issue as the library lists it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct IssueRow {
    /// Its id.
    pub id: IssueId,
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
    /// What to call it where it has neither number nor date: its first article's title or the file's name.
    pub fallback_title: String,
    /// How many articles it holds.
    pub articles: u32,
    /// Share of the text that was read, 0 to 1.
    pub progress: f32,
    /// Whether it was never opened.
    pub unread: bool,
    /// Highlights, with and without notes.
    pub highlights: u32,
    /// Highlights with a note.
    pub notes: u32,
    /// How many findings ask for a look.
    pub findings: u32,
    /// When it was imported.
    pub imported: Timestamp,
}

impl Flyleaf {
    /// Every publication and its issues.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn library(&self) -> Result<LibraryView> {
        let mut spellings: BTreeMap<String, Vec<SpellingView>> = BTreeMap::new();
        for Spelling { publication, printed, evidence } in self.library.spellings()? {
            let spelling = SpellingView { printed, why: Sentence::new(reason(evidence)) };
            spellings.entry(publication.to_string()).or_default().push(spelling);
        }
        let view = |(row, issues): (PublicationRow, Vec<StoredIssue>)| {
            let spellings = spellings.remove(row.id.as_str()).unwrap_or_default();
            publication_view(row, spellings, issues)
        };
        Ok(LibraryView {
            publications: self.library.shelf()?.into_iter().map(view).collect(),
            folder: self.folder().display().to_string(),
        })
    }

    /// Makes two publications one, which keeps the title of `into`; undo takes it back.
    ///
    /// # Errors
    /// Where either is not there, or both are the same.
    pub fn publication_merge(&self, from: &PublicationId, into: &PublicationId) -> Result<()> {
        Ok(self.library.publication_merge(from, into)?)
    }

    /// The issue that `reference` names: an id, the beginning of one, `PUBLICATION/NUMBER` or
    /// `PUBLICATION/NUMBER-YEAR`, case and spacing folded.
    ///
    /// # Errors
    /// Where no issue answers to it, or several do: the hint lists them.
    pub fn find_issue(&self, reference: &str) -> Result<IssueId> {
        let reference = reference.trim();
        let mut found = if reference.contains('/') {
            self.issues_numbered(reference)?
        } else if reference.is_empty() {
            Vec::new()
        } else {
            self.library.issues_by_id(&reference.to_lowercase(), MOST_CANDIDATES)?
        };
        match (found.pop(), found.len()) {
            (None, _) => Err(Error::issue_unknown(reference)),
            (Some((issue, _)), 0) => Ok(issue.id),
            (Some(last), _) => {
                found.push(last);
                Err(several(reference, &found))
            }
        }
    }

    /// The issues that `PUBLICATION/NUMBER` may name. Titles and double numbers hold slashes of their own, so each of
    /// them may be the one between the two.
    fn issues_numbered(&self, reference: &str) -> Result<Vec<(StoredIssue, PublicationRow)>> {
        let mut found = Vec::new();
        for (slash, _) in reference.match_indices('/') {
            let (title, number) = (&reference[..slash], &reference[slash + 1..]);
            let mut issues = self.library.issues_of_title(title)?;
            issues.retain(|(issue, _)| is_numbered(issue, number));
            found.append(&mut issues);
        }
        Ok(found)
    }
}

/// Issues that an ambiguous reference lists at most.
const MOST_CANDIDATES: u32 = 20;

fn several(reference: &str, found: &[(StoredIssue, PublicationRow)]) -> Error {
    let names: Vec<String> = found
        .iter()
        .take(MOST_CANDIDATES as usize)
        .map(|(issue, publication)| {
            let year = issue.year.map(|year| format!(", {year}")).unwrap_or_default();
            format!("{} ({}, {}{year})", issue.id, publication.title, issue_name(issue))
        })
        .collect();
    let several = Sentence::new("error-issue-several").with("reference", reference);
    let hint = Sentence::new("hint-issue-several").with("candidates", names.join("; "));
    Error::new(several).hint(hint)
}

/// Whether `wanted` is the issue's number, or its number and year.
fn is_numbered(issue: &StoredIssue, wanted: &str) -> bool {
    let Some(number) = issue.number.as_deref().map(fold_number) else { return false };
    let wanted = fold_number(wanted);
    let with_year = year(issue).map(|year| format!("{number}-{year}"));
    wanted == number || Some(wanted) == with_year
}

/// The year that names an issue: the masthead's, or else that of its date.
pub(crate) fn year(issue: &StoredIssue) -> Option<i32> {
    issue.year.or_else(|| issue.date.as_deref()?.get(..4)?.parse().ok())
}

/// What an issue is called within its publication, the same in every language: its number, date or title.
pub(crate) fn issue_name(issue: &StoredIssue) -> String {
    match (&issue.volume, &issue.number) {
        (Some(volume), Some(number)) => format!("Vol. {volume}, No. {number}"),
        (None, Some(number)) => format!("No. {number}"),
        _ => issue
            .date_printed
            .clone()
            .or_else(|| issue.date.clone())
            .unwrap_or_else(|| issue.fallback_title.clone()),
    }
}

/// The sentence that says why a spelling names a publication.
fn reason(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Title => "spelling-title",
        Evidence::Words => "spelling-words",
        Evidence::Accents => "spelling-accents",
        Evidence::Number => "spelling-number",
        Evidence::Declared => "spelling-declared",
        Evidence::Merged => "spelling-merged",
    }
}

fn publication_view(
    row: PublicationRow,
    spellings: Vec<SpellingView>,
    issues: Vec<StoredIssue>,
) -> PublicationView {
    PublicationView {
        publishers: issues.first().map(|issue| issue.publishers.clone()).unwrap_or_default(),
        // Made once and kept; made again only where what was kept cannot be read.
        cover: serde_json::from_str(&row.cover).unwrap_or_else(|_| cover::of_title(&row.title)),
        spellings,
        issues: issues.into_iter().map(issue_row).collect(),
        id: row.id,
        title: row.title,
        language: row.language,
    }
}

/// An issue as lists show it.
pub(crate) fn issue_row(issue: StoredIssue) -> IssueRow {
    let progress = if issue.size == 0 { 0.0 } else { issue.seen as f32 / issue.size as f32 };
    IssueRow {
        id: issue.id,
        number: issue.number,
        volume: issue.volume,
        year: issue.year,
        date: issue.date,
        date_printed: issue.date_printed,
        fallback_title: issue.fallback_title,
        articles: issue.articles,
        progress: progress.clamp(0.0, 1.0),
        unread: issue.opened.is_none(),
        highlights: issue.highlights,
        notes: issue.notes,
        findings: issue.remarkable,
        imported: issue.imported,
    }
}
