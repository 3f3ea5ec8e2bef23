//! Images that a message carries for its HTML, by the names that the HTML calls them.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::entity::{Content, Entity};
use super::transfer;

/// The images of one message, without those of messages in it.
pub(super) struct Images<'m, 'a> {
    parts: Vec<&'m Entity<'a>>,
    by_name: HashMap<String, usize>,
    shown: RefCell<BTreeSet<usize>>,
}

impl<'m, 'a> Images<'m, 'a> {
    /// Looks for a message's images.
    pub(super) fn of(message: &'m Entity<'a>) -> Self {
        let mut images =
            Self { parts: Vec::new(), by_name: HashMap::new(), shown: RefCell::default() };
        images.collect(message);
        images
    }

    fn collect(&mut self, entity: &'m Entity<'a>) {
        match &entity.content {
            Content::Parts { parts, .. } => parts.iter().for_each(|part| self.collect(part)),
            Content::Body(_) if is_named(entity) => {
                let names = entity.fields.content_id.iter().map(|id| format!("cid:{id}"));
                for name in names.chain(entity.fields.location.clone()) {
                    self.by_name.entry(name).or_insert(self.parts.len());
                }
                self.parts.push(entity);
            }
            _ => {}
        }
    }

    /// The bytes that an address in the HTML stands for.
    pub(super) fn bytes(&self, source: &str) -> Option<Vec<u8>> {
        let source = source.trim();
        let unescaped = percent_decoded(source);
        let index = *self.by_name.get(source).or_else(|| self.by_name.get(&unescaped))?;
        self.shown.borrow_mut().insert(index);
        let part = self.parts.get(index)?;
        let Content::Body(body) = part.content else { return None };
        Some(transfer::decode(body, &part.fields.transfer).bytes.into_owned())
    }

    /// The images that no text has named, in the order of the message.
    pub(super) fn left(&self) -> Vec<&'m Entity<'a>> {
        let shown = self.shown.borrow();
        let left = self.parts.iter().enumerate().filter(|(index, _)| !shown.contains(index));
        left.map(|(_, part)| *part).collect()
    }
}

/// Whether a part is an image that a text can name, and that therefore waits for it.
pub(super) fn is_named(entity: &Entity<'_>) -> bool {
    let fields = &entity.fields;
    fields.media_type().starts_with("image/")
        && (fields.content_id.is_some() || fields.location.is_some())
}

/// `cid:` addresses are URLs, and their names are escaped as such (RFC 2392).
fn percent_decoded(source: &str) -> String {
    let source = source.split_once(':').map_or(source.to_owned(), |(scheme, rest)| {
        format!("{}:{rest}", scheme.to_ascii_lowercase())
    });
    let mut bytes = Vec::with_capacity(source.len());
    let mut rest = source.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == b'%')
            .then(|| std::str::from_utf8(after.get(..2)?).ok())
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
