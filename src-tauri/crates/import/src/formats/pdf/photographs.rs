//! Photographs on a page: images that the file keeps as JPEG, which are taken over as they are.
//!
//! Images in any other form would have to be decoded and written anew; they stay in the original.

use hayro_syntax::Filter;
use hayro_syntax::object::{Name, Stream};
use kurbo::Rect;

/// Points of height and width under which an image is an ornament.
const LEAST: f64 = 48.0;
/// Bytes of one photograph that are taken over.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// An image as it came.
#[derive(Debug)]
pub(super) struct Photograph {
    /// Where it stands on the page, in points from the upper left corner.
    pub(super) place: Rect,
    /// A JPEG file.
    pub(super) bytes: Vec<u8>,
}

impl Photograph {
    /// The image, where it is a JPEG in grey or RGB and large enough to be one that is meant to be looked at.
    pub(super) fn new(stream: &Stream<'_>, place: Rect) -> Option<Self> {
        let large = place.width().min(place.height()) >= LEAST;
        if !large || stream.filters().as_slice() != [Filter::DctDecode] {
            return None;
        }
        // Inks of the press look wrong in a window, and a mask over the image would be lost.
        let dict = stream.dict();
        let space = dict.get::<Name<'_>>(b"ColorSpace");
        let inks = space.is_some_and(|name| name.as_ref() == b"DeviceCMYK");
        if inks || dict.contains_key(b"SMask") || dict.contains_key(b"Decode") {
            return None;
        }
        let bytes = stream.raw_data();
        (bytes.len() <= MOST_BYTES).then(|| Self { place, bytes: bytes.into_owned() })
    }

    /// Mirrors its place on a page of this width.
    pub(super) fn mirror(&mut self, width: f64) {
        (self.place.x0, self.place.x1) = (width - self.place.x1, width - self.place.x0);
    }
}
