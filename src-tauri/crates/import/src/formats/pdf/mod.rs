//! PDF with a text layer.
//!
//! A PDF places glyphs; it knows no words, lines or paragraphs. One module a question puts them together again:
//! [`words`], [`rows`], [`margins`] (what comes back on every page), [`gutters`] and [`columns`] (the order of reading), [`tables`],
//! [`paragraphs`], [`continued`] (over columns and pages), [`headings`], [`notes`] and [`hyphens`]. [`document`] is the
//! only one that speaks to the library. A page without text, as of a scan, is said to be one; nothing is guessed from
//! its picture.

mod annotations;
mod columns;
mod compose;
mod continued;
mod document;
mod fonts;
mod glyphs;
mod gutters;
mod headings;
mod hyphens;
mod instructions;
mod letters;
mod margins;
mod mirror;
mod notes;
mod outline;
mod paragraphs;
mod photographs;
mod rows;
mod setting;
mod streams;
mod tables;
mod tags;
mod words;

use std::collections::HashMap;

use flyleaf_model::{FindingCode, Format};

use super::Input;
use crate::Error;
use crate::flow::{Builder, Flow};
use compose::{Composer, Known, Places};
use document::Document;
use hyphens::Vocabulary;
use paragraphs::{Kind, Passage};
use rows::Stretch;
use setting::{Line, Setting};

/// Bytes at the head of a file among which its signature stands.
const HEAD: usize = 1024;
/// Page numbers that a finding lists.
const MOST_LISTED: usize = 40;

/// Whether a file says that it is a PDF: within its first bytes, for some come with others before. A text that only
/// speaks of the signature has no objects.
pub(super) fn is(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let signed = head.windows(5).any(|window| window == b"%PDF-");
    signed && (bytes.starts_with(b"%PDF-") || bytes.windows(6).any(|window| window == b"endobj"))
}

/// Reads a PDF.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let mut document = document::read(input.bytes)?;
    if document.pages.iter().all(document::PageText::is_blank) {
        return Err(Error::NoTextLayer { pages: document.pages.len() });
    }
    let mut photographs = HashMap::new();
    let (passages, setting) = passages(&mut document, &mut photographs);
    let vocabulary = Vocabulary::new(&passages);
    let levels = headings::levels(&passages, &setting, &document.tagged);
    let notes = notes::notes(&passages, &setting);
    let names = passages
        .iter()
        .zip(&notes)
        .filter_map(|(passage, note)| Some((passage.page, note.as_ref()?)))
        .map(|(page, note)| ((page, note.label.clone()), note.id.clone()))
        .collect();
    let known: Vec<Known> = passages
        .into_iter()
        .zip(levels.into_iter().zip(notes))
        .map(|(passage, (level, note))| Known { passage, level, note })
        .collect();
    let mut builder = Builder::new(Format::Pdf, "utf-8");
    let places = Composer {
        targets: &document.targets,
        looks: &document.looks,
        setting,
        vocabulary,
        notes: names,
        rejoined: 0,
    }
    .compose(&known, &photographs, &mut builder);
    declare(&document, &places, &mut builder);
    Ok(builder.finish())
}

/// The passages of all pages in the order in which they are read.
fn passages(
    document: &mut Document,
    photographs: &mut HashMap<(usize, usize), Vec<u8>>,
) -> (Vec<Passage>, Setting) {
    let pages: Vec<Vec<Stretch>> = document
        .pages
        .iter_mut()
        .map(|page| rows::stretches(std::mem::take(&mut page.words), page.is_mirrored))
        .collect();
    let furniture = margins::furniture(&pages);
    let mut asides: Vec<(Vec<Stretch>, Vec<Stretch>)> = Vec::with_capacity(pages.len());
    let mut texts: Vec<Vec<Stretch>> = Vec::with_capacity(pages.len());
    for (page, marks) in pages.into_iter().zip(furniture) {
        let (mut aside, mut text) = (Vec::new(), Vec::new());
        for (stretch, mark) in page.into_iter().zip(marks) {
            if mark { aside.push(stretch) } else { text.push(stretch) }
        }
        let first = text.first().map_or(f32::INFINITY, |first| first.base);
        asides.push(aside.into_iter().partition(|stretch| stretch.base <= first));
        texts.push(text);
    }
    let looks = &document.looks;
    let lines = |column| setting::lines(column, looks);
    let mut columns: Vec<Vec<Vec<Line>>> = columns::of_pages(texts)
        .into_iter()
        .map(|page| page.into_iter().map(lines).collect())
        .collect();
    let widths: Vec<f32> = document.pages.iter().map(|page| page.width).collect();
    setting::widen(&mut columns, &widths);
    let setting = setting::measure(&columns, &document.looks);
    let mut passages: Vec<Passage> = Vec::new();
    let mut begins: Vec<bool> = Vec::new();
    for (number, (page, (above, below))) in columns.into_iter().zip(asides).enumerate() {
        let mut of_page: Vec<Passage> = furniture_passages(above, number, &document.looks);
        begins.resize(begins.len() + of_page.len(), false);
        for column in page {
            let found = paragraphs::passages(column, number, &setting);
            begins.extend((0..found.len()).map(|at| at == 0));
            of_page.extend(found);
        }
        let turned = std::mem::take(&mut document.pages[number].turned);
        let turned = turned.into_iter().map(|words| rows::stretches(words, false)).collect();
        for column in columns::of_pages(turned).into_iter().flatten() {
            let lines = setting::lines(column, &document.looks);
            of_page.extend(paragraphs::passages(lines, number, &setting));
        }
        of_page.extend(furniture_passages(below, number, &document.looks));
        begins.resize(passages.len() + of_page.len(), false);
        let of_page = with_photographs(of_page, number, document, photographs, &mut begins);
        passages.extend(of_page);
    }
    (continued::join(passages, &begins, &setting), setting)
}

