//! What elements of a page say of themselves: that they are the content, or stand around it.

use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::{Document, NodeId, NodeRef};
use regex::Regex;

use super::dom;
use super::visible::{self, Visibility};

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:breadcrumbs?|comments?|disqus|menu|nav(?:bar|igation)?|pag(?:er|ination)|popup|related|respond|search|share|shar(?:e|ing)[-_]?(?:bar|buttons?|links)?|sidebar|social|tags?|toolbar|widget)\b",
    )
    .unwrap()
});

/// What is measured of an element.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Weight {
    /// Characters, those that its images say among them.
    pub(super) text: usize,
    /// Characters that are links.
    pub(super) linked: usize,
    /// Links.
    pub(super) links: usize,
}

impl Weight {
    /// Whether it is mostly links.
    pub(super) fn is_links(self) -> bool {
        self.linked * 2 > self.text
    }
}

/// The level of a heading.
pub(super) fn level(name: &str) -> Option<u8> {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6").then(|| name.as_bytes()[1] - b'0')
}

/// Whether an element is, by what it is or is called, something around the content.
pub(super) fn is_around(node: &NodeRef<'_>) -> bool {
    let name = dom::name(node);
    if matches!(name.as_str(), "html" | "body" | "main" | "article") {
        return false;
    }
    name == "nav"
        || dom::has_word(
            node,
            "role",
            &[
                "navigation",
                "search",
                "contentinfo",
                "complementary",
                "menu",
                "menubar",
                "dialog",
                "alert",
            ],
        )
        || AROUND.is_match(&named(node))
        || name == "noscript" && node.text().to_lowercase().contains("javascript")
}

/// Whether an element says itself that it is not the content of the page.
pub(super) fn is_landmark(node: &NodeRef<'_>, weight: Weight) -> bool {
    let name = dom::name(node);
    let in_section = || {
        node.ancestors_it(None).any(|outer| {
            matches!(dom::name(&outer).as_str(), "article" | "section" | "main" | "blockquote")
        })
    };
    match name.as_str() {
        "nav" => true,
        "noscript" => is_around(node),
        "footer" => !in_section(),
        "aside" => !in_section() && !dom::has(node, "epub:type") && !dom::has(node, "role"),
        "header" => !in_section() && weight.is_links(),
        _ => {
            dom::has_word(node, "role", &["navigation", "search", "contentinfo", "menu", "menubar"])
        }
    }
}

/// An element's names: its classes and its id, with words parted.
pub(super) fn named(node: &NodeRef<'_>) -> String {
    let names = [dom::attribute(node, "class"), dom::attribute(node, "id")];
    names.into_iter().flatten().collect::<Vec<_>>().join(" ").replace('_', "-")
}

/// How to go on from an element.
pub(super) enum Step {
    /// To what is in it.
    Into,
    /// To what comes after it.
    Over,
}

/// Goes through the elements of a page that are shown.
pub(super) fn collect(root: NodeRef<'_>, step: &mut dyn FnMut(&NodeRef<'_>) -> Step) {
    struct Collect<'s>(&'s mut dyn FnMut(&NodeRef<'_>) -> Step);
    impl dom::Visitor for Collect<'_> {
        fn enter(&mut self, node: &NodeRef<'_>) -> bool {
            if !node.is_element() {
                return !node.is_text();
            }
            visible::of(node, &dom::name(node)) == Visibility::Shown
                && matches!((self.0)(node), Step::Into)
        }
        fn leave(&mut self, _: &NodeRef<'_>) {}
    }
    dom::visit(root, &mut Collect(step));
}

/// What is measured of a page.
pub(super) struct Measure {
    /// Of each element that is shown.
    pub(super) weights: HashMap<NodeId, Weight>,
    open: Vec<Weight>,
    linked: usize,
    /// Whether it has signs of a page of a site: what a document alone does not have.
    pub(super) landmarks: bool,
}

impl Measure {
    /// Measures a page.
    pub(super) fn of(document: &Document) -> Self {
        let mut measure =
            Self { weights: HashMap::new(), open: Vec::new(), linked: 0, landmarks: false };
        dom::visit(document.root(), &mut measure);
        measure
    }
}

impl dom::Visitor for Measure {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if let Some(text) = dom::text(node) {
            if let Some(weight) = self.open.last_mut() {
                let text = text.chars().filter(|&c| !crate::lines::is_blank(c)).count();
                weight.text += text;
                if self.linked > 0 {
                    weight.linked += text;
                }
            }
            return false;
        }
        let name = dom::name(node);
        // What an image says is read as its text.
        let alt = if name == "img" {
            dom::attribute(node, "alt").unwrap_or_default()
        } else {
            String::new()
        };
        let text = alt.chars().filter(|&c| !crate::lines::is_blank(c)).count();
        let linked = if self.linked > 0 { text } else { 0 };
        self.open.push(Weight { text, linked, links: 0 });
        self.linked += usize::from(name == "a");
        self.landmarks |= matches!(
            name.as_str(),
            "nav" | "header" | "footer" | "aside" | "main" | "form" | "iframe"
        ) || dom::has(node, "role")
            || (node.is_element() && is_around(node));
        visible::of(node, &name) == Visibility::Shown || name == "html"
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return;
        }
        let Some(mut weight) = self.open.pop() else { return };
        if dom::name(node) == "a" {
            self.linked -= 1;
            weight.links += 1;
        }
        if let Some(outer) = self.open.last_mut() {
            outer.text += weight.text;
            outer.linked += weight.linked;
            outer.links += weight.links;
        }
        self.weights.insert(node.id, weight);
    }
}
