//! A preview of what an import would make of a file of annotations, and the import.

use std::path::Path;

use flyleaf_exchange::{ByHand, Choice, Outcome, Plan, ReadAnnotations};
use flyleaf_library::{IssueNames, hash};
use flyleaf_model::IssueId;

use super::shelf::{self, Answers};
use super::{
    AnnotationsReport, IncomingAnnotation, IncomingChoices, IncomingCounts, IncomingWork, told,
};
use crate::notebook::IssueName;
use crate::units::count;
use crate::{Error, Flyleaf, Result, file_name, source};

/// Issues that fit equally well and are named at most: of more, a person looks for the right one by its name.
const TIED: usize = 12;

/// A file of annotations, read, and what would become of it.
struct Planned {
    file: String,
    read: ReadAnnotations,
    names: Vec<IssueNames>,
    plan: Plan,
}

impl Flyleaf {
    /// Says what an import would make of a file, and changes nothing.
    ///
    /// # Errors
    /// Where the file cannot be read, holds no annotations, or is another than the choices were made on, and where a
    /// chosen issue is not there.
    pub fn annotations_preview(
        &self,
        path: &Path,
        choices: &IncomingChoices,
    ) -> Result<AnnotationsReport> {
        self.told(&self.planned(path, choices)?)
    }

    /// Imports the annotations of a file; undo takes all of them out again. The same file again changes nothing.
    ///
    /// # Errors
    /// As there, and where the library cannot be written; nothing is kept then.
    pub fn annotations_import(
        &self,
        path: &Path,
        choices: &IncomingChoices,
    ) -> Result<AnnotationsReport> {
        let planned = self.planned(path, choices)?;
        let added: Vec<_> =
            planned.plan.annotations.iter().filter_map(|one| one.annotation.clone()).collect();
        let report = self.told(&planned)?;
        self.library.annotations_add(&added)?;
        Ok(report)
    }

    fn planned(&self, path: &Path, choices: &IncomingChoices) -> Result<Planned> {
        let bytes = source::bytes(path, &|| true)?;
        let file = hash(&bytes).as_str().to_owned();
        if choices.file.as_ref().is_some_and(|looked_at| *looked_at != file) {
            return Err(told::another_file(path));
        }
        let read = flyleaf_exchange::read(&file_name::of_path(path), &bytes)
            .map_err(|error| Error::exchanging(path, &error))?;
        let names = self.library.issue_names()?;
        let every = choices.issue.as_ref().map(|id| by_hand(Some(id), &names)).transpose()?;
        let single = choices
            .works
            .iter()
            .map(|choice| Ok((choice.work as usize, by_hand(choice.issue.as_ref(), &names)?)));
        let single = single.collect::<Result<Vec<_>>>()?;
        let chosen = |work: usize| {
            let own = single.iter().find(|(of, _)| *of == work).map(|(_, choice)| *choice);
            own.or(every)
        };
        let candidates: Vec<_> = names.iter().map(shelf::candidate).collect();
        let answers = Answers::new(&self.library);
        let plan = flyleaf_exchange::plan(&read, &candidates, &chosen, &answers, &self.now());
        answers.finish()?;
        Ok(Planned { file, read, names, plan })
    }

    fn told(&self, planned: &Planned) -> Result<AnnotationsReport> {
        let Planned { file, read, names, plan } = planned;
        let number = |outcome: Outcome| count(plan.count(outcome));
        let works = (0..).zip(&plan.works).map(|(index, work)| {
            let on_it = plan.annotations.iter().filter(|one| one.work == index);
            let (issue, tied) = match &work.choice {
                Choice::Chosen { candidate, .. } => (Some(*candidate), &[][..]),
                Choice::Tied { candidates, .. } => {
                    (None, &candidates[..candidates.len().min(TIED)])
                }
                Choice::None | Choice::LeftOut => (None, &[][..]),
            };
            Ok(IncomingWork {
                title: work.work.title.clone().or_else(|| work.work.file_name.clone()),
                author: work.work.author.clone(),
                annotations: count(on_it.count()),
                issue: issue.map(|index| self.issue_name(&names[index].issue)).transpose()?,
                reason: told::reason(&work.choice),
                tied: tied
                    .iter()
                    .map(|&index| self.issue_name(&names[index].issue))
                    .collect::<Result<_>>()?,
            })
        });
        let annotations = read.annotations.iter().zip(&plan.annotations);
        Ok(AnnotationsReport {
            file: file.clone(),
            program: read.program.name().to_owned(),
            counts: IncomingCounts {
                kept: number(Outcome::Kept),
                moved: number(Outcome::Moved) + number(Outcome::Changed),
                ambiguous: number(Outcome::Ambiguous),
                orphaned: number(Outcome::Orphaned) + number(Outcome::Unmatched),
                unmatched: number(Outcome::Unmatched),
                unsupported: count(read.unsupported.len()),
                present: number(Outcome::AlreadyThere),
            },
            works: works.collect::<Result<_>>()?,
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

    fn issue_name(&self, id: &IssueId) -> Result<IssueName> {
        let (row, publication) = self.library.issue_row(id)?;
        Ok(IssueName::of(&row, &publication))
    }
}

/// The choice of an issue among the candidates, or of none.
fn by_hand(issue: Option<&IssueId>, names: &[IssueNames]) -> Result<ByHand> {
    let Some(id) = issue else { return Ok(ByHand::LeftOut) };
    let index = names.iter().position(|one| one.issue == *id);
    Ok(ByHand::Candidate(index.ok_or_else(|| Error::issue_unknown(id.as_str()))?))
}
