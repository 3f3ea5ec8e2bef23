//! The title of a page: what its window shows, and where the page prints it.

use dom_query::Document;

use super::head::Head;
use super::landmarks::{Step, collect, level};
use super::walk::{Place, Plan};
use super::{dom, style};

/// Lines at the beginning of a page in which its title may be printed.
const FIRST_LINES: usize = 8;
/// The title of a page that only its window shows: it stands over no text and in none of the first lines.
pub(super) fn unprinted(document: &Document, plan: &Plan, head: &Head) -> Option<String> {
    let title = head.headline.as_ref().or(head.title.as_ref())?;
    let names: Vec<String> =
        [&head.title, &head.headline].into_iter().flatten().map(|name| folded(name)).collect();
    let printed = |text: &str| {
        let text = folded(text);
        names.iter().any(|name| name.contains(&text) || text.contains(name.as_str()))
            && text.chars().count() >= 3
    };
    let (mut lines, mut found) = (0, names.iter().any(String::is_empty));
    collect(document.root(), &mut |node| {
        if found || matches!(plan.get(&node.id), Some(Place::Aside(_))) {
            return Step::Over;
        }
        let name = dom::name(node);
        let heading = level(&name).is_some();
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

/// The letters and digits of a text.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a text is a title, or the part of one that is not the name of a site. Both are folded.
pub(super) fn is_title(text: &str, title: &str) -> bool {
    let enough = text.chars().count() * 3 >= title.chars().count();
    !text.is_empty()
        && !title.is_empty()
        && enough
        && (title.contains(text) || text.contains(title))
}
