//! Two issues of our own invention with every kind of annotation on them.
#![allow(dead_code, unreachable_pub, reason = "each test file uses what it needs of it")]

use flyleaf_exchange::AnnotatedIssue;
use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, Article, Block, Colour, Issue, IssueId,
    Masthead, OriginalHash, Run, Selectors, Span, Style, Target, TextPositionSelector,
    TextQuoteSelector, Timestamp,
};
use flyleaf_text::{anchor, canonical::canonical};
use serde_json::json;

/// An issue with what is known of it outside.
pub struct Sample {
    pub id: IssueId,
    pub publication: String,
    pub file_name: String,
    pub hash: OriginalHash,
    pub issue: Issue,
    pub annotations: Vec<Annotation>,
}

impl Sample {
    /// As it is handed to a writer.
    pub fn annotated(&self) -> AnnotatedIssue<'_> {
        AnnotatedIssue {
            id: &self.id,
            publication: &self.publication,
            file_name: &self.file_name,
            hash: &self.hash,
            issue: &self.issue,
            annotations: &self.annotations,
        }
    }

    /// The canonical texts of its articles.
    pub fn texts(&self) -> Vec<String> {
        self.issue.articles.iter().map(|article| canonical(&article.blocks).text).collect()
    }

    /// Writes an annotation on the first place where `quote` stands in an article.
    pub fn on(&mut self, article: u32, quote: &str) -> &mut Annotation {
        let text = &self.texts()[article as usize];
        let start = text.find(quote).unwrap_or_else(|| panic!("no {quote:?}"));
        let span = Span::new(start, start + quote.len());
        let selectors = anchor::describe(text, span);
        let anchor = anchor::anchor(text, &selectors);
        self.push(Target::Passage { article, selectors, anchor })
    }

    /// Adds an annotation with the next id and time.
    pub fn push(&mut self, target: Target) -> &mut Annotation {
        let last = self.annotations.last().map(|one| &one.id.as_str()[1..]);
        let number = last.map_or(1, |last| usize::from_str_radix(last, 16).unwrap() + 1);
        let prefix = if self.id.as_str().starts_with('a') { 'a' } else { 'b' };
        self.annotations.push(Annotation {
            id: AnnotationId::new(format!("{prefix}{number:031x}")),
            issue: self.id.clone(),
            target,
            style: Style::Highlight,
            colour: Colour::Straw,
            note: String::new(),
            tags: Vec::new(),
            created: Timestamp::new(format!("2026-05-14T09:30:{:02}.250Z", number % 60)),
            modified: Timestamp::new(format!("2026-05-15T09:30:{:02}.000Z", number % 60)),
            foreign: serde_json::Map::new(),
        });
        self.annotations.last_mut().unwrap()
    }
}

fn article(title: &str, byline: Option<&str>, language: &str, paragraphs: &[&str]) -> Article {
    Article {
        title: Some(title.to_owned()),
        byline: byline.map(str::to_owned),
        language: language.to_owned(),
        blocks: paragraphs
            .iter()
            .map(|text| Block::Paragraph { runs: vec![Run::plain(*text)] })
            .collect(),
        ..Article::default()
    }
}

/// The sample issues, in English and Chinese.
pub fn issues() -> Vec<Sample> {
    let mut english = Sample {
        id: IssueId::new("a0000000000000000000000000000000"),
        publication: "The Harbour Gazette".to_owned(),
        file_name: "gazette-22.txt".to_owned(),
        hash: OriginalHash::new("1a".repeat(32)),
        issue: Issue {
            publication: Masthead {
                title: Some("THE HARBOUR GAZETTE".to_owned()),
                publishers: vec!["Port Office".to_owned()],
            },
            number: Some("22".to_owned()),
            volume: Some("4".to_owned()),
            year: Some(2026),
            date: Some("2026-05-14".to_owned()),
            languages: vec!["en".to_owned()],
            articles: vec![
                article(
                    "Tides & Ferries",
                    Some("Ada Quill"),
                    "en",
                    &[
                        "The ferry to Eel Island was late again. Nobody minded; the fog was thick.",
                        "=SUM of the passengers: 41. The ferry to Eel Island was late again.",
                    ],
                ),
                article(
                    "Of Lamps and Oil",
                    Some("J. de la Cruz and Min-ji Park"),
                    "en",
                    &["Lamps are lit at dusk 😀, and oil is 100% dearer than last year_."],
                ),
            ],
            ..Issue::default()
        },
        annotations: Vec::new(),
    };
    english.push(Target::Issue).note = "A good number.".to_owned();
    english.push(Target::Article { article: 1 }).tags = vec!["lamps".to_owned(), "油灯".to_owned()];
    english.on(0, "the fog was thick");
    let one = english.on(0, "=SUM of the passengers: 41");
    one.note = "+1 *more*\n\n- than \"I\" thought; see [the island](flyleaf:issue/a0)".to_owned();
    one.tags = vec!["counting, twice".to_owned()];
    one.style = Style::Underline;
    one.colour = Colour::Rose;
    english.on(1, "dusk 😀, and oil is 100%").colour = Colour::Sky;
    let foreign = english.on(0, "Eel Island was late");
    foreign.note = "Seen before.".to_owned();
    foreign.foreign = json!({
        "id": "http://example.org/anno/9",
        "creator": { "id": "http://example.org/ada", "type": "Person", "name": "Ada" },
        "target": [{ "source": "http://example.org/gazette/22", "styleClass": "x",
                     "selector": { "type": "FragmentSelector", "value": "p2" } }],
        "stylesheet": "http://example.org/style",
        "body": [{ "type": "TextualBody", "value": "Seen before.", "language": "en" },
                 "http://example.org/voice.mp3"],
    })
    .as_object()
    .unwrap()
    .clone();
    let orphan = Target::Passage {
        article: 0,
        selectors: Selectors {
            position: TextPositionSelector { start: 4000, end: 4017 },
            quote: TextQuoteSelector {
                exact: "gone with the tide".to_owned(),
                prefix: "it was ".to_owned(),
                suffix: String::new(),
            },
        },
        anchor: Anchor { status: AnchorStatus::Orphaned, span: None, score: 0.0 },
    };
    english.push(orphan).note = "Where is it?".to_owned();
    let mut chinese = Sample {
        id: IssueId::new("b0000000000000000000000000000000"),
        publication: "港口周报".to_owned(),
        file_name: "周报-第3期.md".to_owned(),
        hash: OriginalHash::new("2b".repeat(32)),
        issue: Issue {
            number: Some("3".to_owned()),
            year: Some(2026),
            date_printed: Some("二〇二六年五月".to_owned()),
            languages: vec!["zh".to_owned()],
            articles: vec![article(
                "潮汐与渡轮",
                Some("王小明、李丽"),
                "zh",
                &["清晨大雾，渡轮又晚点了。没有人在意。", "傍晚点灯，油价又涨了。"],
            )],
            ..Issue::default()
        },
        annotations: Vec::new(),
    };
    let one = chinese.on(0, "渡轮又晚点了");
    one.note = "第三次了。".to_owned();
    one.tags = vec!["渡轮".to_owned()];
    one.colour = Colour::Sage;
    vec![english, chinese]
}
