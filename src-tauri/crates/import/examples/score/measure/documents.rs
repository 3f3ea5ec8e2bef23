//! Word processors' documents and EPUBs.

use std::path::Path;

use super::tally::Tally;
use super::{cell, files, rows, text, words};

/// Small EPUBs, each about one feature.
pub(crate) fn epub_tests(corpus: &Path, tally: &mut Tally) {
    let set = corpus.join("epub-tests");
    for row in rows(&set.join("truth.tsv")) {
        let path = set.join(cell(&row, 0));
        let Some(reading) = tally.read(&path) else { continue };
        let found = reading.issue.publication.title.as_deref().unwrap_or_default();
        let right = words::words(found) == words::words(cell(&row, 1));
        tally.title.add(right);
        if !right {
            tally.note(&path, "title", &format!("{found:?} for {:?}", cell(&row, 1)));
        }
    }
}

/// Word documents with the tree that pandoc reads.
pub(crate) fn docx(corpus: &Path, tally: &mut Tally) {
    pandoc(corpus, "docx", tally);
}

/// OpenDocument texts with the tree that pandoc reads.
pub(crate) fn odt(corpus: &Path, tally: &mut Tally) {
    pandoc(corpus, "odt", tally);
}

/// RTF with the tree that pandoc reads.
pub(crate) fn rtf(corpus: &Path, tally: &mut Tally) {
    pandoc(corpus, "rtf", tally);
}

/// EPUBs, some with the tree that pandoc reads.
pub(crate) fn epub(corpus: &Path, tally: &mut Tally) {
    pandoc(corpus, "epub", tally);
}

fn pandoc(corpus: &Path, folder: &str, tally: &mut Tally) {
    let set = corpus.join("pandoc");
    let pairs = rows(&set.join("pairs.tsv"));
    // What we show: tracked changes accepted, comments and the machinery of citations left out.
    let shown = |row: &[String]| match cell(row, 2) {
        "" => !pairs
            .iter()
            .any(|other| cell(other, 0) == cell(row, 0) && cell(other, 2) == "no_comments"),
        variant => matches!(variant, "accept" | "minus" | "no_comments"),
    };
    for row in pairs.iter().filter(|row| shown(row)) {
        if !Path::new(cell(row, 0)).starts_with(folder) {
            continue;
        }
        let path = set.join(cell(row, 0));
        let Some(reading) = tally.read(&path) else { continue };
        let expected = text(&set.join(cell(row, 1)));
        // One expectation is a piece of the document's own XML, and says nothing about its text.
        if expected.starts_with('<') {
            continue;
        }
        let (wanted, headings) = if cell(row, 1).ends_with(".native") {
            native(&expected)
        } else {
            (said(&expected), Vec::new())
        };
        let found = words::found(&reading.source, &wanted);
        tally.text.add(found);
        if found < 0.97 {
            tally.note(&path, "text", &format!("{found:.3} of the words"));
        }
        let own = words::headings(&reading);
        let headings: Vec<String> = headings
            .iter()
            .map(|heading| words::words(heading).join(" "))
            .filter(|h| !h.is_empty())
            .collect();
        if !headings.is_empty() && !tally.headings.add(&own, &headings) {
            tally.note(&path, "headings", &format!("{own:?} for {headings:?}"));
        }
    }
}

/// What a Markdown file says, without the signs and addresses of its markup.
fn said(markdown: &str) -> String {
    flyleaf_import::read(markdown.as_bytes(), Some("expected.md"))
        .map(|reading| {
            let titles =
                reading.issue.articles.iter().flat_map(|one| one.section.iter().chain(&one.title));
            let titles: Vec<&str> = titles.map(String::as_str).collect();
            format!("{}\n{}", titles.join("\n"), words::texts(&reading))
        })
        .unwrap_or_default()
}

