//! `flyleaf list`.

use flyleaf_api::{Flyleaf, IssueRow, LibraryView, PublicationView, Sentence};

use super::names::{ShortIds, counted, issue_date, issue_name, publication_name};
use crate::arguments::List;
use crate::layout::aligned;
use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, Tone};

pub(crate) fn run(
    request: &List,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let mut library = flyleaf.library()?;
    let ids = ShortIds::of(&library);
    if let Some(wanted) = &request.publication {
        library.publications = matching(library.publications, wanted)?;
    }
    if terminal.json {
        terminal.document(&library)?;
    } else if library.publications.is_empty() {
        terminal.sentence(&Sentence::new("cli-library-empty").with("folder", &library.folder))?;
    } else {
        print(&library, &ids, terminal)?;
    }
    Ok(Status::Done)
}

/// The publications of that title; where there is none, those with it in their titles.
fn matching(
    publications: Vec<PublicationView>,
    wanted: &str,
) -> Result<Vec<PublicationView>, Failure> {
    let folded = folded(wanted);
    let exact = |publication: &PublicationView| self::folded(&publication.title) == folded;
    let any_exact = publications.iter().any(exact);
    let (found, others): (Vec<_>, Vec<_>) = publications.into_iter().partition(|publication| {
        if any_exact {
            exact(publication)
        } else {
            self::folded(&publication.title).contains(&folded)
        }
    });
    if !found.is_empty() {
        return Ok(found);
    }
    let message = Sentence::new("cli-no-such-publication").with("name", wanted);
    if others.is_empty() {
        return Err(Failure::of(message, Some(Sentence::new("cli-no-such-publication-empty"))));
    }
    let titles: Vec<&str> = others.iter().map(|publication| publication.title.as_str()).collect();
    let hint = Sentence::new("cli-no-such-publication-hint").with("titles", titles.join("; "));
    Err(Failure::of(message, Some(hint)))
}

fn folded(title: &str) -> String {
    title.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect()
}

fn print(
    library: &LibraryView,
    ids: &ShortIds,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let issues = library.publications.iter().flat_map(|publication| &publication.issues);
    let rows: Vec<Vec<String>> = issues.map(|issue| row(issue, ids, terminal)).collect();
    let mut lines = aligned(&rows).into_iter();
    for publication in &library.publications {
        let title = terminal.paint(Tone::Title, &publication_name(&publication.title, terminal));
        terminal.line(&title)?;
        for line in lines.by_ref().take(publication.issues.len()) {
            terminal.line(&format!("  {line}"))?;
        }
    }
    Ok(())
}

fn row(issue: &IssueRow, ids: &ShortIds, terminal: &Terminal<'_>) -> Vec<String> {
    let look = counted(issue.findings, "cli-count-look", terminal);
    let name = issue_name(issue, terminal);
    let date = issue_date(issue).filter(|date| *date != name).unwrap_or_default();
    vec![
        terminal.paint(Tone::Faint, ids.get(&issue.id)),
        name,
        date,
        counted(issue.articles, "cli-count-articles", terminal),
        counted(issue.highlights, "cli-count-highlights", terminal),
        counted(issue.notes, "cli-count-notes", terminal),
        terminal.paint(Tone::Caution, &look),
    ]
}
