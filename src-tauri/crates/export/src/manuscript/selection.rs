//! What of a document is printed, and where on its articles the annotations stand.

use flyleaf_model::{Annotation, Block, Span};
use flyleaf_text::canonical::{Canonical, canonical, visit_blocks};
use flyleaf_text::table::grid;

use super::article::weight;
use super::passages::Passage;
use crate::geometry::Geometry;
use crate::{Document, PdfOptions};

/// The annotations on article `number`, in the order of their passages, and those without a place in it.
pub(crate) fn place<'a>(
    document: &Document<'a>,
    number: usize,
    canonical: &Canonical,
) -> (Vec<Passage<'a>>, Vec<&'a Annotation>) {
    let mut placed = Vec::new();
    let mut lost = Vec::new();
    for annotation in document.annotations {
        if annotation.article() != u32::try_from(number).ok() || annotation.anchor().is_none() {
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

/// What is written on an article as a whole, or on the issue for `None`, in the order it was made.
pub(crate) fn written_on<'a>(
    document: &Document<'a>,
    number: Option<usize>,
) -> Vec<&'a Annotation> {
    let number = number.and_then(|number| u32::try_from(number).ok());
    let mut found: Vec<&Annotation> = document
        .annotations
        .iter()
        .filter(|annotation| annotation.article() == number && annotation.anchor().is_none())
        .filter(|annotation| !annotation.note.trim().is_empty() || !annotation.tags.is_empty())
        .collect();
    found.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
    found
}

/// What stands in or on an article that the issue does not have.
pub(crate) fn beyond<'a>(document: &Document<'a>) -> impl Iterator<Item = &'a Annotation> {
    let articles = document.issue.articles.len();
    document.annotations.iter().filter(move |annotation| {
        annotation.article().is_some_and(|article| article as usize >= articles)
    })
}

/// Where the heads of tables stand in the canonical text: bytes, from the first leaf to the last of each head.
pub(super) fn heads_of_tables(blocks: &[Block]) -> Vec<Span> {
    // A table's leaves are its own wherever it stands, so its place is found by counting those before it.
    let leaves = canonical(blocks).leaves;
    let count = |blocks: &[Block]| canonical(blocks).leaves.len();
    let mut heads = Vec::new();
    let mut before = 0;
    visit_blocks(blocks, &mut |block| match block {
        Block::Table { head, rows } => {
            let head = grid(rows, *head).head;
            let cells = rows[..head].iter().flat_map(|row| &row.cells);
            let within: usize = cells.map(|cell| count(&cell.blocks)).sum();
            if within > 0 {
                heads.push(Span::new(leaves[before].start, leaves[before + within - 1].end));
            }
        }
        Block::Paragraph { .. } | Block::Heading { .. } | Block::Preformatted { .. } => before += 1,
        Block::Figure { caption, .. } if !caption.is_empty() => before += 1,
        _ => {}
    });
    heads
}

pub(super) fn has_placed_note(document: &Document<'_>, options: &PdfOptions) -> bool {
    chosen(document, options).into_iter().any(|number| {
        let mut noted = document
            .annotations
            .iter()
            .filter(|annotation| {
                annotation.article() == u32::try_from(number).ok()
                    && annotation.anchor().is_some()
                    && !annotation.note.trim().is_empty()
            })
            .peekable();
        noted.peek().is_some() && {
            let canonical = canonical(&document.issue.articles[number].blocks);
            noted.any(|annotation| Passage::find(annotation, &canonical).is_some())
        }
    })
}

/// Indexes of the articles to print, in the issue's order.
pub(super) fn chosen(document: &Document<'_>, options: &PdfOptions) -> Vec<usize> {
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
pub(super) fn articles_fill_pages(
    document: &Document<'_>,
    chosen: &[usize],
    page: &Geometry,
) -> bool {
    let per_line = page.measure / (page.size * 0.47);
    let lines = (page.height - page.top - page.bottom) / page.line;
    let full = per_line * lines * 0.75;
    let mut weights: Vec<usize> =
        chosen.iter().map(|&number| weight(&document.issue.articles[number].blocks)).collect();
    weights.sort_unstable();
    weights.get(weights.len() / 2).is_some_and(|&median| median as f64 >= full)
}
