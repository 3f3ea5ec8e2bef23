//! Files of formats that this crate reads and writes itself, and what an import makes of them.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;

use flyleaf_exchange::{
    AnnotatedIssue, ArticleHead, ByHand, Candidate, Choice, FileHash, HashKind, Outcome, Plan,
    Program, ReadAnnotations, Reason, Scope, Shelf, UnsupportedKind, plan, read,
    write_epub_annotations, write_w3c,
};
use flyleaf_model::{Annotation, AnnotationId, Colour, IssueId, Style, Target, Timestamp};
use serde_json::{Value, json};

mod sample;
use sample::Sample;

/// A library in memory: the texts of the samples, and what is stored on them.
struct Memory {
    texts: BTreeMap<IssueId, Vec<String>>,
    stored: Vec<Annotation>,
}

impl Memory {
    fn of(samples: &[Sample]) -> Self {
        let texts = samples.iter().map(|one| (one.id.clone(), one.texts())).collect();
        Self { texts, stored: Vec::new() }
    }
}

impl Shelf for Memory {
    fn texts(&self, issue: &IssueId) -> Vec<String> {
        self.texts.get(issue).cloned().unwrap_or_default()
    }
    fn annotations(&self, issue: &IssueId) -> Vec<Annotation> {
        self.stored.iter().filter(|one| one.issue == *issue).cloned().collect()
    }
    fn annotation(&self, id: &AnnotationId) -> Option<Annotation> {
        self.stored.iter().find(|one| one.id == *id).cloned()
    }
}

fn candidates(samples: &[Sample]) -> Vec<Candidate> {
    let head = |article: &flyleaf_model::Article| ArticleHead {
        title: article.title.clone(),
        byline: article.byline.clone(),
    };
    samples
        .iter()
        .map(|one| Candidate {
            issue: Some(one.id.clone()),
            publication: one.publication.clone(),
            number: one.issue.number.clone(),
            year: one.issue.year,
            file_name: one.file_name.clone(),
            url: None,
            hashes: vec![FileHash { kind: HashKind::Blake3, hex: one.hash.as_str().to_owned() }],
            articles: one.issue.articles.iter().map(head).collect(),
        })
        .collect()
}

fn now() -> Timestamp {
    Timestamp::new("2026-06-01T00:00:00.000Z")
}

fn planned(read: &ReadAnnotations, samples: &[Sample], memory: &Memory) -> Plan {
    plan(read, &candidates(samples), &|_| None, memory, &now())
}

fn stored(plan: Plan) -> Vec<Annotation> {
    plan.annotations.into_iter().filter_map(|planned| planned.annotation).collect()
}

fn written(samples: &[Sample]) -> String {
    let issues: Vec<AnnotatedIssue<'_>> = samples.iter().map(Sample::annotated).collect();
    write_w3c(&issues)
}

fn fixture(name: &str) -> ReadAnnotations {
    let path = format!("{}/../../../tests/fixtures/annotations/{name}", env!("CARGO_MANIFEST_DIR"));
    read(name, &std::fs::read(path).unwrap()).unwrap()
}

fn sorted(mut annotations: Vec<Annotation>) -> Vec<Annotation> {
    annotations.sort_by(|a, b| a.id.cmp(&b.id));
    annotations
}

#[test]
fn a_w3c_export_read_into_a_library_without_annotations_gives_the_same_field_by_field() {
    let samples = sample::issues();
    let file = read("gazette.jsonld", written(&samples).as_bytes()).unwrap();
    assert_eq!((file.program, file.unsupported.len()), (Program::WebAnnotation, 0));
    let plan = planned(&file, &samples, &Memory::of(&samples));
    // An annotation that came from elsewhere is known by the name it had there.
    let foreign = file.annotations.iter().position(|one| !one.foreign.is_empty()).unwrap();
    let id = flyleaf_exchange::annotation_id(Program::WebAnnotation, &file.annotations[foreign]);
    let wanted: Vec<Annotation> = samples
        .iter()
        .flat_map(|one| one.annotations.clone())
        .map(|mut one| {
            if !one.foreign.is_empty() {
                one.id = id.clone();
            }
            one
        })
        .collect();
    assert_eq!(plan.count(Outcome::Orphaned), 1);
    assert_eq!(plan.count(Outcome::Kept), wanted.len() - 1);
    assert_eq!(sorted(stored(plan)), sorted(wanted));
}

