//! Flows with markup, read whole: what a format says decides, and no character and no style is lost.

use flyleaf_model::{
    Article, Block, FindingCode, Format, Issue, ListItem, Mark, Region, RegionKind, Run, Span,
};
use flyleaf_text::canonical::canonical;
use proptest::prelude::*;

use super::{Recognised, recognise};
use crate::Guidance;
use crate::flow::{Builder, Flow, Part, PartKind, Shape};

const PROSE: &str = "The keeper of the eastern lamp has written down every tide since the storm of last winter, and every ship that passed the pier.";

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, runs: vec![Run::plain(text)] }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: vec![Run::plain(text)] }
}

fn list(items: &[&str]) -> Block {
    let items = items.iter().map(|text| ListItem { blocks: vec![paragraph(text)] }).collect();
    Block::List { ordered: false, start: 1, items }
}

fn flow(blocks: Vec<Block>) -> Flow {
    let mut builder = Builder::new(Format::Html, "utf-8");
    builder.extend(blocks);
    builder.finish()
}

fn read(flow: &Flow) -> Issue {
    recognise(flow, None, &Guidance::default()).issue
}

fn titles(issue: &Issue) -> Vec<&str> {
    issue.articles.iter().map(|article| article.title.as_deref().unwrap_or("-")).collect()
}

fn kinds(article: &Article) -> Vec<&'static str> {
    let kind = |block: &Block| match block {
        Block::Paragraph { .. } => "paragraph",
        Block::Heading { .. } => "heading",
        Block::List { .. } => "list",
        Block::Preformatted { .. } => "preformatted",
        _ => "other",
    };
    article.blocks.iter().map(kind).collect()
}

#[test]
fn marked_headings_name_the_issue_its_articles_and_their_parts() {
    let issue = read(&flow(vec![
        heading(1, "Harbour Letter No. 12"),
        heading(2, "The lamp"),
        paragraph("By Ada Finch"),
        paragraph(PROSE),
        heading(3, "Its oil"),
        paragraph("Short line"),
        paragraph(PROSE),
        heading(2, "Tides"),
        paragraph(PROSE),
        list(&["high", "low"]),
    ]));
    assert_eq!(issue.publication.title.as_deref(), Some("Harbour Letter"));
    assert_eq!(issue.number.as_deref(), Some("12"));
    assert_eq!(titles(&issue), ["The lamp", "Tides"]);
    assert_eq!(issue.articles[0].byline.as_deref(), Some("Ada Finch"));
    assert_eq!(kinds(&issue.articles[0]), ["paragraph", "heading", "paragraph", "paragraph"]);
    assert!(matches!(issue.articles[0].blocks[1], Block::Heading { level: 1, .. }));
    assert_eq!(kinds(&issue.articles[1]), ["paragraph", "list"]);
}

#[test]
fn one_heading_above_others_that_names_no_issue_heads_one_article() {
    let issue = read(&flow(vec![
        heading(1, "How a lamp is lit"),
        paragraph(PROSE),
        heading(2, "The oil"),
        paragraph(PROSE),
        heading(2, "The wick"),
        paragraph(PROSE),
    ]));
    assert_eq!(titles(&issue), ["How a lamp is lit"]);
    assert_eq!(issue.publication.title, None);
}

#[test]
fn marked_headings_without_text_label_the_articles_below_them() {
    let issue = read(&flow(vec![
        heading(2, "News"),
        heading(3, "The lamp"),
        paragraph(PROSE),
        heading(3, "The pier"),
        paragraph(PROSE),
        heading(2, "Letters"),
        heading(3, "On tides"),
        paragraph(PROSE),
    ]));
    assert_eq!(titles(&issue), ["The lamp", "The pier", "On tides"]);
    let sections: Vec<_> = issue.articles.iter().map(|a| a.section.as_deref()).collect();
    assert_eq!(sections, [Some("News"), Some("News"), Some("Letters")]);
}

