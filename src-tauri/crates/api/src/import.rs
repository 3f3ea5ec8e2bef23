//! Files into the library.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use flyleaf_library::{Enclosed, Import, Imported, Library, Prepared, hash};
use flyleaf_model::{IssueId, Reading};
use serde::Serialize;
use specta::Type;

use crate::library::issue_name;
use crate::source::{self, Found};
use crate::units::count;
use crate::{Cancel, Error, Flyleaf, Progress, Result, Sentence, Stage, cover, file_name, words};

/// What an import did, file by file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportReport {
    /// One row a file, in the order they were given or found.
    pub rows: Vec<ImportRow>,
    /// Whether it was stopped before the last file.
    pub cancelled: bool,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ImportRow {
    /// The file as given or found.
    pub path: String,
    /// What became of it.
    pub outcome: ImportOutcome,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// A new issue.
    Imported {
        /// The issue.
        issue: IssueId,
        /// Its publication's title.
        publication: String,
        /// Its number, date or title, whichever names it.
        name: String,
        /// Articles found.
        articles: u32,
        /// Share of the characters that have a place.
        coverage: f64,
        /// What asks for a look.
        findings: Vec<Sentence>,
        /// How many things it asks for that are never loaded.
        blocked: u32,
    },
    /// A new revision of an issue that was there.
    Revised {
        /// The issue.
        issue: IssueId,
        /// Its publication's title.
        publication: String,
        /// Its number, date or title.
        name: String,
        /// Articles found.
        articles: u32,
        /// Share of the characters that have a place.
        coverage: f64,
        /// What asks for a look.
        findings: Vec<Sentence>,
        /// How many things it asks for that are never loaded.
        blocked: u32,
        /// Annotations carried over to the same words.
        kept: u32,
        /// Annotations that found no place and are kept as orphans.
        orphaned: u32,
    },
    /// The same bytes were there already.
    Present {
        /// The issue.
        issue: IssueId,
        /// Its publication's title.
        publication: String,
        /// Its number, date or title.
        name: String,
    },
    /// It could not be read; the library is as before.
    Failed {
        /// Why.
        error: Error,
    },
}

/// Files that are read and recognised at the same time at most.
const READERS: usize = 4;

/// A file that was read.
enum Ready {
    /// It was there already.
    Known(IssueId),
    /// It is ready to be written.
    New(Box<Prepared>),
}

impl Flyleaf {
    /// Imports files, and all files in folders. Each file is one transaction; one that cannot be read gets its row in
    /// the report and stops nothing. Files are read at the same time but written in their order.
    ///
    /// # Errors
    /// Where the work cannot begin; what went wrong with a file is in the report.
    pub fn import(
        &self,
        paths: &[PathBuf],
        progress: &mut dyn FnMut(Progress),
        cancel: &Cancel,
    ) -> Result<ImportReport> {
        let searching = &mut |folder: &Path, found: usize| {
            progress(Progress {
                stage: Stage::Searching,
                subject: folder.display().to_string(),
                done: count(found),
                total: 0,
            });
        };
        let files = source::find(paths, searching, cancel);
        let total = files.len();
        let readers = thread::available_parallelism().map_or(1, NonZero::get).clamp(1, READERS);
        let mut rows = Vec::with_capacity(total);
        thread::scope(|scope| {
            // Each reader takes every so-many-th file and waits until its result is taken, so that results come in
            // order and no more than a few are in memory.
            let results: Vec<Receiver<Result<Ready>>> = (0..readers)
                .map(|first| {
                    let (sender, receiver) = sync_channel(1);
                    let mine = files.iter().skip(first).step_by(readers);
                    scope.spawn(move || read_all(mine, &self.library, &sender, cancel));
                    receiver
                })
                .collect();
            for (done, (path, _)) in files.iter().enumerate() {
                let subject = file_name::of_path(path);
                progress(Progress {
                    stage: Stage::Reading,
                    subject,
                    done: count(done),
                    total: count(total),
                });
                if cancel.is_cancelled() {
                    break;
                }
                let Ok(ready) = results[done % readers].recv() else { break };
                let outcome = ready
                    .and_then(|ready| self.keep(ready, path))
                    .unwrap_or_else(|error| ImportOutcome::Failed { error });
                rows.push(ImportRow { path: path.display().to_string(), outcome });
            }
        });
        Ok(ImportReport { cancelled: rows.len() < total || cancel.is_cancelled(), rows })
    }

    /// Writes what was read of the file at `path`.
    fn keep(&self, ready: Ready, path: &Path) -> Result<ImportOutcome> {
        match ready {
            Ready::Known(issue) => self.present(issue),
            Ready::New(prepared) => {
                let imported = self.write(&prepared, &file_name::of_path(path), &[])?;
                self.outcome(imported, prepared.reading())
            }
        }
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
        let cover = serde_json::to_string(&cover::of_title(title)).expect("plain data serialises");
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

    fn present(&self, issue: IssueId) -> Result<ImportOutcome> {
        let (row, publication) = self.library.issue_row(&issue)?;
        let name = issue_name(&row);
        Ok(ImportOutcome::Present { issue, publication: publication.title, name })
    }

    fn outcome(&self, imported: Imported, reading: &Reading) -> Result<ImportOutcome> {
        let (issue, carried) = match imported {
            Imported::Present(issue) => return self.present(issue),
            Imported::New(issue) => (issue, None),
            Imported::Revised { issue, kept, orphaned } => (issue, Some((kept, orphaned))),
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
            Some((kept, orphaned)) => ImportOutcome::Revised {
                issue,
                publication,
                name,
                articles,
                coverage,
                findings,
                blocked,
                kept,
                orphaned,
            },
        })
    }
}

/// What asks for a look in a reading.
fn remarkable(reading: &Reading) -> impl Iterator<Item = Sentence> {
    reading
        .findings
        .iter()
        .filter(|finding| words::asks_for_a_look(finding.code))
        .map(words::finding)
}

/// Reads files one by one and hands each over, until nobody takes them any more.
fn read_all<'a>(
    files: impl Iterator<Item = &'a Found>,
    library: &Library,
    results: &SyncSender<Result<Ready>>,
    cancel: &Cancel,
) {
    for (path, found) in files {
        let ready = found.clone().and_then(|()| read(path, library));
        if cancel.is_cancelled() || results.send(ready).is_err() {
            return;
        }
    }
}

fn read(path: &Path, library: &Library) -> Result<Ready> {
    let bytes = source::bytes(path)?;
    // Known bytes need no recognising; whether they are still known is asked again when they are written.
    if let Some(issue) = library.issue_of_original(&hash(&bytes))? {
        return Ok(Ready::Known(issue));
    }
    let reading = source::recognise(path, &bytes)?;
    Ok(Ready::New(Box::new(Prepared::new(&bytes, reading))))
}

/// The language of a title: that of the issue's languages which fits its script.
fn title_language(title: &str, languages: &[String]) -> String {
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
