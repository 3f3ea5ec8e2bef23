//! Issues into a manuscript.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{
    authors, date_line, document_title, languages, main_language, publication, single_title,
};
use super::selection::{articles_fill_pages, beyond, chosen, has_placed_note};
use super::setter::{Ambient, Setter};
use super::{Article, Built, Issue, Manuscript, Note, Publisher};
use crate::fonts::Fonts;
use crate::geometry::Geometry;
use crate::pictures::Pictures;
use crate::script::{Language, mostly_cjk};
use crate::words::Words;
use crate::{Document, Notes, PdfOptions};

/// What a manuscript is built from, and what earlier runs of the typesetter found out.
pub(crate) struct Job<'a> {
    pub documents: &'a [Document<'a>],
    pub options: &'a PdfOptions,
    /// `None` while the repertoire is gathered.
    pub fonts: Option<&'a Fonts>,
    /// Characters without a glyph although a font claimed them.
    pub refused: &'a BTreeSet<char>,
    /// Notes that did not fit their page's margin.
    pub crowded: &'a BTreeSet<u32>,
    /// The images that can be printed.
    pub pictures: &'a Pictures,
}

/// Builds the manuscript.
pub(crate) fn build(job: &Job<'_>) -> Built {
    let note_margin = job.options.notes == Notes::Margin
        && job.documents.iter().any(|document| has_placed_note(document, job.options));
    let mut builder = Builder {
        job,
        setter: Setter::new(job.fonts, job.refused),
        geometry: Geometry::new(job.options.paper, note_margin),
        margin: BTreeMap::new(),
        next_note: 0,
        counts: Counts::default(),
        missing: Vec::new(),
        unprinted: Vec::new(),
    };
    let issues: Vec<Issue> = (0..job.documents.len()).map(|index| builder.issue(index)).collect();
    let manuscript = Manuscript {
        title: document_title(job.documents),
        authors: authors(job.documents),
        language: job.documents.first().map_or_else(
            || Language::of_tag("en"),
            |document| Language::of_tag(main_language(document)),
        ),
        geometry: builder.geometry,
        fonts: job.fonts.map(|fonts| fonts.lists().clone()).unwrap_or_default(),
        issues,
        margin: builder.margin,
    };
    Built {
        manuscript,
        highlights: builder.counts.highlights,
        notes: builder.counts.notes,
        unplaced: builder.counts.unplaced,
        missing: builder.missing,
        unprinted: builder.unprinted,
        repertoire: builder.setter.repertoire,
    }
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub highlights: usize,
    pub notes: usize,
    pub unplaced: usize,
    /// Notes on articles and issues as a whole.
    pub general: usize,
}

/// Builds issue after issue; how it makes articles and notes is in `sheet`.
pub(super) struct Builder<'a> {
    pub job: &'a Job<'a>,
    pub setter: Setter<'a>,
    pub geometry: Geometry,
    /// Notes for the margin, by id.
    pub margin: BTreeMap<String, Note>,
    pub next_note: u32,
    pub counts: Counts,
    pub missing: Vec<(String, BTreeSet<char>)>,
    pub unprinted: Vec<(String, String)>,
}

