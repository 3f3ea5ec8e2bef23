//! Issues into a manuscript.

use std::collections::{BTreeMap, BTreeSet};

use flyleaf_model::{Annotation, Article as SourceArticle};
use flyleaf_text::canonical::{Canonical, canonical};

use super::article::{BlockSetter, opening, weight};
use super::passages::{Passage, rule_colour};
use super::setter::{Ambient, Setter};
use super::{Article, Built, Issue, Manuscript, Note, Piece, Publisher, parse};
use crate::fonts::Fonts;
use crate::geometry::Geometry;
use crate::script::{Language, Script, mostly_cjk};
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
        repertoire: builder.setter.repertoire,
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    highlights: usize,
    notes: usize,
    unplaced: usize,
}

struct Builder<'a> {
    job: &'a Job<'a>,
    setter: Setter<'a>,
    geometry: Geometry,
    margin: BTreeMap<String, Note>,
    next_note: u32,
    counts: Counts,
    missing: Vec<(String, BTreeSet<char>)>,
}

impl Builder<'_> {
    fn issue(&mut self, index: usize) -> Issue {
        let document = &self.job.documents[index];
        let issue = document.issue;
        let options = self.job.options;
        let ambient = Ambient::of_tag(main_language(document));
        self.setter.expect_languages(languages(document));
        let publication = if mostly_cjk(document.publication) {
            self.note_ambient(document.publication, &ambient)
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
        unplaced.extend(document.annotations.iter().filter(|annotation| {
            options.articles.is_none() && annotation.article as usize >= issue.articles.len()
        }));
        self.counts.unplaced += unplaced.len();
        let unplaced: Vec<Note> = if options.notes == Notes::None {
            Vec::new()
        } else {
            unplaced
                .into_iter()
                .map(|annotation| self.unplaced(annotation, &ambient, words))
                .collect()
        };
        self.take_missing(document.publication);
        let number = words.number(issue.volume.as_deref(), issue.number.as_deref());
        let date = date_line(document, words);
        let running = match issue.number.as_deref() {
            Some(number) if words == Words::English => format!("{} {number}", document.publication),
            Some(_) => format!("{} {number}", document.publication),
            None => document.publication.to_owned(),
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
                options.notes == Notes::Margin,
            ),
            Some(words.made_from(self.job.fonts.and_then(Fonts::cjk_name), document.file_name)),
        ];
        let set = Issue {
            key: format!("issue-{index}"),
            masthead: options.masthead,
            bookmark: several.then(|| single_title(document)),
            script: ambient.script,
            language: ambient.language.clone(),
            title: self.setter.plain(document.publication, &publication),
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
            unplaced_title: self.setter.plain(words.unplaced(), &word),
            unplaced,
            colophon: colophon
                .iter()
                .flatten()
                .map(|line| self.setter.plain(line, &word))
                .collect(),
        };
        self.take_missing(document.publication);
        set
    }

    fn article<'d>(
        &mut self,
        document_index: usize,
        number: usize,
        new_page: bool,
        several: bool,
        unplaced: &mut Vec<&'d Annotation>,
    ) -> Article
    where
        Self: 'd,
    {
        let document: &'d Document<'d> = &self.job.documents[document_index];
        let article = &document.issue.articles[number];
        let tag = article_language(document, article);
        let ambient = Ambient::of_tag(tag);
        let words = Words::of(Script::of_tag(main_language(document)));
        let word = Ambient::of_tag(words.tag());
        let canonical = canonical(&article.blocks);
        let (mut passages, lost) = place(document, number, &canonical);
        unplaced.extend(lost);
        self.number_notes(&mut passages);
        let options = self.job.options;
        let in_colour = options.highlights;
        let width = self.geometry.measure;
        let code_size = self.geometry.size * 0.84;
        let name = name_of(article, &canonical);
        let mut blocks = BlockSetter {
            setter: &mut self.setter,
            ambient: ambient.clone(),
            passages: &passages,
            in_colour,
            width,
            code_size,
            leaf_start: 0,
            opening: if ambient.script.is_cjk() { 0 } else { opening(&article.blocks) },
        }
        .blocks(&article.blocks);
        split_opening(&mut blocks);
        let mut notes = Vec::new();
        for passage in &passages {
            let Some(id) = passage.note else { continue };
            let note = self.note(passage.annotation, id, passage.number, &ambient);
            if passage.in_margin {
                self.margin.insert(id.to_string(), note);
            } else {
                notes.push(note);
            }
        }
        if in_colour {
            self.counts.highlights += passages.len();
        }
        let notes_title = match (notes.is_empty(), options.notes) {
            (true, _) => "",
            (false, Notes::End) => words.notes(),
            (false, _) => words.notes_continued(),
        };
        let mut plain = |text: Option<&str>| {
            text.map(|text| self.setter.plain(text, &ambient)).unwrap_or_default()
        };
        let (title, section, byline) = (
            plain(article.title.as_deref()),
            plain(article.section.as_deref()),
            plain(article.byline.as_deref()),
        );
        let name_pieces = plain(Some(&name));
        let source = article
            .source
            .as_deref()
            .map(|source| self.setter.plain(&words.source(source), &ambient))
            .unwrap_or_default();
        let set = Article {
            key: format!("article-{document_index}-{number}"),
            level: if several { 2 } else { 1 },
            title,
            name_pieces,
            section,
            byline,
            source,
            script: ambient.script,
            language: ambient.language,
            new_page,
            blocks,
            notes,
            notes_title: self.setter.plain(notes_title, &word),
            name: name.clone(),
        };
        self.take_missing(&name);
        set
    }

    /// Gives every note its id, and a number where it is printed away from its passage or without a colour that would
    /// tie it to the passage.
    fn number_notes(&mut self, passages: &mut [Passage<'_>]) {
        let options = self.job.options;
        let mut number = 0;
        for passage in passages {
            if passage.annotation.note.trim().is_empty() || options.notes == Notes::None {
                continue;
            }
            let id = self.next_note;
            self.next_note += 1;
            passage.note = Some(id);
            passage.in_margin = options.notes == Notes::Margin && !self.job.crowded.contains(&id);
            if !passage.in_margin || !options.highlights {
                number += 1;
                passage.number = Some(number);
            }
        }
    }

    fn note(
        &mut self,
        annotation: &Annotation,
        id: u32,
        number: Option<u32>,
        around: &Ambient,
    ) -> Note {
        self.counts.notes += usize::from(!annotation.note.trim().is_empty());
        let ambient = self.note_ambient(&annotation.note, around);
        self.setter.is_note = true;
        let width =
            if self.geometry.note > 0.0 { self.geometry.note } else { self.geometry.measure };
        let blocks = BlockSetter {
            setter: &mut self.setter,
            ambient: ambient.clone(),
            passages: &[],
            in_colour: false,
            width: width - 12.0,
            code_size: self.geometry.note_size * 0.9,
            leaf_start: 0,
            opening: 0,
        }
        .blocks(&parse(&annotation.note));
        let tags = self.setter.plain(&annotation.tags.join(" · "), &ambient);
        self.setter.is_note = false;
        Note {
            id,
            number,
            colour: rule_colour(annotation.colour),
            script: ambient.script,
            language: ambient.language,
            blocks,
            tags,
            quote: Vec::new(),
        }
    }

    fn unplaced(&mut self, annotation: &Annotation, around: &Ambient, words: Words) -> Note {
        let id = self.next_note;
        self.next_note += 1;
        let exact = annotation.selectors.quote.exact.trim();
        let quote = match words {
            Words::ChineseTraditional => format!("「{exact}」"),
            _ => format!("“{exact}”"),
        };
        let mut note = self.note(annotation, id, None, around);
        let quote_ambient =
            if mostly_cjk(exact) { self.note_ambient(exact, around) } else { around.clone() };
        note.quote = self.setter.set(
            &Piece::default(),
            &quote.replace('\n', " "),
            &Ambient { script: note.script, language: note.language.clone() },
            Some(&tag_of(&quote_ambient)),
        );
        note
    }

    /// Notes are in the language of their own characters, whatever the text around them is in.
    fn note_ambient(&self, text: &str, around: &Ambient) -> Ambient {
        if mostly_cjk(text) {
            let script = self.setter.cjk_script(text);
            let language = script.language().unwrap_or_else(|| around.language.clone());
            Ambient { script, language }
        } else if around.script.is_cjk() {
            Ambient::of_tag("en")
        } else {
            around.clone()
        }
    }

    fn take_missing(&mut self, name: &str) {
        let found = self.setter.take_missing();
        if found.is_empty() {
            return;
        }
        match self.missing.iter_mut().find(|(other, _)| other == name) {
            Some((_, characters)) => characters.extend(found),
            None => self.missing.push((name.to_owned(), found)),
        }
    }
}

