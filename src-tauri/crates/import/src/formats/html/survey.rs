//! What some elements of a page really are, found by looking at all that is in them before anything is written.
//!
//! Markup is used for layout: tables that only place blocks side by side, quotes that only indent, lists of whole
//! articles, a heading that nobody ended. Such elements are read as the blocks they hold. Footnotes are told by the
//! links between them and their marks, or by what they are declared to be.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::{dom, notes, visible};
use visible::Visibility;

/// Characters in one cell that no table of data has.
const LONG_CELL: usize = 400;
/// Characters of a heading; what is longer is a heading that was never ended.
const LONG_HEADING: usize = 300;
/// Characters of a list's item on average; what is longer are articles, not items.
const LONG_ITEM: usize = 1200;
/// Lines of preformatted text that make a page a plain text.
const PLAIN_LINES: usize = 20;

/// What an element really is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// A table, list or quote that only lays out the blocks in it.
    Layout,
    /// A heading that goes on over blocks: only what stands before the first of them is the heading.
    RunawayHeading,
    /// A footnote.
    Note {
        /// Its name.
        id: String,
        /// Its mark.
        label: String,
    },
    /// The mark of a footnote in the footnote itself, or the way back from it.
    NoteMark,
}

/// The roles of a page's elements, as far as they are not what their names say.
#[derive(Debug, Default)]
pub(super) struct Survey {
    roles: HashMap<NodeId, Role>,
    /// Whether the page is a plain text in a preformatted element.
    pub(super) is_plain_text: bool,
}

impl Survey {
    /// What an element really is, where it is not what its name says.
    pub(super) fn role(&self, node: &NodeRef<'_>) -> Option<&Role> {
        self.roles.get(&node.id)
    }

    /// Whether an element only lays out what is in it.
    pub(super) fn is_layout(&self, node: &NodeRef<'_>) -> bool {
        self.role(node) == Some(&Role::Layout)
    }
}

/// What is in an element.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    text: usize,
    headings: usize,
    paragraphs: usize,
    tables: usize,
    blocks: usize,
    items: usize,
    terms: usize,
    preformatted: usize,
    lines: usize,
    // Of a table: its own rows and cells.
    rows: usize,
    cells: usize,
    widest: usize,
    in_row: usize,
    longest_cell: usize,
    fullest_cell: usize,
    heads: usize,
}

impl Sum {
    fn take(&mut self, inner: &Self) {
        self.text += inner.text;
        self.headings += inner.headings;
        self.paragraphs += inner.paragraphs;
        self.tables += inner.tables;
        self.blocks += inner.blocks;
        self.preformatted += inner.preformatted;
        self.lines += inner.lines;
    }

    fn take_cells(&mut self, inner: &Self) {
        self.rows += inner.rows;
        self.cells += inner.cells;
        self.widest = self.widest.max(inner.widest);
        self.longest_cell = self.longest_cell.max(inner.longest_cell);
        self.fullest_cell = self.fullest_cell.max(inner.fullest_cell);
        self.heads += inner.heads;
    }
}

struct Surveyor {
    open: Vec<Sum>,
    survey: Survey,
    quotes: Vec<(NodeId, usize)>,
}

/// Looks a page over.
pub(super) fn survey(document: &Document) -> Survey {
    let mut surveyor =
        Surveyor { open: vec![Sum::default()], survey: Survey::default(), quotes: Vec::new() };
    dom::visit(document.root(), &mut surveyor);
    let all = surveyor.open.first().copied().unwrap_or_default();
    let mut survey = surveyor.survey;
    survey.is_plain_text = all.lines >= PLAIN_LINES && all.preformatted * 10 > all.text * 6;
    // A quote that holds most of the page only indents it.
    for (quote, text) in surveyor.quotes {
        if text * 10 > all.text * 6 {
            survey.roles.insert(quote, Role::Layout);
        }
    }
    for (node, role) in notes::find(document) {
        survey.roles.insert(node, role);
    }
    survey
}

