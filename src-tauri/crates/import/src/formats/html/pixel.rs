//! Images that are there to be loaded, not to be seen.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use super::{dom, visible};

/// Width and height up to which an image cannot be seen.
const UNSEEN: u32 = 3;

/// Words in an address that say what an unseen image is for.
#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static TRACKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[/._-])(?:pixel|beacon|track(?:ing|er)?|open(?:ed)?|1x1|webbug|spacer)(?:[/._?=-]|$)").unwrap()
});

/// Whether an image on the network is there to be loaded, not to be seen.
pub(super) fn is_pixel(node: &NodeRef<'_>, url: &str) -> bool {
    if is_unseen(node) {
        return true;
    }
    let nothing_said =
        ["alt", "title", "width", "height"].iter().all(|name| dom::attribute(node, name).is_none());
    let path = url.split(['?', '#']).next().unwrap_or_default();
    nothing_said && TRACKS.is_match(path)
}

/// Whether an image is set too small to be seen, or hidden.
pub(super) fn is_unseen(node: &NodeRef<'_>) -> bool {
    let small = |name| dom::number(node, name).is_some_and(|size| size <= UNSEEN);
    let percent = |name| dom::attribute(node, name).is_some_and(|value| value.ends_with('%'));
    if (small("width") && !percent("width")) && small("height") || dom::has(node, "hidden") {
        return true;
    }
    let style = dom::attribute(node, "style").unwrap_or_default();
    let tiny = |value: &str| {
        value.strip_suffix("px").unwrap_or(value).parse::<u32>().is_ok_and(|size| size <= UNSEEN)
    };
    let (mut narrow, mut flat) = (small("width"), small("height"));
    for (property, value) in visible::declarations(&style) {
        match (property.as_str(), value.as_str()) {
            ("display", "none") | ("visibility", "hidden") | ("opacity", "0") => return true,
            ("width" | "max-width", value) if tiny(value) => narrow = true,
            ("height" | "max-height", value) if tiny(value) => flat = true,
            _ => {}
        }
    }
    narrow && flat
}
