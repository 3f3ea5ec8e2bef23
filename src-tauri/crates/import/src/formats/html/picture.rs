//! Images of a page: kept where their bytes are in the file, named where they are not.

use data_url::DataUrl;
use dom_query::NodeRef;
use flyleaf_model::ImageId;

use super::{dom, pixel};
use crate::flow::Builder;

/// What an image element is for a reader.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Picture {
    /// Nothing: a spacer, a pixel, a decoration that says nothing.
    Nothing,
    /// A character that is drawn, as an emoji.
    Character(String),
    /// A picture, in the file or not, and what it shows.
    Figure(Option<ImageId>, String),
}

/// Width and height up to which an image inside the file is a spacer.
const SPACER: usize = 3;

/// Reads an image element.
pub(super) fn read(
    node: &NodeRef<'_>,
    builder: &mut Builder,
    resources: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Picture {
    let alt = dom::attribute(node, "alt").unwrap_or_default();
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_ascii() && !c.is_whitespace();
    if !alt.is_empty() && alt.chars().count() <= 8 && alt.chars().all(is_sign) {
        return Picture::Character(alt);
    }
    if pixel::is_unseen(node) {
        return Picture::Nothing;
    }
    let sources = ["src", "data-src", "data-original", "data-lazy-src", "href", "xlink:href"];
    let mut sources = sources.iter().filter_map(|name| dom::attribute(node, name));
    let found = sources.find_map(|source| Some((bytes(&source, resources)?, source)));
    let Some((bytes, source)) = found else {
        return if alt.is_empty() { Picture::Nothing } else { Picture::Figure(None, alt) };
    };
    let spacer = |size: imagesize::ImageSize| size.width <= SPACER && size.height <= SPACER;
    if imagesize::blob_size(&bytes).is_ok_and(spacer) {
        return Picture::Nothing;
    }
    let name = if source.starts_with("data:") { "data:" } else { source.as_str() };
    match builder.image(&bytes, name, &alt) {
        None if alt.is_empty() => Picture::Nothing,
        image => Picture::Figure(image, alt),
    }
}

/// An image's bytes, where they are in the file.
fn bytes(source: &str, resources: &dyn Fn(&str) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    if source.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
        return DataUrl::process(source).ok()?.decode_to_vec().ok().map(|(bytes, _)| bytes);
    }
    resources(source)
}
