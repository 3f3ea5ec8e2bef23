//! From documents to laid-out pages.
//!
//! The typesetter runs more than once: where the notes fall, how high they are and whether every glyph exists is known
//! only from laid-out pages. Each run learns from the pages of the one before it; a run that learns nothing new is the
//! last.

use std::collections::{BTreeMap, BTreeSet};

use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Content, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::fonts::Fonts;
use crate::manuscript::{Built, Job, build};
use crate::margin::{Slip, arrange};
use crate::pictures::Pictures;
use crate::world::Desk;
use crate::{Document, Error, PdfOptions};

/// Laid-out pages and what was learnt on the way.
pub(crate) struct Typeset {
    pub document: PagedDocument,
    pub built: Built,
}

/// More runs than a document needs. Should one need more, all its notes go to the lists after the articles, where they
/// cannot collide.
const RUNS: usize = 10;
/// A note may stand this far from where it was sent, in points, before that counts as news.
const TOLERANCE: f64 = 0.01;

/// Lays out `documents` with those of their images that are `pictures`.
pub(crate) fn typeset(
    documents: &[Document<'_>],
    options: &PdfOptions,
    pictures: &Pictures,
    cancelled: &dyn Fn() -> bool,
) -> Result<Typeset, Error> {
    check(documents, options)?;
    let mut refused = BTreeSet::new();
    let mut crowded = BTreeSet::new();
    let wanted = build(&Job {
        documents,
        options,
        fonts: None,
        refused: &refused,
        crowded: &crowded,
        pictures,
    });
    let fonts = Fonts::choose(&wanted.repertoire);
    let mut placement: BTreeMap<u32, f64> = BTreeMap::new();
    for run in 1.. {
        if cancelled() {
            return Err(Error::Cancelled);
        }
        let built = build(&Job {
            documents,
            options,
            fonts: Some(&fonts),
            refused: &refused,
            crowded: &crowded,
            pictures,
        });
        let document = compile(&fonts, pictures, &built, &placement)?;
        let tofu = without_glyph(&document);
        let notes = seen_notes(&document);
        let page = &built.manuscript.geometry;
        let wishes = arrange_all(
            &notes,
            &placement,
            page.top,
            page.height - page.bottom * 0.6,
            page.note_size,
        );
        let news = !tofu.is_subset(&refused)
            || !wishes.crowded.is_empty()
            || wishes.placement.iter().any(|(note, moved)| {
                (placement.get(note).copied().unwrap_or(0.0) - moved).abs() > TOLERANCE
            });
        if !news || run == RUNS {
            return Ok(Typeset { document, built });
        }
        if run == RUNS - 1 {
            crowded.extend(notes.iter().map(|(note, _)| *note));
        }
        refused.extend(tofu);
        crowded.extend(wishes.crowded);
        placement = wishes.placement;
    }
    unreachable!("the loop above ends by returning")
}

fn check(documents: &[Document<'_>], options: &PdfOptions) -> Result<(), Error> {
    let Some(longest) = documents.iter().map(|document| document.issue.articles.len()).max() else {
        return Err(Error::Empty);
    };
    match options.articles.iter().flatten().find(|&&article| article as usize >= longest) {
        Some(&article) => Err(Error::NoSuchArticle(article)),
        None => Ok(()),
    }
}

fn compile(
    fonts: &Fonts,
    pictures: &Pictures,
    built: &Built,
    placement: &BTreeMap<u32, f64>,
) -> Result<PagedDocument, Error> {
    let json = |result: serde_json::Result<Vec<u8>>| {
        result
            .map(Bytes::new)
            .map_err(|error| Error::Typesetting { message: error.to_string(), hint: None })
    };
    let manuscript = json(serde_json::to_vec(&built.manuscript))?;
    let placement = json(serde_json::to_vec(placement))?;
    let desk = Desk::new(fonts, pictures, manuscript, placement);
    typst::compile::<PagedDocument>(&desk).output.map_err(|errors| refusal(&errors))
}

/// The first of the typesetter's complaints.
pub(crate) fn refusal(errors: &[SourceDiagnostic]) -> Error {
    let first = errors.first();
    Error::Typesetting {
        message: first
            .map_or_else(|| "no reason given".to_owned(), |error| error.message.to_string()),
        hint: first.and_then(|error| error.hints.first()).map(|hint| hint.v.to_string()),
    }
}

/// Characters that came out as the glyph for no glyph.
fn without_glyph(document: &PagedDocument) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    for page in document.pages() {
        visit_text(&page.frame, &mut |text| {
            for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                found.extend(text.text[glyph.range()].chars());
            }
        });
    }
    found
}

