//! Word documents (Office Open XML, ISO/IEC 29500), as they read with all tracked changes accepted.
//!
//! Headings, lists, quotes and code are known by their styles, in whatever language those are named; numbers are the
//! ones that are printed. What a reader does not see is left out and said: deleted and hidden text, comments, the
//! instructions of fields. What stands on every page is furniture, once.

mod body;
mod drawing;
mod field;
mod inline;
mod notes;
mod numbering;
mod package;
mod page;
mod properties;
mod styles;
mod table;

use flyleaf_model::{FindingCode, Format};

use super::Input;
use super::container::Container;
use super::paragraphs;
use super::xml::{Element, Tree};
use crate::Error;
use crate::flow::{Builder, Flow};

use body::Body;
use notes::NoteKind;
use package::Package;

pub(super) use package::is_document;

/// Reads a Word document.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let damaged = |reason: String| Error::Damaged { format: "DOCX", reason };
    let container = Container::open(input.bytes).map_err(|error| damaged(error.0))?;
    let package = Package::new(container);
    let main = package.main().ok_or_else(|| damaged("it has no main document".into()))?;
    let mut builder = Builder::new(Format::Docx, "utf-8");
    for fault in package.faults() {
        builder.finding(FindingCode::MarkupDamaged, vec![fault.clone()]);
    }
    let root = part(&package, &mut builder, &main);
    let relations = package.relations(&main);
    let mut beside = |kind: &str| match relations.find(kind) {
        Some(target) => part(&package, &mut builder, &target.name),
        None => Element::default(),
    };
    let (styles, numbering) = (beside("styles"), beside("numbering"));
    let (footnotes, endnotes, settings) =
        (beside("footnotes"), beside("endnotes"), beside("settings"));
    properties::declare(&package, &styles, &mut builder);

    let styles = styles::Styles::read(&styles);
    let numbering = numbering::Numbering::read(&numbering, &styles);
    let mut body = Body::new(&package, &mut builder, &styles, numbering, &main);
    body.know_notes(NoteKind::Footnote, &footnotes, relations.find("footnotes"));
    body.know_notes(NoteKind::Endnote, &endnotes, relations.find("endnotes"));

    let Some(text) = root.child("w:body") else {
        return Err(damaged("its main document has no body".into()));
    };
    let pages = page::pages(text, &settings, &relations);
    for name in &pages.headers {
        body.furniture(name);
    }
    let mut parts = Vec::new();
    body.blocks(text, &mut parts);
    body.finish_paragraphs(&mut parts);
    paragraphs::push(body.builder, parts);
    for name in &pages.footers {
        body.furniture(name);
    }
    body.report();
    Ok(builder.finish())
}

/// A part's outermost element; what is wrong with it is told.
fn part(package: &Package<'_>, builder: &mut Builder, name: &str) -> Element {
    match package.tree(name) {
        Some(Tree { root, fault }) => {
            if let Some(fault) = fault {
                builder.finding(FindingCode::MarkupDamaged, vec![format!("{name}: {fault}")]);
            }
            root
        }
        None => Element::default(),
    }
}

#[cfg(test)]
mod tests;
