//! Reading rules: what publications taught about reading their next issues.

use flyleaf_model::{PublicationId, ReadingRule, Timestamp};
use rusqlite::{Connection, Row, params};

use crate::row::{json, parse};
use crate::{Library, PublicationRow, Result};

/// A reading rule with the publication it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// Its id.
    pub id: String,
    /// The publication.
    pub publication: PublicationRow,
    /// What it says.
    pub rule: ReadingRule,
}

impl Library {
    /// Every rule, in the order of publications, and for each in the order they were made.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn rules(&self) -> Result<Vec<RuleRow>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT r.id, r.rule, p.id, p.title, p.language, p.cover FROM reading_rule r
                 JOIN publication p ON p.id = r.publication
                 ORDER BY p.folded = '', p.folded, r.made, r.rowid",
            )?;
            let mut rows = statement.query([])?;
            let mut rules = Vec::new();
            while let Some(row) = rows.next()? {
                rules.push(from_row(row)?);
            }
            Ok(rules)
        })
    }

    /// Keeps a rule of a publication, under an id never used before or under that of the rule it replaces.
    ///
    /// # Errors
    /// Where there is no such publication.
    pub fn rule_save(
        &self,
        id: &str,
        publication: &PublicationId,
        rule: &ReadingRule,
        now: &Timestamp,
    ) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "INSERT INTO reading_rule (id, publication, rule, made) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (id) DO UPDATE SET rule = excluded.rule",
                params![id, publication.as_str(), json(rule), now.as_str()],
            )?;
            Ok(())
        })
    }

    /// Forgets a rule; one that is not there is no error.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn rule_remove(&self, id: &str) -> Result<()> {
        self.write(|connection| remove(connection, id))
    }
}

fn remove(connection: &Connection, id: &str) -> Result<()> {
    connection.execute("DELETE FROM reading_rule WHERE id = ?1", [id])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> Result<RuleRow> {
    let id: String = row.get(0)?;
    let rule: String = row.get(1)?;
    let rule = parse("reading_rule", &id, &rule)?;
    Ok(RuleRow {
        rule,
        publication: PublicationRow {
            id: PublicationId::new(row.get::<_, String>(2)?),
            title: row.get(3)?,
            language: row.get(4)?,
            cover: row.get(5)?,
        },
        id,
    })
}
