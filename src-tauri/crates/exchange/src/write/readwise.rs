//! Readwise's CSV: the columns of its bulk import (`Highlight` and six that may be empty).

use flyleaf_model::Annotation;

use super::AnnotatedIssue;

/// The columns, as Readwise names them.
const COLUMNS: [&str; 7] = ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"];

/// Writes annotations as CSV (RFC 4180, with line feeds), one row each. A note on a whole article or issue, which has no
/// words of its own to stand under `Highlight`, stands there itself; without a note it is left out.
///
/// Tags are written as Readwise reads them from a note, `.tag` words before it. A text that a spreadsheet would run as a
/// formula begins with an apostrophe.
pub fn write_readwise_csv(issues: &[AnnotatedIssue<'_>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |fields: &[String; 7]| {
        writer.write_record(fields).expect("rows of one length into memory");
    };
    write(&COLUMNS.map(str::to_owned));
    for issue in issues {
        for annotation in issue.ordered() {
            if let Some(row) = row(issue, annotation) {
                write(&row.map(harmless));
            }
        }
    }
    let bytes = writer.into_inner().expect("a buffer in memory is flushed");
    String::from_utf8(bytes).expect("fields of text make text")
}

fn row(issue: &AnnotatedIssue<'_>, one: &Annotation) -> Option<[String; 7]> {
    let (highlight, note) = match one.quote() {
        "" => (one.note.as_str(), ""),
        quote => (quote, one.note.as_str()),
    };
    if highlight.is_empty() {
        return None;
    }
    let head = issue.article(one).map(|(_, article)| article);
    let title = head.and_then(|head| head.title.clone()).unwrap_or_else(|| issue.title());
    let author = head.and_then(|head| head.byline.clone());
    let tags: Vec<String> = one
        .tags
        .iter()
        .map(|tag| format!(".{}", tag.split_whitespace().collect::<Vec<_>>().join("-")))
        .collect();
    let tags = tags.join(" ");
    let note = [tags.as_str(), note].into_iter().filter(|part| !part.is_empty());
    let location = one.selectors().map(|selectors| selectors.position.start.to_string());
    // `2026-05-14T09:30:00.000Z` → `2026-05-14 09:30:00`.
    let date = one.created.as_str().get(..19).unwrap_or_default().replace('T', " ");
    Some([
        highlight.to_owned(),
        title,
        author.unwrap_or_else(|| issue.publication.to_owned()),
        String::new(),
        note.collect::<Vec<_>>().join("\n"),
        location.unwrap_or_default(),
        date,
    ])
}

/// A field that no spreadsheet takes for a formula.
fn harmless(field: String) -> String {
    match field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{field}"),
        false => field,
    }
}
