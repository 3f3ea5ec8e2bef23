//! `flyleaf import-annotations FILE`.

use flyleaf_api::{
    AnnotationsReport, Flyleaf, IncomingAnnotation, IncomingChoices, IncomingOutcome, IncomingWork,
    IssueName, Sentence,
};

use super::names::full_name;
use crate::arguments::ImportAnnotations;
use crate::layout::shortened;
use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, Tone, plain};

/// Cells of a passage that are shown; the JSON has all of it.
const QUOTE: usize = 100;

pub(crate) fn run(
    request: &ImportAnnotations,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let issue = request.issue.as_ref().map(|issue| flyleaf.find_issue(issue)).transpose()?;
    let choices = IncomingChoices { issue, ..IncomingChoices::default() };
    let report = flyleaf.annotations_import(&request.file, &choices)?;
    if terminal.json {
        terminal.document(&report)?;
    } else if !terminal.quiet {
        print(&report, terminal)?;
    }
    let counts = report.counts;
    let whole = counts.ambiguous + counts.orphaned + counts.unsupported == 0;
    Ok(if whole { Status::Done } else { Status::Partly })
}

fn print(report: &AnnotationsReport, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    for (index, work) in report.works.iter().enumerate() {
        print_work(work, terminal)?;
        for one in report.annotations.iter().filter(|one| one.work as usize == index) {
            print_annotation(one, terminal)?;
        }
    }
    for one in &report.unsupported {
        let what = terminal.say(&one.what);
        let said = Sentence::new("cli-annotations-unsupported")
            .with("place", plain(&one.place))
            .with("what", plain(&what));
        let said = terminal.paint(Tone::Caution, &terminal.say(&said));
        terminal.line(&said)?;
    }
    let counts = report.counts;
    terminal.sentence(
        &Sentence::new("cli-annotations-counts")
            .with("kept", counts.kept)
            .with("moved", counts.moved)
            .with("ambiguous", counts.ambiguous)
            .with("orphaned", counts.orphaned)
            .with("unsupported", counts.unsupported)
            .with("present", counts.present),
    )?;
    Ok(())
}

fn print_work(work: &IncomingWork, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let title = work.title.clone().unwrap_or_else(|| terminal.say(&Sentence::new("cli-untitled")));
    let reason = terminal.say(&work.reason);
    let line = match &work.issue {
        Some(issue) => Sentence::new("cli-annotations-issue")
            .with("title", plain(&title))
            .with("issue", name(issue, terminal))
            .with("reason", plain(&reason)),
        None => Sentence::new("cli-annotations-no-issue")
            .with("title", plain(&title))
            .with("reason", plain(&reason)),
    };
    terminal.sentence(&line)?;
    Ok(())
}

fn name(issue: &IssueName, terminal: &Terminal<'_>) -> String {
    let name = match &issue.number {
        Some(number) => terminal.say(&Sentence::new("cli-issue-number").with("number", number)),
        None => issue.date_printed.clone().unwrap_or_else(|| issue.fallback_title.clone()),
    };
    full_name(&issue.publication_title, &name, terminal)
}

fn print_annotation(one: &IncomingAnnotation, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let id = match one.outcome {
        // What went well needs no line of its own.
        IncomingOutcome::Kept | IncomingOutcome::Present => return Ok(()),
        IncomingOutcome::Moved => "cli-annotations-moved",
        IncomingOutcome::Changed => "cli-annotations-changed",
        IncomingOutcome::Ambiguous => "cli-annotations-ambiguous",
        IncomingOutcome::Orphaned | IncomingOutcome::Unmatched => "cli-annotations-orphaned",
    };
    let said = if one.quote.is_empty() { &one.note } else { &one.quote };
    let said = Sentence::new(id).with("quote", shortened(&plain(said), QUOTE));
    let said = terminal.say(&said);
    let said = terminal.paint(Tone::Caution, &said);
    terminal.line(&said)?;
    Ok(())
}
