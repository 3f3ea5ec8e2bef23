//! Other people's EPUBs: read where they are, when they are there, and counted. Nothing of them is kept here.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use flyleaf_import::read;
use flyleaf_model::FindingCode;
use regex::Regex;
use zip::ZipArchive;

fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

/// A file of a container.
fn file(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The spine's documents, read in the plainest way: by expressions, for packages that are sound.
fn spine(bytes: &[u8]) -> Vec<String> {
    let value = |tag: &str, name: &str| {
        let attribute = Regex::new(&format!(r#"\s{name}\s*=\s*["']([^"']*)["']"#)).unwrap();
        attribute.captures(tag).map(|found| found[1].to_owned())
    };
    let comment = Regex::new(r"(?s)<!--.*?-->").unwrap();
    let container = file(bytes, "META-INF/container.xml");
    let path = value(&container, "full-path").unwrap();
    let package = comment.replace_all(&file(bytes, &path), "").into_owned();
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let item = Regex::new(r"<(?:\w+:)?item\s[^>]*>").unwrap();
    let items: Vec<&str> = item.find_iter(&package).map(|item| item.as_str()).collect();
    let by_id = |id: &str| items.iter().find(|item| value(item, "id").as_deref() == Some(id));
    let reference = Regex::new(r"<(?:\w+:)?itemref\s[^>]*>").unwrap();
    let documents = reference.find_iter(&package).map(|reference| {
        let mut item = by_id(&value(reference.as_str(), "idref").unwrap()).unwrap();
        while let Some(fallback) = value(item, "fallback") {
            item = by_id(&fallback).unwrap();
        }
        let path = format!("{folder}{}", value(item, "href").unwrap());
        let mut parts: Vec<&str> = Vec::new();
        for part in path.split('/') {
            if part == ".." { parts.pop().map_or((), drop) } else { parts.push(part) }
        }
        comment.replace_all(&file(bytes, &parts.join("/")), "").into_owned()
    });
    documents.collect()
}

/// The letters of a document's body, or of a picture's texts, without markup; not the digits, which number items too.
fn letters(document: &str) -> Vec<char> {
    let body = document.find("<body").map_or(document, |at| &document[at..]);
    let gone = Regex::new(
        r"(?s)<(script|style|head|rp)\b.*?</(script|style|head|rp)>|<\?.*?\?>|<!DOCTYPE[^>]*>|<annotation.*?</annotation>",
    )
    .unwrap();
    let tag = Regex::new(r"(?s)<[^>]*>").unwrap();
    let text = gone.replace_all(body, " ");
    let text = tag.replace_all(&text, " ");
    let named = [
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let text =
        named.iter().fold(text.into_owned(), |text, (name, meant)| text.replace(name, meant));
    let reference = Regex::new(r"&#x([0-9a-fA-F]+);|&#(\d+);").unwrap();
    let text = reference.replace_all(&text, |found: &regex::Captures<'_>| {
        let (code, radix) = found.get(1).map_or_else(|| (&found[2], 10), |hex| (hex.as_str(), 16));
        char::from_u32(u32::from_str_radix(code, radix).unwrap()).unwrap().to_string()
    });
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// How many letters of the documents stand in the text, in order; and those that do not, in a few pieces.
fn in_order(wanted: &[char], text: &str) -> (usize, Vec<String>) {
    /// Letters that are enough to find the way again.
    const ENOUGH: usize = 12;
    let found: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let (mut i, mut j, mut right, mut lost) = (0, 0, 0, Vec::new());
    while i < wanted.len() {
        if wanted[i] == *found.get(j).unwrap_or(&' ') {
            (i, j, right) = (i + 1, j + 1, right + 1);
            continue;
        }
        // The nearest place in both where they agree again.
        let mut nearest = (wanted.len() - i, usize::MAX);
        for skip in 0..1000.min(wanted.len() - i) {
            // The last few letters stand anywhere.
            if skip >= nearest.0.saturating_add(nearest.1)
                || (skip > 0 && wanted.len() - i - skip < ENOUGH)
            {
                break;
            }
            let sign = &wanted[i + skip..(i + skip + ENOUGH).min(wanted.len())];
            let ahead = &found[j.min(found.len())..(j + 3000).min(found.len())];
            let at = ahead.windows(sign.len()).position(|window| window == sign);
            if let Some(at) = at.filter(|at| skip + at < nearest.0.saturating_add(nearest.1)) {
                nearest = (skip, at);
            }
        }
        let (skip, ahead) = (nearest.0, if nearest.1 == usize::MAX { 0 } else { nearest.1 });
        if skip > 0 {
            lost.push(wanted[i..i + skip].iter().take(60).collect());
        }
        (i, j) = (i + skip, j + ahead);
    }
    (right, lost)
}

#[test]
fn the_w3c_tests_are_read_in_the_order_of_their_spines() {
    let Some(corpus) = corpus() else { return };
    let set = corpus.join("epub-tests");
    let truth = std::fs::read_to_string(set.join("truth.tsv")).unwrap();
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let verbose = std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some();
    let (mut files, mut titles, mut languages, mut texts, mut found, mut wanted) =
        (0, 0, 0, 0, 0, 0);
    for line in truth.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let bytes = std::fs::read(set.join(fields[0])).unwrap();
        let reading = read(&bytes, Some(fields[0])).unwrap();
        files += 1;
        let title = squeezed(fields[1]);
        let has_title = reading.issue.publication.title.as_ref() == Some(&title);
        titles += usize::from(has_title);
        languages +=
            usize::from(reading.issue.languages.first().is_some_and(|tag| tag == fields[2]));
        let documents = spine(&bytes);
        assert_eq!(documents.len().to_string(), fields[3], "{}", fields[0]);
        let letters: Vec<char> = documents.iter().flat_map(|text| letters(text)).collect();
        let (right, lost) = in_order(&letters, &reading.source);
        (found, wanted) = (found + right, wanted + letters.len());
        texts += usize::from(right == letters.len());
        if verbose && (right < letters.len() || !has_title) {
            eprintln!("{}: {right}/{} lost {lost:?}", fields[0], letters.len());
        }
    }
    eprintln!(
        "epub-tests: {files} files, titles {titles}, first language {languages}, whole text in order {texts}, letters in order {found}/{wanted}"
    );
    assert_eq!(titles, files);
    // The others are written in another language than their packages say.
    assert!(languages * 100 >= files * 95);
    assert!(found * 1000 >= wanted * 995);
}

#[test]
fn other_epubs_are_read_without_loss() {
    let Some(corpus) = corpus() else { return };
    let verbose = std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some();
    for set in ["readest-fixtures", "pandoc/epub"] {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(corpus.join(set))
            .unwrap()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "epub"))
            .collect();
        paths.sort();
        let (mut found, mut wanted, mut whole) = (0, 0, 0);
        for path in &paths {
            let bytes = std::fs::read(path).unwrap();
            let letters: Vec<char> = spine(&bytes).iter().flat_map(|text| letters(text)).collect();
            let reading = match read(&bytes, None) {
                Ok(reading) => reading,
                Err(error) => panic!("{}: {error}", path.display()),
            };
            let (right, lost) = in_order(&letters, &reading.source);
            (found, wanted) = (found + right, wanted + letters.len());
            whole += usize::from(right == letters.len());
            if verbose && right < letters.len() {
                let findings = reading.findings.iter().filter(|finding| {
                    matches!(
                        finding.code,
                        FindingCode::MarkupDamaged | FindingCode::HiddenTextLeftOut
                    )
                });
                let findings: Vec<_> = findings.collect();
                eprintln!(
                    "{}: {right}/{} lost {lost:?} {findings:?}",
                    path.display(),
                    letters.len()
                );
            }
        }
        assert!(found * 1000 >= wanted * 995, "{set}: {found} of {wanted} letters");
        eprintln!("{set}: {} files, whole {whole}, letters in order {found}/{wanted}", paths.len());
    }
}