fn tag_of(ambient: &Ambient) -> String {
    match &ambient.language.region {
        Some(region) => format!("{}-{region}", ambient.language.language),
        None => ambient.language.language.clone(),
    }
}

/// The annotations on article `number`, in the order of their passages, and those without a place in it.
pub(crate) fn place<'a>(
    document: &Document<'a>,
    number: usize,
    canonical: &Canonical,
) -> (Vec<Passage<'a>>, Vec<&'a Annotation>) {
    let mut placed = Vec::new();
    let mut lost = Vec::new();
    for annotation in document.annotations {
        if annotation.article as usize != number {
            continue;
        }
        match Passage::find(annotation, canonical) {
            Some(passage) => placed.push(passage),
            None => lost.push(annotation),
        }
    }
    let made = |annotation: &'a Annotation| (&annotation.created, &annotation.id);
    placed.sort_by(|a, b| {
        (a.first, a.span.end, made(a.annotation)).cmp(&(b.first, b.span.end, made(b.annotation)))
    });
    lost.sort_by(|a, b| made(a).cmp(&made(b)));
    (placed, lost)
}

fn has_placed_note(document: &Document<'_>, options: &PdfOptions) -> bool {
    chosen(document, options).into_iter().any(|number| {
        let mut noted = document
            .annotations
            .iter()
            .filter(|annotation| {
                annotation.article as usize == number && !annotation.note.trim().is_empty()
            })
            .peekable();
        noted.peek().is_some() && {
            let canonical = canonical(&document.issue.articles[number].blocks);
            noted.any(|annotation| Passage::find(annotation, &canonical).is_some())
        }
    })
}

