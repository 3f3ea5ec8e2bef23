//! `flyleaf export ISSUE… --format FORMAT -o PATH`.

use std::path::PathBuf;

use flyleaf_api::{
    AnnotationsChosen, AnnotationsExport, AnnotationsFormat, Cancel, ExportPdf, ExportReport,
    Flyleaf, Sentence,
};
use flyleaf_model::IssueId;

use super::names::counted;
use crate::arguments::{Export, ExportFormat, Print};
use crate::outcome::{Failure, Status};
use crate::progress::Bar;
use crate::terminal::{Terminal, Tone, plain};

/// Refuses what clap cannot see: options of the printed page without one, articles of several issues.
pub(crate) fn refuse_contradictions(request: &Export) -> Result<(), Failure> {
    let print = &request.print;
    let option = if print.paper.is_some() {
        Some("--paper")
    } else if print.notes.is_some() {
        Some("--notes")
    } else if print.no_masthead {
        Some("--no-masthead")
    } else if print.no_highlights {
        Some("--no-highlights")
    } else if !print.articles.is_empty() {
        Some("--article")
    } else {
        None
    };
    match option {
        Some(option) if request.format != ExportFormat::Pdf => {
            Err(Failure::Usage(Sentence::new("cli-export-pdf-only").with("option", option)))
        }
        _ if !print.articles.is_empty() && request.issues.len() > 1 => {
            Err(Failure::Usage(Sentence::new("cli-export-article-of-several")))
        }
        _ => Ok(()),
    }
}

pub(crate) fn run(
    request: &Export,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let issues = request.issues.iter().map(|issue| flyleaf.find_issue(issue));
    let issues = issues.collect::<Result<Vec<_>, _>>()?;
    let path = target(request, &issues, flyleaf)?;
    let report = match (request.format, annotations(request.format)) {
        (_, Some(format)) => {
            let chosen = AnnotationsChosen::Issues { issues };
            flyleaf.annotations_export(&AnnotationsExport { chosen, format }, &path)?
        }
        (ExportFormat::Pdf, None) => {
            let bar = Bar::new(terminal);
            let request = pdf_request(issues, &request.print);
            let mut show = |progress| bar.show(&progress);
            flyleaf.export_pdf(&request, &path, &mut show, &Cancel::default())?
        }
        (_, None) => flyleaf.export_markdown(&issues, &path)?,
    };
    if terminal.json {
        terminal.document(&report)?;
    } else if !terminal.quiet {
        print(&report, terminal)?;
    }
    let whole = report.unplaced == 0 && report.missing.is_empty() && report.unprinted.is_empty();
    Ok(if whole { Status::Done } else { Status::Partly })
}

/// The file to write: the path itself, or a file named after the issue in the folder that the path is.
fn target(request: &Export, issues: &[IssueId], flyleaf: &Flyleaf) -> Result<PathBuf, Failure> {
    if !request.output.is_dir() || request.format == ExportFormat::MarkdownFiles {
        return Ok(request.output.clone());
    }
    let extension = match request.format {
        ExportFormat::Pdf => "pdf",
        other => annotations(other).map_or("md", AnnotationsFormat::extension),
    };
    Ok(request.output.join(flyleaf.export_name(issues, extension)?))
}

/// The format of annotations that a name means; `None` where it means a text.
fn annotations(format: ExportFormat) -> Option<AnnotationsFormat> {
    Some(match format {
        ExportFormat::Pdf | ExportFormat::Markdown => return None,
        ExportFormat::Annotations => AnnotationsFormat::WebAnnotation,
        ExportFormat::EpubAnnotations => AnnotationsFormat::EpubAnnotations,
        ExportFormat::MarkdownNotes => AnnotationsFormat::Markdown,
        ExportFormat::MarkdownFiles => AnnotationsFormat::MarkdownNotes,
        ExportFormat::Html => AnnotationsFormat::Html,
        ExportFormat::Csv => AnnotationsFormat::Csv,
        ExportFormat::Bibtex => AnnotationsFormat::Bibtex,
        ExportFormat::CslJson => AnnotationsFormat::CslJson,
    })
}

fn pdf_request(issues: Vec<IssueId>, print: &Print) -> ExportPdf {
    let articles: Vec<u32> = print.articles.iter().map(|number| number.get() - 1).collect();
    ExportPdf {
        issues,
        articles: (!articles.is_empty()).then_some(articles),
        paper: print.paper.unwrap_or_default().into(),
        notes: print.notes.unwrap_or_default().into(),
        masthead: !print.no_masthead,
        highlights: !print.no_highlights,
    }
}

fn print(report: &ExportReport, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let counts = [
        counted(report.pages, "cli-count-pages", terminal),
        counted(report.highlights, "cli-count-highlights", terminal),
        counted(report.notes, "cli-count-notes", terminal),
    ];
    let counts: Vec<String> = counts.into_iter().filter(|count| !count.is_empty()).collect();
    let path = plain(&report.path).into_owned();
    let line = if counts.is_empty() { path } else { format!("{path}: {}", counts.join(", ")) };
    terminal.line(&line)?;
    if report.unplaced > 0 {
        let said =
            terminal.say(&Sentence::new("cli-export-unplaced").with("count", report.unplaced));
        let said = terminal.paint(Tone::Caution, &said);
        terminal.line(&said)?;
    }
    for missing in &report.missing {
        let sentence = Sentence::new("cli-export-missing")
            .with("article", plain(&missing.article))
            .with("characters", plain(&missing.characters));
        let said = terminal.paint(Tone::Caution, &terminal.say(&sentence));
        terminal.line(&said)?;
    }
    for image in &report.unprinted {
        let sentence = match image.alt.as_str() {
            "" => Sentence::new("cli-export-unprinted-unnamed"),
            alt => Sentence::new("cli-export-unprinted").with("alt", plain(alt)),
        }
        .with("article", plain(&image.article));
        let said = terminal.paint(Tone::Caution, &terminal.say(&sentence));
        terminal.line(&said)?;
    }
    Ok(())
}
