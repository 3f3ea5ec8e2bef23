//! Images that came inside a file: looked at before anything decodes them.

use flyleaf_model::{Image, ImageId};
use imagesize::ImageType;

/// The most bytes of one image.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The most pixels of one image: as bitmaps, 400 MB.
const MOST_PIXELS: u64 = 100_000_000;

/// An image as it is kept, or why it cannot be shown.
pub(super) fn read(bytes: &[u8], alt: &str) -> Result<Image, String> {
    if bytes.len() > MOST_BYTES {
        return Err(format!("{} bytes, and at most {MOST_BYTES} are kept", bytes.len()));
    }
    let media_type = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "image/png",
        Ok(ImageType::Jpeg) => "image/jpeg",
        Ok(ImageType::Gif) => "image/gif",
        Ok(ImageType::Webp) => "image/webp",
        _ => return Err("neither PNG, JPEG, GIF nor WebP".to_owned()),
    };
    let size = imagesize::blob_size(bytes).map_err(|error| error.to_string())?;
    let (Ok(width), Ok(height)) = (u32::try_from(size.width), u32::try_from(size.height)) else {
        return Err("too large".to_owned());
    };
    if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(format!("{width} × {height} pixels"));
    }
    Ok(Image {
        id: ImageId::new(blake3::hash(bytes).to_hex().to_string()),
        media_type: media_type.to_owned(),
        width,
        height,
        alt: crate::lines::squeezed(alt),
        bytes: bytes.to_vec(),
    })
}