/// Indexes of the articles to print, in the issue's order.
fn chosen(document: &Document<'_>, options: &PdfOptions) -> Vec<usize> {
    (0..document.issue.articles.len())
        .filter(|&number| {
            options
                .articles
                .as_ref()
                .is_none_or(|list| list.iter().any(|&chosen| chosen as usize == number))
        })
        .collect()
}

/// Whether articles are long enough that each may begin a page: half of them fill three quarters of one.
fn articles_fill_pages(document: &Document<'_>, chosen: &[usize], page: &Geometry) -> bool {
    let per_line = page.measure / (page.size * 0.47);
    let lines = (page.height - page.top - page.bottom) / page.line;
    let full = per_line * lines * 0.75;
    let mut weights: Vec<usize> =
        chosen.iter().map(|&number| weight(&document.issue.articles[number].blocks)).collect();
    weights.sort_unstable();
    weights.get(weights.len() / 2).is_some_and(|&median| median as f64 >= full)
}

/// What contents and bookmarks call an article: its title, or its first words.
fn name_of(article: &SourceArticle, canonical: &Canonical) -> String {
    const WORDS: usize = 8;
    const LONGEST: usize = 48;
    if let Some(title) = article.title.as_deref().filter(|title| !title.trim().is_empty()) {
        return title.replace('\n', " ");
    }
    let line = canonical.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("…");
    let words: Vec<&str> = line.split_whitespace().take(WORDS).collect();
    let name: String = words.join(" ").chars().take(LONGEST).collect();
    if name.len() < line.len() && name != "…" { format!("{name}…") } else { name }
}

