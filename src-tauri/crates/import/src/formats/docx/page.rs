//! What stands at the head and foot of pages.

use super::super::xml::Element;
use super::package::Relations;
use super::styles::is_on;

/// The parts that are printed on pages, each once, in the order of the sections that use them.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// At the head.
    pub(super) headers: Vec<String>,
    /// At the foot.
    pub(super) footers: Vec<String>,
}

/// The headers and footers that a document prints: those of first pages where a section has one of its own, and those
/// of even pages where the document tells odd from even.
pub(super) fn pages(body: &Element, settings: &Element, relations: &Relations) -> Pages {
    let switched = |element: &Element, name: &str| {
        element
            .child(name)
            .is_some_and(|switch| switch.attribute("w:val").is_none_or(|value| is_on(Some(value))))
    };
    let even = switched(settings, "w:evenAndOddHeaders");
    let mut pages = Pages::default();
    for section in sections(body) {
        let first = switched(section, "w:titlePg");
        for reference in section.elements() {
            let list = match reference.name() {
                "w:headerReference" => &mut pages.headers,
                "w:footerReference" => &mut pages.footers,
                _ => continue,
            };
            let shown = match reference.attribute("w:type") {
                Some("first") => first,
                Some("even") => even,
                _ => true,
            };
            let target = reference.attribute("r:id").and_then(|id| relations.get(id));
            if let Some(target) = target.filter(|target| shown && !target.external)
                && !list.contains(&target.name)
            {
                list.push(target.name.clone());
            }
        }
    }
    pages
}

/// The properties of every section: of all but the last they stand in its last paragraph.
fn sections(body: &Element) -> impl Iterator<Item = &Element> {
    body.elements().filter_map(|element| {
        if element.is("w:sectPr") { Some(element) } else { element.at(&["w:pPr", "w:sectPr"]) }
    })
}
