//! What a page shows and what it hides from its readers.

use dom_query::NodeRef;

use super::dom;

/// What is done with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    /// It is shown.
    Shown,
    /// It holds nothing that is ever shown: a script, a style sheet, the head.
    Machinery,
    /// It holds text that the page hides.
    Hidden,
}

/// Elements that hold no text for readers.
const MACHINERY: &[&str] = &[
    "head",
    "script",
    "style",
    "title",
    "meta",
    "link",
    "base",
    "template",
    "iframe",
    "frame",
    "noembed",
    "rp",
    "datalist",
    "annotation",
    "annotation-xml",
];
/// Elements whose content is only shown where the element itself cannot be, or that show one of many.
const REPLACED: &[&str] = &["audio", "canvas", "select", "video"];

/// Whether an element is shown.
pub(super) fn of(node: &NodeRef<'_>, name: &str) -> Visibility {
    if MACHINERY.contains(&name) {
        return Visibility::Machinery;
    }
    if REPLACED.contains(&name) || dom::has(node, "hidden") || hides(node) || is_decoration(node) {
        return Visibility::Hidden;
    }
    Visibility::Shown
}

/// Whether an element's own style hides it, as mails hide the line that mail lists show beside the subject.
fn hides(node: &NodeRef<'_>) -> bool {
    let Some(style) = dom::attribute(node, "style") else { return false };
    let (mut clipped, mut flat) = (false, false);
    for (property, value) in declarations(&style) {
        match (property.as_str(), value.as_str()) {
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("mso-hide", "all") => {
                return true;
            }
            ("overflow", "hidden") => clipped = true,
            ("max-height" | "height", "0" | "0px") => flat = true,
            _ => {}
        }
    }
    clipped && flat
}

/// Whether an element is kept from those who listen and holds no words: the sign of a link to a heading, an icon. The
/// drawn form of a formula is such too, where its words stand beside it.
fn is_decoration(node: &NodeRef<'_>) -> bool {
    if !dom::has_word(node, "aria-hidden", &["true"]) {
        return false;
    }
    let drawn_formula = || {
        dom::has_word(node, "class", &["katex-html"])
            || node
                .parent()
                .is_some_and(|parent| parent.children_it(false).any(|n| dom::name(&n) == "math"))
    };
    !node.text().chars().any(char::is_alphanumeric) || drawn_formula()
}

/// The declarations of a style attribute, in lower case, without `!important`.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, String)> + '_ {
    style.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim_end().to_owned();
        Some((property.trim().to_ascii_lowercase(), value))
    })
}

/// How many characters of an element a reader would have seen.
pub(super) fn characters(node: &NodeRef<'_>) -> usize {
    struct Count(usize);
    impl dom::Visitor for Count {
        fn enter(&mut self, node: &NodeRef<'_>) -> bool {
            if let Some(text) = dom::text(node) {
                self.0 += text.chars().filter(|&c| !crate::lines::is_blank(c)).count();
            }
            !MACHINERY.contains(&dom::name(node).as_str())
        }
        fn leave(&mut self, _: &NodeRef<'_>) {}
    }
    let mut count = Count(0);
    dom::visit(*node, &mut count);
    count.0
}