#[test]
fn a_list_of_titles_is_the_contents_and_one_of_other_things_is_not() {
    let articles = |listed: Block| {
        vec![
            heading(1, "Harbour Letter"),
            heading(2, "Contents"),
            listed,
            heading(2, "The lamp"),
            paragraph(PROSE),
            heading(2, "Tides"),
            paragraph(PROSE),
        ]
    };
    let issue = read(&flow(articles(list(&["The lamp", "Tides"]))));
    let contents: Vec<_> = issue.contents.iter().map(|e| (e.title.as_str(), e.article)).collect();
    assert_eq!(contents, [("The lamp", Some(0)), ("Tides", Some(1))]);
    assert_eq!(titles(&issue), ["The lamp", "Tides"]);
    let issue = read(&flow(articles(list(&["bread", "a pound of salt"]))));
    assert!(issue.contents.is_empty());
}

#[test]
fn the_files_own_divisions_are_the_articles() {
    let mut builder = Builder::new(Format::Rss, "utf-8");
    builder.declared().publication = Some("Harbour Letter".into());
    builder.front("Harbour Letter");
    for (title, date) in [("C++ on boats", "2026-05-14"), ("2. Bundesliga", "2026-05-15")] {
        builder.begin_part(Part {
            title: Some(title.into()),
            byline: Some("Ada Finch".into()),
            date: Some(date.into()),
            ..Part::default()
        });
        builder.push(heading(2, title));
        builder.head("Ada Finch, in May");
        builder.push(heading(2, "A part of it"));
        builder.paragraph(PROSE);
        builder.end_part();
    }
    let flow = builder.finish();
    let Recognised { issue, regions, .. } = recognise(&flow, None, &Guidance::default());
    assert_eq!(issue.publication.title.as_deref(), Some("Harbour Letter"));
    assert_eq!(titles(&issue), ["C++ on boats", "2. Bundesliga"]);
    assert_eq!(issue.articles[1].date.as_deref(), Some("2026-05-15"));
    assert_eq!(kinds(&issue.articles[0]), ["heading", "paragraph"]);
    let kinds: Vec<RegionKind> = regions.iter().map(|region| region.kind).collect();
    assert_eq!(kinds, [RegionKind::Masthead, RegionKind::Article, RegionKind::Article]);
}

#[test]
fn pages_are_articles_but_for_the_title_page_and_the_contents() {
    let mut builder = Builder::new(Format::Epub, "utf-8");
    let page = || Part { kind: PartKind::Page, ..Part::default() };
    builder.declared().publication = Some("Harbour Letter".into());
    for blocks in [
        vec![heading(1, "Harbour Letter"), paragraph("No. 12, May 2026")],
        vec![heading(1, "Contents"), list(&["The lamp", "Tides"])],
        vec![heading(1, "The lamp"), paragraph(PROSE), heading(2, "Oil"), paragraph(PROSE)],
        vec![heading(1, "Tides"), paragraph(PROSE)],
    ] {
        builder.begin_part(page());
        builder.extend(blocks);
        builder.end_part();
    }
    let issue = read(&builder.finish());
    assert_eq!(titles(&issue), ["The lamp", "Tides"]);
    assert_eq!(issue.number.as_deref(), Some("12"));
    assert_eq!(issue.contents.len(), 2);
    assert_eq!(issue.contents[1].article, Some(1));
}

#[test]
fn contents_that_the_file_keeps_apart_name_the_articles() {
    let mut builder = Builder::new(Format::Pdf, "utf-8");
    builder.paragraph("HARBOUR LETTER");
    builder.paragraph("No. 12");
    for title in ["The lamp", "Tides"] {
        let place = builder.place();
        builder.contents_entry(title, 0, Some(place));
        builder.paragraph(title);
        builder.paragraph(PROSE);
    }
    let issue = read(&builder.finish());
    assert_eq!(titles(&issue), ["The lamp", "Tides"]);
    assert_eq!(issue.contents[1].article, Some(1));
    assert_eq!(issue.number.as_deref(), Some("12"));
}

