//! Feeds, each with what another reader expects of it in a comment at its beginning.

use std::path::Path;

use super::files;
use super::tally::Tally;

/// Feeds of every kind; titles and entries are compared where an expectation names them.
pub(crate) fn feedparser(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("feedparser/tests"), &["xml"]) {
        let Some(reading) = tally.read(&path) else { continue };
        let bytes = std::fs::read(&path).unwrap_or_default();
        let file = String::from_utf8_lossy(&bytes);
        let Some(expected) = file.lines().find_map(|line| line.trim().strip_prefix("Expect:"))
        else {
            continue;
        };
        let title = reading.issue.publication.title.as_deref();
        if let Some(wanted) = compared(expected, "feed['title'] == ") {
            let right = squeezed(title.unwrap_or_default()) == squeezed(&wanted);
            tally.title.add(right);
            if !right {
                tally.note(&path, "title", &format!("{title:?} for {wanted:?}"));
            }
        }
        if let Some(wanted) = compared(expected, "entries[0]['title'] == ") {
            let found: Vec<String> = reading
                .issue
                .articles
                .first()
                .and_then(|a| a.title.clone())
                .into_iter()
                .map(|t| squeezed(&t))
                .collect();
            if !tally.headings.add(&found, &[squeezed(&wanted)]) {
                tally.note(&path, "entry", &format!("{found:?} for {wanted:?}"));
            }
        }
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The string that a Python expression compares something with; `None` where it holds markup or escapes of bytes.
fn compared(expected: &str, left: &str) -> Option<String> {
    let at = expected.find(left)? + left.len();
    let literal = expected[at..].trim_start_matches('u');
    let quote = literal.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let body = &literal[1..];
    let end = body.find(quote)?;
    let body = &body[..end];
    if body.contains('<') || body.contains('&') {
        return None;
    }
    let mut text = String::new();
    let mut characters = body.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        let digits = match characters.next()? {
            'u' => 4,
            'x' => 2,
            'U' => 8,
            'n' => {
                text.push('\n');
                continue;
            }
            other => {
                text.push(other);
                continue;
            }
        };
        let code: String = characters.by_ref().take(digits).collect();
        text.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
    }
    Some(text)
}
