//! The images that a Markdown file shows, in a folder beside it.

use std::collections::{BTreeMap, BTreeSet};

use flyleaf_model::{Image, ImageId};
use flyleaf_text::canonical::images;

use crate::Document;

/// Characters of an image's name that make its file's.
const NAME: usize = 16;

/// The images of documents that have bytes, by id, with the names of their files.
#[derive(Debug, Default)]
pub(super) struct Images<'a> {
    folder: String,
    by_id: BTreeMap<&'a ImageId, (String, &'a Image)>,
}

impl<'a> Images<'a> {
    /// The images that the documents show; `folder` is where they will stand, seen from the Markdown file.
    pub(super) fn of(documents: &[Document<'a>], folder: &str) -> Self {
        let mut by_id = BTreeMap::new();
        for document in documents {
            let articles = document.issue.articles.iter();
            let shown: BTreeSet<&ImageId> =
                articles.flat_map(|article| images(&article.blocks)).collect();
            let there = |image: &&Image| shown.contains(&image.id) && !image.bytes.is_empty();
            for image in document.images.iter().filter(there) {
                let ending = match image.media_type.as_str() {
                    "image/jpeg" => "jpg",
                    "image/gif" => "gif",
                    "image/webp" => "webp",
                    "image/svg+xml" => "svg",
                    _ => "png",
                };
                let name: String = image.id.as_str().chars().take(NAME).collect();
                by_id.insert(&image.id, (format!("{name}.{ending}"), image));
            }
        }
        Self { folder: encoded(folder), by_id }
    }

    /// Where an image stands, as an address.
    pub(super) fn path(&self, id: &ImageId) -> Option<String> {
        self.by_id.get(id).map(|(name, _)| format!("{}/{name}", self.folder))
    }

    /// The files with their bytes, in the order of their names.
    pub(super) fn files(self) -> Vec<(String, &'a [u8])> {
        self.by_id.into_values().map(|(name, image)| (name, image.bytes.as_slice())).collect()
    }
}

/// A folder's name as a relative address between angle brackets.
fn encoded(folder: &str) -> String {
    let mut address = String::with_capacity(folder.len());
    for c in folder.chars() {
        match c {
            '%' | '<' | '>' | '?' | '#' | '\\' | ' ' | ':' => {
                address.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => address.push(c),
        }
    }
    address
}