#[test]
fn paragraphs_alone_are_read_as_a_plain_text_is() {
    let issue = read(&flow(
        [
            "HARBOUR LETTER",
            "No. 12",
            "1. The lamp",
            "2. Tides",
            "The lamp",
            "On Monday the keepers of the lamp had a meeting with heads",
            "for the sections of the coast, and this was agreed upon:",
            "1. More oil.",
            "2. More wicks.",
            "(Source: Harbour Office)",
            "Tides",
            PROSE,
        ]
        .map(paragraph)
        .into(),
    ));
    assert_eq!(titles(&issue), ["The lamp", "Tides"]);
    assert_eq!(issue.contents.len(), 2);
    assert_eq!(kinds(&issue.articles[0]), ["paragraph", "list"]);
    assert_eq!(issue.articles[0].source.as_deref(), Some("Harbour Office"));
}

#[test]
fn an_issue_in_one_preformatted_block_is_read_as_the_text_it_is() {
    let text = format!(
        "HARBOUR LETTER\nNo. 12\n\nContents\n\n1. The lamp\n2. Tides\n\n\nThe lamp\n\n{PROSE}\n\n\nTides\n\n{PROSE}"
    );
    let issue = read(&flow(vec![paragraph("An old issue"), Block::Preformatted { text }]));
    assert_eq!(titles(&issue), ["The lamp", "Tides"]);
    assert_eq!(issue.number.as_deref(), Some("12"));
}

#[test]
fn a_page_that_names_its_subject_is_one_article_and_one_that_names_an_issue_is_not() {
    let page = |title: &str| {
        let mut builder = Builder::new(Format::Html, "utf-8");
        builder.declared().title = Some(title.into());
        for heading_text in ["Oil", "Wicks"] {
            builder.push(heading(2, heading_text));
            builder.paragraph(PROSE);
        }
        read(&builder.finish())
    };
    assert_eq!(titles(&page("How a lamp is lit")), ["How a lamp is lit"]);
    let issue = page("Harbour Letter No. 12");
    assert_eq!(titles(&issue), ["Oil", "Wicks"]);
    assert_eq!(issue.number.as_deref(), Some("12"));
}

#[test]
fn what_an_issue_is_called_heads_the_text_below_its_title() {
    let issue = read(&flow(vec![
        heading(1, "港口周刊（第 12 期）：灯塔修好了"),
        paragraph(PROSE),
        heading(2, "Tides"),
        paragraph(PROSE),
    ]));
    assert_eq!(issue.publication.title.as_deref(), Some("港口周刊"));
    assert_eq!(titles(&issue), ["灯塔修好了", "Tides"]);
}

#[test]
fn lines_that_lead_into_the_document_are_contents_and_their_last_figures_pages() {
    let mut builder = Builder::new(Format::Docx, "utf-8");
    for (entry, place) in [("The lamp 1", "#a"), ("Tides 1", "#b"), ("Boats and men 3", "#c")] {
        builder.push(Block::Paragraph {
            runs: vec![Run { link: Some(place.into()), ..Run::plain(entry) }],
        });
    }
    for title in ["The lamp", "Tides", "Boats and men"] {
        builder.push(heading(1, title));
        builder.paragraph(PROSE);
    }
    let issue = read(&builder.finish());
    let contents: Vec<_> = issue.contents.iter().map(|e| (e.title.as_str(), e.article)).collect();
    assert_eq!(contents, [("The lamp", Some(0)), ("Tides", Some(1)), ("Boats and men", Some(2))]);
}

