//! `flyleaf import PATH…`.

use flyleaf_api::words::english;
use flyleaf_api::{Cancel, Error, Flyleaf, ImportOutcome, ImportReport, ImportRow, Sentence};
use flyleaf_model::IssueId;
use serde::Serialize;

use super::names::{counted, full_name};
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
    let bar = Bar::new(terminal);
    let report =
        flyleaf.import(&request.paths, &mut |progress| bar.show(&progress), &Cancel::default())?;
    drop(bar);
    let counts = Counts::of(&report);
    if terminal.json {
        let rows = report.rows.iter().map(Row::of).collect();
        terminal.document(&Document { files: rows, counts: &counts })?;
    } else if !terminal.quiet {
        print(&report, &counts, terminal)?;
    }
    tell_failure(&report, &counts, terminal)?;
    Ok(counts.status())
}

/// The report as JSON; its sentences are in English, so that programs meet the same ones everywhere.
#[derive(Debug, Serialize)]
struct Document<'a> {
    files: Vec<Row<'a>>,
    counts: &'a Counts,
}

/// What became of one file.
#[derive(Debug, Serialize)]
struct Row<'a> {
    path: &'a str,
    /// `imported`, `revised`, `present` or `failed`.
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
    orphaned: Option<u32>,
    /// What asks for a look.
    findings: Vec<String>,
    error: Option<String>,
    hint: Option<String>,
}

impl<'a> Row<'a> {
    fn of(row: &'a ImportRow) -> Self {
        let facts = Facts::of(&row.outcome);
        let (kept, orphaned) = facts.carried.unzip();
        Self {
            path: &row.path,
            outcome: facts.outcome,
            issue: facts.issue.map(|(issue, _, _)| issue),
            publication: facts.issue.map(|(_, publication, _)| publication),
            name: facts.issue.map(|(_, _, name)| name),
            articles: facts.read.map(|read| read.articles),
            coverage: facts.read.map(|read| read.coverage),
            blocked: facts.read.map(|read| read.blocked),
            kept,
            orphaned,
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
    /// Annotations kept and orphaned.
    carried: Option<(u32, u32)>,
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
            carried: None,
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
                kept,
                orphaned,
            } => Self {
                outcome: "revised",
                issue: Some((issue, publication, name)),
                read: Some(Read { articles: *articles, coverage: *coverage, blocked: *blocked }),
                carried: Some((*kept, *orphaned)),
                findings,
                ..nothing
            },
            ImportOutcome::Present { issue, publication, name } => {
                Self { outcome: "present", issue: Some((issue, publication, name)), ..nothing }
            }
            ImportOutcome::Failed { error } => {
                Self { outcome: "failed", error: Some(error), ..nothing }
            }
        }
    }

    fn asks_for_a_look(&self) -> bool {
        !self.findings.is_empty() || self.carried.is_some_and(|(_, orphaned)| orphaned > 0)
    }
}

/// How many files came to what.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Counts {
    imported: u32,
    revised: u32,
    present: u32,
    failed: u32,
    /// Of those read, how many ask for a look.
    look: u32,
}

impl Counts {
    fn of(report: &ImportReport) -> Self {
        let mut counts = Self::default();
        for row in &report.rows {
            match row.outcome {
                ImportOutcome::Imported { .. } => counts.imported += 1,
                ImportOutcome::Revised { .. } => counts.revised += 1,
                ImportOutcome::Present { .. } => counts.present += 1,
                ImportOutcome::Failed { .. } => counts.failed += 1,
            }
            counts.look += u32::from(Facts::of(&row.outcome).asks_for_a_look());
        }
        counts
    }

    fn files(&self) -> u32 {
        self.imported + self.revised + self.present + self.failed
    }

    fn status(&self) -> Status {
        if self.failed > 0 && self.failed == self.files() {
            Status::Failed
        } else if self.failed > 0 || self.look > 0 {
            Status::Partly
        } else {
            Status::Done
        }
    }
}

fn print(
    report: &ImportReport,
    counts: &Counts,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    for row in &report.rows {
        print_row(row, terminal)?;
    }
    if report.rows.len() == 1 {
        return Ok(());
    }
    let parts = [
        counted(counts.imported, "cli-count-imported", terminal),
        counted(counts.revised, "cli-count-revised", terminal),
        counted(counts.present, "cli-count-present", terminal),
        counted(counts.failed, "cli-count-failed", terminal),
        counted(counts.look, "cli-count-look", terminal),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let said = if parts.is_empty() {
        terminal.say(&Sentence::new("cli-import-nothing"))
    } else {
        parts.join(", ")
    };
    Ok(terminal.line(&said)?)
}

fn print_row(row: &ImportRow, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let facts = Facts::of(&row.outcome);
    let sentence = match &row.outcome {
        ImportOutcome::Imported { .. } => Sentence::new("cli-import-imported"),
        ImportOutcome::Revised { .. } => Sentence::new("cli-import-revised"),
        ImportOutcome::Present { .. } => Sentence::new("cli-import-present"),
        // Told on standard error instead.
        ImportOutcome::Failed { .. } => return Ok(()),
    };
    let (publication, name) =
        facts.issue.map_or(("", ""), |(_, publication, name)| (publication, name));
    let (kept, orphaned) = facts.carried.unwrap_or_default();
    let said = terminal.say(
        &sentence
            .with("path", plain(&row.path))
            .with("issue", full_name(publication, name, terminal))
            .with("articles", facts.read.map_or(0, |read| read.articles))
            .with("kept", kept)
            .with("orphaned", orphaned),
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

/// Each file that could not be read gets its line on standard error, after what is on standard output.
fn tell_failure(
    report: &ImportReport,
    counts: &Counts,
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
