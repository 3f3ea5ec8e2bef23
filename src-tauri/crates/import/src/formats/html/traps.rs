//! What a page asks for and never gets: everything that would load, run, send or embed something.

use std::sync::LazyLock;

use dom_query::{Document, NodeData, NodeRef};
use flyleaf_model::BlockedKind;
use regex::Regex;
use url::Url;

use super::dom;
use super::pixel::is_pixel;
use crate::flow::Builder;

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static URL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)"#).unwrap()
});

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static IMPORT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?i)@import\s+(?:url\(\s*)?["']?([^"')\s;]+)"#).unwrap());

#[expect(clippy::unwrap_used, reason = "the patterns are constant and tested")]
static FONT_FACE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?is)@font-face\s*\{[^}]*\}").unwrap());

/// Notes everything in a page that is not loaded. `inside` tells whether an address names something in the file.
pub(super) fn note(
    document: &Document,
    base: Option<&Url>,
    builder: &mut Builder,
    inside: &dyn Fn(&str) -> bool,
) {
    let mut traps = Traps { base, builder, inside, unparsed: Vec::new() };
    for root in roots(document) {
        dom::visit(root, &mut traps);
    }
    for markup in std::mem::take(&mut traps.unparsed) {
        dom::visit(dom::parse(&markup).document.root(), &mut traps);
    }
}

/// The document and the contents of its templates, which stand apart from it.
fn roots(document: &Document) -> Vec<NodeRef<'_>> {
    struct Templates(Vec<dom_query::NodeId>);
    impl dom::Visitor for Templates {
        fn enter(&mut self, node: &NodeRef<'_>) -> bool {
            self.0.extend(node.element_ref().and_then(|element| element.template_contents));
            true
        }
        fn leave(&mut self, _: &NodeRef<'_>) {}
    }
    let mut templates = Templates(Vec::new());
    dom::visit(document.root(), &mut templates);
    let mut next = 0;
    while let Some(&inner) = templates.0.get(next) {
        dom::visit(NodeRef::new(inner, &document.tree), &mut templates);
        next += 1;
    }
    let inner = templates.0.into_iter().map(|id| NodeRef::new(id, &document.tree));
    [document.root()].into_iter().chain(inner).collect()
}

struct Traps<'a> {
    base: Option<&'a Url>,
    builder: &'a mut Builder,
    inside: &'a dyn Fn(&str) -> bool,
    unparsed: Vec<String>,
}

impl dom::Visitor for Traps<'_> {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_element() {
            self.element(node, &dom::name(node));
        }
        true
    }

    fn leave(&mut self, _: &NodeRef<'_>) {}
}

