//! Mail: other people's, read where it is, when it is there, and counted; nothing of it is kept here. And our own, whole.
#![allow(clippy::print_stderr, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use flyleaf_import::{Error, read};
use flyleaf_model::{Finding, FindingCode, Reading};
use mail_parser::{Message, MessageParser, PartType};
use serde_json::Value;

fn corpus(set: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus").join(set);
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    files
}

/// The words of a text and how often each is in it. Words that were lost in its encoding count for nothing.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for token in text.split_whitespace().filter(|token| !token.contains('\u{fffd}')) {
        for word in token.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    words
}

/// How many of the words wanted are there, of how many.
#[derive(Default)]
struct Count {
    right: usize,
    wanted: usize,
}

impl Count {
    fn add(&mut self, found: &BTreeMap<String, usize>, wanted: &str) -> bool {
        let (right, before) = (self.right, self.wanted);
        for (word, times) in words(wanted) {
            self.wanted += times;
            self.right += times.min(found.get(&word).copied().unwrap_or_default());
        }
        self.right - right == self.wanted - before
    }
}

fn html_to_text(html: &str) -> String {
    mail_parser::decoders::html::html_to_text(html)
}

/// The bodies that a mail reader shows, as the set has them decoded; of those of messages in it, too.
fn bodies(message: &Value, list: &str, found: &mut Vec<String>) {
    let parts = message["parts"].as_array().unwrap();
    for index in message[list].as_array().unwrap() {
        let part = &parts[usize::try_from(index.as_u64().unwrap()).unwrap()];
        if let Some(text) = part["body"]["Text"].as_str() {
            found.push(text.to_owned());
        } else if let Some(html) = part["body"]["Html"].as_str() {
            found.push(html_to_text(html));
        }
    }
    for part in parts {
        if part["body"]["Message"].is_object() {
            bodies(&part["body"]["Message"], list, found);
        }
    }
}

/// How many parts are no text, in messages in it too.
fn binaries(message: &Value) -> usize {
    let parts = message["parts"].as_array().unwrap().iter().map(|part| &part["body"]);
    parts
        .map(|body| {
            let is_binary = body["Binary"].is_array() || body["InlineBinary"].is_array();
            let inside = if body["Message"].is_object() { binaries(&body["Message"]) } else { 0 };
            usize::from(is_binary) + inside
        })
        .sum()
}

/// How many parts are shown as images or named in the report.
fn accounted(reading: &Reading) -> usize {
    use FindingCode::{ImageUnreadable, PartNotShown};
    let named = |found: &&Finding| matches!(found.code, PartNotShown | ImageUnreadable);
    reading.images.len() + reading.findings.iter().filter(named).count()
}

fn with_crlf(bytes: &[u8]) -> Vec<u8> {
    let bytes: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != b'\r').collect();
    bytes
        .iter()
        .flat_map(|&byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] })
        .collect()
}

#[test]
fn the_bodies_that_a_mail_reader_shows_are_in_the_source() {
    let Some(corpus) = corpus("mail-parser/eml") else { return };
    for set in ["rfc", "legacy", "thirdparty", "malformed"] {
        for crlf in [false, true] {
            let (mut shown, mut text, mut html) =
                (Count::default(), Count::default(), Count::default());
            let (mut messages, mut whole, mut others) = (0, 0, Count::default());
            for path in files(&corpus.join(set), "eml") {
                let truth = path.with_extension(if crlf { "crlf.json" } else { "json" });
                let truth: Value = serde_json::from_slice(&std::fs::read(truth).unwrap()).unwrap();
                let bytes = std::fs::read(&path).unwrap();
                let bytes = if crlf {
                    with_crlf(&bytes)
                } else {
                    bytes.into_iter().filter(|&byte| byte != b'\r').collect()
                };
                let (source, parts) = match read(&bytes, Some("message.eml")) {
                    Ok(reading) => (reading.source.clone(), accounted(&reading)),
                    Err(Error::Empty) => (String::new(), 0),
                    Err(error) => panic!("{}: {error}", path.display()),
                };
                others.wanted += binaries(&truth);
                others.right += parts.min(binaries(&truth));
                if parts < binaries(&truth) && std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some()
                {
                    eprintln!("{} parts {parts} of {}", path.display(), binaries(&truth));
                }
                let found = words(&source);
                let (mut texts, mut pages) = (Vec::new(), Vec::new());
                bodies(&truth, "text_body", &mut texts);
                bodies(&truth, "html_body", &mut pages);
                messages += 1;
                let has_text = text.add(&found, &texts.join("\n"));
                let has_html = html.add(&found, &pages.join("\n"));
                // The one of the two that a mail reader chooses: HTML where there is one.
                let wanted = if pages.is_empty() { &texts } else { &pages };
                let all = shown.add(&found, &wanted.join("\n"));
                whole += usize::from(all);
                if !(has_text && has_html) && std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some() {
                    eprintln!("{} text {has_text} html {has_html}", path.display());
                    for (word, times) in words(&(texts.join("\n") + "\n" + &wanted.join("\n"))) {
                        if found.get(&word).copied().unwrap_or_default() == 0 {
                            eprint!(" {word}×{times}");
                        }
                    }
                    eprintln!();
                }
            }
            eprintln!(
                "{set}{}: {whole} of {messages} messages whole; words shown {} of {}; of the plain text {} of {}; of the HTML {} of {}; other parts {} of {}",
                if crlf { " (CRLF)" } else { "" },
                shown.right,
                shown.wanted,
                text.right,
                text.wanted,
                html.right,
                html.wanted,
                others.right,
                others.wanted,
            );
            assert!(set == "malformed" || shown.right * 100 >= shown.wanted * 99, "{set}");
        }
    }
}

