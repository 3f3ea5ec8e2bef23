//! An issue with its annotations as one Markdown file.
//!
//! The form that note-taking programs read: YAML front matter; `#` the publication, `##` each article, deeper levels
//! inside; passages that are highlighted as `==text==` and those that are underlined as `<u>text</u>`; notes on the issue
//! or on an article right under its title as a `[!note]` callout with the block id `^flyleaf-ID`; each other note a footnote of its article under the label
//! `flyleaf-ID`, ID being the annotation's own, so that an export made later can be matched with this one note by note.
//! The issue's own footnotes are footnotes of their article, too, and its images files in a folder beside this one.
//! Tags follow the note as `#tag`. Annotations without a place stand at the end with the passage they were made on, each
//! followed by the block id `^flyleaf-ID`.

mod article;
mod escape;
mod images;
mod notes;
mod table;

use flyleaf_model::Annotation;
use flyleaf_text::canonical::canonical;

use crate::Document;
use crate::manuscript::{beyond, main_language, place, publication, single_title, written_on};
use crate::script::Script;
use crate::words::Words;
use article::Writer;
pub(crate) use escape::{escape, yaml};
use images::Images;
use notes::{Notes, definition};

/// A Markdown file and the images that belong beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markdown<'a> {
    /// The file.
    pub text: String,
    /// Names and bytes of the images, for the folder beside the file.
    pub images: Vec<(String, &'a [u8])>,
}

/// Writes documents one after the other as Markdown. `folder` is the name of the folder where the images will stand. The
/// text ends with a line feed.
pub fn markdown<'a>(documents: &[Document<'a>], folder: &str) -> Markdown<'a> {
    let images = Images::of(documents, folder);
    let texts = documents.iter().enumerate().map(|(index, document)| {
        // Names of footnotes are those of the whole file.
        let prefix = if index > 0 { format!("{}-", index + 1) } else { String::new() };
        one(document, &prefix, &images)
    });
    let text = texts.collect::<Vec<_>>().join("\n");
    Markdown { text, images: images.files() }
}

fn one(document: &Document<'_>, prefix: &str, images: &Images<'_>) -> String {
    let issue = document.issue;
    let words = Words::of(Script::of_tag(main_language(document)));
    let mut parts =
        vec![front_matter(document), format!("# {}", escape(&single_title(document), false))];
    parts.extend(written_on(document, None).into_iter().filter_map(general));
    let mut lost: Vec<&Annotation> = Vec::new();
    for (number, article) in issue.articles.iter().enumerate() {
        let canonical = canonical(&article.blocks);
        let (passages, without_place) = place(document, number, &canonical);
        lost.extend(without_place);
        if let Some(title) = &article.title {
            parts.push(format!("## {}", escape(&title.replace('\n', " "), false)));
        } else if number > 0 {
            parts.push("---".to_owned());
        }
        if let Some(byline) = &article.byline {
            parts.push(format!("*{}*", escape(byline, false)));
        }
        parts.extend(written_on(document, Some(number)).into_iter().filter_map(general));
        let notes = Notes::of(&article.blocks, &format!("{prefix}{}-", number + 1));
        parts.extend(Writer::new(&passages, notes, images).article(&article.blocks));
        if let Some(source) = &article.source {
            parts.push(format!("*{}*", escape(&words.source(source), false)));
        }
        for passage in &passages {
            parts.extend(footnote(passage.annotation));
        }
    }
    lost.extend(beyond(document));
    if !lost.is_empty() {
        parts.push(format!("## {}", words.unplaced()));
        parts.extend(lost.into_iter().map(unplaced));
    }
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn front_matter(document: &Document<'_>) -> String {
    let issue = document.issue;
    let mut lines = vec![
        "---".to_owned(),
        format!("title: {}", yaml(&single_title(document))),
        format!("publication: {}", yaml(&publication(document))),
    ];
    let mut list = |name: &str, values: &[String]| {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| yaml(value)).collect();
            lines.push(format!("{name}: [{}]", values.join(", ")));
        }
    };
    list("publishers", &issue.publication.publishers);
    list("languages", &issue.languages);
    let year = issue.year.map(|year| year.to_string());
    for (name, value) in [
        ("volume", &issue.volume),
        ("number", &issue.number),
        ("year", &year),
        ("date", &issue.date),
        ("date_printed", &issue.date_printed),
    ] {
        if let Some(value) = value {
            let bare = name == "year";
            lines.push(format!("{name}: {}", if bare { value.clone() } else { yaml(value) }));
        }
    }
    lines.push(format!("file: {}", yaml(document.file_name)));
    let notes = document.annotations.iter().filter(|one| !one.note.trim().is_empty()).count();
    lines.push(format!("highlights: {}", document.annotations.len()));
    lines.push(format!("notes: {notes}"));
    lines.push("---".to_owned());
    lines.join("\n")
}

/// The label of an annotation, for footnotes and block ids.
fn label(annotation: &Annotation) -> String {
    format!("flyleaf-{}", annotation.id)
}

/// The definition of a note's footnote; `None` for a highlight with neither note nor tag.
fn footnote(annotation: &Annotation) -> Option<String> {
    let body = note_body(annotation)?;
    Some(definition(&label(annotation), &body))
}

/// A note as it was written, and its tags.
fn note_body(annotation: &Annotation) -> Option<String> {
    let note = annotation.note.trim();
    let tags: Vec<String> = annotation
        .tags
        .iter()
        .map(|tag| format!("#{}", tag.replace(char::is_whitespace, "-")))
        .collect();
    let tags = tags.join(" ");
    let parts: Vec<&str> =
        [note, tags.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// A text that says something.
pub(crate) fn definite(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Lines as a block quote.
pub(crate) fn note_lines(lines: &[String]) -> String {
    let lines: Vec<String> =
        lines.iter().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

/// A note on an article or an issue as a whole: the reader's words set off from the issue's, and its block id.
fn general(annotation: &Annotation) -> Option<String> {
    let body = note_body(annotation)?;
    let lines: Vec<String> = body.lines().map(str::to_owned).collect();
    Some(format!("> [!note]\n{}\n\n^{}", note_lines(&lines), label(annotation)))
}

fn unplaced(annotation: &Annotation) -> String {
    let quote = annotation.quote().trim();
    let quoted: Vec<String> =
        quote.lines().map(|line| format!("> {}", escape(line, true))).collect();
    [Some(quoted.join("\n")), note_body(annotation), Some(format!("^{}", label(annotation)))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n\n")
}