impl Traps<'_> {
    /// The address as it would be loaded, where that leads out of the file.
    fn remote(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if dom::is_remote(address) {
            return (!(self.inside)(address)).then(|| address.to_owned());
        }
        if address.is_empty() || address.starts_with('#') || (self.inside)(address) {
            return None;
        }
        let url = self.base?.join(address).ok()?;
        matches!(url.scheme(), "http" | "https").then(|| url.into())
    }

    fn block_remote(&mut self, kind: BlockedKind, address: &str) {
        if let Some(url) = self.remote(address) {
            self.builder.block(kind, &url);
        }
    }

    fn attribute(&mut self, node: &NodeRef<'_>, name: &str, kind: BlockedKind) {
        if let Some(address) = dom::attribute(node, name) {
            self.block_remote(kind, &address);
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, name: &str) {
        let value = |attribute| dom::attribute(node, attribute).unwrap_or_default();
        match name {
            "script" => {
                let data = value("type").to_ascii_lowercase();
                if !(data.contains("json") || data.contains("template") || data == "text/plain") {
                    self.builder.block(BlockedKind::Script, &value("src"));
                }
            }
            "style" => self.sheet(&text_below(node)),
            "link" => self.link(node),
            "meta" if value("http-equiv").eq_ignore_ascii_case("refresh") => {
                let content = value("content");
                let url =
                    content.split_once('=').map(|(_, url)| url.trim_matches(['"', '\'', ' ']));
                if let Some(url) = url.filter(|url| !url.is_empty()) {
                    self.builder.block(BlockedKind::Beacon, url);
                }
            }
            "form" => self.builder.block(BlockedKind::Form, &value("action")),
            "iframe" | "frame" | "embed" | "portal" | "fencedframe" => {
                self.builder.block(BlockedKind::Frame, &value("src"));
            }
            "object" => self.builder.block(BlockedKind::Frame, &value("data")),
            "applet" => self.builder.block(BlockedKind::Frame, &value("code")),
            "audio" | "video" | "track" | "bgsound" => {
                self.attribute(node, "src", BlockedKind::RemoteMedia);
                self.attribute(node, "poster", BlockedKind::RemoteImage);
            }
            "source" => {
                let media = node
                    .parent()
                    .is_some_and(|parent| matches!(dom::name(&parent).as_str(), "audio" | "video"));
                let kind = if media { BlockedKind::RemoteMedia } else { BlockedKind::RemoteImage };
                self.attribute(node, "src", kind);
                self.srcset(&value("srcset"));
            }
            "img" | "image" => self.image(node),
            "use" | "feimage" => {
                self.attribute(node, "href", BlockedKind::RemoteImage);
                self.attribute(node, "xlink:href", BlockedKind::RemoteImage);
            }
            "input" => {
                self.attribute(node, "src", BlockedKind::RemoteImage);
                self.form_action(node);
            }
            "button" => self.form_action(node),
            "noframes" | "noscript" => self.unparsed.extend(dom::unparsed(node)),
            _ => {}
        }
        self.any(node);
    }

    /// What any element can carry.
    fn any(&mut self, node: &NodeRef<'_>) {
        let (mut handlers, mut pings) = (false, Vec::new());
        node.query(|inner| {
            if let NodeData::Element(element) = &inner.data {
                for attribute in &element.attrs {
                    let name = attribute.name.local.as_ref();
                    handlers |= name.len() > 2
                        && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"));
                    if name == "ping" {
                        pings.extend(attribute.value.split_ascii_whitespace().map(str::to_owned));
                    }
                }
            }
        });
        if handlers {
            self.builder.block(BlockedKind::Script, "");
        }
        for ping in pings {
            self.builder.block(BlockedKind::Beacon, &ping);
        }
        self.attribute(node, "background", BlockedKind::RemoteImage);
        if let Some(style) = dom::attribute(node, "style") {
            self.urls(&style, BlockedKind::RemoteImage);
        }
    }

    fn form_action(&mut self, node: &NodeRef<'_>) {
        if let Some(action) = dom::attribute(node, "formaction") {
            self.builder.block(BlockedKind::Form, &action);
        }
    }

    fn link(&mut self, node: &NodeRef<'_>) {
        let is = |words: &[&str]| dom::has_word(node, "rel", words);
        let kind = if is(&["stylesheet"]) {
            BlockedKind::RemoteStyle
        } else if is(&["preload", "modulepreload"]) {
            match dom::attribute(node, "as").unwrap_or_default().as_str() {
                "font" => BlockedKind::RemoteFont,
                "style" => BlockedKind::RemoteStyle,
                "image" => BlockedKind::RemoteImage,
                "script" => BlockedKind::Script,
                _ if is(&["modulepreload"]) => BlockedKind::Script,
                _ => BlockedKind::Beacon,
            }
        } else if is(&["prefetch", "preconnect", "dns-prefetch", "prerender", "subresource"]) {
            BlockedKind::Beacon
        } else if is(&[
            "icon",
            "apple-touch-icon",
            "apple-touch-icon-precomposed",
            "mask-icon",
            "image_src",
        ]) {
            BlockedKind::RemoteImage
        } else if is(&["import", "manifest", "pingback"]) {
            BlockedKind::Beacon
        } else {
            return;
        };
        self.attribute(node, "href", kind);
    }

    fn image(&mut self, node: &NodeRef<'_>) {
        for name in [
            "src",
            "href",
            "xlink:href",
            "lowsrc",
            "dynsrc",
            "data-src",
            "data-original",
            "data-lazy-src",
        ] {
            let Some(address) = dom::attribute(node, name) else { continue };
            if let Some(url) = self.remote(&address) {
                let kind = if is_pixel(node, &url) {
                    BlockedKind::TrackingPixel
                } else {
                    BlockedKind::RemoteImage
                };
                self.builder.block(kind, &url);
            }
        }
        for name in ["srcset", "data-srcset"] {
            self.srcset(&dom::attribute(node, name).unwrap_or_default());
        }
    }

    fn srcset(&mut self, set: &str) {
        // Addresses may hold commas themselves, but not blanks.
        for address in set.split_ascii_whitespace().map(|part| part.trim_matches(',')) {
            if address.contains(['/', '.']) && !address.ends_with('x') {
                self.block_remote(BlockedKind::RemoteImage, address);
            }
        }
    }

    fn sheet(&mut self, css: &str) {
        for import in IMPORT.captures_iter(css) {
            self.block_remote(BlockedKind::RemoteStyle, &import[1]);
        }
        for face in FONT_FACE.find_iter(css) {
            self.urls(face.as_str(), BlockedKind::RemoteFont);
        }
        let rest = FONT_FACE.replace_all(css, "");
        self.urls(&IMPORT.replace_all(&rest, ""), BlockedKind::RemoteImage);
    }

    fn urls(&mut self, css: &str, kind: BlockedKind) {
        for captures in URL.captures_iter(css) {
            let address =
                captures.iter().skip(1).flatten().next().map_or("", |found| found.as_str());
            if !address.to_ascii_lowercase().starts_with("data:") {
                self.block_remote(kind, address);
            }
        }
    }
}

/// The text of a style sheet.
fn text_below(node: &NodeRef<'_>) -> String {
    node.children_it(false).filter_map(|child| dom::text(&child)).collect()
}
