//! The package document (EPUB 3.3, section 5): what the publication is, its files, and their order.

use std::collections::HashMap;

use flyleaf_model::FindingCode;

use super::Book;
use super::path;
use crate::flow::Builder;
use crate::formats::loose_xml::Element;
use crate::lines::squeezed;

/// Where every EPUB says where its package document is.
pub(super) const CONTAINER: &str = "META-INF/container.xml";

/// What a package document says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub(super) titles: Vec<String>,
    pub(super) creators: Vec<String>,
    pub(super) publishers: Vec<String>,
    pub(super) languages: Vec<String>,
    pub(super) date: Option<String>,
    /// Its position in a series.
    pub(super) number: Option<String>,
    pub(super) items: Vec<Item>,
    /// Places in `items`, in reading order, those outside the main order too.
    pub(super) spine: Vec<usize>,
    /// Paths of the navigation document, the NCX and the cover's picture.
    pub(super) navigation: Option<String>,
    pub(super) ncx: Option<String>,
    pub(super) cover: Option<String>,
}

/// A file that the package names.
#[derive(Debug)]
pub(super) struct Item {
    id: String,
    /// From the container's root; as the package writes it where that leads out.
    pub(super) path: Result<String, String>,
    pub(super) media_type: String,
    properties: String,
    /// What may stand in its place: its id, and its place in the package's items.
    fallback: (Option<String>, Option<usize>),
}

/// The most files that a package may name.
const MOST_ITEMS: usize = 10_000;

impl Package {
    /// The package of a book; where that is missing, one that names all documents in the order of the container.
    pub(super) fn of(book: &Book<'_>, builder: &mut Builder) -> Self {
        let Some(path) = find(book, builder) else {
            let reason = "the file names no package document".to_owned();
            builder.finding(FindingCode::MarkupDamaged, vec![reason]);
            return Self::of_names(book);
        };
        let document = book.tree(&path).unwrap_or_default();
        for damage in document.damage {
            builder.finding(FindingCode::MarkupDamaged, vec![format!("{path}: {damage}")]);
        }
        let package = document.roots.iter().find(|root| root.is("package"));
        let package = package.map(|root| Self::from_tree(root, &path)).unwrap_or_default();
        if package.spine.is_empty() {
            let reason = format!("{path}: names no document in its spine");
            builder.finding(FindingCode::MarkupDamaged, vec![reason]);
            let Self { items, spine, .. } = Self::of_names(book);
            return Self { items, spine, ..package };
        }
        package
    }

    fn of_names(book: &Book<'_>) -> Self {
        let endings = [".xhtml", ".html", ".htm"];
        let mut paths: Vec<&str> = book
            .container
            .names()
            .filter(|name| endings.iter().any(|ending| name.to_ascii_lowercase().ends_with(ending)))
            .collect();
        paths.sort_unstable();
        let items: Vec<Item> = paths.into_iter().map(Item::document).collect();
        let spine = (0..items.len()).collect();
        Self { items, spine, ..Self::default() }
    }

