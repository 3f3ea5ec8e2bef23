//! What holds for annotations of any words, and for files with any member gone or turned into something else.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::path::Path;

use flyleaf_exchange::{
    AnnotatedIssue, ArticleHead, Candidate, Shelf, plan, read, write_bibtex, write_csl_json,
    write_html, write_markdown, write_readwise_csv, write_w3c,
};
use flyleaf_model::{
    Annotation, AnnotationId, Colour, IssueId, Span, Style, Target, TextQuoteSelector, Timestamp,
};
use flyleaf_text::anchor;
use proptest::prelude::*;
use proptest::sample::Index;

mod sample;
use sample::Sample;

/// A library that has the texts and no annotations.
struct Texts(Vec<String>);

impl Shelf for Texts {
    fn texts(&self, _: &IssueId) -> Vec<String> {
        self.0.clone()
    }
    fn annotations(&self, _: &IssueId) -> Vec<Annotation> {
        Vec::new()
    }
    fn annotation(&self, _: &AnnotationId) -> Option<Annotation> {
        None
    }
}

/// Any text, with what is difficult somewhere more often than chance would have it.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z \n\"\\\\{}<>&%$#_^~=+@>*`|\\[\\]潮汐😀\u{200d}\u{301}\t\r-]{0,40}",
        Just("---\n^flyleaf-1\n> x".to_owned()),
    ]
}

/// What one annotation is made of.
type Parts = (Index, Index, u8, String, Vec<String>, bool, usize, u32);

fn parts() -> impl Strategy<Value = Parts> {
    (
        any::<Index>(),
        any::<Index>(),
        0u8..4,
        words(),
        prop::collection::vec(words(), 0..3),
        any::<bool>(),
        0..Colour::ALL.len(),
        0u32..2,
    )
}

/// Adds the annotation that `parts` make to the issue.
fn add(sample: &mut Sample, (from, to, kind, note, tags, underline, colour, article): Parts) {
    let text = &sample.texts()[article as usize];
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (from, to) = (edges[from.index(edges.len())], edges[to.index(edges.len())]);
    let passage = || {
        let span = Span::new(from.min(to), from.max(to));
        (!span.is_empty()).then(|| anchor::describe(text, span))
    };
    let target = match (kind, passage()) {
        (0, _) => Target::Issue,
        (1, _) | (_, None) => Target::Article { article },
        (_, Some(mut selectors)) => {
            if kind == 2 {
                selectors.quote = TextQuoteSelector {
                    exact: format!("words that are not there {note}"),
                    prefix: String::new(),
                    suffix: String::new(),
                };
            }
            let anchor = anchor::anchor(text, &selectors);
            Target::Passage { article, selectors, anchor }
        }
    };
    let one = sample.push(target);
    one.note = note;
    one.colour = Colour::ALL[colour];
    one.style = if underline { Style::Underline } else { Style::Highlight };
    for tag in tags {
        if !tag.is_empty() && !one.tags.contains(&tag) {
            one.tags.push(tag);
        }
    }
}

fn candidate(sample: &Sample) -> Candidate {
    let head = |article: &flyleaf_model::Article| ArticleHead {
        title: article.title.clone(),
        byline: article.byline.clone(),
    };
    Candidate {
        issue: Some(sample.id.clone()),
        articles: sample.issue.articles.iter().map(head).collect(),
        ..Candidate::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_is_read_field_by_field(all in prop::collection::vec(parts(), 1..6)) {
        let mut sample = sample::issues().remove(0);
        sample.annotations.clear();
        for parts in all {
            add(&mut sample, parts);
        }
        let file = write_w3c(&[sample.annotated()]);
        let read = read("any.jsonld", file.as_bytes()).unwrap();
        prop_assert!(read.unsupported.is_empty());
        let now = Timestamp::new("2026-06-01T00:00:00.000Z");
        let plan = plan(&read, &[candidate(&sample)], &|_| None, &Texts(sample.texts()), &now);
        for (planned, read) in plan.annotations.into_iter().zip(&read.annotations) {
            let id = flyleaf_exchange::annotation_id(flyleaf_exchange::Program::WebAnnotation, read);
            let wanted = sample.annotations.iter().find(|one| one.id == id).unwrap();
            prop_assert_eq!(planned.annotation.as_ref(), Some(wanted));
        }
    }

    #[test]
    fn every_writer_takes_any_words_and_gives_the_same_bytes_twice(all in prop::collection::vec(parts(), 1..4)) {
        let mut sample = sample::issues().remove(0);
        for parts in all {
            add(&mut sample, parts);
        }
        let issues: [AnnotatedIssue<'_>; 1] = [sample.annotated()];
        for write in [write_w3c, write_readwise_csv, write_csl_json, write_bibtex, write_html] {
            prop_assert_eq!(write(&issues), write(&issues));
        }
        let markdown = write_markdown(&issues[0], &[], None);
        prop_assert_eq!(&write_markdown(&issues[0], &[], Some(&markdown)), &markdown);
        let csv = write_readwise_csv(&issues);
        for row in csv::Reader::from_reader(csv.as_bytes()).records() {
            prop_assert!(row.unwrap().iter().all(|field| !field.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        }
    }

    #[test]
    fn members_turned_into_something_else_never_panic(
        file in any::<Index>(),
        at in any::<Index>(),
        with in prop::sample::select(vec!["null", "9", "[]", "{}", "\"\"", "\"\u{6f6e}\"", "-1", "1e99", "[[]]"]),
    ) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/annotations");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.extension().is_none_or(|end| end != "read"));
        files.sort();
        let mut texts: Vec<String> = files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
        texts.push(write_w3c(&[sample::issues()[0].annotated()]));
        texts.retain(|text| text.starts_with(['{', '[']));
        let text = &texts[file.index(texts.len())];
        // The value after one of the colons becomes another.
        let colons: Vec<usize> = text.match_indices("\": ").map(|(at, _)| at + 3).collect();
        prop_assume!(!colons.is_empty());
        let from = colons[at.index(colons.len())];
        let mut values = serde_json::Deserializer::from_str(&text[from..]).into_iter::<serde_json::Value>();
        if values.next().is_some_and(|value| value.is_ok()) {
            let to = from + values.byte_offset();
            let _ = read("any", format!("{}{with}{}", &text[..from], &text[to..]).as_bytes());
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for open in ["[", "{\"target\":"] {
        assert!(read("deep.json", open.repeat(100_000).as_bytes()).is_err());
    }
}
