//! Mail.

use std::path::Path;

use serde_json::Value;

use super::tally::Tally;
use super::{files, json, words};

/// Messages with what another parser reads: the text that a mail reader shows is found in the source.
pub(crate) fn mail_parser(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("mail-parser/eml"), &["eml"]) {
        let message = json(&path.with_extension("json"));
        let Some(reading) = tally.read(&path) else { continue };
        let wanted = shown(&message);
        if !wanted.trim().is_empty() {
            let found = words::found(&reading.source, &wanted);
            tally.text.add(found);
            if found < 0.97 {
                tally.note(&path, "text", &format!("{found:.3} of the words"));
            }
        }
    }
}

/// The bodies that a reader is shown: as HTML where there are any, else as text.
fn shown(message: &Value) -> String {
    let parts = message["parts"].as_array().cloned().unwrap_or_default();
    let bodies = |name: &str| -> Vec<usize> {
        let places = message[name].as_array().cloned().unwrap_or_default();
        places.iter().filter_map(Value::as_u64).map(|place| place as usize).collect()
    };
    let html = bodies("html_body");
    let places = if html.is_empty() { bodies("text_body") } else { html };
    let mut text = String::new();
    for body in places.into_iter().filter_map(|place| parts.get(place)) {
        if let Some(html) = body["body"]["Html"].as_str() {
            text.push_str(&words::of_html(html));
        } else if let Some(plain) = body["body"]["Text"].as_str() {
            text.push_str(plain);
        }
        text.push('\n');
    }
    text
}

/// Messages without an expectation: none may be refused.
pub(crate) fn python_email(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("python-email"), &["txt"]) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !name.starts_with("msg_") {
            continue;
        }
        let as_mail = name.replace(".txt", ".eml");
        tally.read_as(&path, Some(&as_mail));
    }
}

/// The digest among them: five messages, each named by the contents.
pub(crate) fn digest(corpus: &Path, tally: &mut Tally) {
    let path = corpus.join("python-email/msg_02.txt");
    if !path.exists() {
        return;
    }
    let Some(reading) = tally.read_as(&path, Some("digest.eml")) else { return };
    let places = |count: usize| (0..count).map(|place| place.to_string()).collect::<Vec<_>>();
    let entries: Vec<String> = reading
        .issue
        .contents
        .iter()
        .filter_map(|entry| entry.article)
        .map(|a| a.to_string())
        .collect();
    tally.contents.add(&entries, &places(5));
    tally.starts.add(&places(reading.issue.articles.len()), &places(5));
    tally.note(&path, "articles", &reading.issue.articles.len());
}
