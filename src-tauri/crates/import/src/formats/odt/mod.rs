//! OpenDocument texts (ISO/IEC 26300), packed or flat, as they read with all tracked changes accepted.
//!
//! Headings are the document's own or known by style, numbers are the ones that are printed. Deleted and hidden text and
//! comments are left out and said; what stands on every page is furniture, once.

mod body;
mod drawing;
mod file;
mod inline;
mod lists;
mod page;
mod styles;
mod table;

use flyleaf_model::{FindingCode, Format};

use super::Input;
use super::paragraphs;
use super::xml::Element;
use crate::Error;
use crate::flow::{Builder, Flow};

use body::Body;
use file::File;
use styles::Styles;

pub(super) use file::{is_document, is_flat_document};

/// Reads an OpenDocument text.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    let damaged = |reason: String| Error::Damaged { format: "ODT", reason };
    let file = File::open(input.bytes)?;
    let mut builder = Builder::new(Format::Odt, "utf-8");
    for fault in &file.faults {
        builder.finding(FindingCode::MarkupDamaged, vec![fault.clone()]);
    }
    let text = file.content.at(&["office:body", "office:text"]);
    let text = text.ok_or_else(|| damaged("it holds no text".into()))?;
    declare(file.meta(), file.styles(), &mut builder);

    let page_styles = Styles::read(&[file.styles()]);
    let styles = Styles::read(&[file.styles(), &file.content]);
    let pages = page::pages(file.styles(), &file.content);
    let mut body = Body::new(&file, &mut builder, &page_styles);
    for header in pages.headers {
        body.furniture(header);
    }
    body.styles = &styles;
    let mut parts = Vec::new();
    body.blocks(text, &mut parts);
    paragraphs::push(body.builder, parts);
    body.styles = &page_styles;
    for footer in pages.footers {
        body.furniture(footer);
    }
    body.report();
    Ok(builder.finish())
}

/// Declares what the document says of itself beside its text. Its time stamps say when a file was begun or saved, which
/// is no date of an issue.
fn declare(meta: &Element, styles: &Element, builder: &mut Builder) {
    let meta = meta.child("office:meta");
    let said = |name: &str| {
        let text = crate::lines::squeezed(&meta?.child(name)?.text());
        (!text.is_empty()).then_some(text)
    };
    let declared = builder.declared();
    declared.title = said("dc:title");
    declared.authors.extend(said("meta:initial-creator").or_else(|| said("dc:creator")));
    declared.languages.extend(said("dc:language").or_else(|| styles::language(styles)));
}

#[cfg(test)]
mod tests;
