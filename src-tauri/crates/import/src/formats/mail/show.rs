//! A message's parts as a reader sees them, in the order of the message.

use flyleaf_model::{FindingCode, Format};

use super::charset::{self, Text};
use super::digest;
use super::entity::{self, Content, Cutter, Entity};
use super::fields::Fields;
use super::images::{self, Images};
use super::print::{aside, begin_article, figure, not_shown, push_digest, push_text};
use super::{alternative, flowed, subject, transfer};
use crate::flow::{Builder, Flow, Part, PartKind};
use crate::formats::html;
use crate::{Error, newline};

/// Messages in messages that are transferred in an encoding, one in the other, before they are left unread.
const DEEPEST_ENCODED: usize = 24;
/// Texts that are written for programs.
const NOT_FOR_READERS: [&str; 11] = [
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "text/directory",
    "text/css",
    "text/csv",
    "text/javascript",
    "text/x-amp-html",
    "text/rtf",
    "text/xml",
    "text/json",
];

/// Shows the messages of one file.
pub(super) struct Show {
    /// Cuts messages into parts.
    pub(super) cutter: Cutter,
    /// The encoding of the first text.
    encoding: Option<String>,
    /// Whether any text of the message was shown.
    has_text: bool,
    /// Whether a digest was shown.
    pub(super) has_digest: bool,
    /// What could not be opened.
    sealed: Option<Error>,
}

impl Show {
    pub(super) fn new() -> Self {
        Self {
            cutter: Cutter::new(),
            encoding: None,
            has_text: false,
            has_digest: false,
            sealed: None,
        }
    }

    /// The flow of all that was shown; an error where the only text was sealed.
    pub(super) fn finish(self, mut builder: Builder) -> Result<Flow, Error> {
        match self.sealed {
            Some(error) if !self.has_text => return Err(error),
            _ => {}
        }
        if self.cutter.exceeded {
            builder.finding(FindingCode::LimitReached, vec!["parts of the message".to_owned()]);
        }
        let mut flow = builder.finish();
        flow.encoding = self.encoding.unwrap_or(flow.encoding);
        Ok(flow)
    }

    /// Shows a message's text, and the images that came with it.
    pub(super) fn message(&mut self, builder: &mut Builder, message: &Entity<'_>, depth: usize) {
        let images = Images::of(message);
        let had_text = std::mem::take(&mut self.has_text);
        self.entity(builder, message, &images, depth);
        self.has_text |= had_text;
        for image in images.left() {
            if let Content::Body(body) = image.content {
                figure(builder, &image.fields, body);
            }
        }
    }

    /// Shows a message as an article.
    pub(super) fn article(&mut self, builder: &mut Builder, message: &Entity<'_>, depth: usize) {
        let fields = &message.fields;
        begin_article(builder, fields);
        let marked = fields.subject.clone().filter(|all| *all != subject::without_mark(all));
        for (name, value) in [("Subject", &marked), ("From", &fields.from), ("Date", &fields.date)]
        {
            if let Some(value) = value {
                builder.head(&format!("{name}: {value}"));
            }
        }
        self.message(builder, message, depth);
        builder.end_part();
    }

    fn entity(
        &mut self,
        builder: &mut Builder,
        entity: &Entity<'_>,
        images: &Images<'_, '_>,
        depth: usize,
    ) {
        match &entity.content {
            Content::Message(message) => self.article(builder, message, depth + 1),
            Content::Body(body) => self.body(builder, entity, body, images, depth),
            Content::Parts { parts, outside, is_closed } => {
                let name = entity.fields.media_type();
                if !is_closed {
                    let what = format!("{name} without its last boundary");
                    builder.finding(FindingCode::MarkupDamaged, vec![what]);
                }
                let [above, below] = outside.map(|bytes| charset::decode(bytes, None).text);
                aside(builder, &above);
                match name {
                    "multipart/encrypted" => self.seal(builder, &entity.fields, "OpenPGP"),
                    "multipart/alternative" => {
                        self.alternatives(builder, parts, images, depth + 1);
                    }
                    "multipart/digest" => self.digest(builder, parts, images, depth + 1),
                    _ => self.parts(builder, parts, images, depth + 1),
                }
                aside(builder, &below);
            }
        }
    }

    fn parts(
        &mut self,
        builder: &mut Builder,
        parts: &[Entity<'_>],
        images: &Images<'_, '_>,
        depth: usize,
    ) {
        let is_text = |part: &Entity<'_>| {
            part.fields.media_type() == "text/plain" && matches!(part.content, Content::Body(_))
        };
        let digest = parts.iter().position(|part| part.fields.media_type() == "multipart/digest");
        // The text above the messages of a digest is its contents.
        let contents = digest.and_then(|digest| parts[..digest].iter().rposition(is_text));
        for (index, part) in parts.iter().enumerate() {
            match part.content {
                // What stands above the contents and below the messages is the list's own.
                Content::Body(body)
                    if digest.is_some() && Some(index) != contents && is_text(part) =>
                {
                    let text = self.decoded(builder, &part.fields, body);
                    aside(builder, &text);
                }
                _ => self.entity(builder, part, images, depth),
            }
        }
    }

