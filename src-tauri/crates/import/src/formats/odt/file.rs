//! The parts of an OpenDocument text: files in a container, or one flat file.

use super::super::container::{Container, Entry};
use super::super::xml::{self, Element, Namespaces};
use crate::Error;

const NAMESPACES: Namespaces = &[
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
    ("http://www.w3.org/1999/xlink", "xlink"),
    ("http://www.w3.org/1998/Math/MathML", "math"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
];

/// What the `mimetype` of texts, their templates and master documents begins with.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Bytes of a flat document before which it must say what it is.
const HEAD: usize = 4096;

/// An OpenDocument text.
pub(super) struct File<'a> {
    container: Option<Container<'a>>,
    /// The element that holds the text.
    pub(super) content: Element,
    styles: Option<Element>,
    meta: Option<Element>,
    /// What is wrong with it.
    pub(super) faults: Vec<String>,
}

impl<'a> File<'a> {
    /// Opens a document, or says why there is none.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        if is_flat_document(bytes) {
            let tree = xml::parse(bytes, NAMESPACES);
            return Ok(Self {
                container: None,
                content: tree.root,
                styles: None,
                meta: None,
                faults: tree.fault.into_iter().collect(),
            });
        }
        let container = Container::open(bytes)
            .map_err(|error| Error::Damaged { format: "ODT", reason: error.0 })?;
        let manifest =
            container.read("META-INF/manifest.xml").map(|entry| entry.bytes).unwrap_or_default();
        if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
            return Err(Error::PasswordNeeded);
        }
        let mut faults = container.faults().to_vec();
        let mut part = |name: &str| {
            let Some(Entry { bytes, fault }) = container.read(name) else {
                return Element::default();
            };
            let tree = xml::parse(&bytes, NAMESPACES);
            faults.extend(fault.or(tree.fault).map(|fault| format!("{name}: {fault}")));
            tree.root
        };
        let (content, styles, meta) = (part("content.xml"), part("styles.xml"), part("meta.xml"));
        Ok(Self {
            container: Some(container),
            content,
            styles: Some(styles),
            meta: Some(meta),
            faults,
        })
    }

    /// The element that holds the styles.
    pub(super) fn styles(&self) -> &Element {
        self.styles.as_ref().unwrap_or(&self.content)
    }

    /// The element that holds what the document says of itself.
    pub(super) fn meta(&self) -> &Element {
        self.meta.as_ref().unwrap_or(&self.content)
    }

    /// A file beside the text.
    pub(super) fn read(&self, name: &str) -> Option<Entry> {
        self.container.as_ref()?.read(name)
    }

    /// An XML file beside the text.
    pub(super) fn tree(&self, name: &str) -> Option<Element> {
        Some(xml::parse(&self.read(name)?.bytes, NAMESPACES).root)
    }
}

/// Whether a container holds an OpenDocument text.
pub(in crate::formats) fn is_document(container: &Container<'_>) -> bool {
    let read = |name: &str| container.read(name).map(|entry| entry.bytes);
    match read("mimetype") {
        Some(media_type) => media_type.starts_with(MEDIA_TYPE),
        None => read("content.xml")
            .is_some_and(|text| memchr::memmem::find(&text, b"office:text").is_some()),
    }
}

/// Whether a file is an OpenDocument text in one piece of XML.
pub(in crate::formats) fn is_flat_document(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let says = |what: &[u8]| memchr::memmem::find(head, what).is_some();
    let first = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    first.starts_with(b"<") && says(b"office:document") && says(MEDIA_TYPE)
}
