//! Images that came inside files, byte for byte, named by their contents and kept once however many issues show them.

use flyleaf_model::{Image, ImageId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::row::int;
use crate::{Error, Library, Result, original};

/// An image without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageRow {
    /// Its name.
    pub id: ImageId,
    /// What its bytes are.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows; empty where the issue does not say.
    pub alt: String,
}

impl Library {
    /// The media type and the bytes of an image, which are those that its name promises.
    ///
    /// # Errors
    /// Where there is none of that name, or what is kept is damaged.
    pub fn image(&self, id: &ImageId) -> Result<(String, Vec<u8>)> {
        self.read(|connection| {
            content(connection, id.as_str())?.ok_or_else(|| Error::ImageUnknown(id.clone()))
        })
    }
}

/// Keeps the images of a revision.
pub(crate) fn insert(connection: &Connection, revision: i64, images: &[Image]) -> Result<()> {
    for (position, image) in images.iter().enumerate() {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO image (hash, media_type, width, height, content)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                image.id.as_str(),
                image.media_type,
                image.width,
                image.height,
                image.bytes
            ])?;
        connection
            .prepare_cached(
                "INSERT INTO revision_image (revision, position, image, alt) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![revision, int(position), image.id.as_str(), image.alt])?;
    }
    Ok(())
}

/// The images of a revision, in the order of the source.
pub(crate) fn of_revision(connection: &Connection, revision: i64) -> Result<Vec<ImageRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.hash, i.media_type, i.width, i.height, r.alt
         FROM revision_image r JOIN image i ON i.hash = r.image WHERE r.revision = ?1 ORDER BY r.position",
    )?;
    let rows = statement
        .query_map([revision], |row| {
            Ok(ImageRow {
                id: ImageId::new(row.get::<_, String>(0)?),
                media_type: row.get(1)?,
                width: row.get(2)?,
                height: row.get(3)?,
                alt: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// The images of a revision with their bytes; a damaged one has none, so that the rest of its issue can be rendered.
pub(crate) fn whole(connection: &Connection, revision: i64) -> Result<Vec<Image>> {
    let with_bytes = |row: ImageRow| {
        let bytes = match content(connection, row.id.as_str()) {
            Ok(found) => found.map(|(_, bytes)| bytes).unwrap_or_default(),
            Err(Error::Damaged { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        let ImageRow { id, media_type, width, height, alt } = row;
        Ok(Image { id, media_type, width, height, alt, bytes })
    };
    of_revision(connection, revision)?.into_iter().map(with_bytes).collect()
}

/// The media type and the bytes of the image named `name`, whole and as they were.
pub(crate) fn content(connection: &Connection, name: &str) -> Result<Option<(String, Vec<u8>)>> {
    let found: Option<(String, Vec<u8>)> = connection
        .prepare_cached("SELECT media_type, content FROM image WHERE hash = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if found.as_ref().is_some_and(|(_, bytes)| original::hash(bytes).as_str() != name) {
        return Err(Error::Damaged { table: "image", row: name.to_owned() });
    }
    Ok(found)
}
