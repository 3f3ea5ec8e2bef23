//! A document of the spine: XHTML, as every other HTML; SVG, by the words in it.

use std::sync::LazyLock;

use flyleaf_model::{Block, FindingCode, Run};
use regex::Regex;

use super::package::{Item, Package};
use super::{Book, path};
use crate::flow::Builder;
use crate::formats::html;
use crate::formats::loose_xml::{self as xml, Base, Element};
use crate::lines::squeezed;

/// The most bytes of one document: its tree takes many times as much.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// A document that can be read.
pub(super) enum Document {
    /// HTML, and the language it says it is in.
    Html(String, Option<String>),
    /// A picture with words in it.
    Svg(Element),
}

/// Opens an item of the spine, or what may stand in its place; its path in the container.
pub(super) fn open(
    book: &Book<'_>,
    package: &Package,
    place: usize,
    builder: &mut Builder,
) -> Option<(String, Document)> {
    let alternatives = package.alternatives(place);
    for item in &alternatives {
        if !is_shown(item) {
            continue;
        }
        let reason = match load(book, item, builder) {
            Ok(opened) => return Some(opened),
            Err(reason) => reason,
        };
        let (Ok(name) | Err(name)) = &item.path;
        builder.finding(FindingCode::PartUnreadable, vec![name.clone(), reason]);
    }
    if let Some(item) = alternatives.first().filter(|item| !is_shown(item)) {
        let (Ok(name) | Err(name)) = &item.path;
        let details = vec![name.clone(), item.media_type.clone()];
        builder.finding(FindingCode::PartNotShown, details);
    }
    None
}

fn is_shown(item: &Item) -> bool {
    let named = |endings: &[&str]| {
        let path = item.path.as_ref().map(|path| path.to_ascii_lowercase()).unwrap_or_default();
        endings.iter().any(|ending| path.ends_with(ending))
    };
    matches!(
        item.media_type.as_str(),
        "application/xhtml+xml" | "text/html" | "image/svg+xml" | "text/x-oeb1-document"
    ) || (item.media_type.is_empty() && named(&[".xhtml", ".html", ".htm", ".svg"]))
}

fn load(book: &Book<'_>, item: &Item, builder: &mut Builder) -> Result<(String, Document), String> {
    let path = item.path.as_ref().map_err(|_| "it leads out of the file".to_owned())?;
    let bytes = book.file(path)?.ok_or("not in the file")?;
    if bytes.len() > MOST_BYTES {
        return Err(format!("{} bytes, and at most {MOST_BYTES} are read", bytes.len()));
    }
    let decoded = xml::decode(&bytes);
    for (code, details) in decoded.findings {
        builder.finding(code, details);
    }
    let mut tree = xml::parse(&decoded.text);
    if let Some(damage) = tree.damage.first() {
        builder.finding(FindingCode::MarkupDamaged, vec![format!("{path}: {damage}")]);
    }
    let sound = tree.damage.is_empty() && !tree.cut;
    let root = (!tree.roots.is_empty()).then(|| tree.roots.swap_remove(0));
    let document = match root {
        Some(root) if root.is("svg") => Document::Svg(root),
        Some(root) if sound => {
            let language = root.attribute("xml:lang").or(root.attribute("lang"));
            let language = language.filter(|tag| !tag.trim().is_empty()).map(str::to_owned);
            Document::Html(xml::html(&root, &Base::default()), language)
        }
        // Readers of HTML mend more than readers of XML; but to them no element is empty that does not have to be.
        _ => Document::Html(with_ends(&decoded.text), None),
    };
    Ok((path.clone(), document))
}

/// A text with an end tag for each tag that ends itself, where HTML asks for one.
fn with_ends(text: &str) -> String {
    static SELF_ENDING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)<(title|script|style|iframe|textarea|a|b|i|em|strong|span|p|div|td|th|li|h[1-6])(\s[^<>]*)?/>")
            .expect("a constant pattern that the tests compile")
    });
    SELF_ENDING.replace_all(text, "<$1$2></$1>").into_owned()
}

impl Document {
    /// The language that it says it is in.
    pub(super) fn language(&self) -> Option<String> {
        match self {
            Self::Html(_, language) => language.clone(),
            Self::Svg(root) => {
                root.attribute("xml:lang").or(root.attribute("lang")).map(str::to_owned)
            }
        }
    }

    /// Pushes its blocks; its anchors and where the blocks begin that they stand in.
    pub(super) fn push(
        &self,
        book: &Book<'_>,
        from: &str,
        builder: &mut Builder,
    ) -> Vec<(String, usize)> {
        let resource = |address: &str| {
            let target = path::resolve(from, address)?;
            let bytes = book.bytes(&target.path)?;
            Some(bytes.as_ref().clone())
        };
        match self {
            Self::Html(text, _) => html::append(builder, text, &resource).anchors,
            Self::Svg(root) => {
                push_svg(root, &resource, builder);
                Vec::new()
            }
        }
    }
}

/// The words of a picture: its titles, descriptions and texts, in order; and the pictures in it.
fn push_svg(root: &Element, resource: &dyn Fn(&str) -> Option<Vec<u8>>, builder: &mut Builder) {
    for element in root.descendants() {
        match element.name.as_str() {
            "title" | "desc" | "text" => builder.paragraph(&squeezed(&element.text())),
            "image" => {
                let address = element.attribute("xlink:href").or(element.attribute("href"));
                let Some(address) = address else { continue };
                if let Some(bytes) = resource(address)
                    && let Some(image) = builder.image(&bytes, address, "")
                {
                    let (alt, caption) = (String::new(), Vec::<Run>::new());
                    builder.push(Block::Figure { image: Some(image), alt, caption });
                }
            }
            _ => {}
        }
    }
}
