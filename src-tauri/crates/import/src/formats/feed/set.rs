//! A feed as a flow: what it says of itself in front, then its entries.

use flyleaf_model::{Block, FindingCode, Format, Run};

use super::{Content, Entry, Feed, date, person};
use crate::flow::{Builder, Flow, Part, PartKind, Shape};
use crate::formats::{html, loose_xml as xml};
use crate::lines::squeezed;

pub(super) fn flow(feed: Feed, format: Format, decoded: xml::Decoded) -> Flow {
    let mut builder = Builder::new(format, &decoded.encoding);
    for (code, details) in decoded.findings.into_iter().chain(feed.findings) {
        builder.finding(code, details);
    }
    let title = feed.title.as_ref().map(plain).filter(|title| !title.is_empty());
    for line in title.iter().cloned().chain(feed.subtitle.as_ref().map(plain)) {
        builder.front(&line);
    }
    for line in feed.publishers.iter().chain(&feed.authors).chain(&feed.date).chain(&feed.link) {
        builder.front(line);
    }
    let names = |written: &[String]| {
        written.iter().map(|written| person::name(written)).filter(|n| !n.is_empty()).collect()
    };
    let declared = builder.declared();
    declared.publication = title;
    declared.publishers = names(&feed.publishers);
    declared.authors = names(&feed.authors);
    declared.date =
        feed.date.as_deref().map(|printed| date::iso(printed).unwrap_or(squeezed(printed)));
    declared.languages.extend(feed.language);
    for (kind, url) in &feed.media {
        builder.block(*kind, url);
    }
    if feed.left_out > 0 {
        builder.finding(FindingCode::LimitReached, vec![format!("{} entries", feed.left_out)]);
    }
    feed.entries.into_iter().for_each(|entry| push_entry(&mut builder, entry));
    if let Some(rights) = &feed.rights {
        push_aside(&mut builder, &plain(rights), None, Shape::Boilerplate);
    }
    builder.finish()
}

fn push_entry(builder: &mut Builder, entry: Entry) {
    let title = entry.title.as_ref().map(plain).filter(|title| !title.is_empty());
    let byline: Vec<String> = entry.authors.iter().map(|written| person::name(written)).collect();
    let byline = byline.join(", ");
    let source = entry.source.as_ref().map(plain).filter(|source| !source.is_empty());
    let web = |link: &&str| link.starts_with("http://") || link.starts_with("https://");
    builder.begin_part(Part {
        kind: PartKind::Article,
        title: title.clone(),
        byline: (!byline.is_empty()).then_some(byline),
        date: entry.date.as_deref().and_then(date::iso),
        source: source.clone().or(entry.link.as_deref().filter(web).map(str::to_owned)),
        language: entry.language,
        ..Part::default()
    });
    if let Some(title) = title {
        builder.push(Block::Heading { level: 1, runs: vec![Run::plain(title)] });
    }
    for line in entry.authors.iter().chain(&entry.date).chain(&source) {
        builder.head(line);
    }
    if let Some(link) = &entry.link {
        push_aside(builder, link, Some(link.clone()), Shape::Head);
    }
    let said = entry.content.as_ref().map(plain).unwrap_or_default();
    let summary = entry.summary.filter(|summary| !is_said(&plain(summary), &said));
    for content in summary.iter().chain(&entry.content) {
        push(builder, content);
    }
    for (kind, url) in &entry.media {
        builder.block(*kind, url);
    }
    if let Some(rights) = &entry.rights {
        push_aside(builder, &plain(rights), None, Shape::Boilerplate);
    }
    builder.end_part();
}

fn push_aside(builder: &mut Builder, text: &str, link: Option<String>, shape: Shape) {
    let run = Run { link, ..Run::plain(text) };
    builder.aside(Block::Paragraph { runs: vec![run] }, shape);
}

fn push(builder: &mut Builder, content: &Content) {
    match content {
        // A single line end is where somebody's editor broke the line.
        Content::Text(text) => {
            let text = crate::newline::normalise(text);
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for paragraph in lines.split(|line| line.is_empty()) {
                builder.paragraph(&paragraph.join(" "));
            }
        }
        Content::Html(text, base) => {
            let based;
            let text = match base.url() {
                Some(url) => {
                    based = format!("<base href=\"{url}\">{text}");
                    &based
                }
                None => text,
            };
            html::append(builder, text, &|_| None);
        }
    }
}

/// A text on one line.
fn plain(content: &Content) -> String {
    match content {
        Content::Text(text) => squeezed(text),
        Content::Html(text, _) => {
            let mut builder = Builder::new(Format::Html, "utf-8");
            html::append(&mut builder, text, &|_| None);
            squeezed(&builder.finish().source)
        }
    }
}

/// Whether a summary is the beginning of what is said anyway, perhaps with an invitation to read on.
fn is_said(summary: &str, said: &str) -> bool {
    let cut = summary.rfind("[…]").or(summary.rfind("[...]")).or(summary.rfind('…'));
    let kept = cut.filter(|cut| cut * 2 > summary.len()).map_or(summary, |cut| &summary[..cut]);
    let kept = kept.trim_end_matches(['.', ' ']);
    letters(said).contains(&letters(kept))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
