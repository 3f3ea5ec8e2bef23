//! Files into the library.
//!
//! Files are found, read and recognised at the same time, and written one after the other in the order they were found,
//! each in a transaction of its own. An archive or a mailbox is opened when its turn comes, and what it holds goes the
//! same way, so that no more than one is in memory with all that it holds.

mod line;
mod paste;
mod pieces;
mod report;
mod take;
mod unread;

use std::path::{Path, PathBuf};

use flyleaf_library::{Enclosed, Import, Imported, Prepared};
use flyleaf_model::{IssueId, Reading};

use crate::library::issue_name;
use crate::units::count;
use crate::{Cancel, Flyleaf, Result, Sentence, cover, words};
pub use paste::PasteText;
pub use report::{
    AnchorCounts, ImportCounts, ImportFile, ImportOutcome, ImportReport, ImportRow, ImportStep,
};
use take::Import as UnderWay;
use unread::Unread;

impl Flyleaf {
    /// Imports files, and all files in folders; documents in archives and mailboxes are issues of their own, and a folder
    /// that is a saved web site is one. Each issue is one transaction; a file that cannot be read gets its row in the
    /// report and stops nothing.
    ///
    /// # Errors
    /// Where the work cannot begin; what went wrong with a file is in the report.
    pub fn import(
        &self,
        paths: &[PathBuf],
        step: &mut dyn FnMut(ImportStep),
        cancel: &Cancel,
    ) -> Result<ImportReport> {
        let searching = &mut |folder: &Path, found: usize| {
            step(ImportStep::Searching {
                folder: folder.display().to_string(),
                found: count(found),
            });
        };
        let pieces = pieces::find(paths, searching, cancel);
        let files = pieces.iter().map(|piece| ImportFile::new(&piece.path, None)).collect();
        step(ImportStep::Found { files });
        let mut under_way = UnderWay::new(self, step, cancel, pieces.len());
        let unread: Vec<Unread<'_>> = (0..)
            .zip(pieces)
            .map(|(number, piece)| Unread::piece(number, piece, &self.library, cancel))
            .collect();
        under_way.work_off(&unread);
        Ok(ImportReport { rows: under_way.rows, cancelled: cancel.is_cancelled() })
    }

    /// Writes one prepared file.
    pub(crate) fn write(
        &self,
        prepared: &Prepared,
        file_name: &str,
        enclosed: &[Enclosed],
    ) -> Result<Imported> {
        let reading = prepared.reading();
        let title = reading.issue.publication.title.as_deref().unwrap_or_default();
        let cover = cover_of(title);
        let remarkable = remarkable(reading).count();
        let import = Import {
            prepared,
            file_name,
            publication_language: &title_language(title, &reading.issue.languages),
            cover: &cover,
            remarkable: count(remarkable),
            enclosed,
            now: &self.now(),
        };
        Ok(self.library.import(&import, &|| self.new_id())?)
    }

    pub(super) fn present(&self, issue: IssueId) -> Result<ImportOutcome> {
        let (row, publication) = self.library.issue_row(&issue)?;
        let name = issue_name(&row);
        Ok(ImportOutcome::Present { issue, publication: publication.title, name })
    }

    pub(super) fn outcome(&self, imported: Imported, reading: &Reading) -> Result<ImportOutcome> {
        let (issue, carried) = match imported {
            Imported::Present(issue) => return self.present(issue),
            Imported::New(issue) => (issue, None),
            Imported::Revised { issue, carried } => (issue, Some(carried)),
        };
        let (row, publication) = self.library.issue_row(&issue)?;
        let (publication, name) = (publication.title, issue_name(&row));
        let articles = count(reading.issue.articles.len());
        let coverage = reading.coverage();
        let findings = remarkable(reading).collect();
        let blocked = count(reading.blocked.len());
        Ok(match carried {
            None => ImportOutcome::Imported {
                issue,
                publication,
                name,
                articles,
                coverage,
                findings,
                blocked,
            },
            Some(carried) => ImportOutcome::Revised {
                issue,
                publication,
                name,
                articles,
                coverage,
                findings,
                blocked,
                anchors: carried.into(),
            },
        })
    }
}

/// How the covers of a publication look, as JSON.
pub(crate) fn cover_of(title: &str) -> String {
    serde_json::to_string(&cover::of_title(title)).expect("plain data serialises")
}

/// What asks for a look in a reading.
pub(crate) fn remarkable(reading: &Reading) -> impl Iterator<Item = Sentence> {
    reading
        .findings
        .iter()
        .filter(|finding| words::asks_for_a_look(finding.code))
        .map(words::finding)
}

/// The language of a title: that of the issue's languages which fits its script.
pub(crate) fn title_language(title: &str, languages: &[String]) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    let (cjk, other): (Vec<char>, Vec<char>) = letters.partition(|c| cover::is_cjk_letter(*c));
    let in_cjk = cjk.len() > other.len();
    let fits = |tag: &&String| ["zh", "ja", "ko"].iter().any(|cjk| tag.starts_with(cjk)) == in_cjk;
    let fallback = if in_cjk { "zh" } else { "en" };
    languages.iter().find(fits).cloned().unwrap_or_else(|| fallback.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_in_the_language_of_its_script() {
        let languages =
            |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        for (title, tags, wanted) in [
            ("Harbour Gazette", &["zh", "en"][..], "en"),
            ("Hafenblatt", &["de", "zh"], "de"),
            ("潮汐简报", &["en", "zh-Hant"], "zh-Hant"),
            ("潮汐简报", &["en"], "zh"),
            ("Tide 潮汐简报", &["en", "zh"], "en"),
            ("Tides", &["zh"], "en"),
            ("", &["fr"], "fr"),
        ] {
            assert_eq!(title_language(title, &languages(tags)), wanted, "{title} {tags:?}");
        }
    }
}
