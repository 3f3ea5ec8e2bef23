//! An issue taken out of the library, with everything that is only there for it.

use flyleaf_model::IssueId;
use rusqlite::Connection;

use crate::Result;

/// Removes an issue, its originals and images where no other issue has them, and its publication where it was the only
/// issue and taught no rule.
pub(crate) fn issue(connection: &Connection, id: &IssueId) -> Result<()> {
    let ids = |sql: &str| -> Result<Vec<String>> {
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([id.as_str()], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let originals = ids("SELECT DISTINCT original FROM revision WHERE issue = ?1")?;
    let images = ids("SELECT DISTINCT i.image FROM revision_image i
         JOIN revision r ON r.id = i.revision WHERE r.issue = ?1")?;
    let publications = ids("SELECT publication FROM issue WHERE id = ?1")?;
    connection.execute("DELETE FROM issue WHERE id = ?1", [id.as_str()])?;
    let unused = [
        (
            originals,
            "DELETE FROM original WHERE hash = ?1
             AND NOT EXISTS (SELECT 1 FROM revision WHERE original = ?1)",
        ),
        (
            images,
            "DELETE FROM image WHERE hash = ?1
             AND NOT EXISTS (SELECT 1 FROM revision_image WHERE image = ?1)",
        ),
        (
            publications,
            "DELETE FROM publication WHERE id = ?1
             AND NOT EXISTS (SELECT 1 FROM issue WHERE publication = ?1)
             AND NOT EXISTS (SELECT 1 FROM reading_rule WHERE publication = ?1)
             AND NOT EXISTS (SELECT 1 FROM journal WHERE kind = 'merge')",
        ),
    ];
    for (ids, delete) in unused {
        let mut statement = connection.prepare_cached(delete)?;
        for id in ids {
            statement.execute([id])?;
        }
    }
    Ok(())
}
