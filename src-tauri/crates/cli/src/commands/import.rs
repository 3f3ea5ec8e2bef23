//! `flyleaf import PATH…`.

use flyleaf_api::words::english;
use flyleaf_api::{
    AnchorCounts, Cancel, Error, Flyleaf, ImportCounts, ImportFile, ImportOutcome, ImportReport,
    ImportRow, Sentence,
};
use flyleaf_model::IssueId;
use serde::Serialize;

use super::names::full_name;
use crate::arguments::Import;
use crate::layout::wrapped;
use crate::outcome::{Failure, Status};
use crate::progress::Bar;
use crate::terminal::{Terminal, Tone, plain};

pub(crate) fn run(
    request: &Import,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let mut bar = Bar::new(terminal);
    let report =
        flyleaf.import(&request.paths, &mut |step| bar.follow(&step), &Cancel::default())?;
    drop(bar);
    let counts = report.counts();
    if terminal.json {
        let rows = report.rows.iter().map(Row::of).collect();
        terminal.document(&Document { files: rows, counts: &counts })?;
    } else if !terminal.quiet {
        print(&report, &counts, terminal)?;
    }
    tell_failure(&report, &counts, terminal)?;
    Ok(status(counts))
}

/// The report as JSON; its sentences are in English, so that programs meet the same ones everywhere.
#[derive(Debug, Serialize)]
struct Document<'a> {
    files: Vec<Row<'a>>,
    counts: &'a ImportCounts,
}

/// What became of one file.
#[derive(Debug, Serialize)]
struct Row<'a> {
    path: &'a str,
    /// The document in an archive, by its path there, or in a mailbox, by its number from 1.
    entry: Option<&'a str>,
    /// The files that are the issue together, where `path` is a saved site.
    parts: &'a [String],
    /// `imported`, `revised`, `present`, `failed` or `cancelled`.
    outcome: &'static str,
    issue: Option<&'a IssueId>,
    publication: Option<&'a str>,
    name: Option<&'a str>,
    articles: Option<u32>,
    coverage: Option<f64>,
    /// How many things the issue asks for that are never loaded.
    blocked: Option<u32>,
    /// Annotations carried over from the revision before.
    kept: Option<u32>,
    /// Annotations that have no place in it.
    orphaned: Option<u32>,
    /// All of them by how sure their places are.
    anchors: Option<AnchorCounts>,
    /// What asks for a look.
    findings: Vec<String>,
    error: Option<String>,
    hint: Option<String>,
}

impl<'a> Row<'a> {
    fn of(row: &'a ImportRow) -> Self {
        let facts = Facts::of(&row.outcome);
        Self {
            path: &row.file.path,
            entry: row.file.entry.as_deref(),
            parts: &row.parts,
            outcome: facts.outcome,
            issue: facts.issue.map(|(issue, _, _)| issue),
            publication: facts.issue.map(|(_, publication, _)| publication),
            name: facts.issue.map(|(_, _, name)| name),
            articles: facts.read.map(|read| read.articles),
            coverage: facts.read.map(|read| read.coverage),
            blocked: facts.read.map(|read| read.blocked),
            kept: facts.anchors.map(|anchors| anchors.placed()),
            orphaned: facts.anchors.map(|anchors| anchors.unplaced()),
            anchors: facts.anchors,
            findings: facts.findings.iter().map(english).collect(),
            error: facts.error.map(|error| english(&error.message)),
            hint: facts.error.and_then(|error| error.hint.as_ref()).map(english),
        }
    }
}

/// An outcome taken apart, since its kinds share most of what they tell.
struct Facts<'a> {
    outcome: &'static str,
    /// Id, publication and name.
    issue: Option<(&'a IssueId, &'a str, &'a str)>,
    read: Option<Read>,
    /// What became of its annotations.
    anchors: Option<AnchorCounts>,
    findings: &'a [Sentence],
    error: Option<&'a Error>,
}

/// What was read in a file.
#[derive(Clone, Copy)]
struct Read {
    articles: u32,
    coverage: f64,
    blocked: u32,
}