fn visit_text(frame: &Frame, visit: &mut impl FnMut(&TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Text(text) => visit(text),
            FrameItem::Group(group) => visit_text(&group.frame, visit),
            _ => {}
        }
    }
}

/// Where a note was found on the pages; lengths in points from the top of the page.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    page: usize,
    /// The baseline of the line that its passage starts in.
    anchor: Option<f64>,
    /// The note's top and height.
    top: Option<f64>,
    height: f64,
}

/// The marks that the template leaves at passages and around notes.
fn seen_notes(document: &PagedDocument) -> Vec<(u32, Seen)> {
    let Some(label) = Label::new(PicoStr::intern("flyleaf-note")) else { return Vec::new() };
    let introspector = document.introspector();
    let mut order: Vec<u32> = Vec::new();
    let mut seen: BTreeMap<u32, Seen> = BTreeMap::new();
    for content in introspector.query(&Selector::Label(label)) {
        let Some((note, height)) = mark(&content) else { continue };
        let Some(position) =
            content.location().and_then(|location| introspector.position(location))
        else {
            continue;
        };
        let found = seen.entry(note).or_default();
        let y = position.point.y.to_pt();
        match height {
            Some(height) => {
                found.top = Some(y);
                found.height = height;
            }
            None => {
                found.anchor = Some(y);
                found.page = position.page.get();
                order.push(note);
            }
        }
    }
    order.into_iter().filter_map(|note| Some((note, *seen.get(&note)?))).collect()
}

/// The note that a mark is about, and its height in points where the mark stands at the note itself.
fn mark(content: &Content) -> Option<(u32, Option<f64>)> {
    let Value::Dict(dict) = &content.to_packed::<MetadataElem>()?.value else { return None };
    let Ok(Value::Int(note)) = dict.get("note") else { return None };
    let height = match dict.get("height") {
        Ok(Value::Float(height)) => Some(*height),
        _ => None,
    };
    Some((u32::try_from(*note).ok()?, height))
}

#[derive(Debug, Default)]
struct Wishes {
    placement: BTreeMap<u32, f64>,
    crowded: BTreeSet<u32>,
}

/// Sends every note to its place, and says which have none.
fn arrange_all(
    notes: &[(u32, Seen)],
    placement: &BTreeMap<u32, f64>,
    top: f64,
    bottom: f64,
    note_size: f64,
) -> Wishes {
    let mut wishes = Wishes::default();
    let mut pages: BTreeMap<usize, Vec<(u32, f64, Slip)>> = BTreeMap::new();
    for &(note, seen) in notes {
        let (Some(anchor), Some(at)) = (seen.anchor, seen.top) else {
            wishes.crowded.insert(note);
            continue;
        };
        // The first baseline of the note on the baseline of its passage.
        let slip = Slip { wish: anchor - 0.75 * note_size, height: seen.height };
        let unmoved = at - placement.get(&note).copied().unwrap_or(0.0);
        pages.entry(seen.page).or_default().push((note, unmoved, slip));
    }
    for page in pages.values_mut() {
        page.sort_by(|a, b| a.2.wish.total_cmp(&b.2.wish).then(a.0.cmp(&b.0)));
        let slips: Vec<Slip> = page.iter().map(|(_, _, slip)| *slip).collect();
        let tops = arrange(&slips, top, bottom, note_size * 0.95);
        for (index, (note, unmoved, _)) in page.iter().enumerate() {
            match tops[index] {
                Some(y) => {
                    wishes.placement.insert(*note, y - unmoved);
                }
                None => {
                    wishes.crowded.insert(*note);
                }
            }
        }
    }
    wishes
}
