//! Links of notes and digests to what the library holds: ordinary Markdown links whose address has the scheme
//! `flyleaf:`, and images of annotations, which quote them.

use flyleaf_model::{AnnotationId, IssueId};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// `flyleaf:annotation/ID`.
    Annotation(AnnotationId),
    /// `flyleaf:article/ISSUE/INDEX`.
    Article {
        /// The issue.
        issue: IssueId,
        /// Index of the article, from 0, when the link was written.
        article: u32,
    },
    /// `flyleaf:issue/ID`.
    Issue(IssueId),
}

/// The scheme of our addresses, with its colon.
const SCHEME: &str = "flyleaf:";
/// Bytes of the longest id that is taken for one.
const LONGEST: usize = 64;

impl Link {
    /// Reads an address; `None` where it is none of ours.
    pub fn parse(address: &str) -> Option<Self> {
        let scheme = address.get(..SCHEME.len())?;
        let path = address.get(SCHEME.len()..).filter(|_| scheme.eq_ignore_ascii_case(SCHEME))?;
        let id = |text: &str| {
            let sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            let holds = !text.is_empty() && text.len() <= LONGEST && text.chars().all(sound);
            holds.then(|| text.to_owned())
        };
        let mut parts = path.split('/');
        let link = match (parts.next()?, parts.next()?) {
            ("annotation", text) => Self::Annotation(AnnotationId::new(id(text)?)),
            ("issue", text) => Self::Issue(IssueId::new(id(text)?)),
            ("article", text) => {
                let (issue, article) = (IssueId::new(id(text)?), parts.next()?.parse().ok()?);
                Self::Article { issue, article }
            }
            _ => return None,
        };
        parts.next().is_none().then_some(link)
    }

    /// Its address.
    pub fn address(&self) -> String {
        match self {
            Self::Annotation(id) => format!("{SCHEME}annotation/{id}"),
            Self::Article { issue, article } => format!("{SCHEME}article/{issue}/{article}"),
            Self::Issue(id) => format!("{SCHEME}issue/{id}"),
        }
    }
}

/// What a text links to and quotes, each once, in the order of the text.
pub fn links(markdown: &str) -> Vec<Link> {
    if !markdown.to_ascii_lowercase().contains(SCHEME) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for event in Parser::new_ext(markdown, Options::empty()) {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
            && let Some(link) = Link::parse(&dest_url)
            && seen.insert(link.clone())
        {
            found.push(link);
        }
    }
    found
}

/// A part of a text that quotes annotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// Markdown as it stands there; never blank.
    Text(&'a str),
    /// An annotation quoted by an image that is a paragraph of its own: `![](flyleaf:annotation/ID)`.
    Quotation(AnnotationId),
}

/// A text cut at the annotations that it quotes.
pub fn parts(markdown: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut done = 0;
    for (range, id) in quotations(markdown) {
        push_text(&markdown[done..range.start], &mut parts);
        parts.push(Part::Quotation(id));
        done = range.end;
    }
    push_text(&markdown[done..], &mut parts);
    parts
}

fn push_text<'a>(text: &'a str, parts: &mut Vec<Part<'a>>) {
    let text = text.trim_matches(['\n', '\r']);
    if !text.trim().is_empty() {
        parts.push(Part::Text(text));
    }
}

/// Where paragraphs stand that are an image of an annotation and nothing else, outside of quotes and lists.
fn quotations(markdown: &str) -> Vec<(std::ops::Range<usize>, AnnotationId)> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    // The paragraph under way, as long as it holds one image of an annotation and nothing else.
    let mut candidate: Option<(std::ops::Range<usize>, Option<AnnotationId>)> = None;
    let mut in_image = false;
    for (event, range) in Parser::new_ext(markdown, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => {
                candidate = Some((range, None));
                depth += 1;
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                depth += 1;
                in_image = true;
                candidate = match (candidate.take(), Link::parse(&dest_url)) {
                    (Some((range, None)), Some(Link::Annotation(id))) => Some((range, Some(id))),
                    _ => None,
                };
            }
            Event::End(TagEnd::Image) => {
                depth = depth.saturating_sub(1);
                in_image = false;
            }
            Event::End(TagEnd::Paragraph) => {
                depth = depth.saturating_sub(1);
                if let Some((range, Some(id))) = candidate.take() {
                    found.push((range, id));
                }
            }
            Event::Start(_) => {
                depth += 1;
                candidate = None;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if in_image => {}
            _ => candidate = None,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_back_and_others_are_not_ours() {
        for address in ["flyleaf:annotation/0a1", "flyleaf:issue/f-1", "flyleaf:article/f/12"] {
            assert_eq!(Link::parse(address).unwrap().address(), address);
        }
        assert_eq!(Link::parse("FLYLEAF:issue/f"), Link::parse("flyleaf:issue/f"));
        for address in [
            "https://example.org/flyleaf:issue/f",
            "flyleaf:",
            "flyleaf:issue/",
            "flyleaf:issue/../etc",
            "flyleaf:issue/f/1",
            "flyleaf:article/f",
            "flyleaf:article/f/-1",
            "flyleaf:article/f/99999999999",
            "flyleaf:person/f",
            "潮汐水文:issue/f",
        ] {
            assert_eq!(Link::parse(address), None, "{address}");
        }
    }

    #[test]
    fn a_note_links_to_each_thing_once_and_code_links_to_nothing() {
        let note = "See [it](flyleaf:issue/i), [again](flyleaf:issue/i) and\n\n> ![](flyleaf:annotation/a)\n\n\
            `[no](flyleaf:issue/x)` [web](https://example.org) [ref]\n\n[ref]: flyleaf:article/i/2";
        let issue = || IssueId::new("i");
        assert_eq!(
            links(note),
            [
                Link::Issue(issue()),
                Link::Annotation(AnnotationId::new("a")),
                Link::Article { issue: issue(), article: 2 }
            ]
        );
    }

    #[test]
    fn only_an_image_that_stands_alone_is_a_quotation() {
        let digest = "# Tides\n\n![](flyleaf:annotation/a)\n\nSaid ![x](flyleaf:annotation/b) there.\n\n\
            - ![](flyleaf:annotation/c)\n\n![what it says](flyleaf:annotation/d)\n![](flyleaf:annotation/e)\n\n\
            ![](https://example.org/a.png)\n\n![](flyleaf:annotation/f)";
        let quoted = |id: &str| Part::Quotation(AnnotationId::new(id));
        assert_eq!(
            parts(digest),
            [
                Part::Text("# Tides"),
                quoted("a"),
                Part::Text(
                    "Said ![x](flyleaf:annotation/b) there.\n\n- ![](flyleaf:annotation/c)\n\n\
                    ![what it says](flyleaf:annotation/d)\n![](flyleaf:annotation/e)\n\n\
                    ![](https://example.org/a.png)"
                ),
                quoted("f"),
            ]
        );
        assert!(parts("\n \n").is_empty());
    }
}
