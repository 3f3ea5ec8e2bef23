//! JSON Feed, versions 1 and 1.1 (jsonfeed.org).

use flyleaf_model::{BlockedKind, FindingCode};
use serde_json::Value;

use super::{Content, Entry, Feed};
use crate::formats::loose_xml as xml;

/// Whether a file's beginning is that of a JSON Feed.
pub(super) fn is_feed(head: &str) -> bool {
    head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('{')
        && head.replace('\\', "").contains("://jsonfeed.org/version/")
}

pub(super) fn read(text: &str) -> Feed {
    let value: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(value) => value,
        Err(error) => return damaged(text, &error.to_string()),
    };
    let base = xml::Base::default();
    let base = match string(&value, "home_page_url").or(string(&value, "feed_url")) {
        Some(url) => base.then(&url),
        None => base,
    };
    let items = value["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut feed = Feed {
        title: string(&value, "title").map(Content::Text),
        subtitle: string(&value, "description").map(Content::Text),
        authors: authors(&value),
        link: string(&value, "home_page_url"),
        language: string(&value, "language"),
        media: images(&value, &["icon", "favicon"], &base),
        ..Feed::default()
    };
    items.iter().for_each(|item| feed.add(entry(item, &base)));
    feed
}

/// A file that is no JSON, as the text it is.
fn damaged(text: &str, reason: &str) -> Feed {
    let content = Content::Text(text.to_owned());
    Feed {
        entries: vec![Entry { content: Some(content), ..Entry::default() }],
        findings: vec![(FindingCode::MarkupDamaged, vec![reason.to_owned()])],
        ..Feed::default()
    }
}

fn entry(item: &Value, base: &xml::Base) -> Entry {
    let html = string(item, "content_html").map(|html| Content::Html(html, base.clone()));
    let text = || string(item, "content_text").map(Content::Text);
    let mut media = images(item, &["image", "banner_image"], base);
    for attachment in item["attachments"].as_array().into_iter().flatten() {
        let kind = match string(attachment, "mime_type") {
            Some(media_type) if media_type.starts_with("image/") => BlockedKind::RemoteImage,
            _ => BlockedKind::RemoteMedia,
        };
        media.extend(
            string(attachment, "url").map(|url| (kind, base.absolute(&url).unwrap_or(url))),
        );
    }
    Entry {
        title: string(item, "title").map(Content::Text),
        authors: authors(item),
        date: string(item, "date_published").or(string(item, "date_modified")),
        link: ["url", "external_url"]
            .iter()
            .find_map(|key| string(item, key))
            .map(|link| base.absolute(&link).unwrap_or(link)),
        language: string(item, "language"),
        summary: string(item, "summary").map(Content::Text),
        content: html.or_else(text),
        media,
        ..Entry::default()
    }
}

/// Names of `authors`, or of the `author` of version 1.
fn authors(value: &Value) -> Vec<String> {
    let several = value["authors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let one = std::slice::from_ref(&value["author"]);
    let authors = if several.is_empty() { one } else { several };
    authors.iter().filter_map(|author| string(author, "name")).collect()
}

fn images(value: &Value, keys: &[&str], base: &xml::Base) -> Vec<(BlockedKind, String)> {
    keys.iter()
        .filter_map(|key| string(value, key))
        .map(|url| (BlockedKind::RemoteImage, base.absolute(&url).unwrap_or(url)))
        .collect()
}

fn string(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
