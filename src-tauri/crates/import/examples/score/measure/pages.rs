//! Web pages and Markdown documents.

use std::path::Path;

use super::tally::Tally;
use super::{files, json, text, words};

/// Issues of the nineties, one page an article: nothing that a reader sees may be lost.
pub(crate) fn amiga(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("amiga-html"), &["html", "htm", "HTML"]) {
        let Some(reading) = tally.read(&path) else { continue };
        let bytes = std::fs::read(&path).unwrap_or_default();
        // The pages are Latin-1, whose bytes are its code points.
        let page: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        let body =
            page.find("<body").or_else(|| page.find("<BODY")).map_or(&*page, |at| &page[at..]);
        let found = words::found(&reading.source, &words::of_html(body));
        tally.text.add(found);
        if found < 0.97 {
            tally.note(&path, "text", &format!("{found:.3} of the words"));
        }
    }
}

/// Pages with one article each, with what a reader's view shows of them.
pub(crate) fn readability(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("readability/test-pages"), &["html"]) {
        if path.file_name().is_none_or(|name| name != "source.html") {
            continue;
        }
        let Some(reading) = tally.read(&path) else { continue };
        let folder = path.parent().unwrap_or(&path);
        let expected = words::of_html(&text(&folder.join("expected.html")));
        let metadata = json(&folder.join("expected-metadata.json"));
        let f1 = words::f1(&words::texts(&reading), &expected);
        tally.text.add(f1);
        let named = Path::new(folder.file_name().unwrap_or_default());
        if f1 < 0.9 {
            tally.note(
                named,
                "text",
                &format!("F1 {f1:.3}, {} articles", reading.issue.articles.len()),
            );
        }
        if let Some(title) = metadata["title"].as_str() {
            let found = reading.issue.articles.iter().find_map(|article| article.title.as_deref());
            let found = words::words(found.unwrap_or_default());
            let wanted = words::words(title);
            // Some titles carry the site's name.
            let right = found == wanted
                || (found.len() >= 2
                    && (wanted.starts_with(&found)
                        || wanted.ends_with(&found)
                        || found.starts_with(&wanted)));
            tally.title.add(right);
            if !right {
                tally.note(named, "title", &format!("{found:?} for {wanted:?}"));
            }
        }
    }
}

/// Examples of Markdown with what they look like.
pub(crate) fn commonmark(corpus: &Path, tally: &mut Tally) {
    let path = corpus.join("commonmark/spec.json");
    for example in json(&path).as_array().into_iter().flatten() {
        let markdown = example["markdown"].as_str().unwrap_or_default();
        let wanted = words::of_html(example["html"].as_str().unwrap_or_default());
        let Some(reading) = tally.read_bytes(markdown.as_bytes(), Some("example.md"), &path) else {
            continue;
        };
        if !matches!(example["section"].as_str(), Some("HTML blocks" | "Raw HTML")) {
            let f1 = words::f1(&reading.source, &wanted);
            tally.text.add(f1);
            if f1 < 0.99 {
                tally.note(&path, "text", &format!("example {}: {f1:.3}", example["example"]));
            }
        }
    }
}