    /// Shows the messages of a digest; a text among them is an article as they are.
    fn digest(
        &mut self,
        builder: &mut Builder,
        parts: &[Entity<'_>],
        images: &Images<'_, '_>,
        depth: usize,
    ) {
        self.has_digest = true;
        for part in parts {
            let is_message = matches!(part.content, Content::Message(_));
            if !is_message {
                begin_article(builder, &part.fields);
            }
            self.entity(builder, part, images, depth);
            if !is_message {
                builder.end_part();
            }
        }
    }

    fn alternatives(
        &mut self,
        builder: &mut Builder,
        parts: &[Entity<'_>],
        images: &Images<'_, '_>,
        depth: usize,
    ) {
        let mut forms = Vec::new();
        let had_text = self.has_text;
        for part in parts {
            self.has_text = had_text;
            let mut form = Builder::new(Format::Eml, "utf-8");
            self.entity(&mut form, part, images, depth);
            let form = form.finish();
            if form.source.trim().is_empty() {
                builder.append(form);
            } else {
                forms.push(form);
            }
        }
        self.has_text = had_text || !forms.is_empty();
        alternative::push(builder, forms);
    }

    fn body(
        &mut self,
        builder: &mut Builder,
        entity: &Entity<'_>,
        body: &[u8],
        images: &Images<'_, '_>,
        depth: usize,
    ) {
        let fields = &entity.fields;
        let name = fields.media_type();
        match name {
            "text/html" | "application/xhtml+xml" => {
                let html = self.decoded(builder, fields, body);
                self.file(builder, fields, |builder| {
                    let head = html::append(builder, &html, &|source| images.bytes(source));
                    let languages = &mut builder.declared().languages;
                    if languages.is_empty() {
                        languages.extend(head.language);
                    }
                });
            }
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
                self.seal(builder, fields, "S/MIME");
            }
            "message/delivery-status" | "message/disposition-notification" => {
                self.plain(builder, fields, body);
            }
            _ if NOT_FOR_READERS.contains(&name) => not_shown(builder, fields),
            _ if name.starts_with("text/") => self.plain(builder, fields, body),
            _ if name.starts_with("multipart/") => {
                if !body.trim_ascii().is_empty() {
                    let what = format!("{name} without its boundary");
                    builder.finding(FindingCode::MarkupDamaged, vec![what]);
                    self.plain(builder, fields, body);
                }
            }
            _ if entity::is_message(name) && depth < DEEPEST_ENCODED => {
                let decoded = transfer::decode(body, &fields.transfer);
                let message = self.cutter.message(&decoded.bytes, depth + 1);
                self.article(builder, &message, depth + 1);
            }
            // It waits for the text that names it.
            _ if images::is_named(entity) => {}
            _ if name.starts_with("image/") => figure(builder, fields, body),
            _ => not_shown(builder, fields),
        }
    }

    /// A body's characters, with line feeds as line ends; what is wrong with it is reported.
    fn decoded(&mut self, builder: &mut Builder, fields: &Fields, body: &[u8]) -> String {
        let bytes = transfer::decode(body, &fields.transfer);
        let declared = fields.media.as_ref().and_then(|media| media.charset.clone());
        let declared = declared.or_else(|| {
            fields.media_type().ends_with("html").then(|| charset::of_page(&bytes.bytes)).flatten()
        });
        let Text { text, encoding, finding } = charset::decode(&bytes.bytes, declared.as_deref());
        if let Some(encoding_name) = bytes.broken {
            builder.finding(FindingCode::MarkupDamaged, vec![encoding_name.to_owned()]);
        }
        if let Some((code, details)) = finding {
            builder.finding(code, details);
        }
        self.encoding.get_or_insert(encoding);
        let mut text = newline::normalise(&text);
        if !bytes.rest.trim_ascii().is_empty() {
            text.push('\n');
            text.push_str(&newline::normalise(&charset::decode(bytes.rest, None).text));
        }
        text
    }

    fn plain(&mut self, builder: &mut Builder, fields: &Fields, body: &[u8]) {
        let mut text = self.decoded(builder, fields, body);
        if let Some(media) = fields.media.as_ref().filter(|media| media.is_flowed) {
            text = flowed::unflowed(&text, media.deletes_space);
        }
        let armour = text.trim();
        if armour.starts_with("-----BEGIN PGP MESSAGE-----")
            && armour.ends_with("-----END PGP MESSAGE-----")
        {
            return self.seal(builder, fields, "OpenPGP");
        }
        let digest = digest::read(&text);
        self.has_digest |= digest.is_some();
        self.file(builder, fields, |builder| match digest {
            Some(digest) => push_digest(builder, &digest),
            None => push_text(builder, &text),
        });
    }

    /// Shows a text: one that came as a file beside another text is a page of its own.
    fn file(&mut self, builder: &mut Builder, fields: &Fields, show: impl FnOnce(&mut Builder)) {
        let file_name = fields.file_name.as_deref().filter(|_| self.has_text);
        let is_file = self.has_text && (fields.is_attachment || file_name.is_some());
        if is_file {
            builder.begin_part(Part { kind: PartKind::Page, ..Part::default() });
            builder.head(file_name.unwrap_or_default());
        }
        let before = builder.place();
        show(builder);
        self.has_text |= builder.place() > before;
        if is_file {
            builder.end_part();
        }
    }

    fn seal(&mut self, builder: &mut Builder, fields: &Fields, format: &'static str) {
        let error = Error::Encrypted { format };
        builder.finding(FindingCode::PartUnreadable, vec![fields.name(), error.to_string()]);
        self.sealed.get_or_insert(error);
    }
}
