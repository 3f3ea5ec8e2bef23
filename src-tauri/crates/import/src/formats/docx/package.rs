//! The package around a Word document (ISO/IEC 29500-2): its parts and how they refer to one another.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::container::{Container, Entry};
use super::super::xml::{self, Element, Namespaces, Tree};

/// Transitional and strict namespaces alike; the reader knows each by the prefix that Word itself writes.
const NAMESPACES: Namespaces = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
    ("http://purl.oclc.org/ooxml/drawingml/picture", "pic"),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", "c"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:schemas-microsoft-com:office:office", "o"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/package/2006/content-types", "ct"),
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// What content types of the main part hold, whatever kind of document or template it is.
const MAIN_TYPES: [&str; 2] = ["wordprocessingml.", "ms-word."];

/// A Word document's container.
pub(super) struct Package<'a> {
    container: Container<'a>,
}

/// What one part refers to, by id.
#[derive(Debug, Default)]
pub(super) struct Relations {
    targets: HashMap<String, Target>,
}

/// What a part refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// The last step of the relation's type: `image`, `hyperlink`, `footnotes`.
    pub(super) kind: String,
    /// A part's name, or an address outside.
    pub(super) name: String,
    /// Whether it lies outside the file.
    pub(super) external: bool,
}

impl<'a> Package<'a> {
    pub(super) fn new(container: Container<'a>) -> Self {
        Self { container }
    }

    /// What is wrong with the container.
    pub(super) fn faults(&self) -> &[String] {
        self.container.faults()
    }

    /// The main part's name, by the package's relations, else by custom.
    pub(super) fn main(&self) -> Option<String> {
        let stated = self.relations("").find("officeDocument").map(|target| target.name.clone());
        let custom = || "word/document.xml".to_owned();
        stated
            .filter(|name| self.container.contains(name))
            .or_else(|| self.container.contains(&custom()).then(custom))
    }

    /// The name of the part with the document's properties.
    pub(super) fn properties(&self) -> String {
        let relations = self.relations("");
        relations
            .find("core-properties")
            .map_or("docProps/core.xml".into(), |target| target.name.clone())
    }

    /// A part's bytes.
    pub(super) fn read(&self, name: &str) -> Option<Entry> {
        self.container.read(name)
    }

    /// A part that is XML; what is wrong with its bytes is what is wrong with it.
    pub(super) fn tree(&self, name: &str) -> Option<Tree> {
        let Entry { bytes, fault } = self.read(name)?;
        let tree = xml::parse(&bytes, NAMESPACES);
        Some(Tree { fault: fault.or(tree.fault), ..tree })
    }

    /// What a part refers to; the package itself is the part without a name.
    pub(super) fn relations(&self, part: &str) -> Rc<Relations> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let tree = self.tree(&format!("{folder}/_rels/{file}.rels"));
        let root = tree.map(|tree| tree.root).unwrap_or_default();
        let targets =
            root.elements().filter_map(|relation| relation_of(relation, folder)).collect();
        Rc::new(Relations { targets })
    }
}

impl Relations {
    /// The target of an id.
    pub(super) fn get(&self, id: &str) -> Option<&Target> {
        self.targets.get(id)
    }

    /// The first target of a kind, in the order of ids.
    pub(super) fn find(&self, kind: &str) -> Option<&Target> {
        let found =
            self.targets.iter().filter(|(_, target)| target.kind == kind && !target.external);
        found.min_by_key(|(id, _)| id.as_str()).map(|(_, target)| target)
    }
}

/// Whether a container holds a Word document.
pub(in crate::formats) fn is_document(container: &Container<'_>) -> bool {
    if container.contains("word/document.xml") {
        return true;
    }
    let types = container
        .read("[Content_Types].xml")
        .map(|entry| xml::parse(&entry.bytes, NAMESPACES).root);
    types.is_some_and(|types| {
        types.elements().filter_map(|part| part.attribute("ContentType")).any(|kind| {
            kind.contains("main+xml") && MAIN_TYPES.iter().any(|main| kind.contains(main))
        })
    })
}

fn relation_of(relation: &Element, folder: &str) -> Option<(String, Target)> {
    let kind = relation.attribute("Type")?.rsplit('/').next()?.to_owned();
    let target = relation.attribute("Target")?;
    let external = relation.attribute("TargetMode") == Some("External");
    let name = if external {
        target.to_owned()
    } else if let Some(rooted) = target.strip_prefix('/') {
        rooted.to_owned()
    } else {
        format!("{folder}/{target}")
    };
    Some((relation.attribute("Id")?.to_owned(), Target { kind, name, external }))
}
