//! How elements are set: block or line, marks, links.

use dom_query::NodeRef;
use flyleaf_model::Mark;
use url::Url;

use super::{dom, visible};

/// Elements that begin a block of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether an element begins a block of its own.
pub(super) fn is_block(node: &NodeRef<'_>, name: &str) -> bool {
    let display = || declared(node, "display");
    if BLOCKS.contains(&name) {
        return name != "div" || display().is_none_or(|display| !display.starts_with("inline"));
    }
    display().is_some_and(|display| {
        matches!(display.as_str(), "block" | "flex" | "grid" | "list-item" | "table")
    })
}

/// Whether line ends in the source are line ends for the eye.
pub(super) fn keeps_line_ends(node: &NodeRef<'_>) -> bool {
    declared(node, "white-space").is_some_and(|value| {
        matches!(value.as_str(), "pre" | "pre-wrap" | "pre-line" | "break-spaces")
    }) || dom::name(node) == "textarea"
}

/// The marks that an element puts on its text.
pub(super) fn marks(node: &NodeRef<'_>, name: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    match name {
        "em" | "i" | "cite" | "dfn" | "var" => marks.push(Mark::Emphasis),
        "strong" | "b" | "dt" | "summary" | "legend" => marks.push(Mark::Strong),
        "code" | "kbd" | "samp" | "tt" => marks.push(Mark::Code),
        "del" | "s" | "strike" => marks.push(Mark::Strikethrough),
        "sup" => marks.push(Mark::Superscript),
        "sub" => marks.push(Mark::Subscript),
        _ => {}
    }
    let Some(style) = dom::attribute(node, "style") else { return marks };
    for (property, value) in visible::declarations(&style) {
        let mark = match (property.as_str(), value.as_str()) {
            ("font-weight", "normal" | "400") => {
                // Some editors wrap a whole document in `<b>` and take it back so.
                marks.retain(|mark| *mark != Mark::Strong);
                continue;
            }
            ("font-style", "normal") => {
                marks.retain(|mark| *mark != Mark::Emphasis);
                continue;
            }
            ("font-weight", "bold" | "bolder" | "600" | "700" | "800" | "900") => Mark::Strong,
            ("font-style", "italic" | "oblique") => Mark::Emphasis,
            ("text-decoration" | "text-decoration-line", value)
                if value.contains("line-through") =>
            {
                Mark::Strikethrough
            }
            ("vertical-align", "super") => Mark::Superscript,
            ("vertical-align", "sub") => Mark::Subscript,
            _ => continue,
        };
        marks.push(mark);
    }
    marks
}

/// A link's target: an address on the network as the page's base makes it, or an anchor of the page itself.
pub(super) fn target(href: &str, base: Option<&Url>) -> String {
    let Some(base) = base.filter(|_| !href.starts_with('#')) else { return href.to_owned() };
    let Ok(url) = base.join(href) else { return href.to_owned() };
    let mut own = url.clone();
    own.set_fragment(None);
    let mut page = base.clone();
    page.set_fragment(None);
    match url.fragment() {
        Some(fragment) if own == page => format!("#{fragment}"),
        // An absolute address stays as it is written.
        _ if Url::parse(href).is_ok() => href.to_owned(),
        _ => url.into(),
    }
}

fn declared(node: &NodeRef<'_>, property: &str) -> Option<String> {
    let style = dom::attribute(node, "style")?;
    visible::declarations(&style).find(|(name, _)| name == property).map(|(_, value)| value)
}
