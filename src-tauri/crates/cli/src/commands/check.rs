//! `flyleaf check`.

use flyleaf_api::words::english;
use flyleaf_api::{CheckView, Flyleaf, Sentence};
use serde::Serialize;

use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, plain};

/// The answer as JSON, its sentences in English.
#[derive(Debug, Serialize)]
struct Document<'a> {
    issues: u32,
    revisions: u32,
    annotations: u32,
    originals: u32,
    images: u32,
    damage: Vec<Damage<'a>>,
}

#[derive(Debug, Serialize)]
struct Damage<'a> {
    table: &'a str,
    row: &'a str,
    message: String,
}

pub(crate) fn run(flyleaf: &Flyleaf, terminal: &mut Terminal<'_>) -> Result<Status, Failure> {
    let found = flyleaf.check()?;
    if terminal.json {
        terminal.document(&document(&found))?;
    } else if !terminal.quiet || !found.damage.is_empty() {
        print(&found, terminal)?;
    }
    if found.damage.is_empty() {
        return Ok(Status::Done);
    }
    terminal.finish()?;
    let message = Sentence::new("cli-check-damaged")
        .with("count", found.damage.len())
        .with("folder", flyleaf.folder().display());
    terminal.complain(&message, Some(&Sentence::new("cli-check-damaged-hint")));
    Ok(Status::Failed)
}

fn document(found: &CheckView) -> Document<'_> {
    let damage = found.damage.iter().map(|damage| Damage {
        table: &damage.table,
        row: &damage.row,
        message: english(&damage.problem),
    });
    Document {
        issues: found.issues,
        revisions: found.revisions,
        annotations: found.annotations,
        originals: found.originals,
        images: found.images,
        damage: damage.collect(),
    }
}

fn print(found: &CheckView, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    for damage in &found.damage {
        let place = [damage.table.as_str(), damage.row.as_str()].join(" ");
        let line = format!("{}: {}", place.trim_end(), plain(&terminal.say(&damage.problem)));
        terminal.line(&line)?;
    }
    let looked_at = Sentence::new("cli-check-looked")
        .with("issues", found.issues)
        .with("revisions", found.revisions)
        .with("annotations", found.annotations)
        .with("originals", found.originals)
        .with("images", found.images);
    terminal.sentence(&looked_at)?;
    if found.damage.is_empty() {
        terminal.sentence(&Sentence::new("cli-check-whole"))?;
    }
    Ok(())
}