/// The text and the headings of a tree as pandoc prints it.
fn native(tree: &str) -> (String, Vec<String>) {
    let start = if tree.trim_start().starts_with("Pandoc") { metadata_end(tree) } else { 0 };
    let (mut all, mut headings) = (String::new(), Vec::new());
    let mut heading: Option<(i32, String)> = None;
    let mut depth = 0i32;
    let mut rest = &tree[start..];
    // Attributes are the strings in the parentheses right after a constructor that takes them.
    while let Some(first) = rest.chars().next() {
        if first == '"' {
            let (string, length) = string(rest);
            rest = &rest[length..];
            all.push_str(&string);
            if let Some((_, text)) = &mut heading {
                text.push_str(&string);
            }
            continue;
        }
        if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let word = &rest[..length];
            rest = &rest[length..];
            let mut push = |text: &str| {
                all.push_str(text);
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(text);
                }
            };
            match word {
                "Space" | "SoftBreak" | "LineBreak" => push(" "),
                "Str" => {}
                "Para" | "Plain" | "Header" | "Cell" | "BulletList" | "OrderedList"
                | "CodeBlock" | "Note" => push(" "),
                _ => {}
            }
            if word == "Header" {
                heading = Some((depth, String::new()));
            }
            if matches!(
                word,
                "Header"
                    | "Span"
                    | "Div"
                    | "Link"
                    | "Image"
                    | "Code"
                    | "CodeBlock"
                    | "Table"
                    | "Row"
                    | "Cell"
                    | "TableHead"
                    | "TableBody"
                    | "TableFoot"
                    | "Figure"
            ) {
                rest = skip_attributes(rest);
            }
            if matches!(word, "RawBlock" | "RawInline" | "Format") {
                rest = skip_string(rest);
                if word != "Format" {
                    rest = skip_string(rest);
                }
            }
            continue;
        }
        match first {
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if heading.as_ref().is_some_and(|(at, _)| *at == depth) {
                    headings.extend(heading.take().map(|(_, text)| text));
                }
            }
            // A link's target: a pair of strings after its text.
            '(' if rest[1..].trim_start().starts_with('"') => {
                rest = skip_group(rest);
                continue;
            }
            _ => {}
        }
        rest = &rest[first.len_utf8()..];
    }
    (all, headings)
}

/// Where the blocks begin behind the metadata.
fn metadata_end(tree: &str) -> usize {
    let (mut depth, mut rest) = (0i32, tree);
    while let Some(first) = rest.chars().next() {
        match first {
            '"' => {
                rest = &rest[string(rest).1..];
                continue;
            }
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            '[' if depth == 0 => return tree.len() - rest.len(),
            _ => {}
        }
        rest = &rest[first.len_utf8()..];
    }
    0
}

/// Skips `( "id" , [classes] , [pairs] )` where it comes next, after a number at most.
fn skip_attributes(rest: &str) -> &str {
    let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_numeric());
    if trimmed.starts_with('(') { skip_group(trimmed) } else { rest }
}

fn skip_string(rest: &str) -> &str {
    let Some(at) = rest.find('"') else { return rest };
    &rest[at + string(&rest[at..]).1..]
}

/// Skips a group in parentheses, strings in it included.
fn skip_group(group: &str) -> &str {
    let (mut depth, mut rest) = (0i32, group);
    while let Some(first) = rest.chars().next() {
        if first == '"' {
            rest = &rest[string(rest).1..];
            continue;
        }
        depth += i32::from(first == '(') - i32::from(first == ')');
        rest = &rest[first.len_utf8()..];
        if depth == 0 {
            break;
        }
    }
    rest
}

/// A Haskell string at the beginning of a text, and its length in bytes.
fn string(text: &str) -> (String, usize) {
    let mut string = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((byte, character)) = characters.next() {
        match character {
            '"' => return (string, byte + 1),
            '\\' => {
                let mut code = String::new();
                while let Some(&(_, digit)) = characters.peek().filter(|(_, c)| c.is_ascii_digit())
                {
                    code.push(digit);
                    characters.next();
                }
                if code.is_empty() {
                    match characters.next() {
                        Some((_, 'n')) => string.push('\n'),
                        Some((_, 't')) => string.push('\t'),
                        Some((_, '&')) | None => {}
                        Some((_, other)) => string.push(other),
                    }
                } else {
                    string.extend(code.parse().ok().and_then(char::from_u32));
                }
            }
            other => string.push(other),
        }
    }
    (string, text.len())
}

/// Books and their peculiarities: none may be refused.
pub(crate) fn readest(corpus: &Path, tally: &mut Tally) {
    for path in files(&corpus.join("readest-fixtures"), &["epub", "pdf", "txt"]) {
        tally.read(&path);
    }
}
