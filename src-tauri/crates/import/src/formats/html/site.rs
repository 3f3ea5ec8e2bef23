//! What on a page is the issue, and what only stands around it: navigation, the site's own head and foot, advertising,
//! comments.
//!
//! What the page says of itself comes first (`main`, `article`, `nav` and their like). A reader's view decides where the
//! page says nothing, unless it would throw away text of the same kind as it keeps: such a page is an issue of several
//! articles, which a reader's view takes for one article and its surroundings. Whatever is set aside stays in the text.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use dom_query::{Document, NodeId, NodeRef};
use regex::Regex;

use super::head::Head;
use super::visible::{self, Visibility};
use super::walk::{Place, Plan};
use super::{article, dom, style};
use crate::flow::{Part, PartKind, Shape};

/// Characters that an `article` has at least; less is a teaser.
const ARTICLE: usize = 140;
/// Characters of prose that may be an article's own though a reader's view leaves it out.
const PROSE: usize = 200;
/// Lines at the beginning of a page in which its title may be printed.
const FIRST_LINES: usize = 8;
/// The part of a page, one in so many, that its article is at least.
const LEAST_SHARE: usize = 20;
/// The most characters of a line above the article that may say which issue it is.
const FRONT_LINE: usize = 120;

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:breadcrumbs?|comments?|disqus|menu|nav(?:bar|igation)?|pag(?:er|ination)|popup|related|respond|search|share|shar(?:e|ing)[-_]?(?:bar|buttons?|links)?|sidebar|social|tags?|toolbar|widget)\b",
    )
    .unwrap()
});

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static NOTICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:ads?|advert\w*|banner|cookies?|copyright|footer|legal|newsletter|promo\w*|sponsor\w*|subscri\w+)\b",
    )
    .unwrap()
});

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static NOTICE_TEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)©|\(c\)\s*\d{4}|all rights reserved|copyright|unsubscribe|subscribe|privacy|退订|订阅|版权").unwrap()
});

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:byline|author|dateline|p-author|timestamp|pubdate|published|entry-date|post-date)\b").unwrap()
});

/// What is measured of an element.
#[derive(Debug, Default, Clone, Copy)]
struct Weight {
    text: usize,
    linked: usize,
    links: usize,
}

impl Weight {
    fn is_links(self) -> bool {
        self.linked * 2 > self.text
    }
}

/// Where everything on a page stands.
pub(super) fn plan(document: &Document, title: Option<&str>) -> Plan {
    let mut measure =
        Measure { weights: HashMap::new(), open: Vec::new(), linked: 0, landmarks: false };
    dom::visit(document.root(), &mut measure);
    let site = Site { document, weights: measure.weights, title };
    let mut plan = Plan::new();
    let articles = site.articles();
    for &(id, ref part) in &articles {
        plan.insert(id, Place::Part(part.clone()));
    }
    let within: HashSet<NodeId> = articles.iter().map(|(id, _)| *id).collect();
    if !within.is_empty() || !measure.landmarks {
        site.set_aside_landmarks(&within, &mut plan);
        return plan;
    }
    match article::kept(document) {
        Some(kept) if site.set_aside(&kept, &mut plan) => {}
        _ => site.set_aside_landmarks(&within, &mut plan),
    }
    plan
}

/// The title of a page that only its window shows: it stands over no text and in none of the first lines.
pub(super) fn unprinted_title(document: &Document, plan: &Plan, head: &Head) -> Option<String> {
    let title = head.headline.as_ref().or(head.title.as_ref())?;
    let folded = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let names: Vec<String> =
        [&head.title, &head.headline].into_iter().flatten().map(|name| folded(name)).collect();
    let printed = |text: &str| {
        let text = folded(text);
        text.chars().count() >= 3
            && names.iter().any(|name| name.contains(&text) || text.contains(name.as_str()))
    };
    let (mut lines, mut found) = (0, names.iter().any(String::is_empty));
    collect(document.root(), &mut |node| {
        if found || matches!(plan.get(&node.id), Some(Place::Aside(_))) {
            return Step::Over;
        }
        let name = dom::name(node);
        let heading = matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let leaf = heading
            || name == "pre"
            || !node.children_it(false).any(|child| style::is_block(&child, &dom::name(&child)));
        if !leaf {
            return Step::Into;
        }
        let text = node.text();
        if !text.trim().is_empty() {
            lines += 1;
            let first = text.trim().lines().next().unwrap_or_default();
            found = name == "h1"
                || (heading || lines <= FIRST_LINES) && (printed(&text) || printed(first));
        }
        Step::Over
    });
    (!found && lines > 0).then(|| title.clone())
}

