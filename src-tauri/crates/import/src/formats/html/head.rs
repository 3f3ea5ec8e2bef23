//! What a page says of itself outside its text.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::Readability;

use super::dom;

/// What a page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// What `<title>` says, whole.
    pub(crate) title: Option<String>,
    /// The title without the name of the site, as far as the page itself tells them apart.
    pub(crate) headline: Option<String>,
    /// BCP 47 tag.
    pub(crate) language: Option<String>,
    /// Who wrote it, without “By”.
    pub(crate) author: Option<String>,
    /// When it was published, as the page says it.
    pub(crate) date: Option<String>,
    /// The site or the publication that it is a page of.
    pub(crate) publication: Option<String>,
    /// Its anchors, in order, and where in the source the blocks begin that they stand in.
    pub(crate) anchors: Vec<(String, usize)>,
}

/// Reads what a page says of itself: `<title>`, `<meta>` (plain, Dublin Core, Open Graph), JSON-LD, `lang`.
pub(super) fn read(document: &Document) -> Head {
    // The metadata reader indexes strings by bytes; a page that breaks it is read without.
    let metadata = catch_unwind(AssertUnwindSafe(|| {
        let reader = Readability::with_document(document.clone(), None, None).ok()?;
        Some(reader.get_article_metadata(reader.parse_json_ld()))
    }));
    let metadata = metadata.ok().flatten().unwrap_or_default();
    let text = |value: &str| {
        let value = crate::lines::squeezed(value);
        (!value.is_empty()).then_some(value)
    };
    let title = document.head().and_then(|head| {
        head.children()
            .into_iter()
            .find(|child| dom::name(child) == "title")
            .map(|title| title.text())
    });
    let language =
        metadata.lang.or_else(|| document.body().and_then(|body| dom::attribute(&body, "lang")));
    Head {
        title: title.as_deref().and_then(text),
        headline: text(&metadata.title),
        language: language.as_deref().and_then(text),
        author: metadata.byline.as_deref().and_then(text).map(|name| without_by(&name)),
        date: metadata.published_time.as_deref().and_then(text),
        publication: metadata.site_name.as_deref().and_then(text),
        anchors: Vec::new(),
    }
}

fn without_by(name: &str) -> String {
    match name.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => name[3..].trim().to_owned(),
        _ => name.to_owned(),
    }
}
