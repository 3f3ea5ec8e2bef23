//! Where an element of a feed belongs: the vocabulary that its namespace names, whatever prefix it has.

use crate::formats::loose_xml::Element;

/// A vocabulary, those that rank higher first: of two titles the feed's own is the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Vocabulary {
    /// RSS, Atom and CDF.
    Feed,
    /// RSS 1.0's module for content, and XHTML.
    Content,
    /// Dublin Core.
    DublinCore,
    /// Podcasts.
    Podcast,
    /// Media RSS.
    Media,
    /// RDF itself.
    Rdf,
    /// Anything else.
    Other,
}

/// Parts of the namespaces, and the prefixes that stand undeclared in ill-formed feeds.
const KNOWN: &[(&str, Vocabulary)] = &[
    ("purl.org/rss/1.0/modules/content", Vocabulary::Content),
    ("www.w3.org/1999/xhtml", Vocabulary::Content),
    ("purl.org/rss/1.0/modules/", Vocabulary::Other),
    ("purl.org/dc/", Vocabulary::DublinCore),
    ("www.itunes.com/dtds/podcast", Vocabulary::Podcast),
    ("search.yahoo.com/mrss", Vocabulary::Media),
    ("www.w3.org/1999/02/22-rdf-syntax", Vocabulary::Rdf),
    ("www.w3.org/2005/atom", Vocabulary::Feed),
    ("purl.org/atom/", Vocabulary::Feed),
    ("purl.org/rss/1.0", Vocabulary::Feed),
    ("purl.org/net/rss", Vocabulary::Feed),
    ("netscape.com/rdf/simple", Vocabulary::Feed),
    ("backend.userland.com", Vocabulary::Feed),
    ("blogs.law.harvard.edu/tech/rss", Vocabulary::Feed),
];
const PREFIXES: &[(&str, Vocabulary)] = &[
    ("", Vocabulary::Feed),
    ("atom", Vocabulary::Feed),
    ("rss", Vocabulary::Feed),
    ("content", Vocabulary::Content),
    ("xhtml", Vocabulary::Content),
    ("dc", Vocabulary::DublinCore),
    ("dcterms", Vocabulary::DublinCore),
    ("itunes", Vocabulary::Podcast),
    ("media", Vocabulary::Media),
    ("rdf", Vocabulary::Rdf),
];

/// The vocabulary of an element in a feed whose first element is `root`.
pub(super) fn vocabulary(element: &Element, root: &Element) -> Vocabulary {
    let space = element.space().to_ascii_lowercase();
    let known = KNOWN.iter().find(|(part, _)| space.contains(part));
    let prefix = || PREFIXES.iter().find(|(prefix, _)| *prefix == space);
    match known.or_else(prefix) {
        Some(&(_, vocabulary)) => vocabulary,
        // Some feeds make up a namespace for themselves.
        None if element.space() == root.space() => Vocabulary::Feed,
        None => Vocabulary::Other,
    }
}