struct Site<'a> {
    document: &'a Document,
    weights: HashMap<NodeId, Weight>,
    title: Option<&'a str>,
}

impl<'a> Site<'a> {
    fn weight(&self, node: &NodeRef<'_>) -> Weight {
        self.weights.get(&node.id).copied().unwrap_or_default()
    }

    fn node(&self, id: NodeId) -> NodeRef<'a> {
        NodeRef::new(id, &self.document.tree)
    }

    /// The articles of a page that holds several.
    fn articles(&self) -> Vec<(NodeId, Part)> {
        let is_article = |node: &NodeRef<'_>| {
            dom::name(node) == "article" || dom::has_word(node, "role", &["article"])
        };
        let mut families: HashMap<NodeId, Vec<NodeRef<'a>>> = HashMap::new();
        for node in self.document.root().descendants() {
            let inner =
                || node.ancestors_it(None).any(|outer| is_article(&outer) || is_around(&outer));
            if is_article(&node) && self.weight(&node).text >= ARTICLE && !inner() {
                if let Some(parent) = node.parent() {
                    families.entry(parent.id).or_default().push(node);
                }
            }
        }
        let text =
            |nodes: &[NodeRef<'_>]| nodes.iter().map(|node| self.weight(node).text).sum::<usize>();
        let mut families: Vec<_> =
            families.into_values().filter(|family| family.len() > 1).collect();
        families.sort_by_key(|family| (usize::MAX - text(family), family[0].id));
        let Some(family) = families.into_iter().next() else { return Vec::new() };
        let all = text(&family);
        let largest = family.iter().map(|node| self.weight(node).text).max().unwrap_or(0);
        let page = self.weight(&self.scope()).text;
        // One long article with teasers of others below it is a page of one article.
        if all * 2 < page || largest * 10 > all * 8 {
            return Vec::new();
        }
        family
            .into_iter()
            .map(|node| (node.id, Part { kind: PartKind::Article, ..Part::default() }))
            .collect()
    }

    /// The element that holds the page's own content: its only `main`, or its body.
    fn scope(&self) -> NodeRef<'a> {
        let root = self.document.root();
        let mut mains = root
            .descendants()
            .into_iter()
            .filter(|node| dom::name(node) == "main" || dom::has_word(node, "role", &["main"]));
        match (mains.next(), mains.next()) {
            (Some(main), None) => main,
            _ => self.document.body().unwrap_or(root),
        }
    }

    /// Sets aside what the page itself says is not its content.
    fn set_aside_landmarks(&self, articles: &HashSet<NodeId>, plan: &mut Plan) {
        let scope = self.scope();
        let scoped = dom::name(&scope) != "body";
        let mut aside = Vec::new();
        collect(self.document.root(), &mut |node| {
            if articles.contains(&node.id) {
                return Step::Over;
            }
            let outside =
                scoped && !dom::is_within(node, scope.id) && !dom::is_within(&scope, node.id);
            if self.weight(node).text > 0
                && (is_landmark(node, self.weight(node))
                    || outside && style::is_block(node, &dom::name(node)))
            {
                aside.push(node.id);
                return Step::Over;
            }
            Step::Into
        });
        for id in aside {
            plan.insert(id, Place::Aside(self.shape(&self.node(id))));
        }
    }

    /// Sets aside what a reader's view leaves out; not where that would be nearly everything.
    fn set_aside(&self, kept: &HashSet<NodeId>, plan: &mut Plan) -> bool {
        let mut holding: HashSet<NodeId> = kept.clone();
        for &id in kept {
            for outer in self.node(id).ancestors_it(None) {
                if !holding.insert(outer.id) && !kept.contains(&outer.id) {
                    break;
                }
            }
        }
        let total: usize = self.document.body().map_or(0, |body| self.weight(&body).text);
        let mut left: Vec<NodeId> = Vec::new();
        let mut begun = false;
        let titled = self.title_heading().map(|heading| heading.id);
        collect(self.document.root(), &mut |node| {
            let name = dom::name(node);
            let asks_for_scripts = name == "noscript" && is_around(node);
            if !asks_for_scripts && holding.contains(&node.id)
                || matches!(name.as_str(), "html" | "body")
            {
                begun |= kept.contains(&node.id);
                return Step::Into;
            }
            let weight = self.weight(node);
            if weight.text == 0 || Some(node.id) == titled {
                return Step::Over;
            }
            let holds_title = titled
                .is_some_and(|title| dom::is_within(&NodeRef::new(title, node.tree), node.id));
            if !begun && holds_title {
                return Step::Into;
            }
            // Within a line nothing is parted from the line.
            let inline = !style::is_block(node, &name) && !name.starts_with('h');
            if inline && node.parent().is_some_and(|parent| kept.contains(&parent.id)) {
                return Step::Over;
            }
            if !begun && self.may_be_front(node) {
                return Step::Over;
            }
            left.push(node.id);
            Step::Over
        });
        let left_text =
            |ids: &[NodeId]| ids.iter().map(|&id| self.weight(&self.node(id)).text).sum::<usize>();
        let article = total.saturating_sub(left_text(&left));
        if article * LEAST_SHARE < total {
            return false;
        }
        let prose: Vec<NodeId> =
            left.iter().copied().filter(|&id| self.is_prose(&self.node(id))).collect();
        // A page that is mostly prose of the same kind as what is kept holds several articles.
        let several = left_text(&prose) * 4 > article;
        for id in left {
            if !(several && prose.contains(&id)) {
                plan.insert(id, Place::Aside(self.shape(&self.node(id))));
            }
        }
        true
    }

    /// Whether an element holds running text that no mark of it says is not the page's own.
    fn is_prose(&self, node: &NodeRef<'_>) -> bool {
        let weight = self.weight(node);
        weight.text >= PROSE
            && weight.linked * 4 < weight.text
            && !is_landmark(node, weight)
            && !node.ancestors_it(None).any(|outer| is_around(&outer))
    }

    /// The first heading that prints the page's title.
    fn title_heading(&self) -> Option<NodeRef<'a>> {
        let is_heading = |node: &NodeRef<'_>| {
            matches!(dom::name(node).as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        };
        let mut headings = self.document.root().descendants().into_iter().filter(is_heading);
        headings.find(|heading| self.is_title(&crate::lines::squeezed(&heading.text())))
    }

    /// Whether a text is the page's title, or the part of it that is not the site's.
    fn is_title(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let own = |title: &str| {
            let title = title.to_lowercase();
            text.chars().count() * 3 >= title.chars().count()
                && (title.contains(&text) || text.contains(&title))
        };
        self.title.is_some_and(own)
    }

    /// Whether an element above the article may say what the article or the issue is.
    fn may_be_front(&self, node: &NodeRef<'_>) -> bool {
        let weight = self.weight(node);
        let around = || node.ancestors_it(None).any(|outer| is_around(&outer));
        if weight.text > FRONT_LINE || is_around(node) || around() {
            return false;
        }
        let text = crate::lines::squeezed(&node.text());
        let headed = dom::name(node) == "h1" && weight.links == 0;
        let numbered = text.chars().any(char::is_numeric) && text.chars().any(char::is_alphabetic);
        self.is_title(&text) || headed || numbered && !weight.is_links()
    }

    /// What an element is that is set aside.
    fn shape(&self, node: &NodeRef<'_>) -> Shape {
        let named = named(node);
        let byline = dom::has_word(node, "rel", &["author"])
            || dom::attribute(node, "itemprop")
                .is_some_and(|value| value.contains("author") || value.contains("date"))
            || dom::name(node) == "time"
            || BYLINE.is_match(&named);
        if byline && self.weight(node).text <= FRONT_LINE {
            return Shape::Head;
        }
        let text = node.text();
        if NOTICE.is_match(&named) || NOTICE_TEXT.is_match(&text) {
            Shape::Boilerplate
        } else {
            Shape::Furniture
        }
    }
}

/// Whether an element is, by what it is or is called, something around the content.
fn is_around(node: &NodeRef<'_>) -> bool {
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
fn is_landmark(node: &NodeRef<'_>, weight: Weight) -> bool {
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
fn named(node: &NodeRef<'_>) -> String {
    let names = [dom::attribute(node, "class"), dom::attribute(node, "id")];
    names.into_iter().flatten().collect::<Vec<_>>().join(" ").replace('_', "-")
}

enum Step {
    Into,
    Over,
}

/// Goes through the elements of a page that are shown.
fn collect(root: NodeRef<'_>, step: &mut dyn FnMut(&NodeRef<'_>) -> Step) {
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

struct Measure {
    weights: HashMap<NodeId, Weight>,
    open: Vec<Weight>,
    linked: usize,
    landmarks: bool,
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
        // Signs of a page of a site: what a document alone does not have.
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
