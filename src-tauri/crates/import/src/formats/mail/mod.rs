//! Mail: one message (RFC 5322, MIME), a saved page in a message (MHTML), or a mailbox of messages (RFC 4155).
//!
//! **What is shown.** The lines of the header that a reader is shown stand first, then the text. Text parts follow each
//! other in the order of the message; a text that came as a file is a page of its own; a message inside the message, of
//! a digest or of a mailbox is an article, headed by its subject. A plain text is printed as it came, line by line, so
//! that it is read as the same text would be in a file; flowed lines are put together again. Images stand where the text
//! names them, or where they came. Calendars, signatures and other files are named in the report. What mail readers
//! hide, before the first part and after the last, is printed as boilerplate.
//!
//! **Which alternative.** A message often says the same twice, as plain text and as HTML. HTML is shown where it carries
//! anything that plain text cannot (headings, lists, links, emphasis, images), the plain text otherwise, and whichever
//! is not the better one is shown all the same if it holds most of the words, as beside a page that is only a picture.
//! Paragraphs that only the other one has (“read this in your browser”) are printed below it as boilerplate: no words
//! are lost, and none are read twice.
//!
//! `mail-parser` reads fields, addresses, dates and encodings; how a message is cut into parts is ours, for the reasons
//! given in [`entity`].

mod alternative;
pub(super) mod charset;
mod detect;
mod digest;
mod encoded_words;
mod entity;
mod fields;
mod flowed;
mod images;
mod mailbox;
mod own_text;
mod print;
mod shifted;
mod show;
mod subject;
#[cfg(test)]
mod tests;
mod transfer;

use flyleaf_model::{FindingCode, Format};

use super::Input;
use crate::Error;
use crate::flow::{Builder, Flow};
use entity::{Content, Entity};
use fields::Fields;
use show::Show;

pub(super) use detect::{is_mailbox, is_message};
pub use mailbox::messages;

/// The most messages of a mailbox that are read as one issue.
const MOST_MESSAGES: usize = 10_000;

/// Reads a message, or a mailbox of one.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    match messages(input.bytes).as_deref() {
        Some([one]) => message(&mailbox::message(&input.bytes[one.clone()])),
        _ => message(input.bytes),
    }
}

/// Reads a mailbox of several messages.
pub(super) fn read_mailbox(input: &Input<'_>) -> Result<Flow, Error> {
    let messages = messages(input.bytes).unwrap_or_default();
    let mut show = Show::new();
    let mut builder = Builder::new(Format::Mbox, "utf-8");
    for (index, range) in messages.iter().take(MOST_MESSAGES).enumerate() {
        let bytes = mailbox::message(&input.bytes[range.clone()]);
        show.cutter.begin();
        let message = show.cutter.message(&bytes, 0);
        if index == 0 {
            let declared = builder.declared();
            declared.publication = publication(&message.fields);
        }
        show.article(&mut builder, &message, 0);
    }
    if messages.len() > MOST_MESSAGES {
        let left = messages.len() - MOST_MESSAGES;
        builder.finding(FindingCode::LimitReached, vec![format!("{left} messages")]);
    }
    show.finish(builder)
}

fn message(bytes: &[u8]) -> Result<Flow, Error> {
    let mut show = Show::new();
    let whole = show.cutter.message(bytes, 0);
    let message = passed_on(&whole);
    let mut builder = Builder::new(Format::Eml, "utf-8");
    declare(&mut builder, &message.fields);
    let from = builder.place();
    show.message(&mut builder, message, 0);
    let has_digest = show.has_digest;
    let mut flow = show.finish(builder)?;
    if !has_digest {
        let title = flow.declared.title.clone();
        own_text::divide(&mut flow, from, title);
    }
    Ok(flow)
}

/// The message that another one only passes on, with nothing of its own to say; else the message itself.
fn passed_on<'m, 'a>(message: &'m Entity<'a>) -> &'m Entity<'a> {
    match &message.content {
        Content::Message(inner) => passed_on(inner),
        Content::Parts { parts, .. } if message.fields.media_type() == "multipart/mixed" => {
            let says_something = |part: &&Entity<'_>| !matches!(part.content, Content::Body(body) if body.trim_ascii().is_empty());
            let mut parts = parts.iter().filter(says_something);
            match (parts.next(), parts.next()) {
                (Some(Entity { content: Content::Message(inner), .. }), None) => passed_on(inner),
                _ => message,
            }
        }
        _ => message,
    }
}

/// Prints what a reader is shown of a header, and declares what it says for certain.
fn declare(builder: &mut Builder, fields: &Fields) {
    for (name, value) in [
        ("From", &fields.from),
        ("Subject", &fields.subject),
        ("Date", &fields.date),
        ("List-Id", &fields.list),
    ] {
        if let Some(value) = value {
            builder.front(&format!("{name}: {value}"));
        }
    }
    let publication = publication(fields);
    let declared = builder.declared();
    declared.title = fields.subject.as_deref().map(subject::bare);
    declared.date.clone_from(&fields.date);
    declared.languages.clone_from(&fields.languages);
    declared.publishers.extend(fields.organization.clone());
    declared
        .authors
        .extend(fields.from_name.clone().filter(|name| publication.as_ref() != Some(name)));
    declared.publication = publication;
}

/// The list's name, or the sender's where the message was sent to many: of other mail the sender is a person.
fn publication(fields: &Fields) -> Option<String> {
    let sender = || fields.from_name.clone().filter(|_| fields.is_bulk);
    fields.list_name.clone().or_else(sender)
}
