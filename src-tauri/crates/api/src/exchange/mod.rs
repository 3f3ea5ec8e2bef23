//! Annotations of other programs in: a preview of what an import would make of a file, and the import.

mod export;
mod shelf;
mod told;

use std::path::Path;

use flyleaf_exchange::{Choice, Outcome, Plan, ReadAnnotations};
use flyleaf_library::IssueNames;
use flyleaf_model::{Colour, IssueId};
use serde::Serialize;
use specta::Type;

use crate::notebook::IssueName;
use crate::units::count;
use crate::{Error, Flyleaf, Result, Sentence, file_name, source};
pub use export::{AnnotationsExport, AnnotationsFormat};
use shelf::Answers;

/// What an import of annotations makes of a file, or would make of it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct AnnotationsReport {
    /// The program or format that the file was read as: `zotero`, `kindle`, `web-annotation`.
    pub program: String,
    /// How many annotations came to what.
    pub counts: IncomingCounts,
    /// The works that the file has annotations on, in its order.
    pub works: Vec<IncomingWork>,
    /// The annotations, in the order of the file.
    pub annotations: Vec<IncomingAnnotation>,
    /// What cannot be kept as an annotation, in the order of the file.
    pub unsupported: Vec<IncomingUnsupported>,
}

/// How many annotations came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
pub struct IncomingCounts {
    /// On their words where the file says, or on a whole article or issue.
    pub kept: u32,
    /// On their words elsewhere, or on nearly those words.
    pub moved: u32,
    /// Kept without a place, because several fit equally well.
    pub ambiguous: u32,
    /// Without a place: their words stand nowhere, or no issue is what they were written on.
    pub orphaned: u32,
    /// Neither a highlight nor a note.
    pub unsupported: u32,
    /// In the library already.
    pub present: u32,
}

/// A work that a file has annotations on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IncomingWork {
    /// Its title as the file has it, or the file's name.
    pub title: Option<String>,
    /// Its author, as the file has it.
    pub author: Option<String>,
    /// How many annotations are on it.
    pub annotations: u32,
    /// The issue of the library that it is; `None` where none is, or several could be.
    pub issue: Option<IssueName>,
    /// Why.
    pub reason: Sentence,
}

/// An annotation of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IncomingAnnotation {
    /// Index of its work.
    pub work: u32,
    /// What becomes of it.
    pub outcome: IncomingOutcome,
    /// The passage, as the file has it; empty without one.
    pub quote: String,
    /// The note, in Markdown.
    pub note: String,
    /// The colour that it gets.
    pub colour: Colour,
}

/// What becomes of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum IncomingOutcome {
    /// Its words stand where the file says.
    Kept,
    /// Its words stand elsewhere.
    Moved,
    /// Nearly its words stand there.
    Changed,
    /// Several places fit equally well.
    Ambiguous,
    /// Its words stand nowhere in the issue.
    Orphaned,
    /// The library has it.
    Present,
    /// No issue is what it was written on; it is not kept.
    Unmatched,
}

/// Something in a file that is no annotation that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct IncomingUnsupported {
    /// Where it stands in the file.
    pub place: String,
    /// What it is.
    pub what: Sentence,
}

impl Flyleaf {
    /// Says what an import would make of a file, and changes nothing.
    ///
    /// # Errors
    /// Where the file cannot be read, or holds no annotations.
    pub fn annotations_preview(
        &self,
        path: &Path,
        issue: Option<&IssueId>,
    ) -> Result<AnnotationsReport> {
        let (read, names, plan) = self.planned(path, issue)?;
        self.told(&read, &names, &plan)
    }

    /// Imports the annotations of a file; undo takes all of them out again. The same file again changes nothing.
    ///
    /// # Errors
    /// Where the file cannot be read, or holds no annotations, or the library cannot be written; nothing is kept then.
    pub fn annotations_import(
        &self,
        path: &Path,
        issue: Option<&IssueId>,
    ) -> Result<AnnotationsReport> {
        let (read, names, plan) = self.planned(path, issue)?;
        let added: Vec<_> =
            plan.annotations.iter().filter_map(|planned| planned.annotation.clone()).collect();
        self.library.annotations_add(&added)?;
        self.told(&read, &names, &plan)
    }

    fn planned(
        &self,
        path: &Path,
        issue: Option<&IssueId>,
    ) -> Result<(ReadAnnotations, Vec<IssueNames>, Plan)> {
        let bytes = source::bytes(path, &|| true)?;
        let read = flyleaf_exchange::read(&file_name::of_path(path), &bytes)
            .map_err(|error| Error::exchanging(path, &error))?;
        let names = self.library.issue_names()?;
        let forced = match issue {
            None => None,
            Some(id) => {
                let place = names.iter().position(|one| one.issue == *id);
                Some(place.ok_or_else(|| Error::issue_unknown(id.as_str()))?)
            }
        };
        let candidates: Vec<_> = names.iter().map(shelf::candidate).collect();
        let answers = Answers::new(&self.library);
        let plan = flyleaf_exchange::plan(&read, &candidates, forced, &answers, &self.now());
        answers.finish()?;
        Ok((read, names, plan))
    }

    fn told(
        &self,
        read: &ReadAnnotations,
        names: &[IssueNames],
        plan: &Plan,
    ) -> Result<AnnotationsReport> {
        let number = |outcome: Outcome| count(plan.count(outcome));
        let mut works = Vec::new();
        for (index, planned) in plan.works.iter().enumerate() {
            let issue = match planned.choice {
                Choice::Chosen { candidate, .. } => names.get(candidate),
                Choice::Tied { .. } | Choice::None => None,
            };
            let issue = issue.map(|names| {
                let (row, publication) = self.library.issue_row(&names.issue)?;
                Ok::<_, Error>(IssueName::of(&row, &publication))
            });
            let on_it = plan.annotations.iter().filter(|planned| planned.work == index);
            works.push(IncomingWork {
                title: planned.work.title.clone().or_else(|| planned.work.file_name.clone()),
                author: planned.work.author.clone(),
                annotations: count(on_it.count()),
                issue: issue.transpose()?,
                reason: told::reason(&planned.choice),
            });
        }
        let annotations = read.annotations.iter().zip(&plan.annotations);
        Ok(AnnotationsReport {
            program: read.program.name().to_owned(),
            counts: IncomingCounts {
                kept: number(Outcome::Kept),
                moved: number(Outcome::Moved) + number(Outcome::Changed),
                ambiguous: number(Outcome::Ambiguous),
                orphaned: number(Outcome::Orphaned) + number(Outcome::Unmatched),
                unsupported: count(read.unsupported.len()),
                present: number(Outcome::AlreadyThere),
            },
            works,
            annotations: annotations
                .map(|(one, planned)| IncomingAnnotation {
                    work: count(planned.work),
                    outcome: planned.outcome.into(),
                    quote: one.quote.as_ref().map_or_else(String::new, |quote| quote.exact.clone()),
                    note: one.note.clone(),
                    colour: one.colour.unwrap_or_default(),
                })
                .collect(),
            unsupported: read.unsupported.iter().map(told::unsupported).collect(),
        })
    }
}

impl From<Outcome> for IncomingOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Kept => Self::Kept,
            Outcome::Moved => Self::Moved,
            Outcome::Changed => Self::Changed,
            Outcome::Ambiguous => Self::Ambiguous,
            Outcome::Orphaned => Self::Orphaned,
            Outcome::AlreadyThere => Self::Present,
            Outcome::Unmatched => Self::Unmatched,
        }
    }
}