/// Small capitals end where the opening words end, and scripts without capitals never had them.
fn split_opening(blocks: &mut [super::Block]) {
    if let Some(super::Block::Paragraph { pieces, .. }) = blocks.first_mut() {
        for piece in pieces.iter_mut().filter(|piece| piece.script.is_some_and(Script::is_cjk)) {
            piece.opening = false;
        }
    }
}

fn languages<'a>(document: &Document<'a>) -> impl Iterator<Item = &'a str> {
    document
        .issue
        .languages
        .iter()
        .map(String::as_str)
        .chain([document.publication_language])
        .chain(document.issue.articles.iter().map(|article| article.language.as_str()))
}

/// The language an issue is mainly in.
pub(crate) fn main_language<'a>(document: &Document<'a>) -> &'a str {
    languages(document).find(|tag| !tag.is_empty()).unwrap_or("en")
}

fn article_language<'a>(document: &Document<'a>, article: &'a SourceArticle) -> &'a str {
    if article.language.is_empty() { main_language(document) } else { &article.language }
}

/// The date of an issue in words, as printed where no date is certain, else its year.
fn date_line(document: &Document<'_>, words: Words) -> String {
    let issue = document.issue;
    match (&issue.date, &issue.date_printed, issue.year) {
        (Some(date), _, _) => words.date(date),
        (None, Some(printed), _) => printed.clone(),
        (None, None, Some(year)) => words.date(&year.to_string()),
        (None, None, None) => String::new(),
    }
}

/// The title of a file with one issue: publication, number and year.
pub(crate) fn single_title(document: &Document<'_>) -> String {
    let issue = document.issue;
    let words = Words::of(Script::of_tag(main_language(document)));
    let number = words.number(issue.volume.as_deref(), issue.number.as_deref());
    let year = issue
        .year
        .map(|year| year.to_string())
        .or_else(|| issue.date.as_deref().and_then(|date| date.get(..4)).map(str::to_owned));
    let mut title = document.publication.to_owned();
    if !number.is_empty() {
        title.push_str(if words == Words::English { ", " } else { " " });
        title.push_str(&number);
    }
    if let Some(year) = year {
        title.push_str(&format!(" ({year})"));
    }
    title
}

/// The title of the file: of its issue, or of its first and last.
fn document_title(documents: &[Document<'_>]) -> String {
    match documents {
        [] => String::new(),
        [only] => single_title(only),
        [first, .., last] => format!("{} – {}", single_title(first), single_title(last)),
    }
}

/// Everyone who published any of the issues, in order, each once.
fn authors(documents: &[Document<'_>]) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for name in documents.iter().flat_map(|document| &document.issue.publication.publishers) {
        if !authors.contains(name) {
            authors.push(name.clone());
        }
    }
    authors
}

#[cfg(test)]
mod tests {
    use super::*;
    use flyleaf_model::{
        Anchor, AnchorStatus, AnnotationId, Block, Colour, Issue as SourceIssue, IssueId, Mark, Masthead,
        Run, Span, Timestamp,
    };
    use flyleaf_text::anchor;

    fn annotation(text: &str, quote: &str, colour: Colour, note: &str) -> Annotation {
        let start = text.find(quote).unwrap();
        let span = Span::new(start, start + quote.len());
        Annotation {
            id: AnnotationId::new(quote),
            issue: IssueId::new("i"),
            article: 0,
            selectors: anchor::describe(text, span),
            anchor: Anchor { status: AnchorStatus::Exact, span: Some(span), score: 1.0 },
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
                            Run { text: "nothing moves".to_owned(), marks: vec![Mark::Emphasis], ..Run::default() },
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
            file_name: "pilot.txt",
        };
        let options = PdfOptions::default();
        let built = build(&Job {
            documents: &[document],
            options: &options,
            fonts: None,
            refused: &BTreeSet::from(['#']),
            crowded: &BTreeSet::new(),
        });
        assert_eq!((built.highlights, built.notes), (2, 1));
        assert_eq!(built.missing, [("Slack Water".to_owned(), BTreeSet::from(['#']))]);
        insta::assert_json_snapshot!(built.manuscript);
    }
}
