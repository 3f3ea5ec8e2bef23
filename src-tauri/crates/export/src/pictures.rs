//! The images of issues as the typesetter takes them: decoded once to know that they can be, and no larger than paper
//! shows.
//!
//! An image is the only part of a document whose bytes the typesetter reads, and one broken image must not cost the
//! export: whatever cannot be decoded is left out here, and its place says so.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use flyleaf_model::{Image, ImageId};
use flyleaf_text::canonical::images;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use typst::foundations::Bytes;

use crate::Document;

/// What the widest measure and the highest figure of any paper hold at 300 dots to an inch, in pixels.
const WIDEST: u32 = 1_500;
const HIGHEST: u32 = 2_600;
/// Quality of a photograph that is made smaller, of 100: what it loses is below what print shows.
const QUALITY: u8 = 88;

/// The images that can be printed.
#[derive(Debug, Default)]
pub(crate) struct Pictures {
    by_id: BTreeMap<ImageId, Printable>,
}

/// An image that can be printed.
#[derive(Debug)]
pub(crate) struct Printable {
    /// Where the template finds it.
    pub path: String,
    /// In pixels, upright.
    pub width: u32,
    pub height: u32,
    bytes: Bytes,
}

impl Pictures {
    /// The images that the documents show, as far as they can be decoded.
    pub(crate) fn of(documents: &[Document<'_>], cancelled: &dyn Fn() -> bool) -> Self {
        let mut by_id = BTreeMap::new();
        for document in documents {
            let articles = document.issue.articles.iter();
            let shown: BTreeSet<&ImageId> =
                articles.flat_map(|article| images(&article.blocks)).collect();
            for image in document.images.iter().filter(|image| shown.contains(&image.id)) {
                if cancelled() {
                    return Self::default();
                }
                if !by_id.contains_key(&image.id)
                    && let Some(printable) = printable(image)
                {
                    by_id.insert(image.id.clone(), printable);
                }
            }
        }
        Self { by_id }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    pub(crate) fn get(&self, id: &ImageId) -> Option<&Printable> {
        self.by_id.get(id)
    }

    /// Every image with the path that the template finds it at.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Bytes)> {
        self.by_id.values().map(|printable| (printable.path.as_str(), &printable.bytes))
    }
}

fn printable(image: &Image) -> Option<Printable> {
    let format = match image.media_type.as_str() {
        "image/png" => ImageFormat::Png,
        "image/jpeg" => ImageFormat::Jpeg,
        "image/gif" => ImageFormat::Gif,
        "image/webp" => ImageFormat::WebP,
        _ => return None,
    };
    // Decoders of other people meet bytes of yet other people here.
    catch_unwind(AssertUnwindSafe(|| made_printable(image, format))).ok().flatten()
}

fn made_printable(image: &Image, format: ImageFormat) -> Option<Printable> {
    let mut reader = ImageReader::with_format(Cursor::new(&image.bytes), format);
    reader.limits(Limits::default());
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut decoded = DynamicImage::from_decoder(decoder).ok()?;
    decoded.apply_orientation(orientation);
    let as_it_came = orientation == Orientation::NoTransforms
        && decoded.width() <= WIDEST
        && decoded.height() <= HIGHEST
        && decoded.color().bytes_per_pixel() <= decoded.color().channel_count();
    let (bytes, format, (width, height)) = if as_it_came {
        (image.bytes.clone(), format, (decoded.width(), decoded.height()))
    } else {
        smaller(&decoded, format)?
    };
    let ending = format.extensions_str().first()?;
    Some(Printable {
        path: format!("images/{}.{ending}", image.id),
        width,
        height,
        bytes: Bytes::new(bytes),
    })
}

/// An image in eight bits a channel, upright, and no larger than paper shows: bytes, format, size in pixels.
fn smaller(
    decoded: &DynamicImage,
    format: ImageFormat,
) -> Option<(Vec<u8>, ImageFormat, (u32, u32))> {
    let fits = decoded.width() <= WIDEST && decoded.height() <= HIGHEST;
    let sized =
        if fits { Cow::Borrowed(decoded) } else { Cow::Owned(decoded.thumbnail(WIDEST, HIGHEST)) };
    let mut bytes = Vec::new();
    let format = if format == ImageFormat::Jpeg {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        sized.to_rgb8().write_with_encoder(encoder).ok()?;
        ImageFormat::Jpeg
    } else {
        let eight_bit: DynamicImage = if sized.color().has_alpha() {
            sized.to_rgba8().into()
        } else {
            sized.to_rgb8().into()
        };
        eight_bit.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).ok()?;
        ImageFormat::Png
    };
    // The size that the image is printed at follows from the pixels it came with.
    Some((bytes, format, (decoded.width(), decoded.height())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(bytes: Vec<u8>, media_type: &str) -> Image {
        Image {
            id: ImageId::new("0a"),
            media_type: media_type.to_owned(),
            width: 1,
            height: 1,
            alt: String::new(),
            bytes,
        }
    }

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let pixels =
            image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
        pixels.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    #[test]
    fn a_small_image_is_printed_as_it_came() {
        for (format, media_type) in [
            (ImageFormat::Png, "image/png"),
            (ImageFormat::Jpeg, "image/jpeg"),
            (ImageFormat::Gif, "image/gif"),
            (ImageFormat::WebP, "image/webp"),
        ] {
            let bytes = encoded(40, 30, format);
            let made = printable(&image(bytes.clone(), media_type)).unwrap();
            assert_eq!(
                (made.width, made.height, made.bytes.as_slice()),
                (40, 30, bytes.as_slice())
            );
        }
    }

    #[test]
    fn a_large_image_keeps_its_size_on_paper_and_loses_pixels() {
        let bytes = encoded(3000, 900, ImageFormat::Jpeg);
        let made = printable(&image(bytes, "image/jpeg")).unwrap();
        assert_eq!((made.width, made.height), (3000, 900));
        let kept = image::load_from_memory(&made.bytes).unwrap();
        assert_eq!((kept.width(), kept.height()), (1500, 450));
    }

    #[test]
    fn what_cannot_be_decoded_is_no_picture() {
        let whole = encoded(40, 30, ImageFormat::Png);
        for (bytes, media_type) in [
            (whole[..whole.len() / 2].to_vec(), "image/png"),
            (whole.clone(), "image/jpeg"),
            (whole, "image/svg+xml"),
            (Vec::new(), "image/gif"),
        ] {
            assert!(printable(&image(bytes, media_type)).is_none(), "{media_type}");
        }
    }
}
