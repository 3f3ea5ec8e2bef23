//! Images with their captions, or words in their place where there is nothing to print.

use flyleaf_model::{ImageId, Run};

use super::article::BlockSetter;
use super::{Block, Picture, Piece};
use crate::words::Words;

/// An image is printed at its own size at this many pixels to an inch, or smaller; never larger, which would only show
/// its pixels.
const DENSITY: f64 = 144.0;
const POINTS: f64 = 72.0;

impl BlockSetter<'_, '_, '_> {
    pub(super) fn figure(&mut self, image: Option<&ImageId>, alt: &str, caption: &[Run]) -> Block {
        let picture = image.and_then(|id| self.pictures.get(id)).map(|picture| Picture {
            path: picture.path.clone(),
            width: (f64::from(picture.width) * POINTS / DENSITY).min(self.width),
            ratio: f64::from(picture.height) / f64::from(picture.width),
        });
        let is_lost = picture.is_none();
        if is_lost && image.is_some() {
            self.unprinted.push(alt.to_owned());
        }
        let words = Words::of(self.ambient.script);
        let alt = one_line(alt);
        let (label, instead) = if is_lost {
            (self.words(words.image_missing(), Some(words.tag())), self.words(&alt, None))
        } else {
            (Vec::new(), Vec::new())
        };
        let alt = if alt.is_empty() { words.image().to_owned() } else { alt };
        // A caption without words is no leaf.
        let caption = if caption.is_empty() { Vec::new() } else { self.leaf(caption, true) };
        Block::Figure { picture, alt, label, instead, caption }
    }

    fn words(&mut self, text: &str, tag: Option<&str>) -> Vec<Piece> {
        self.setter.begin(true);
        self.setter.set(&Piece::default(), text, &self.ambient, tag)
    }
}

fn one_line(text: &str) -> String {
    let line: String = text.chars().filter_map(crate::script::printable).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