impl dom::Visitor for Surveyor {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if let Some(text) = dom::text(node) {
            if let Some(sum) = self.open.last_mut() {
                sum.text += text.chars().filter(|&c| !crate::lines::is_blank(c)).count();
            }
            return false;
        }
        self.open.push(Sum::default());
        let name = dom::name(node);
        visible::of(node, &name) == Visibility::Shown
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return;
        }
        let Some(mut sum) = self.open.pop() else { return };
        let name = dom::name(node);
        let mut role = None;
        match name.as_str() {
            "table" => {
                if is_layout_table(node, &sum) {
                    role = Some(Role::Layout);
                }
                sum.tables += 1;
            }
            "tr" => {
                sum.rows = 1;
                sum.widest = sum.widest.max(sum.in_row);
            }
            "td" | "th" => {
                sum.longest_cell = sum.text;
                sum.fullest_cell = sum.paragraphs.max(sum.items);
                sum.heads = usize::from(name == "th");
                sum.cells = 1;
            }
            "ul" | "ol" | "menu" | "dir" => {
                let long = sum.items > 0 && sum.text > LONG_ITEM * sum.items;
                if sum.headings > 0 || sum.items == 0 || long {
                    role = Some(Role::Layout);
                }
                sum.blocks += 1;
            }
            "dl" => {
                // Terms without meanings and meanings without terms only indent.
                if sum.headings > 0 || sum.terms == 0 || sum.items == 0 {
                    role = Some(Role::Layout);
                }
                sum.blocks += 1;
            }
            "blockquote" => {
                if sum.headings > 0 {
                    role = Some(Role::Layout);
                } else {
                    self.quotes.push((node.id, sum.text));
                }
                sum.blocks += 1;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let holds = sum.paragraphs + sum.tables + sum.blocks + sum.headings;
                if holds > 0 && sum.text > LONG_HEADING {
                    role = Some(Role::RunawayHeading);
                }
                sum.headings += 1;
            }
            "p" => sum.paragraphs += 1,
            "hr" | "form" | "article" | "section" => sum.blocks += 1,
            "pre" | "xmp" | "listing" | "plaintext" => {
                sum.preformatted = sum.text;
                sum.lines = node.text().matches('\n').count();
                sum.blocks += 1;
            }
            _ => {}
        }
        if let Some(role) = role {
            self.survey.roles.insert(node.id, role);
        }
        let Some(outer) = self.open.last_mut() else { return };
        outer.take(&sum);
        match name.as_str() {
            "table" => {}
            "td" | "th" => {
                outer.in_row += 1;
                outer.take_cells(&sum);
            }
            "tr" | "tbody" | "thead" | "tfoot" => outer.take_cells(&sum),
            "li" | "dd" => outer.items += 1,
            "dt" => outer.terms += 1,
            // `<dl>` may group its terms in `<div>`.
            "div" => {
                outer.terms += sum.terms;
                outer.items += if sum.terms > 0 { sum.items } else { 0 };
            }
            _ => {}
        }
    }
}

/// Whether a table only places blocks on the page.
fn is_layout_table(node: &NodeRef<'_>, sum: &Sum) -> bool {
    if dom::has_word(node, "role", &["presentation", "none"]) || sum.tables > 0 || sum.cells < 2 {
        return true;
    }
    if sum.headings > 0 || sum.widest < 2 {
        return true;
    }
    let titled = node
        .children_it(false)
        .any(|child| matches!(dom::name(&child).as_str(), "caption" | "thead"));
    if titled || sum.heads > 0 || dom::number(node, "border").is_some_and(|border| border > 0) {
        return sum.longest_cell > 4 * LONG_CELL;
    }
    sum.rows < 2 || sum.longest_cell > LONG_CELL || sum.fullest_cell > 1
}
