//! What publications, issues and their parts are called in answers.

use flyleaf_api::{AnnotationKind, IssueRow, LibraryView, Sentence};
use flyleaf_model::{AnchorStatus, IssueId, Style};

use crate::terminal::{Terminal, plain};

/// Digits of an id that people are shown, at least.
const SHORT: usize = 8;

/// The beginnings of the library's issue ids that name each of them alone.
pub(crate) struct ShortIds {
    length: usize,
}

impl ShortIds {
    pub(crate) fn of(library: &LibraryView) -> Self {
        let issues = library.publications.iter().flat_map(|publication| &publication.issues);
        let mut ids: Vec<&str> = issues.map(|issue| issue.id.as_str()).collect();
        ids.sort_unstable();
        let shared = |pair: &[&str]| {
            pair[0].bytes().zip(pair[1].bytes()).take_while(|(one, other)| one == other).count()
        };
        let needed = ids.windows(2).map(|pair| shared(pair) + 1).max().unwrap_or(0);
        Self { length: needed.max(SHORT) }
    }

    pub(crate) fn get<'a>(&self, id: &'a IssueId) -> &'a str {
        id.as_str().get(..self.length).unwrap_or(id.as_str())
    }
}

/// What a publication is called; those issues that print no title belong to one without a name.
pub(crate) fn publication_name(title: &str, terminal: &Terminal<'_>) -> String {
    if title.is_empty() {
        return terminal.say(&Sentence::new("cli-publication-untitled"));
    }
    plain(title).into_owned()
}

/// What an issue is called in the whole library.
pub(crate) fn full_name(publication: &str, name: &str, terminal: &Terminal<'_>) -> String {
    if publication.is_empty() {
        return plain(name).into_owned();
    }
    let sentence = Sentence::new("cli-issue").with("publication", publication).with("name", name);
    plain(&terminal.say(&sentence)).into_owned()
}

/// What an issue is called within its publication: its number, else its date, else its fallback title.
pub(crate) fn issue_name(issue: &IssueRow, terminal: &Terminal<'_>) -> String {
    let name = match (&issue.volume, &issue.number) {
        (Some(volume), Some(number)) => terminal.say(
            &Sentence::new("cli-issue-volume-number").with("volume", volume).with("number", number),
        ),
        (None, Some(number)) => {
            terminal.say(&Sentence::new("cli-issue-number").with("number", number))
        }
        (Some(volume), None) => {
            terminal.say(&Sentence::new("cli-issue-volume").with("volume", volume))
        }
        (None, None) => {
            return issue_date(issue).unwrap_or_else(|| plain(&issue.fallback_title).into_owned());
        }
    };
    plain(&name).into_owned()
}

/// The date as printed, else the year.
pub(crate) fn issue_date(issue: &IssueRow) -> Option<String> {
    let date = issue.date_printed.clone().or_else(|| issue.date.clone());
    let date = date.or_else(|| issue.year.map(|year| year.to_string()));
    date.map(|date| plain(&date).into_owned())
}

/// The sentence of a count, or nothing for none.
pub(crate) fn counted(count: u32, sentence: &str, terminal: &Terminal<'_>) -> String {
    if count == 0 {
        return String::new();
    }
    terminal.say(&Sentence::new(sentence).with("count", count))
}

/// The word for an anchor's grade.
pub(crate) fn status_name(status: AnchorStatus, terminal: &Terminal<'_>) -> String {
    terminal.say(&match status {
        AnchorStatus::Exact => Sentence::new("cli-status-exact"),
        AnchorStatus::Moved => Sentence::new("cli-status-moved"),
        AnchorStatus::Changed => Sentence::new("cli-status-changed"),
        AnchorStatus::Ambiguous => Sentence::new("cli-status-ambiguous"),
        AnchorStatus::Orphaned => Sentence::new("cli-status-orphaned"),
    })
}

/// The word for what an annotation is.
pub(crate) fn kind_name(kind: AnnotationKind, style: Style, terminal: &Terminal<'_>) -> String {
    terminal.say(&match (kind, style) {
        (AnnotationKind::Issue, _) => Sentence::new("cli-kind-issue"),
        (AnnotationKind::Article, _) => Sentence::new("cli-kind-article"),
        (AnnotationKind::Passage, Style::Highlight) => Sentence::new("cli-kind-highlight"),
        (AnnotationKind::Passage, Style::Underline) => Sentence::new("cli-kind-underline"),
    })
}

/// An article's title, or a stand-in for an article without one.
pub(crate) fn article_title(title: Option<&str>, terminal: &Terminal<'_>) -> String {
    match title {
        Some(title) => plain(title).into_owned(),
        None => terminal.say(&Sentence::new("cli-untitled")),
    }
}