#[test]
fn a_library_that_names_its_issues_otherwise_takes_them_by_the_hash_of_the_file() {
    let samples = sample::issues();
    let file = read("gazette.jsonld", written(&samples).as_bytes()).unwrap();
    let mut elsewhere = sample::issues();
    elsewhere[0].id = IssueId::new("c0000000000000000000000000000000");
    elsewhere[1].id = IssueId::new("d0000000000000000000000000000000");
    let plan = planned(&file, &elsewhere, &Memory::of(&elsewhere));
    let reasons: Vec<Reason> = plan
        .works
        .iter()
        .filter_map(|work| match work.choice {
            Choice::Chosen { reason, .. } => Some(reason),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [Reason::Hash, Reason::Hash]);
    assert_eq!(plan.count(Outcome::Unmatched), 0);
}

#[test]
fn importing_twice_changes_nothing() {
    let samples = sample::issues();
    for file in [
        read("gazette.jsonld", written(&samples).as_bytes()).unwrap(),
        fixture("epub-annotations.annotation"),
        fixture("readium.ann"),
        fixture("hypothesis-search.json"),
    ] {
        let mut memory = Memory::of(&samples);
        memory.stored = stored(planned(&file, &samples, &memory));
        assert!(!memory.stored.is_empty(), "{:?}", file.program);
        let again = planned(&file, &samples, &memory);
        assert_eq!(again.count(Outcome::AlreadyThere), file.annotations.len());
        assert!(stored(again).is_empty());
    }
}

#[test]
fn what_is_written_again_after_an_import_is_the_same_file() {
    let mut samples = sample::issues();
    let first = written(&samples);
    let file = read("gazette.jsonld", first.as_bytes()).unwrap();
    let memory = Memory::of(&samples);
    let all = stored(planned(&file, &samples, &memory));
    for one in &mut samples {
        one.annotations = all.iter().filter(|a| a.issue == one.id).cloned().collect();
    }
    assert_eq!(written(&samples), first);
}

#[test]
fn unknown_members_bodies_and_targets_of_others_come_out_again() {
    let original = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "ex": "http://example.org/ns#" }],
        "id": "http://example.org/anno/1",
        "type": "Annotation",
        "ex:mood": "calm",
        "creator": { "id": "http://example.org/ada", "type": "Person", "name": "Ada" },
        "motivation": "assessing",
        "created": "2026-05-14T09:30:00Z",
        "body": [
            { "type": "TextualBody", "value": "<p>So <em>thick</em></p>", "format": "text/html", "language": "en" },
            { "type": "TextualBody", "value": "fog", "purpose": "tagging", "ex:weight": 3 },
            { "id": "http://example.org/fog.mp3", "type": "Sound" }
        ],
        "target": {
            "source": "http://example.org/gazette-22.txt",
            "styleClass": "x",
            "selector": [
                { "type": "XPathSelector", "value": "/p[1]" },
                { "type": "TextQuoteSelector", "exact": "the fog was thick" }
            ]
        }
    });
    let mut samples = sample::issues();
    let file = read("one.jsonld", original.to_string().as_bytes()).unwrap();
    let one = &file.annotations[0];
    assert_eq!((one.note.as_str(), one.tags.as_slice()), ("So *thick*", &["fog".to_owned()][..]));
    let by_hand = |_| Some(ByHand::Candidate(0));
    let memory = Memory::of(&samples);
    let import = stored(plan(&file, &candidates(&samples), &by_hand, &memory, &now()));
    samples[0].annotations = import;
    let again: Value = serde_json::from_str(&written(&samples[..1])).unwrap();
    let again = &again["first"]["items"][0];
    for member in ["id", "ex:mood", "creator", "motivation", "body"] {
        assert_eq!(again[member], original[member], "{member}");
    }
    assert_eq!(again["target"][1], original["target"]);
    assert_eq!(again["@context"].as_array().unwrap().last(), Some(&original["@context"][1]));

    // A note that was changed here replaces the texts, and leaves what is no text.
    samples[0].annotations[0].note = "Thin.".to_owned();
    let edited: Value = serde_json::from_str(&written(&samples[..1])).unwrap();
    let bodies = edited["first"]["items"][0]["body"].as_array().unwrap();
    assert_eq!((&bodies[0]["value"], &bodies[2]), (&json!("Thin."), &original["body"][2]));
}

#[test]
fn an_epub_annotation_set_is_read() {
    let file = fixture("epub-annotations.annotation");
    assert_eq!(file.program, Program::EpubAnnotations);
    let one = &file.annotations[0];
    assert_eq!(one.note, "Every \\*spring\\*.");
    assert_eq!(one.tags, ["fog", "sea"]);
    assert_eq!((one.colour, one.underlined), (Some(Colour::Rose), true));
    assert_eq!(one.work.title.as_deref(), Some("The Harbour Gazette 22"));
    assert_eq!(one.work.author.as_deref(), Some("Ada Quill; Min-ji Park"));
    assert_eq!(one.work.article.as_deref(), Some("Tides & Ferries"));
    assert_eq!(one.position, None, "a position inside of an element is none in the text");
    assert_eq!(one.selectors.len(), 2);
    assert!(one.foreign.contains_key("creator"));
    let kinds: Vec<UnsupportedKind> = file.unsupported.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [UnsupportedKind::Bookmark, UnsupportedKind::Malformed]);
    assert!(file.unsupported[1].word.as_deref().unwrap().starts_with("items[2].created "));
    let samples = sample::issues();
    let plan = planned(&file, &samples, &Memory::of(&samples));
    assert_eq!(plan.count(Outcome::Kept), 1);
}

