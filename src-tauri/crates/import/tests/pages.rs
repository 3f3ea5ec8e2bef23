//! Web pages, saved sites and Markdown: other people's, read where they are, when they are there, and counted. Nothing of
//! them is kept here.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flyleaf_import::read;
use flyleaf_model::{Block, Format, Reading};
use serde_json::Value;

fn corpus(set: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus").join(set);
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

/// What a document holds, whatever was made its title: its text, and how many blocks of each kind.
fn content(reading: &Reading) -> (String, BTreeMap<&'static str, usize>) {
    let mut kinds = BTreeMap::new();
    for block in reading.issue.articles.iter().flat_map(|article| &article.blocks) {
        count(block, &mut kinds);
    }
    let text = reading.source.split_whitespace().collect::<Vec<_>>().join(" ");
    (text, kinds)
}

fn count(block: &Block, kinds: &mut BTreeMap<&'static str, usize>) {
    let (kind, inner): (_, Vec<&Block>) = match block {
        Block::Paragraph { .. } => ("paragraph", Vec::new()),
        Block::Heading { .. } => ("heading", Vec::new()),
        Block::List { items, .. } => ("list", items.iter().flat_map(|item| &item.blocks).collect()),
        Block::Quote { blocks } => ("quote", blocks.iter().collect()),
        Block::Preformatted { .. } => ("preformatted", Vec::new()),
        Block::Table { .. } => ("table", Vec::new()),
        Block::Figure { .. } => ("figure", Vec::new()),
        Block::Footnote { blocks, .. } => ("footnote", blocks.iter().collect()),
        Block::Rule => ("rule", Vec::new()),
    };
    *kinds.entry(kind).or_default() += 1;
    inner.into_iter().for_each(|block| count(block, kinds));
}

/// CommonMark's own examples: the Markdown is read as the HTML that the standard makes of it.
#[test]
fn markdown_of_the_standard_is_read_as_its_html() {
    let Some(set) = corpus("commonmark") else { return };
    let spec: Value =
        serde_json::from_slice(&std::fs::read(set.join("spec.json")).unwrap()).unwrap();
    let (mut all, mut texts, mut kinds) = (0, 0, 0);
    let verbose = std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some();
    for example in spec.as_array().unwrap() {
        let markdown = read(example["markdown"].as_str().unwrap().as_bytes(), Some("a.md"));
        // In a body, so that it is a page whatever it begins with.
        let html = format!("<body>{}", example["html"].as_str().unwrap());
        let html = read(html.as_bytes(), Some("a.html"));
        all += 1;
        let (found, wanted) = match (&markdown, &html) {
            (Ok(markdown), Ok(html)) => (content(markdown), content(html)),
            (Err(one), Err(other)) if one == other => {
                (texts, kinds) = (texts + 1, kinds + 1);
                continue;
            }
            _ => {
                if verbose {
                    eprintln!("{}: {:?} {:?}", example["example"], markdown.err(), html.err());
                }
                continue;
            }
        };
        texts += usize::from(found.0 == wanted.0);
        kinds += usize::from(found.1 == wanted.1);
        if verbose && found != wanted {
            eprintln!("{}: {found:?}\n   for {wanted:?}", example["example"]);
        }
    }
    eprintln!("commonmark: text {texts}, kinds of blocks {kinds} of {all}");
    assert!(texts * 100 >= all * 98 && kinds * 100 >= all * 98);
}

/// Issues of many pages, archived: the contents are the links of the menus, in order.
#[test]
fn sites_of_the_corpus_have_the_contents_of_their_menus() {
    let Some(set) = corpus("amiga-html") else { return };
    let links = std::fs::read_to_string(set.join("links.tsv")).unwrap();
    let mut folders: Vec<&str> =
        links.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    folders.dedup();
    for folder in folders {
        let reading = read(&zipped(&set.join(folder)), Some("site.zip")).unwrap();
        assert_eq!(reading.format, Format::Zip);
        // Every page that some page leads to, by the words of the link.
        let mut wanted: Vec<(String, String)> = Vec::new();
        for line in links.lines().filter(|line| line.split('\t').next() == Some(folder)) {
            let fields: Vec<&str> = line.split('\t').collect();
            let target = fields[4].to_lowercase();
            if fields[5] == "yes" && wanted.iter().all(|(known, _)| *known != target) {
                wanted.push((target, squeezed(fields[3])));
            }
        }
        let entries: Vec<String> =
            reading.issue.contents.iter().map(|entry| squeezed(&entry.title)).collect();
        let found = wanted.iter().filter(|(_, words)| entries.contains(words)).count();
        let linked = reading.issue.contents.iter().filter(|entry| entry.article.is_some()).count();
        eprintln!(
            "{folder}: {} entries, {linked} of them with an article, {found} of {} pages named; {} articles",
            entries.len(),
            wanted.len(),
            reading.issue.articles.len()
        );
        assert!(!entries.is_empty(), "{folder} has no contents");
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn zipped(folder: &Path) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.is_file()) {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(path.file_name().unwrap().to_str().unwrap(), options).unwrap();
        archive.write_all(&std::fs::read(path).unwrap()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
