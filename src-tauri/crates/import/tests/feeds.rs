//! Other people's feeds: read where they are, when they are there, and counted. Nothing of them is kept here.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use flyleaf_import::{Error, read};
use flyleaf_model::{FindingCode, Format};
use regex::Regex;

fn set() -> Option<PathBuf> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus/feedparser/tests");
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// What a file of the set expects of a feed: `title of entry 0` and the like, with the text.
struct Expected {
    bozo: Option<bool>,
    texts: Vec<(&'static str, Option<usize>, String)>,
}

/// The expression in a file's first comment, of which we know comparisons with a text.
fn expected(bytes: &[u8]) -> Expected {
    // The comment is ASCII, in whatever encoding.
    let ascii: String =
        bytes.iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect();
    let line = ascii.lines().find_map(|line| Some(line.split_once("Expect:")?.1)).unwrap_or("");
    let bozo = if line.contains("not bozo") {
        Some(false)
    } else {
        line.trim_start().starts_with("bozo").then_some(true)
    };
    let comparison = Regex::new(
        r#"(feed|entries\[(\d)\])\['(\w+)'\](?:\[0\])?(?:\['(\w+)'\])? == (?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")"#,
    )
    .unwrap();
    // Of alternatives the last one is the text itself.
    let compared = line.rsplit(" or ").next().unwrap_or(line);
    let texts = comparison
        .captures_iter(compared)
        .filter_map(|found| {
            let part = found.get(4).map_or("", |part| part.as_str());
            let field = match (&found[3], part) {
                ("title", "") | ("title_detail", "value") => "title",
                ("subtitle" | "tagline" | "description" | "summary", "")
                | ("subtitle_detail" | "tagline_detail" | "summary_detail", "value")
                | ("content", "value") => "text",
                ("author", "") | ("author_detail", "name") => "author",
                ("rights" | "copyright", "") => "rights",
                ("link", "") => "link",
                ("published" | "updated" | "created", "") => "date",
                _ => return None,
            };
            let text = found.get(5).or(found.get(6)).unwrap().as_str();
            Some((field, found.get(2).map(|n| n.as_str().parse().unwrap()), unquoted(text)))
        })
        .collect();
    Expected { bozo, texts }
}

/// A Python literal's text.
fn unquoted(text: &str) -> String {
    let escape = Regex::new(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(.)").unwrap();
    escape
        .replace_all(text, |found: &regex::Captures<'_>| match found.get(1).or(found.get(2)) {
            Some(code) => {
                char::from_u32(u32::from_str_radix(code.as_str(), 16).unwrap()).unwrap().to_string()
            }
            None => found[3].replace('n', "\n"),
        })
        .into_owned()
}

/// Letters and digits of a text without its markup.
fn letters(html: &str) -> String {
    let tag = Regex::new(r"(?s)</?[a-zA-Z][^<>]*>").unwrap();
    let text = tag.replace_all(html, "");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let reference = Regex::new(r"&#x([0-9a-fA-F]+);|&#(\d+);").unwrap();
    let text = reference.replace_all(&text, |found: &regex::Captures<'_>| {
        let (code, radix) = found.get(1).map_or_else(|| (&found[2], 10), |hex| (hex.as_str(), 16));
        char::from_u32(u32::from_str_radix(code, radix).unwrap()).unwrap().to_string()
    });
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn feeds_of_the_corpus_are_read() {
    let Some(set) = set() else { return };
    let mut paths = Vec::new();
    files(&set, &mut paths);
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut unread = 0;
    let verbose = std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some();
    for path in &paths {
        let bytes = std::fs::read(path).unwrap();
        let expected = expected(&bytes);
        let name = path.strip_prefix(&set).unwrap().display();
        let reading = match read(&bytes, path.file_name().and_then(|name| name.to_str())) {
            Ok(reading) => reading,
            // Fragments without a word.
            Err(Error::Empty) => {
                unread += 1;
                if verbose && !expected.texts.is_empty() {
                    eprintln!("{name}: empty, expected {:?}", expected.texts);
                }
                continue;
            }
            Err(error) => panic!("{name}: {error}"),
        };
        if verbose && reading.format == Format::Text {
            eprintln!("{name}: read as text");
        }
        let mut count = |what: &str, right: bool, told: &dyn Fn() -> String| {
            let (rights, all) = counts.entry(what.to_owned()).or_default();
            *rights += usize::from(right);
            *all += 1;
            if verbose && !right {
                eprintln!("{name}: {what}: {}", told());
            }
        };
        for (field, entry, text) in &expected.texts {
            let wanted = letters(text);
            let found = letters(&reading.source).contains(&wanted)
                || letters(&reading.source.replace('<', "&lt;")).contains(&wanted);
            let what = format!("{field} of {}", entry.map_or("the feed", |_| "an entry"));
            count(&what, found, &|| format!("{text:?} not in {:?}", reading.source));
        }
        if let Some(bozo) = expected.bozo {
            let damaged = reading.findings.iter().any(|finding| {
                matches!(
                    finding.code,
                    FindingCode::MarkupDamaged
                        | FindingCode::EncodingContradicts
                        | FindingCode::EncodingGuessed
                        | FindingCode::BytesReplaced
                )
            });
            let what = if bozo { "damage told" } else { "no damage told" };
            count(what, damaged == bozo, &|| format!("{:?}", reading.findings));
        }
    }
    eprintln!("feedparser: {} files, {unread} without a word", paths.len());
    for (what, (right, all)) in counts {
        eprintln!("  {what}: {right}/{all}");
        // The rest needs the address or the header that a feed was served with.
        assert!(right * 100 >= all * 80, "{what}: {right} of {all}");
        if what.starts_with("title") {
            assert_eq!(right, all, "{what}");
        }
    }
}