#[test]
fn an_entry_between_two_that_are_known_announces_the_division_between_theirs() {
    let mut builder = Builder::new(Format::Eml, "utf-8");
    builder.paragraph("Contents");
    builder.push(list(&["The lamp", "Tides", "Boats"]));
    for title in [Some("The lamp"), None, Some("Boats")] {
        builder.begin_part(Part { title: title.map(str::to_owned), ..Part::default() });
        builder.extend(title.map(|title| heading(2, title)));
        builder.paragraph(PROSE);
        builder.end_part();
    }
    let issue = read(&builder.finish());
    let linked: Vec<_> = issue.contents.iter().map(|entry| entry.article).collect();
    assert_eq!(linked, [Some(0), Some(1), Some(2)]);
}

#[test]
fn what_is_printed_is_kept_and_the_report_says_what_the_file_declares() {
    let mut builder = Builder::new(Format::Epub, "utf-8");
    builder.declared().number = Some("13".into());
    builder.declared().date = Some("2026-05-14".into());
    builder.paragraph("HARBOUR LETTER");
    builder.paragraph("No. 12");
    builder.paragraph("The lamp");
    builder.paragraph(PROSE);
    let Recognised { issue, findings, .. } =
        recognise(&builder.finish(), None, &Guidance::default());
    assert_eq!(issue.number.as_deref(), Some("12"));
    assert_eq!(issue.date.as_deref(), Some("2026-05-14"));
    let differs = findings.iter().find(|finding| finding.code == FindingCode::DeclaredDiffers);
    assert_eq!(differs.map(|finding| finding.details.join(" ")).as_deref(), Some("12 13"));
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(
            &[
                "Harbour Letter No. 12",
                "Contents",
                "目录",
                "The lamp",
                "Tides",
                "1. The lamp",
                "• Tides",
                "By Ada Finch",
                "(Source: Harbour Office)",
                "On Monday the keepers of the lamp had a meeting with heads",
                "for the sections of the coast.",
                "守塔人从去年冬天的大风以后每天都记下潮水的高低和过往的船只，",
                "To unsubscribe, write to us.",
                "See http://lamp.example/a.",
                "a har-",
                "* * *",
                "- Page 2 -",
                "one\ntwo\nthree",
                "May 14, 2026",
                PROSE,
            ][..]
        )
        .prop_map(str::to_owned),
        "[\\PC\\n]{0,40}",
    ]
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let run = (texts(), 0..5u8).prop_map(|(text, style)| Run {
        text,
        marks: if style == 1 { vec![Mark::Strong] } else { Vec::new() },
        language: (style == 2).then(|| "fr".to_owned()),
        link: match style {
            3 => Some("https://lamp.example/".to_owned()),
            4 => Some("#there".to_owned()),
            _ => None,
        },
    });
    prop::collection::vec(run, 1..4)
}

fn blocks() -> impl Strategy<Value = Block> {
    let items = prop::collection::vec(texts(), 1..4).prop_map(|items| {
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        list(&items)
    });
    prop_oneof![
        6 => runs().prop_map(|runs| Block::Paragraph { runs }),
        3 => (1..4u8, runs()).prop_map(|(level, runs)| Block::Heading { level, runs }),
        2 => items,
        1 => texts().prop_map(|text| Block::Preformatted { text }),
        1 => runs().prop_map(|runs| Block::Quote { blocks: vec![Block::Paragraph { runs }] }),
        1 => Just(Block::Rule),
    ]
}