impl Builder<'_> {
    fn issue(&mut self, index: usize) -> Issue {
        let document = &self.job.documents[index];
        let issue = document.issue;
        let options = self.job.options;
        let ambient = Ambient::of_tag(main_language(document));
        self.setter.expect_languages(languages(document));
        let title = publication(document);
        let publication = if mostly_cjk(&title) {
            self.note_ambient(&title, &ambient)
        } else {
            Ambient::of_tag(document.publication_language)
        };
        let words = Words::of(ambient.script);
        let word = Ambient::of_tag(words.tag());
        let before = self.counts;
        let several = self.job.documents.len() > 1;
        let chosen = chosen(document, options);
        let long = articles_fill_pages(document, &chosen, &self.geometry);
        let mut unplaced = Vec::new();
        let articles: Vec<Article> = chosen
            .iter()
            .enumerate()
            .map(|(order, &number)| {
                let new_page = long && order > 0;
                self.article(index, number, new_page, several, &mut unplaced)
            })
            .collect();
        unplaced.extend(beyond(document).filter(|_| options.articles.is_none()));
        let general = match options.articles {
            None => self.general(document, None, &ambient),
            Some(_) => Vec::new(),
        };
        self.counts.unplaced += unplaced.len();
        let unplaced: Vec<Note> = if options.notes == Notes::None {
            Vec::new()
        } else {
            unplaced
                .into_iter()
                .map(|annotation| self.unplaced(annotation, &ambient, words))
                .collect()
        };
        self.take_missing(&title);
        let number = words.number(issue.volume.as_deref(), issue.number.as_deref());
        let date = date_line(document, words);
        let running = match issue.number.as_deref() {
            Some(bare) if words == Words::English => format!("{title} {bare}"),
            Some(_) => format!("{title} {number}"),
            None => title.clone(),
        };
        let announced: Vec<&str> = issue
            .contents
            .iter()
            .filter(|entry| entry.article.is_none() && options.articles.is_none())
            .map(|entry| entry.title.as_str())
            .collect();
        let contents = options.masthead
            && (articles.len() > 1 || articles.iter().any(|article| !article.title.is_empty()));
        let made = self.counts;
        let colophon = [
            words.carries(
                made.highlights - before.highlights,
                made.notes - before.notes,
                options.notes == Notes::Margin && made.general == before.general,
            ),
            Some(words.made_from(self.job.fonts.and_then(Fonts::cjk_name), document.file_name)),
        ];
        let set = Issue {
            key: format!("issue-{index}"),
            masthead: options.masthead,
            bookmark: several.then(|| single_title(document)),
            script: ambient.script,
            language: ambient.language.clone(),
            title: self.setter.plain(&title, &publication),
            title_script: publication.script,
            title_language: publication.language.clone(),
            publishers: issue
                .publication
                .publishers
                .iter()
                .map(|name| Publisher {
                    pieces: self.setter.plain(name, &ambient),
                    foreign: mostly_cjk(name) != publication.script.is_cjk(),
                })
                .collect(),
            number: self.setter.plain(&number, &word),
            date: self.setter.plain(&date, &word),
            running: self.setter.plain(&running, &ambient),
            contents_title: self.setter.plain(words.contents(), &word),
            contents,
            announced_title: self.setter.plain(words.announced(), &word),
            announced: announced.iter().map(|title| self.setter.plain(title, &ambient)).collect(),
            articles,
            general_title: if general.is_empty() {
                Vec::new()
            } else {
                self.setter.plain(words.general(), &word)
            },
            general,
            unplaced_title: self.setter.plain(words.unplaced(), &word),
            unplaced,
            colophon: colophon
                .iter()
                .flatten()
                .map(|line| self.setter.plain(line, &word))
                .collect(),
        };
        self.take_missing(&title);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::{
        Anchor, AnchorStatus, Annotation, AnnotationId, Article as SourceArticle, Block, Colour,
        Issue as SourceIssue, IssueId, Mark, Masthead, Run, Span, Style, Target, Timestamp,
    };
    use flyleaf_text::{anchor, canonical::canonical};

    fn annotation(text: &str, quote: &str, colour: Colour, note: &str) -> Annotation {
        let start = text.find(quote).unwrap();
        let span = Span::new(start, start + quote.len());
        Annotation {
            id: AnnotationId::new(quote),
            issue: IssueId::new("i"),
            target: Target::Passage {
                article: 0,
                selectors: anchor::describe(text, span),
                anchor: Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 },
            },
            style: Style::Highlight,
            foreign: serde_json::Map::new(),
            colour,
            note: note.to_owned(),
            tags: vec!["tide".to_owned()],
            created: Timestamp::new("2026-05-14T09:00:00.000Z"),
            modified: Timestamp::new("2026-05-14T09:00:00.000Z"),
        }
    }

    #[test]
    fn a_small_issue() {
        let issue = SourceIssue {
            publication: Masthead { title: None, publishers: vec!["港务局".to_owned()] },
            number: Some("3".to_owned()),
            year: Some(2026),
            languages: vec!["en".to_owned(), "zh".to_owned()],
            articles: vec![SourceArticle {
                title: Some("Slack Water".to_owned()),
                source: Some("The pilots".to_owned()),
                language: "en".to_owned(),
                blocks: vec![
                    Block::Paragraph {
                        runs: vec![
                            Run::plain("At slack water "),
                            Run {
                                text: "nothing moves".to_owned(),
                                marks: vec![Mark::Emphasis],
                                ..Run::default()
                            },
                            Run::plain(" but 潮 and #the cat."),
                        ],
                    },
                    Block::Preformatted { text: "a\tb".to_owned() },
                ],
                ..SourceArticle::default()
            }],
            ..SourceIssue::default()
        };
        let text = canonical(&issue.articles[0].blocks).text;
        let annotations = [
            annotation(&text, "water nothing", Colour::Straw, "Is *it* so?"),
            annotation(&text, "nothing moves but 潮", Colour::Sky, ""),
        ];
        let document = Document {
            issue: &issue,
            publication: "The Pilot",
            publication_language: "en",
            annotations: &annotations,
            images: &[],
            file_name: "pilot.txt",
            ruled: &[],
        };
        let options = PdfOptions::default();
        let built = build(&Job {
            documents: &[document],
            options: &options,
            fonts: None,
            refused: &BTreeSet::from(['#']),
            crowded: &BTreeSet::new(),
            pictures: &Pictures::default(),
        });
        assert_eq!((built.highlights, built.notes), (2, 1));
        assert_eq!(built.missing, [("Slack Water".to_owned(), BTreeSet::from(['#']))]);
        insta::assert_json_snapshot!(built.manuscript);
    }
}
