//! `flyleaf annotate ISSUE`.

use flyleaf_api::{Flyleaf, QuoteAnnotate, Sentence};

use super::names::full_name;
use crate::arguments::Annotate;
use crate::layout::shortened;
use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, plain};

/// Cells of the passage that the answer repeats.
const QUOTE: usize = 60;

pub(crate) fn run(
    request: Annotate,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let article = request.article.get() - 1;
    let note = flyleaf.annotate_quote(&QuoteAnnotate {
        issue: flyleaf.find_issue(&request.issue)?,
        article,
        quote: request.quote,
        prefix: request.prefix,
        suffix: request.suffix,
        note: request.note,
        colour: request.color.into(),
        tags: request.tags,
    })?;
    if terminal.json {
        terminal.document(&note)?;
    } else if !terminal.quiet {
        let sentence = if note.note.is_empty() {
            Sentence::new("cli-annotate-highlighted")
        } else {
            Sentence::new("cli-annotate-noted")
        };
        terminal.sentence(
            &sentence
                .with("quote", shortened(&plain(&note.quote), QUOTE))
                .with("article", article + 1)
                .with("issue", full_name(&note.publication, &note.name, terminal))
                .with("id", &note.id),
        )?;
    }
    Ok(Status::Done)
}
