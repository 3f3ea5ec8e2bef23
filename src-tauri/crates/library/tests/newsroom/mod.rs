//! Issues for tests, written down instead of recognised: a masthead and articles as (title, paragraphs).
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses its part")]

use std::cell::Cell;

use flyleaf_library::{
    Change, Error, Import, Imported, Library, NewAnnotation, On, Original, Prepared, Reread,
};
use flyleaf_model::{
    Annotation, AnnotationId, Article, Block, Blocked, Colour, Finding, Format, Image, ImageId,
    Issue, IssueId, Masthead, Reading, Region, RegionKind, Run, Span, Style, Timestamp,
};

/// What an issue prints.
#[derive(Debug, Clone)]
pub struct Draft {
    pub issue: Issue,
    pub file_name: String,
    pub images: Vec<Image>,
    pub blocked: Vec<Blocked>,
    pub findings: Vec<Finding>,
}

impl Draft {
    /// An issue of `title` with articles as (title, text), a paragraph a line.
    pub fn new(
        title: &str,
        number: Option<&str>,
        year: Option<i32>,
        articles: &[(&str, &str)],
    ) -> Self {
        let articles = articles
            .iter()
            .map(|(title, text)| Article {
                title: (!title.is_empty()).then(|| (*title).to_owned()),
                language: "en".to_owned(),
                blocks: text
                    .lines()
                    .map(|line| Block::Paragraph { runs: vec![Run::plain(line)] })
                    .collect(),
                ..Article::default()
            })
            .collect();
        Self {
            issue: Issue {
                publication: Masthead {
                    title: (!title.is_empty()).then(|| title.to_owned()),
                    publishers: vec!["The Harbour Office".to_owned()],
                },
                number: number.map(str::to_owned),
                year,
                languages: vec!["en".to_owned()],
                articles,
                ..Issue::default()
            },
            file_name: "issue.txt".to_owned(),
            images: Vec::new(),
            blocked: Vec::new(),
            findings: Vec::new(),
        }
    }

    #[must_use]
    pub fn named(mut self, file_name: &str) -> Self {
        self.file_name = file_name.to_owned();
        self
    }

    #[must_use]
    pub fn dated(mut self, date: &str) -> Self {
        self.issue.date = Some(date.to_owned());
        self
    }

    /// Shows an image of these bytes at the end of its first article.
    #[must_use]
    pub fn showing(mut self, bytes: &[u8]) -> Self {
        let id = ImageId::new(flyleaf_library::hash(bytes).as_str());
        let figure =
            Block::Figure { image: Some(id.clone()), alt: "A lamp".into(), caption: vec![] };
        self.issue.articles[0].blocks.push(figure);
        self.images.push(Image {
            id,
            media_type: "image/png".to_owned(),
            width: 4,
            height: 3,
            alt: "A lamp".to_owned(),
            bytes: bytes.to_vec(),
        });
        self
    }

    /// The bytes that stand for the printed issue: different drafts have different bytes.
    pub fn bytes(&self) -> Vec<u8> {
        format!("{:#?}", self.issue).into_bytes()
    }

    pub fn prepared(&self) -> Prepared {
        let source = String::from_utf8(self.bytes()).unwrap();
        let whole = Region {
            kind: RegionKind::Article,
            article: Some(0),
            span: Span::new(0, source.len()),
        };
        let reading = Reading {
            format: Format::Text,
            encoding: "utf-8".to_owned(),
            source,
            issue: self.issue.clone(),
            regions: vec![whole],
            findings: self.findings.clone(),
            images: self.images.clone(),
            blocked: self.blocked.clone(),
        };
        Prepared::new(&self.bytes(), reading)
    }
}

/// Reads nothing again, for tests in which nothing has to be.
pub fn unread(_: &Original<'_>) -> Result<Reread, String> {
    Err("there is nobody to read it".to_owned())
}

/// A library in a temporary folder, with ids and times that count up.
pub struct Newsroom {
    pub folder: tempfile::TempDir,
    pub library: Library,
    count: Cell<u32>,
}

impl Newsroom {
    /// Takes the latest change back that needs no file read again.
    pub fn undo(&self) -> Option<Change> {
        self.library.undo(&unread).unwrap()
    }

    /// Does it again.
    pub fn redo(&self) -> Option<Change> {
        self.library.redo(&unread).unwrap()
    }

    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        Self { folder, library, count: Cell::new(0) }
    }

    pub fn next(&self) -> u32 {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }

    pub fn id(&self) -> String {
        format!("{:032x}", self.next())
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::new(format!(
            "2026-05-14T09:30:{:02}.{:03}Z",
            self.count.get() / 1000,
            self.next() % 1000
        ))
    }

    pub fn import(&self, draft: &Draft) -> Imported {
        let import = Import {
            prepared: &draft.prepared(),
            file_name: &draft.file_name,
            publication_language: "en",
            cover: "{}",
            remarkable: 0,
            enclosed: &[],
            now: &self.now(),
        };
        self.library.import(&import, &|| self.id()).unwrap()
    }

    /// Imports what must become a new issue.
    pub fn add(&self, draft: &Draft) -> IssueId {
        match self.import(draft) {
            Imported::New(issue) => issue,
            other => panic!("not a new issue: {other:?}"),
        }
    }

    /// Highlights the first place where an article says `quote`.
    pub fn highlight(&self, issue: &IssueId, article: u32, quote: &str) -> Annotation {
        let new = NewAnnotation {
            id: AnnotationId::new(self.id()),
            issue: issue.clone(),
            on: On::Passage(article),
            style: Style::Highlight,
            colour: Colour::Sage,
            note: format!("On “{quote}”"),
            tags: vec!["water".to_owned(), "潮汐".to_owned()],
        };
        self.library
            .annotation_create::<Error>(&new, &self.now(), |text| {
                let start = text.find(quote).unwrap();
                Ok(Span::new(start, start + quote.len()))
            })
            .unwrap()
    }

    pub fn annotations(&self, issue: &IssueId) -> Vec<Annotation> {
        let stored = self.library.issue(issue).unwrap().annotations;
        stored.into_iter().map(|stored| stored.annotation).collect()
    }

    pub fn annotation(&self, id: &AnnotationId) -> Annotation {
        self.library.annotation(id).unwrap().annotation
    }

    /// Writes a note on an issue or an article.
    pub fn write(&self, issue: &IssueId, on: On, note: &str) -> Annotation {
        let new = NewAnnotation {
            id: AnnotationId::new(self.id()),
            issue: issue.clone(),
            on,
            style: Style::default(),
            colour: Colour::Sky,
            note: note.to_owned(),
            tags: Vec::new(),
        };
        let nowhere = |_: &str| panic!("not on a passage");
        self.library.annotation_create::<Error>(&new, &self.now(), nowhere).unwrap()
    }

    /// Says that the library is whole, or what is not.
    pub fn assert_whole(&self) {
        let damage = self.library.check().unwrap().damage;
        assert!(damage.is_empty(), "{damage:?}");
    }
}