impl<'a> Facts<'a> {
    fn of(outcome: &'a ImportOutcome) -> Self {
        let nothing = Self {
            outcome: "",
            issue: None,
            read: None,
            anchors: None,
            findings: &[],
            error: None,
        };
        match outcome {
            ImportOutcome::Imported {
                issue,
                publication,
                name,
                articles,
                coverage,
                findings,
                blocked,
            } => Self {
                outcome: "imported",
                issue: Some((issue, publication, name)),
                read: Some(Read { articles: *articles, coverage: *coverage, blocked: *blocked }),
                findings,
                ..nothing
            },
            ImportOutcome::Revised {
                issue,
                publication,
                name,
                articles,
                coverage,
                findings,
                blocked,
                anchors,
            } => Self {
                outcome: "revised",
                issue: Some((issue, publication, name)),
                read: Some(Read { articles: *articles, coverage: *coverage, blocked: *blocked }),
                anchors: Some(*anchors),
                findings,
                ..nothing
            },
            ImportOutcome::Present { issue, publication, name } => {
                Self { outcome: "present", issue: Some((issue, publication, name)), ..nothing }
            }
            ImportOutcome::Failed { error } => {
                Self { outcome: "failed", error: Some(error), ..nothing }
            }
            ImportOutcome::Cancelled => Self { outcome: "cancelled", ..nothing },
        }
    }
}

fn status(counts: ImportCounts) -> Status {
    let ImportCounts { imported, revised, present, failed, cancelled, look } = counts;
    if failed > 0 && imported + revised + present + cancelled == 0 {
        Status::Failed
    } else if failed + cancelled + look > 0 {
        Status::Partly
    } else {
        Status::Done
    }
}

fn print(
    report: &ImportReport,
    counts: &ImportCounts,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    for row in &report.rows {
        print_row(row, terminal)?;
    }
    if report.rows.len() == 1 {
        return Ok(());
    }
    let parts: Vec<String> = counts.parts().iter().map(|part| terminal.say(part)).collect();
    let said = if parts.is_empty() {
        terminal.say(&Sentence::new("cli-import-nothing"))
    } else {
        parts.join(&terminal.say(&Sentence::new("cli-list-separator")))
    };
    Ok(terminal.line(&said)?)
}

fn print_row(row: &ImportRow, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let facts = Facts::of(&row.outcome);
    let sentence = match &row.outcome {
        ImportOutcome::Imported { .. } => Sentence::new("cli-import-imported"),
        ImportOutcome::Revised { .. } => Sentence::new("cli-import-revised"),
        ImportOutcome::Present { .. } => Sentence::new("cli-import-present"),
        // Told on standard error instead, or asked for.
        ImportOutcome::Failed { .. } | ImportOutcome::Cancelled => return Ok(()),
    };
    let (publication, name) =
        facts.issue.map_or(("", ""), |(_, publication, name)| (publication, name));
    let anchors = facts.anchors.unwrap_or_default();
    let said = terminal.say(
        &sentence
            .with("path", plain(&named(&row.file)))
            .with("issue", full_name(publication, name, terminal))
            .with("articles", facts.read.map_or(0, |read| read.articles))
            .with("exact", anchors.exact)
            .with("moved", anchors.moved)
            .with("changed", anchors.changed)
            .with("ambiguous", anchors.ambiguous)
            .with("orphaned", anchors.orphaned),
    );
    terminal.line(&said)?;
    for finding in facts.findings {
        let said = terminal.say(finding);
        for line in wrapped(&plain(&said), 2, terminal.columns()) {
            let line = terminal.paint(Tone::Caution, &line);
            terminal.line(&line)?;
        }
    }
    Ok(())
}

/// A file, and the document in it.
fn named(file: &ImportFile) -> String {
    file.entry
        .as_ref()
        .map_or_else(|| file.path.clone(), |entry| format!("{} ({entry})", file.path))
}

/// Each file that could not be read gets its line on standard error, after what is on standard output.
fn tell_failure(
    report: &ImportReport,
    counts: &ImportCounts,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    if counts.failed == 0 {
        return Ok(());
    }
    terminal.finish()?;
    for row in &report.rows {
        if let ImportOutcome::Failed { error } = &row.outcome {
            terminal.complain(&error.message, error.hint.as_ref());
        }
    }
    Ok(())
}
