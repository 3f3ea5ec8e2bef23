//! `flyleaf notes`.

use flyleaf_api::{AnnotationKind, Flyleaf, NoteFilter, NoteView, Sentence};
use flyleaf_model::AnchorStatus;
use serde::Serialize;

use super::names::{article_title, full_name, kind_name, status_name};
use crate::arguments::Notes;
use crate::layout::{shortened, wrapped};
use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, Tone, plain};

/// Cells of a quoted passage that are shown; the JSON has all of it.
const QUOTE: usize = 160;

/// The answer as JSON.
#[derive(Debug, Serialize)]
struct Document {
    annotations: Vec<NoteView>,
}

pub(crate) fn run(
    request: &Notes,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let issue = request.issue.as_ref().map(|issue| flyleaf.find_issue(issue)).transpose()?;
    let annotations = flyleaf.notes(&NoteFilter { issue, tag: request.tag.clone() })?;
    if terminal.json {
        terminal.document(&Document { annotations })?;
    } else if annotations.is_empty() {
        terminal.sentence(&Sentence::new("cli-notes-none"))?;
    } else {
        print(&annotations, terminal)?;
    }
    Ok(Status::Done)
}

/// The annotations under their issues and articles.
fn print(annotations: &[NoteView], terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let by_article =
        annotations.chunk_by(|one, next| (&one.issue, one.article) == (&next.issue, next.article));
    let mut issue = None;
    for group in by_article {
        let first = &group[0];
        if issue != Some(&first.issue) {
            if issue.is_some() {
                terminal.line("")?;
            }
            let name = full_name(&first.publication, &first.name, terminal);
            let name = terminal.paint(Tone::Title, &name);
            terminal.line(&name)?;
            issue = Some(&first.issue);
        }
        if let Some(article) = first.article {
            let title = article_title(first.article_title.as_deref(), terminal);
            terminal.line(&format!("{}  {title}", article + 1))?;
        }
        for annotation in group {
            print_annotation(annotation, terminal)?;
        }
    }
    Ok(())
}

/// One annotation: its passage, what is special about it, its note.
pub(crate) fn print_annotation(
    note: &NoteView,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    if note.kind == AnnotationKind::Passage {
        let quote = format!("“{}”", shortened(&plain(&note.quote), QUOTE));
        for line in wrapped(&quote, 3, terminal.columns()) {
            let line = terminal.paint(Tone::Marked(note.colour), &line);
            terminal.line(&line)?;
        }
    }
    for line in wrapped(&shown_note(&note.note), 5, terminal.columns()) {
        terminal.line(&line)?;
    }
    let status = status_name(note.status, terminal);
    let status = match note.status {
        AnchorStatus::Exact => terminal.paint(Tone::Faint, &status),
        _ => terminal.paint(Tone::Caution, &status),
    };
    let mut facts = vec![kind_name(note.kind, note.style, terminal)];
    if let Some(title) = note.article_title.as_deref().filter(|_| note.article.is_none()) {
        // It was made on an article that is not there at present.
        facts.push(article_title(Some(title), terminal));
    }
    facts.push(note.colour.name().to_owned());
    facts.extend(note.tags.iter().map(|tag| format!("#{}", plain(tag))));
    facts.push(note.id.as_str().to_owned());
    let facts = terminal.paint(Tone::Faint, &facts.join(" · "));
    Ok(terminal.line(&format!("     {status} · {facts}"))?)
}

/// A note with its lines, without what would act on a terminal.
fn shown_note(note: &str) -> String {
    note.lines().map(plain).collect::<Vec<_>>().join("\n")
}