/// Furniture, row by row.
fn furniture_passages(stretches: Vec<Stretch>, page: usize, looks: &fonts::Looks) -> Vec<Passage> {
    let rows = columns::rows(stretches);
    let lines = setting::lines(columns::Column { rows, across: None }, looks);
    lines.into_iter().map(|line| Passage::new(Kind::Furniture, page, vec![line])).collect()
}

/// Puts photographs in front of the first passage that stands below them.
fn with_photographs(
    passages: Vec<Passage>,
    page: usize,
    document: &mut Document,
    photographs: &mut HashMap<(usize, usize), Vec<u8>>,
    begins: &mut Vec<bool>,
) -> Vec<Passage> {
    let found = std::mem::take(&mut document.pages[page].photographs);
    let from = begins.len() - passages.len();
    let mut placed = passages;
    for (number, photograph) in found.into_iter().enumerate() {
        let (left, right) = (photograph.place.x0 as f32, photograph.place.x1 as f32);
        let bottom = photograph.place.y1 as f32;
        let below = placed.iter().position(|passage| {
            passage.kind != Kind::Furniture
                && passage
                    .first()
                    .is_some_and(|line| line.base > bottom && line.start < right && line.end > left)
        });
        let at = below.unwrap_or(placed.len());
        placed.insert(at, Passage::new(Kind::Photograph(number), page, Vec::new()));
        begins.insert(from + at, false);
        photographs.insert((page, number), photograph.bytes);
    }
    placed
}

/// What the file says of itself, and what a reader should know of the reading.
fn declare(document: &Document, places: &Places, builder: &mut Builder) {
    // An entry that stands alone at the top, over all others, names the document.
    let top = document.outline.iter().filter(|entry| entry.level == 0).count();
    let lift = u8::from(top == 1 && document.outline.len() > 1 && document.outline[0].level == 0);
    for entry in document.outline.iter().skip(usize::from(lift)) {
        let target = entry.target.and_then(|(page, down)| {
            let mut on_page = places.iter().filter(|place| place.0 == page);
            let below = on_page.clone().find(|place| place.1 >= down - 2.0);
            below.or_else(|| on_page.next_back()).map(|place| place.2)
        });
        builder.contents_entry(&entry.title, entry.level - lift, target);
    }
    let declared = builder.declared();
    let over = document.outline.first().filter(|_| lift > 0).map(|entry| entry.title.clone());
    declared.title = document.title.clone().or(over);
    declared.authors = document.author.iter().cloned().collect();
    declared.languages = document.language.iter().cloned().collect();
    let blank: Vec<usize> = (1..)
        .zip(&document.pages)
        .filter(|(_, page)| page.is_picture)
        .map(|(number, _)| number)
        .collect();
    if !blank.is_empty() {
        builder.finding(FindingCode::NoTextLayer, vec![listed(&blank)]);
    }
    for (page, reason) in &document.unreadable {
        builder.finding(FindingCode::PartUnreadable, vec![page.to_string(), reason.clone()]);
    }
    if document.unknown > 0 {
        builder.finding(FindingCode::BytesReplaced, vec![document.unknown.to_string()]);
    }
    if document.notes > 0 {
        builder.finding(FindingCode::CommentsLeftOut, vec![document.notes.to_string()]);
    }
    if document.cut {
        builder.finding(FindingCode::LimitReached, vec!["PDF".to_owned()]);
    }
}

/// Page numbers with runs drawn together: `1-3, 7`.
fn listed(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == page => run.1 = page,
            _ => runs.push((page, page)),
        }
    }
    let more = runs.len() > MOST_LISTED;
    let texts: Vec<String> = runs
        .into_iter()
        .take(MOST_LISTED)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}-{to}") })
        .collect();
    texts.join(", ") + if more { ", …" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_drawn_together() {
        assert_eq!(listed(&[1, 2, 3, 7, 9, 10]), "1-3, 7, 9-10");
    }
}