/// Every text part of a message, of messages in it too.
fn text_parts(message: &Message<'_>, found: &mut Vec<String>) {
    for part in &message.parts {
        match &part.body {
            PartType::Text(text) => found.push(text.to_string()),
            PartType::Html(html) => found.push(html_to_text(html)),
            PartType::Message(message) => text_parts(message, found),
            _ => {}
        }
    }
}

#[test]
fn every_text_part_is_in_the_source() {
    let Some(corpus) = corpus("python-email") else { return };
    let (mut count, mut whole, mut messages) = (Count::default(), 0, 0);
    let is_message = |path: &PathBuf| !path.ends_with("SOURCE.txt");
    for path in files(&corpus, "txt").into_iter().filter(is_message) {
        let bytes = std::fs::read(&path).unwrap();
        let source = match read(&bytes, Some("message.eml")) {
            Ok(reading) => reading.source,
            Err(Error::Empty) => String::new(),
            Err(error) => panic!("{}: {error}", path.display()),
        };
        let as_text = read(&bytes, Some("message.txt"));
        assert!(matches!(as_text, Ok(_) | Err(Error::Empty)), "{}", path.display());
        let mut parts = Vec::new();
        text_parts(&MessageParser::new().parse(&bytes).unwrap(), &mut parts);
        let all = count.add(&words(&source), &parts.join("\n"));
        messages += 1;
        whole += usize::from(all);
        if !all && std::env::var_os("FLYLEAF_CORPUS_VERBOSE").is_some() {
            let found = words(&source);
            let missing: Vec<String> = words(&parts.join(" "))
                .into_iter()
                .filter(|(word, times)| found.get(word).is_none_or(|found| found < times))
                .map(|(word, _)| word)
                .collect();
            eprintln!("{}: {missing:?}", path.display());
        }
    }
    eprintln!("{whole} of {messages} messages whole; words {} of {}", count.right, count.wanted);
    assert!(count.right * 100 >= count.wanted * 97);
}

fn titles(reading: &Reading) -> Vec<&str> {
    reading.issue.articles.iter().map(|article| article.title.as_deref().unwrap_or("-")).collect()
}

fn fixture(name: &str) -> Reading {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/mail");
    read(&std::fs::read(folder.join(name)).unwrap(), Some(name)).unwrap()
}

#[test]
fn a_digest_is_an_issue_with_its_contents_and_an_article_for_each_message() {
    for (name, entries, articles, number, date) in [
        (
            "digest-mime.eml",
            3,
            vec!["Oil from the north", "Re: Oil from the north", "Wicks"],
            "7",
            "2026-05-16",
        ),
        (
            "digest-rfc1153.eml",
            2,
            vec!["A new bank off Gull Point", "Soundings wanted"],
            "4",
            "2026-05-17",
        ),
    ] {
        let reading = fixture(name);
        assert_eq!(titles(&reading), articles, "{name}");
        let linked: Vec<Option<u32>> =
            reading.issue.contents.iter().map(|entry| entry.article).collect();
        assert_eq!(linked, (0..entries).map(Some).collect::<Vec<_>>(), "{name}");
        assert_eq!(reading.issue.number.as_deref(), Some(number), "{name}");
        assert_eq!(reading.issue.date.as_deref(), Some(date), "{name}");
    }
    let Some(corpus) = corpus("python-email") else { return };
    let reading = read(&std::fs::read(corpus.join("msg_02.txt")).unwrap(), Some("a.eml")).unwrap();
    assert_eq!((reading.issue.contents.len(), reading.issue.articles.len()), (5, 5));
}

#[test]
fn a_mailbox_is_an_article_for_each_message_and_a_mail_is_an_issue() {
    let mailbox = fixture("three.mbox");
    assert_eq!(
        titles(&mailbox),
        ["Lamp Weekly No. 21", "Lamp Weekly No. 22", "Lamp Weekly No. 23"]
    );
    let newsletter = fixture("newsletter.eml");
    assert_eq!(titles(&newsletter), ["A New Lens at Gull Point", "The Tide Tables — 潮汐表"]);
    assert_eq!(newsletter.issue.contents.len(), 2);
    let not_shown = newsletter.findings.iter().filter(|f| f.code == FindingCode::PartNotShown);
    assert_eq!(not_shown.count(), 2);
}