    fn from_tree(root: &Element, path: &str) -> Self {
        let mut package = Self::default();
        if let Some(metadata) = root.child("metadata") {
            package.describe(metadata);
        }
        let manifest = root.child("manifest").into_iter().flat_map(Element::elements);
        for item in manifest.take(MOST_ITEMS) {
            package.items.extend(Item::from_tree(item, path));
        }
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, item) in package.items.iter().enumerate() {
            places.entry(&item.id).or_insert(place);
        }
        let spine = root.child("spine");
        let named = |id: Option<&str>| places.get(id?).copied();
        let fallbacks: Vec<Option<usize>> =
            package.items.iter().map(|item| named(item.fallback.0.as_deref())).collect();
        let order: Vec<usize> = spine
            .into_iter()
            .flat_map(Element::elements)
            .filter_map(|reference| named(reference.attribute("idref")))
            .collect();
        let path_of = |place: usize| package.items[place].path.clone().ok();
        let has = |property: &str| {
            let place = package.items.iter().position(|item| item.has(property));
            place.and_then(path_of)
        };
        let navigation = has("nav");
        let ncx_type = |item: &Item| item.media_type == "application/x-dtbncx+xml";
        let ncx = named(spine.and_then(|spine| spine.attribute("toc")))
            .or_else(|| package.items.iter().position(ncx_type))
            .and_then(path_of);
        let meta = root.child("metadata").and_then(|metadata| {
            let all = metadata.descendants();
            let cover = all.into_iter().find(|meta| meta.attribute("name") == Some("cover"))?;
            cover.attribute("content")
        });
        let cover = has("cover-image").or(named(meta).and_then(path_of));
        (package.navigation, package.ncx, package.cover) = (navigation, ncx, cover);
        package.spine = order;
        for (item, fallback) in package.items.iter_mut().zip(fallbacks) {
            item.fallback.1 = fallback;
        }
        package
    }

    fn describe(&mut self, metadata: &Element) {
        let mut dates: Vec<(bool, String)> = Vec::new();
        let (mut collected, mut position) = (false, None);
        // EPUB 2 may put them one level deeper.
        for element in metadata.descendants() {
            let text = squeezed(&element.text());
            let (name, property) = (element.name.as_str(), element.attribute("property"));
            match (name, property.or(element.attribute("name"))) {
                ("meta", Some("belongs-to-collection" | "calibre:series")) => collected = true,
                ("meta", Some("group-position" | "calibre:series_index")) => {
                    let content = element.attribute("content").map(squeezed);
                    position = position.or(content.or(Some(text)));
                }
                _ if text.is_empty() => {}
                ("title", _) => self.titles.push(text),
                ("creator", _) => self.creators.push(text),
                ("publisher", _) => self.publishers.push(text),
                ("language", _) => self.languages.push(text),
                // EPUB 2 says which date it is; in EPUB 3 it is the publication's.
                ("date", _) => {
                    match element.attribute("event").or(element.attribute("opf:event")) {
                        None => dates.push((false, text)),
                        Some("publication" | "original-publication") => dates.push((true, text)),
                        Some(_) => {}
                    }
                }
                _ => {}
            }
        }
        let published = dates.iter().position(|(published, _)| *published);
        self.date = dates.into_iter().nth(published.unwrap_or(0)).map(|(_, date)| date);
        let position = position.filter(|_| collected);
        self.number = position.map(|text| text.trim_end_matches(".0").to_owned());
    }

    /// An item and what may stand in its place where it is of a kind that is not read, in order.
    pub(super) fn alternatives(&self, place: usize) -> Vec<&Item> {
        let mut found = Vec::new();
        let mut next = self.items.get(place);
        while let Some(item) = next {
            found.push(item);
            // A chain that comes back to itself ends too.
            next = item.fallback.1.filter(|_| found.len() < 10).and_then(|at| self.items.get(at));
        }
        found
    }
}

impl Item {
    fn from_tree(element: &Element, package: &str) -> Option<Self> {
        let address = element.attribute("href")?;
        let text = |name: &str| element.attribute(name).unwrap_or_default().trim().to_owned();
        let path = path::resolve(package, address).map(|target| target.path);
        Some(Self {
            id: text("id"),
            path: path.ok_or_else(|| address.to_owned()),
            media_type: text("media-type").to_ascii_lowercase(),
            properties: text("properties"),
            fallback: (element.attribute("fallback").map(str::to_owned), None),
        })
    }

    fn document(path: &str) -> Self {
        Self {
            id: String::new(),
            path: Ok(path.to_owned()),
            media_type: "application/xhtml+xml".to_owned(),
            properties: String::new(),
            fallback: (None, None),
        }
    }

    fn has(&self, property: &str) -> bool {
        self.properties.split_whitespace().any(|has| has == property)
    }
}

/// The path of the package document: where the container says, or the first one there is.
fn find(book: &Book<'_>, builder: &mut Builder) -> Option<String> {
    let container = book.tree(CONTAINER);
    let said = container.as_ref().and_then(|container| {
        let all = container.roots.first()?.descendants();
        let file = all.into_iter().find(|element| element.is("rootfile"))?;
        // From the root, and not percent-encoded, as many write it.
        let path = file.attribute("full-path")?.trim();
        let plain = book.container.contains(path).then(|| path.to_owned());
        plain.or_else(|| path::resolve("", path).map(|target| target.path))
    });
    if let Some(path) = &said
        && book.bytes(path).is_some()
    {
        return said;
    }
    let reason = match &said {
        Some(path) => format!("{CONTAINER}: {path} is not there"),
        None => format!("{CONTAINER} names no package document"),
    };
    builder.finding(FindingCode::MarkupDamaged, vec![reason]);
    let mut packages: Vec<&str> =
        book.container.names().filter(|name| name.to_ascii_lowercase().ends_with(".opf")).collect();
    packages.sort_by_key(|name| (name.matches('/').count(), *name));
    packages.first().map(|name| (*name).to_owned())
}
