//! Publications: the periodicals that issues belong to, matched across the spellings of their mastheads.
//!
//! Issues that print no title belong to one publication whose title is empty; whoever shows it gives it a name in the
//! reader's language.

use flyleaf_model::PublicationId;
use rusqlite::{Connection, Row, params};

use crate::spelling::{self, Evidence};
use crate::{Result, fold};

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationRow {
    /// Its id.
    pub id: PublicationId,
    /// Its title as first printed; empty where its issues print none.
    pub title: String,
    /// BCP 47 tag of the title's language.
    pub language: String,
    /// How its covers look: the JSON given when it was made.
    pub cover: String,
}

/// Every publication, in the order of their folded titles, the one without a title last.
pub(crate) fn all(connection: &Connection) -> Result<Vec<PublicationRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, title, language, cover FROM publication ORDER BY folded = '', folded",
    )?;
    let rows = statement.query_map([], from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// One publication; there is always one for the id an issue carries.
pub(crate) fn get(connection: &Connection, id: &PublicationId) -> Result<PublicationRow> {
    Ok(connection
        .prepare_cached("SELECT id, title, language, cover FROM publication WHERE id = ?1")?
        .query_row([id.as_str()], from_row)?)
}

/// The publication that a title names, made with `id` where there is none.
pub(crate) fn of_title(
    connection: &Connection,
    title: &str,
    language: &str,
    cover: &str,
    id: impl FnOnce() -> String,
) -> Result<PublicationId> {
    if let Some((known, evidence)) = spelling::named(connection, title)? {
        if evidence != Evidence::Title {
            spelling::keep(connection, &known, title, evidence)?;
        }
        return Ok(known);
    }
    let id = PublicationId::new(id());
    connection
        .prepare_cached(
            "INSERT INTO publication (id, title, folded, language, cover) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id.as_str(), title.trim(), fold(title), language, cover])?;
    spelling::keep(connection, &id, title, Evidence::Title)?;
    Ok(id)
}

/// Spells the title of a publication as `title`.
pub(crate) fn respell(connection: &Connection, id: &PublicationId, title: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE publication SET title = ?2 WHERE id = ?1")?
        .execute(params![id.as_str(), title.trim()])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PublicationRow> {
    Ok(PublicationRow {
        id: PublicationId::new(row.get::<_, String>(0)?),
        title: row.get(1)?,
        language: row.get(2)?,
        cover: row.get(3)?,
    })
}