#[test]
fn a_readium_set_is_read_and_found_in_the_text() {
    let file = fixture("readium.ann");
    assert_eq!(file.program, Program::Readium);
    let one = &file.annotations[0];
    assert_eq!((one.tags.as_slice(), one.colour), (&["light".to_owned()][..], Some(Colour::Sage)));
    assert_eq!(one.foreign["fl:readium"]["target"]["source"], "OEBPS/lamps.html");
    let samples = sample::issues();
    let stored = stored(planned(&file, &samples, &Memory::of(&samples)));
    assert_eq!(stored[0].article(), Some(1));
    assert_eq!(stored[0].quote(), "Lamps are lit at dusk");
    assert_eq!(stored[0].created.as_str(), "2026-05-14T09:30:00.000Z");
}

#[test]
fn hypothesis_rows_exports_and_single_annotations_are_read() {
    let file = fixture("hypothesis-search.json");
    assert_eq!((file.annotations.len(), file.unsupported.len()), (3, 1));
    let [passage, reply, page] = &file.annotations[..] else { panic!() };
    assert_eq!(passage.id.as_deref(), Some("https://hypothes.is/a/aTest-Row_1"));
    assert_eq!(passage.created.as_ref().unwrap().as_str(), "2026-05-14T09:30:00.123Z");
    assert_eq!(passage.foreign["fl:hypothesis"]["group"], "__world__");
    assert_eq!(reply.quote, passage.quote, "a reply stands where what it replies to stands");
    assert_eq!(page.scope, Scope::Article);

    let path = format!(
        "{}/../../../tests/fixtures/annotations/hypothesis-search.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let search: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let export = json!({
        "export_date": "2026-06-01T00:00:00Z", "export_userid": "acct:ada@hypothes.is",
        "client_version": "1.1", "annotations": search["rows"],
    });
    let exported = read("export.json", export.to_string().as_bytes()).unwrap();
    assert_eq!(exported.annotations, file.annotations);
    let single = read("one.json", search["rows"][0].to_string().as_bytes()).unwrap();
    assert_eq!(single.annotations, file.annotations[..1]);
}

#[test]
fn an_annotation_set_of_ours_comes_back_with_what_the_draft_can_say() {
    let samples = sample::issues();
    let href = |article: Option<u32>| match article {
        Some(article) => format!("text/article-{}.xhtml", article + 1),
        None => "text/title.xhtml".to_owned(),
    };
    let set = write_epub_annotations(&samples[0].annotated(), &href);
    assert_eq!(set, write_epub_annotations(&samples[0].annotated(), &href));
    let file = read("gazette.annotation", set.as_bytes()).unwrap();
    assert_eq!((file.program, file.unsupported.len()), (Program::EpubAnnotations, 0));
    let back = stored(planned(&file, &samples, &Memory::of(&samples)));
    assert_eq!(back.len(), samples[0].annotations.len());
    for one in &samples[0].annotations {
        let Some(same) = back.iter().find(|other| other.id == one.id) else {
            assert!(one.foreign.contains_key("id"));
            continue;
        };
        let facts = |a: &Annotation| {
            let target = a.target.clone();
            let style: (Style, Colour) = (a.style, a.colour);
            (target, style, a.note.clone(), a.tags.clone(), a.created.clone(), a.modified.clone())
        };
        assert_eq!(facts(same), facts(one));
    }
}

#[test]
fn two_issues_that_fit_equally_well_are_a_tie_and_nothing_is_written() {
    let mut samples = sample::issues();
    let mut twin = sample::issues().remove(0);
    twin.id = IssueId::new("e0000000000000000000000000000000");
    twin.hash = flyleaf_model::OriginalHash::new("3c".repeat(32));
    samples.push(twin);
    let plan = planned(&fixture("readium.ann"), &samples, &Memory::of(&samples));
    assert_eq!(plan.works[0].choice, Choice::Tied { candidates: vec![0, 2], score: 1.0 });
    assert_eq!(plan.count(Outcome::Unmatched), 1);
}

#[test]
fn quotes_alone_find_the_issue_and_say_so() {
    let mut file = fixture("hypothesis-search.json");
    for one in &mut file.annotations {
        one.work = Default::default();
    }
    let samples = sample::issues();
    let plan = planned(&file, &samples, &Memory::of(&samples));
    let Choice::Chosen { candidate: 0, reason: Reason::Quotes { found: 1, of: 1 }, .. } =
        plan.works[0].choice
    else {
        panic!("{:?}", plan.works[0].choice)
    };
    let targets: Vec<Target> = stored(plan).into_iter().map(|one| one.target).collect();
    assert!(matches!(targets[2], Target::Issue), "which of two articles a page is, nobody knows");
}

#[test]
fn words_that_stand_in_no_issue_choose_none() {
    let mut file = fixture("hypothesis-search.json");
    for one in &mut file.annotations {
        one.work = Default::default();
        if let Some(quote) = &mut one.quote {
            quote.exact = "an altogether different sentence".to_owned();
        }
    }
    let samples = sample::issues();
    let plan = planned(&file, &samples, &Memory::of(&samples));
    assert_eq!(plan.works[0].choice, Choice::None);
    assert_eq!(plan.count(Outcome::Unmatched), 3);
}
