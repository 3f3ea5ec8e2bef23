//! Articles and notes into their printed form.

use flyleaf_model::{Annotation, Span};
use flyleaf_text::canonical::canonical;

use super::article::{BlockSetter, opening};
use super::build::Builder;
use super::footnotes::Footnotes;
use super::names::{article_language, main_language, name_of};
use super::passages::{Passage, rule_colour};
use super::selection::{heads_of_tables, place, written_on};
use super::setter::Ambient;
use super::{Article, Block, Note, Piece, parse};
use crate::script::{Script, mostly_cjk};
use crate::words::Words;
use crate::{Document, Notes};

impl Builder<'_> {
    pub(super) fn article<'d>(
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
        self.number_notes(&mut passages, &heads_of_tables(&article.blocks));
        let options = self.job.options;
        let in_colour = options.highlights;
        let width = self.geometry.measure;
        let code_size = self.geometry.size * 0.84;
        let name = name_of(article, &canonical);
        let key = format!("article-{document_index}-{number}");
        let mut setter = BlockSetter {
            passages: &passages,
            in_colour,
            width,
            type_size: self.geometry.size,
            code_size,
            opening: if ambient.script.is_cjk() { 0 } else { opening(&article.blocks) },
            footnotes: Footnotes::of(&article.blocks, &key),
            ruled: if number == 0 { document.ruled } else { &[] },
            ..BlockSetter::new(&mut self.setter, ambient.clone(), self.job.pictures)
        };
        let mut blocks = setter.blocks(&article.blocks);
        let BlockSetter { footnotes, unprinted, .. } = setter;
        let footnotes = footnotes.finish();
        self.unprinted.extend(unprinted.into_iter().map(|alt| (name.clone(), alt)));
        split_opening(&mut blocks);
        let general = self.general(document, Some(number), &ambient);
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
        let date = article.date.as_deref().map(|date| words.date(date));
        let byline = match (article.byline.clone(), date) {
            (Some(byline), Some(date)) => Some(format!("{byline} · {date}")),
            (byline, date) => byline.or(date),
        };
        let mut plain = |text: Option<&str>| {
            text.map(|text| self.setter.plain(text, &ambient)).unwrap_or_default()
        };
        let (title, section, byline) = (
            plain(article.title.as_deref()),
            plain(article.section.as_deref()),
            plain(byline.as_deref()),
        );
        let name_pieces = plain(Some(&name));
        let source = article
            .source
            .as_deref()
            .map(|source| self.setter.plain(&words.source(source), &ambient))
            .unwrap_or_default();
        let set = Article {
            key,
            level: if several { 2 } else { 1 },
            title,
            name_pieces,
            section,
            byline,
            source,
            script: ambient.script,
            language: ambient.language,
            new_page,
            general,
            blocks,
            footnotes,
            notes,
            notes_title: self.setter.plain(notes_title, &word),
            name: name.clone(),
        };
        self.take_missing(&name);
        set
    }

    /// Gives every note its id, and a number where it is printed away from its passage or without a colour that would
    /// tie it to the passage.
    ///
    /// `heads` are the heads of tables, which are printed on every page of theirs: a note in the margin has one place.
    pub(super) fn number_notes(&mut self, passages: &mut [Passage<'_>], heads: &[Span]) {
        let options = self.job.options;
        let mut number = 0;
        for passage in passages {
            if passage.annotation.note.trim().is_empty() || options.notes == Notes::None {
                continue;
            }
            let id = self.next_note;
            self.next_note += 1;
            passage.note = Some(id);
            passage.in_margin = options.notes == Notes::Margin
                && !self.job.crowded.contains(&id)
                && !heads
                    .iter()
                    .any(|head| head.start <= passage.first && passage.first <= head.end);
            if !passage.in_margin || !options.highlights {
                number += 1;
                passage.number = Some(number);
            }
        }
    }

    pub(super) fn note(
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
            width: width - 12.0,
            code_size: self.geometry.note_size * 0.9,
            ..BlockSetter::new(&mut self.setter, ambient.clone(), self.job.pictures)
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

    /// Notes on an article as a whole, or on the issue.
    pub(super) fn general(
        &mut self,
        document: &Document<'_>,
        number: Option<usize>,
        around: &Ambient,
    ) -> Vec<Note> {
        if self.job.options.notes == Notes::None {
            return Vec::new();
        }
        let written = written_on(document, number);
        self.counts.general += written.len();
        written
            .into_iter()
            .map(|annotation| {
                let id = self.next_note;
                self.next_note += 1;
                self.note(annotation, id, None, around)
            })
            .collect()
    }

    pub(super) fn unplaced(
        &mut self,
        annotation: &Annotation,
        around: &Ambient,
        words: Words,
    ) -> Note {
        let id = self.next_note;
        self.next_note += 1;
        let exact = annotation.quote().trim();
        let quote = match words {
            Words::ChineseTraditional => format!("「{exact}」"),
            _ => format!("“{exact}”"),
        };
        let mut note = self.note(annotation, id, None, around);
        let quote_ambient =
            if mostly_cjk(exact) { self.note_ambient(exact, around) } else { around.clone() };
        self.setter.begin(true);
        note.quote = self.setter.set(
            &Piece::default(),
            &quote.replace('\n', " "),
            &Ambient { script: note.script, language: note.language.clone() },
            Some(&tag_of(&quote_ambient)),
        );
        note
    }

    /// Notes are in the language of their own characters, whatever the text around them is in.
    pub(super) fn note_ambient(&self, text: &str, around: &Ambient) -> Ambient {
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

    pub(super) fn take_missing(&mut self, name: &str) {
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
/// Small capitals end where the opening words end, and scripts without capitals never had them.
fn split_opening(blocks: &mut [Block]) {
    if let Some(Block::Paragraph { pieces, .. }) = blocks.first_mut() {
        for piece in pieces.iter_mut().filter(|piece| piece.script.is_some_and(Script::is_cjk)) {
            piece.opening = false;
        }
    }
}
