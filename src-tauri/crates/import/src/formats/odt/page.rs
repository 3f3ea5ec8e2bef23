//! What stands at the head and foot of pages.

use super::super::xml::Element;

/// The elements that are printed on pages.
#[derive(Debug, Default)]
pub(super) struct Pages<'e> {
    /// At the head.
    pub(super) headers: Vec<&'e Element>,
    /// At the foot.
    pub(super) footers: Vec<&'e Element>,
}

/// The headers and footers of the pages that a document uses: the first, those that a paragraph begins, and those that
/// follow one of these.
pub(super) fn pages<'e>(styles: &'e Element, content: &'e Element) -> Pages<'e> {
    let masters: Vec<&Element> = styles
        .child("office:master-styles")
        .map(|group| group.elements().filter(|element| element.is("style:master-page")).collect())
        .unwrap_or_default();
    let name = |master: &&'e Element| master.attribute("style:name");
    let mut used: Vec<&str> = masters.first().and_then(name).into_iter().collect();
    used.extend(masters.iter().filter_map(name).find(|&name| name == "Standard"));
    let automatic = content.child("office:automatic-styles");
    let begun = automatic.into_iter().flat_map(Element::elements);
    used.extend(begun.filter_map(|style| style.attribute("style:master-page-name")));
    let mut pages = Pages::default();
    let mut seen = Vec::new();
    while let Some(next) = used.pop() {
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        let master = masters.iter().find(|master| name(master) == Some(next));
        used.extend(master.and_then(|master| master.attribute("style:next-style-name")));
    }
    for master in
        masters.iter().filter(|master| name(master).is_some_and(|name| seen.contains(&name)))
    {
        for part in
            master.elements().filter(|part| part.attribute("style:display") != Some("false"))
        {
            match part.name().split_once(':').map_or("", |(_, local)| local) {
                local if local.starts_with("header") => pages.headers.push(part),
                local if local.starts_with("footer") => pages.footers.push(part),
                _ => {}
            }
        }
    }
    pages
}
