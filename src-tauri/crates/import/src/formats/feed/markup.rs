//! Feeds in XML: RSS 0.9 to 2.0, RDF Site Summary, Atom 0.3 and 1.0, CDF, and pieces of them.
//!
//! The vocabularies differ in names more than in meaning, and feeds mix them, so one table reads them all. Of several
//! elements that say the same, the one of the feed's own vocabulary counts, and the first of those.

use flyleaf_model::{BlockedKind, FindingCode, Format};

use super::content;
use super::place::{Vocabulary, vocabulary};
use super::{Content, Entry, Feed};
use crate::formats::loose_xml::{self as xml, Base, Element};

use Vocabulary::{Content as Module, DublinCore, Feed as Own, Media, Podcast};

/// The format, if the first element is one of a feed.
pub(super) fn format(head: &str) -> Option<Format> {
    let name = first_tag(head)?;
    let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    match local.as_str() {
        "feed" | "entry" => Some(Format::Atom),
        "rss" | "channel" | "item" => Some(Format::Rss),
        // Much else is RDF.
        "rdf" => (head.contains("purl.org/rss/1.0") || head.contains("netscape.com/rdf"))
            .then_some(Format::Rss),
        _ => None,
    }
}

/// The name of the first element's tag.
fn first_tag(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while let Some(inside) = rest.strip_prefix('<') {
        let end = if inside.starts_with("!--") {
            "-->"
        } else if inside.starts_with('?') {
            "?>"
        } else if inside.starts_with('!') && inside.split('>').next()?.contains('[') {
            // The declarations within a document type.
            let (_, after) = inside.split_once(']')?;
            rest = after.trim_start().strip_prefix('>')?.trim_start();
            continue;
        } else if inside.starts_with('!') {
            ">"
        } else {
            return inside.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next();
        };
        rest = inside.split_once(end)?.1.trim_start();
    }
    None
}

/// Where something may be said: a vocabulary and a name in it.
type Place = (Vocabulary, &'static str);

const TITLE: &[Place] =
    &[(Own, "title"), (DublinCore, "title"), (Podcast, "title"), (Media, "title")];
const SUBTITLE: &[Place] = &[
    (Own, "description"),
    (Own, "subtitle"),
    (Own, "tagline"),
    (Own, "abstract"),
    (DublinCore, "description"),
    (Podcast, "summary"),
    (Podcast, "subtitle"),
];
const SUMMARY: &[Place] = &[
    (Own, "description"),
    (Own, "summary"),
    (Own, "abstract"),
    (DublinCore, "description"),
    (DublinCore, "abstract"),
    (Podcast, "summary"),
    (Media, "description"),
    (Podcast, "subtitle"),
];
const CONTENT: &[Place] =
    &[(Module, "encoded"), (Own, "content"), (Module, "body"), (Module, "div"), (Own, "fullitem")];
const DATE: &[Place] = &[
    (Own, "pubDate"),
    (Own, "published"),
    (Own, "issued"),
    (DublinCore, "date"),
    (DublinCore, "issued"),
    (Own, "date"),
    (Own, "updated"),
    (Own, "lastBuildDate"),
    (Own, "modified"),
    (DublinCore, "modified"),
    (Own, "created"),
    (DublinCore, "created"),
];
const AUTHOR: &[Place] = &[
    (Own, "author"),
    (Own, "managingEditor"),
    (DublinCore, "creator"),
    (DublinCore, "author"),
    (Podcast, "author"),
];
const PUBLISHER: &[Place] = &[(DublinCore, "publisher"), (Own, "publisher")];
const LANGUAGE: &[Place] = &[(Own, "language"), (DublinCore, "language")];
const RIGHTS: &[Place] = &[(Own, "copyright"), (Own, "rights"), (DublinCore, "rights")];
const SOURCE: &[Place] = &[(Own, "source"), (DublinCore, "source")];

/// Reads a feed.
pub(super) fn read(source: &str) -> Feed {
    let document = xml::parse(source);
    let mut feed = Feed::default();
    for damage in document.damage {
        feed.findings.push((FindingCode::MarkupDamaged, vec![damage]));
    }
    if document.cut {
        feed.findings.push((FindingCode::LimitReached, vec!["elements".to_owned()]));
    }
    for root in &document.roots {
        Reader { root, feed: &mut feed }.element(root, &Base::default());
    }
    feed
}

struct Reader<'a> {
    root: &'a Element,
    feed: &'a mut Feed,
}

