//! `flyleaf show ISSUE`.

use flyleaf_api::words::english;
use flyleaf_api::{ArticleView, ContentsItem, Flyleaf, IssueView, NoteFilter, NoteView, Sentence};
use flyleaf_model::{Blocked, IssueId, PublicationId, Timestamp};
use flyleaf_text::canonical::canonical;
use serde::Serialize;

use super::blocks;
use super::names::{article_title, full_name, issue_date, issue_name};
use super::notes::print_annotation;
use crate::arguments::Show;
use crate::layout::wrapped;
use crate::outcome::{Failure, Status};
use crate::terminal::{Terminal, Tone, plain};

pub(crate) fn run(
    request: &Show,
    flyleaf: &Flyleaf,
    terminal: &mut Terminal<'_>,
) -> Result<Status, Failure> {
    let id = flyleaf.find_issue(&request.issue)?;
    let issue = flyleaf.issue(&id)?;
    let articles = issue.articles.iter().map(|article| flyleaf.article(&id, article.index));
    let articles = articles.collect::<Result<Vec<_>, _>>()?;
    let annotations = flyleaf.notes(&NoteFilter { issue: Some(id.clone()), tag: None })?;
    if terminal.json {
        let blocked = flyleaf.issue_blocked(&id)?;
        let document = Document::of(&issue, &articles, annotations, blocked);
        terminal.document(&document)?;
    } else {
        print(&issue, &articles, &annotations, terminal)?;
    }
    Ok(Status::Done)
}

/// The issue as JSON, its report in English. Offsets of annotations count code points of their article's `text`.
#[derive(Debug, Serialize)]
struct Document<'a> {
    id: &'a IssueId,
    publication: Publication<'a>,
    number: Option<&'a str>,
    volume: Option<&'a str>,
    year: Option<i32>,
    date: Option<&'a str>,
    date_printed: Option<&'a str>,
    file_name: &'a str,
    /// 1 for the first import, 2 and up for revisions.
    revision: u32,
    imported: &'a Timestamp,
    coverage: f64,
    contents: &'a [ContentsItem],
    articles: Vec<Article<'a>>,
    annotations: Vec<NoteView>,
    /// What the issue asks for and what is never loaded.
    blocked: Vec<Blocked>,
    report: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Publication<'a> {
    id: &'a PublicationId,
    title: &'a str,
    publishers: &'a [String],
}

#[derive(Debug, Serialize)]
struct Article<'a> {
    index: u32,
    title: Option<&'a str>,
    section: Option<&'a str>,
    byline: Option<&'a str>,
    source: Option<&'a str>,
    date: Option<&'a str>,
    language: &'a str,
    /// The canonical text.
    text: String,
}

impl<'a> Document<'a> {
    fn of(
        issue: &'a IssueView,
        articles: &'a [ArticleView],
        annotations: Vec<NoteView>,
        blocked: Vec<Blocked>,
    ) -> Self {
        Self {
            id: &issue.row.id,
            publication: Publication {
                id: &issue.publication,
                title: &issue.publication_title,
                publishers: &issue.publishers,
            },
            number: issue.row.number.as_deref(),
            volume: issue.row.volume.as_deref(),
            year: issue.row.year,
            date: issue.row.date.as_deref(),
            date_printed: issue.row.date_printed.as_deref(),
            file_name: &issue.file_name,
            revision: issue.revision,
            imported: &issue.row.imported,
            coverage: issue.coverage,
            contents: &issue.contents,
            articles: articles.iter().map(Article::of).collect(),
            annotations,
            blocked,
            report: issue.report.iter().map(english).collect(),
        }
    }
}

impl<'a> Article<'a> {
    fn of(article: &'a ArticleView) -> Self {
        Self {
            index: article.index,
            title: article.title.as_deref(),
            section: article.section.as_deref(),
            byline: article.byline.as_deref(),
            source: article.source.as_deref(),
            date: article.date.as_deref(),
            language: &article.language,
            text: canonical(&article.blocks).text,
        }
    }
}

fn print(
    issue: &IssueView,
    articles: &[ArticleView],
    annotations: &[NoteView],
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    print_head(issue, terminal)?;
    for annotation in annotations.iter().filter(|note| note.article.is_none()) {
        print_annotation(annotation, terminal)?;
    }
    for article in articles {
        let title = article_title(article.title.as_deref(), terminal);
        let credit = article.byline.as_ref().or(article.source.as_ref());
        let credit = credit.map(|credit| format!("  {}", plain(credit))).unwrap_or_default();
        let credit = terminal.paint(Tone::Faint, &credit);
        let title = terminal.paint(Tone::Title, &title);
        terminal.line(&format!("{}  {title}{credit}", article.index + 1))?;
        terminal.line("")?;
        for line in blocks::lines(&article.blocks, 3, terminal.columns()) {
            terminal.line(&line)?;
        }
        terminal.line("")?;
        for annotation in annotations.iter().filter(|note| note.article == Some(article.index)) {
            print_annotation(annotation, terminal)?;
            terminal.line("")?;
        }
    }
    for sentence in &issue.report {
        let said = terminal.say(sentence);
        for line in wrapped(&plain(&said), 0, terminal.columns()) {
            terminal.line(&line)?;
        }
    }
    if issue.blocked > 0 {
        let said = Sentence::new("cli-show-blocked").with("count", issue.blocked);
        terminal.sentence(&said)?;
    }
    Ok(())
}

fn print_head(issue: &IssueView, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let name = issue_name(&issue.row, terminal);
    let title = full_name(&issue.publication_title, &name, terminal);
    let title = terminal.paint(Tone::Title, &title);
    terminal.line(&title)?;
    for publisher in &issue.publishers {
        terminal.line(&plain(publisher))?;
    }
    let mut facts: Vec<String> =
        issue_date(&issue.row).filter(|date| *date != name).into_iter().collect();
    facts.push(plain(&issue.file_name).into_owned());
    if issue.revision > 1 {
        facts
            .push(terminal.say(&Sentence::new("cli-show-revision").with("number", issue.revision)));
    }
    facts.push(issue.row.id.as_str().to_owned());
    let facts = terminal.paint(Tone::Faint, &facts.join(" · "));
    terminal.line(&facts)?;
    Ok(terminal.line("")?)
}
