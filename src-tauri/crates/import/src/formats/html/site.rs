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

use super::landmarks::{Measure, Step, Weight, collect, is_around, is_landmark, level, named};
use super::title::{folded, is_title};
use super::walk::{Place, Plan};
use super::{article, dom, style};
use crate::flow::{Part, PartKind, Shape};

/// Characters that an `article` has at least; less is a teaser.
const ARTICLE: usize = 140;
/// Characters of prose that may be an article's own though a reader's view leaves it out.
const PROSE: usize = 200;
/// The part of a page, one in so many, that its article is at least.
const LEAST_SHARE: usize = 20;
/// Characters of a text under a heading of its own.
const SECTION: usize = 60;
/// The most characters of a line above the article that may say which issue it is.
const FRONT_LINE: usize = 120;

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

/// Where everything on a page stands.
pub(super) fn plan(document: &Document, title: Option<&str>) -> Plan {
    let measure = Measure::of(document);
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
            if is_article(&node)
                && self.weight(&node).text >= ARTICLE
                && !inner()
                && let Some(parent) = node.parent()
            {
                families.entry(parent.id).or_default().push(node);
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
        // A page that is mostly prose of the same kind as what is kept holds several articles, and so does one where
        // what is left out has headings like those that are kept.
        let several = left_text(&prose) * 4 > article;
        let headings: HashSet<u8> = kept
            .iter()
            .filter(|&&id| Some(id) != titled)
            .filter_map(|&id| level(&dom::name(&self.node(id))))
            .collect();
        for id in left {
            if !(several && prose.contains(&id) || self.is_section(&self.node(id), &headings)) {
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

    /// Whether an element is text under a heading of one of these levels.
    fn is_section(&self, node: &NodeRef<'_>, levels: &HashSet<u8>) -> bool {
        let weight = self.weight(node);
        let around = |node: &NodeRef<'_>| is_around(node) || NOTICE.is_match(&named(node));
        weight.text >= SECTION
            && weight.linked * 4 < weight.text
            && !is_landmark(node, weight)
            && !around(node)
            && !node.ancestors_it(None).any(|outer| around(&outer))
            && node
                .descendants_it()
                .any(|inner| level(&dom::name(&inner)).is_some_and(|level| levels.contains(&level)))
    }

    /// The first heading that prints the page's title.
    fn title_heading(&self) -> Option<NodeRef<'a>> {
        let all = self.document.root().descendants().into_iter();
        all.filter(|node| level(&dom::name(node)).is_some())
            .find(|heading| self.is_title(&crate::lines::squeezed(&heading.text())))
    }

    /// Whether a text is the page's title, or the part of it that is not the site's.
    fn is_title(&self, text: &str) -> bool {
        self.title.is_some_and(|title| is_title(&folded(text), &folded(title)))
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
