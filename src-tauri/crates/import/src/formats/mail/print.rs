//! What is pushed into the flow of a message: articles, texts, images, notices.

use flyleaf_model::{Block, FindingCode, Run};

use super::digest::Digest;
use super::fields::Fields;
use super::{subject, transfer};
use crate::flow::{Builder, Part, PartKind, Shape};

/// Lines that a signature has at most; what is longer is no signature.
const LONGEST_SIGNATURE: usize = 12;

/// Begins an article with what a message's header says, headed by its subject.
pub(super) fn begin_article(builder: &mut Builder, fields: &Fields) {
    let title = fields.subject.as_deref().map(subject::without_mark);
    builder.begin_part(Part {
        kind: PartKind::Article,
        title: title.clone(),
        byline: fields.from_name.clone().or_else(|| fields.from.clone()),
        date: fields.day.clone(),
        language: fields.languages.first().cloned(),
        ..Part::default()
    });
    if let Some(title) = title {
        builder.push(Block::Heading { level: 2, runs: vec![Run::plain(title)] });
    }
}

/// Prints a plain digest: each message an article, its header as printed.
pub(super) fn push_digest(builder: &mut Builder, digest: &Digest<'_>) {
    builder.plain(digest.front);
    for message in &digest.messages {
        begin_article(builder, &message.fields);
        let text = message.header.to_owned();
        builder.aside(Block::Preformatted { text }, Shape::Head);
        push_text(builder, message.text);
        builder.end_part();
    }
    aside(builder, digest.trailer);
}

/// Prints a plain text, its signature as what it is: two hyphens and a blank are above nothing else (RFC 3676, 4.3).
pub(super) fn push_text(builder: &mut Builder, text: &str) {
    const SIGNATURE: &str = "\n-- \n";
    match text.rsplit_once(SIGNATURE) {
        Some((body, signature))
            if signature.lines().count() <= LONGEST_SIGNATURE && !body.contains(SIGNATURE) =>
        {
            builder.plain(body);
            aside(builder, &format!("-- \n{signature}"));
        }
        _ => builder.plain(text),
    }
}

/// Prints what belongs to no article.
pub(super) fn aside(builder: &mut Builder, text: &str) {
    builder.aside(Block::Preformatted { text: text.to_owned() }, Shape::Boilerplate);
}

/// An image that no text names.
pub(super) fn figure(builder: &mut Builder, fields: &Fields, body: &[u8]) {
    let bytes = transfer::decode(body, &fields.transfer).bytes;
    let name = fields.name();
    if let Some(image) = builder.image(&bytes, &name, &name) {
        builder.push(Block::Figure { image: Some(image), alt: name, caption: Vec::new() });
    }
}

/// Reports a part that is nothing to read.
pub(super) fn not_shown(builder: &mut Builder, fields: &Fields) {
    let details = vec![fields.name(), fields.media_type().to_owned()];
    builder.finding(FindingCode::PartNotShown, details);
}