/// What is done with a builder.
#[derive(Debug, Clone)]
enum Step {
    Push(Block),
    Aside(Block, Shape),
    Begin(PartKind, Option<String>),
    End,
    Entry(String, bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let shape = prop::sample::select(
        &[Shape::Front, Shape::Head, Shape::Furniture, Shape::Boilerplate][..],
    );
    let kind = prop::sample::select(&[PartKind::Article, PartKind::Page][..]);
    let step = prop_oneof![
        12 => blocks().prop_map(Step::Push),
        1 => (blocks(), shape).prop_map(|(block, shape)| Step::Aside(block, shape)),
        2 => (kind, prop::option::of(texts())).prop_map(|(kind, title)| Step::Begin(kind, title)),
        2 => Just(Step::End),
        1 => (texts(), any::<bool>()).prop_map(|(title, placed)| Step::Entry(title, placed)),
    ];
    prop::collection::vec(step, 1..30)
}

fn built(steps: Vec<Step>) -> Flow {
    let mut builder = Builder::new(Format::Html, "utf-8");
    for step in steps {
        match step {
            Step::Push(block) => builder.push(block),
            Step::Aside(block, shape) => builder.aside(block, shape),
            Step::Begin(kind, title) => {
                builder.begin_part(Part { kind, title, ..Part::default() });
            }
            Step::End => builder.end_part(),
            Step::Entry(title, placed) => {
                let target = placed.then(|| builder.place());
                builder.contents_entry(&title, 0, target);
            }
        }
    }
    builder.finish()
}

/// The styles of the printed characters of runs, in order.
fn styles_of(blocks: &[Block], into: &mut Vec<(char, Run)>) {
    flyleaf_text::canonical::visit_leaves(blocks, &mut |leaf| {
        let flyleaf_text::canonical::Leaf::Runs(runs) = leaf else { return };
        for run in runs {
            let style = Run { text: String::new(), ..run.clone() };
            let printed = run.text.chars().filter(|c| !c.is_whitespace());
            into.extend(printed.map(|c| (c, style.clone())));
        }
    });
}

proptest! {
    #[test]
    fn any_flow_is_accounted_for(steps in steps()) {
        let flow = built(steps);
        prop_assume!(!flow.source.chars().all(crate::lines::is_blank));
        let Recognised { issue, regions, findings } = recognise(&flow, None, &Guidance::default());
        let mut at = 0;
        for Region { span, kind, article } in &regions {
            prop_assert_eq!(span.start, at);
            prop_assert!(span.end > at && flow.source.is_char_boundary(span.end));
            prop_assert_eq!(article.is_some(), *kind == RegionKind::Article);
            at = span.end;
        }
        prop_assert_eq!(at, flow.source.len());
        prop_assert!(!issue.articles.is_empty());
        for finding in &findings {
            prop_assert!(flow.source.get(finding.span.start..finding.span.end).is_some());
        }
        let mut end = 0;
        for article in &issue.articles {
            prop_assert!(article.span.start >= end, "articles do not overlap");
            end = article.span.end;
            let own = &flow.source[article.span.start..article.span.end];
            let mut rest = own.chars().filter(|c| !c.is_whitespace());
            for character in canonical(&article.blocks).text.chars().filter(|c| !c.is_whitespace()) {
                prop_assert!(rest.any(|other| other == character), "{character:?} is not in {own:?}");
            }
        }
    }

    #[test]
    fn every_styled_character_keeps_its_style(given in prop::collection::vec(runs(), 1..8)) {
        let mut builder = Builder::new(Format::Html, "utf-8");
        for runs in given {
            builder.push(Block::Paragraph { runs });
        }
        let flow = builder.finish();
        let lines = crate::lines::split(&flow.source);
        let page = super::page::Page::of(&flow, lines);
        let kept: Vec<usize> = (0..page.len()).filter(|&line| page.is_text(line)).collect();
        let body = super::body::Body::new(&page, &kept, None, &[], None);
        let vocabulary = super::joining::vocabulary(&page);
        let blocks = super::paragraphs::blocks(&body, &page, &vocabulary, &mut Default::default());
        let mut read = Vec::new();
        styles_of(&blocks, &mut read);
        // The source's printed characters with their styles, of which the text's are a subsequence: markers go.
        let mut printed = flow.source.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(byte, c)| {
            let style = page.markup.styles(Span::new(byte, byte + c.len_utf8())).first();
            let run = style.map_or_else(Run::default, |style| Run {
                text: String::new(),
                marks: style.marks.clone(),
                language: style.language.clone(),
                link: style.link.clone(),
            });
            (c, run)
        });
        for wanted in read {
            prop_assert!(printed.any(|other| other == wanted), "{wanted:?} in {:?}", flow.source);
        }
    }
}