impl Reader<'_> {
    /// An entry, or what holds entries.
    fn element(&mut self, element: &Element, base: &Base) {
        let base = &base.within(element);
        if ["item", "entry"].iter().any(|name| element.is(name)) {
            let entry = self.entry(element, base);
            self.feed.add(entry);
        } else if ["rss", "rdf", "feed", "channel"].iter().any(|name| element.is(name)) {
            self.describe(element, base);
            element.elements().for_each(|inner| self.element(inner, base));
        }
    }

    /// What a feed says of itself.
    fn describe(&mut self, element: &Element, base: &Base) {
        let title = self.content(element, TITLE, base);
        let subtitle = self.content(element, SUBTITLE, base);
        let rights = self.content(element, RIGHTS, base);
        let authors = self.authors(element, AUTHOR);
        let publishers = self.authors(element, PUBLISHER);
        let link = self.link(element, base);
        let date = self.date(element);
        let language = self
            .pick(element, LANGUAGE)
            .map(Element::text)
            .or(element.attribute("xml:lang").map(str::to_owned))
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty());
        let media = self.media(element, base);
        let feed = &mut *self.feed;
        // Of a channel in a channel only the outer one is the publication.
        feed.title = feed.title.take().or(title);
        feed.subtitle = feed.subtitle.take().or(subtitle);
        feed.rights = feed.rights.take().or(rights);
        feed.link = feed.link.take().or(link);
        feed.date = feed.date.take().or(date);
        feed.language = feed.language.take().or(language);
        feed.authors.extend(authors);
        feed.publishers.extend(publishers);
        feed.media.extend(media);
    }

    fn entry(&mut self, element: &Element, base: &Base) -> Entry {
        let link = self.link(element, base);
        // What an entry links to without a base is meant from the page that it stands on.
        let page = link.as_ref().or(self.feed.link.as_ref());
        let based = base.url().is_none().then_some(page).flatten().map(|page| base.then(page));
        let base = based.as_ref().unwrap_or(base);
        let said = self.pick(element, CONTENT).or(self.pick(element, SUMMARY));
        let language = said
            .and_then(|said| said.attribute("xml:lang"))
            .or(element.attribute("xml:lang"))
            .map(str::to_owned)
            .or(self.pick(element, LANGUAGE).map(Element::text))
            .filter(|tag| !tag.trim().is_empty());
        let source = self.pick(element, SOURCE).map(|source| {
            let title = source.child("title").and_then(|title| content::read(title, base, true));
            title.unwrap_or_else(|| Content::Text(source.text()))
        });
        let mut summary = self.content(element, SUMMARY, base);
        let mut media = self.media(element, base);
        for group in self.all(element, (Media, "group")) {
            media.extend(self.media(group, base));
            summary = summary.or_else(|| self.content(group, SUMMARY, base));
        }
        if let Some(elsewhere) = said.and_then(|said| said.attribute("src")) {
            media.push((BlockedKind::Frame, absolute(elsewhere, base)));
        }
        Entry {
            title: self.content(element, TITLE, base),
            authors: self.authors(element, AUTHOR),
            date: self.date(element),
            link,
            source,
            language,
            summary,
            content: self.content(element, CONTENT, base),
            rights: self.content(element, RIGHTS, base),
            media,
        }
    }

    /// The element that says something, of those in an element.
    fn pick<'e>(&self, within: &'e Element, places: &[Place]) -> Option<&'e Element> {
        places.iter().find_map(|place| self.all(within, *place).next())
    }

    fn all<'e>(
        &self,
        within: &'e Element,
        (wanted, name): Place,
    ) -> impl Iterator<Item = &'e Element> {
        within.elements().filter(move |element| {
            element.is(name)
                && !(element.children.is_empty() && element.attributes.is_empty())
                && vocabulary(element, self.root) == wanted
        })
    }

    fn content(&self, within: &Element, places: &[Place], base: &Base) -> Option<Content> {
        let typed = self.root.is("feed") || self.root.is("entry");
        places.iter().flat_map(|place| self.all(within, *place)).find_map(|element| {
            let own = matches!(vocabulary(element, self.root), Own);
            content::read(element, base, typed && own)
        })
    }

    fn authors(&self, within: &Element, places: &[Place]) -> Vec<String> {
        places
            .iter()
            .map(|place| {
                let written = self.all(within, *place).map(|author| {
                    let part = ["name", "email", "uri"].iter().find_map(|part| author.child(part));
                    part.unwrap_or(author).text()
                });
                written.filter(|name| !name.trim().is_empty()).collect::<Vec<_>>()
            })
            .find(|authors| !authors.is_empty())
            .unwrap_or_default()
    }

    fn date(&self, within: &Element) -> Option<String> {
        let said = self.pick(within, DATE).map(Element::text);
        said.or(within.attribute("lastmod").map(str::to_owned))
            .filter(|date| !date.trim().is_empty())
    }

    /// The page that the element stands for.
    fn link(&self, within: &Element, base: &Base) -> Option<String> {
        let links = self.all(within, (Own, "link")).filter(|link| {
            link.attribute("rel").is_none_or(|rel| rel.eq_ignore_ascii_case("alternate"))
        });
        let links = links.filter_map(|link| {
            let base = base.within(link);
            let address = link.attribute("href").map_or_else(|| link.text(), str::to_owned);
            (!address.trim().is_empty()).then(|| absolute(&address, &base))
        });
        let guid = self.pick(within, &[(Own, "guid")]).filter(|guid| {
            guid.attribute("isPermaLink").is_none_or(|says| says.eq_ignore_ascii_case("true"))
        });
        let guid = guid.map(Element::text).filter(|guid| guid.trim().starts_with("http"));
        let attribute = within.attribute("href").or(within.attribute("rdf:about"));
        links
            .into_iter()
            .next()
            .or(guid.map(|guid| guid.trim().to_owned()))
            .or(attribute.map(|address| absolute(address, base)))
    }

    /// What is attached.
    fn media(&self, within: &Element, base: &Base) -> Vec<(BlockedKind, String)> {
        let mut found = Vec::new();
        for element in within.elements() {
            let name = element.name.to_ascii_lowercase();
            let picture = match (vocabulary(element, self.root), name.as_str()) {
                (Own | Podcast, "image" | "logo" | "icon") | (Media, "thumbnail") => true,
                (Own, "enclosure") | (Media, "content") => false,
                (Own, "link") if element.attribute("rel") == Some("enclosure") => false,
                _ => continue,
            };
            let is_image = |value: &str| value.starts_with("image");
            let picture = picture
                || element.attribute("type").is_some_and(is_image)
                || element.attribute("medium").is_some_and(is_image);
            let address = ["url", "href", "rdf:resource"]
                .iter()
                .find_map(|key| element.attribute(key).map(str::to_owned))
                .or_else(|| element.child("url").map(Element::text))
                .or_else(|| matches!(name.as_str(), "logo" | "icon").then(|| element.text()));
            let kind = if picture { BlockedKind::RemoteImage } else { BlockedKind::RemoteMedia };
            let address = address.filter(|address| !address.trim().is_empty());
            found.extend(address.map(|address| (kind, absolute(&address, base))));
        }
        found
    }
}

fn absolute(address: &str, base: &Base) -> String {
    base.absolute(address).unwrap_or_else(|| address.trim().to_owned())
}
