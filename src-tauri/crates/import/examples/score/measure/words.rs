//! Texts compared by their words.

use std::collections::HashMap;

use flyleaf_model::{Block, Reading};
use flyleaf_text::canonical::canonical;

/// Words in lower case; a character of a script without spaces is a word.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for character in text.chars() {
        let wide =
            matches!(u32::from(character), 0x2e80..=0x9fff | 0xac00..=0xd7a3 | 0xf900..=0xfaff);
        if !character.is_alphanumeric() {
            // An apostrophe joins, whatever its shape.
            open = open && matches!(character, '\'' | '’');
            continue;
        }
        if wide || !open {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
        open = !wide;
    }
    words
}

fn common(found: &[String], wanted: &[String]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in found {
        *counts.entry(word).or_default() += 1;
    }
    let mut common = 0;
    for word in wanted {
        if let Some(count) = counts.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    common
}

/// The share of the wanted words that are found, each as often as it is wanted.
pub(crate) fn found(found: &str, wanted: &str) -> f64 {
    let (found, wanted) = (words(found), words(wanted));
    if wanted.is_empty() { 1.0 } else { common(&found, &wanted) as f64 / wanted.len() as f64 }
}

/// The harmonic mean of the share of the wanted words that are found and of the found words that are wanted.
pub(crate) fn f1(found: &str, wanted: &str) -> f64 {
    let (found, wanted) = (words(found), words(wanted));
    if found.is_empty() && wanted.is_empty() {
        return 1.0;
    }
    2.0 * common(&found, &wanted) as f64 / (found.len() + wanted.len()) as f64
}

/// The text of the articles without what stands over them.
pub(crate) fn texts(reading: &Reading) -> String {
    let texts = reading.issue.articles.iter().map(|article| canonical(&article.blocks).text);
    texts.collect::<Vec<_>>().join("\n")
}

/// The headings that were found, in order: titles, and headings within articles.
pub(crate) fn headings(reading: &Reading) -> Vec<String> {
    let mut headings: Vec<String> = reading.issue.publication.title.iter().cloned().collect();
    for article in &reading.issue.articles {
        headings.extend(article.section.iter().chain(&article.title).cloned());
        within(&article.blocks, &mut headings);
    }
    headings.iter().map(|heading| words(heading).join(" ")).collect()
}

fn within(blocks: &[Block], into: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { runs, .. } => {
                into.push(runs.iter().map(|run| run.text.as_str()).collect());
            }
            Block::Quote { blocks } | Block::Footnote { blocks, .. } => within(blocks, into),
            Block::List { items, .. } => items.iter().for_each(|item| within(&item.blocks, into)),
            Block::Table { rows, .. } => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| within(&cell.blocks, into));
            }
            _ => {}
        }
    }
}

/// The words of a page of HTML: tags and what no reader sees left out, the usual entities read.
pub(crate) fn of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        rest = &rest[start..];
        let lower: String = rest.chars().take(8).collect::<String>().to_ascii_lowercase();
        let end = if lower.starts_with("<!--") {
            "-->"
        } else if lower.starts_with("<script") {
            "</script>"
        } else if lower.starts_with("<style") {
            "</style>"
        } else {
            ">"
        };
        rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
    }
    text.push_str(rest);
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&mdash;", "—"),
        ("&rsquo;", "’"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text
}
