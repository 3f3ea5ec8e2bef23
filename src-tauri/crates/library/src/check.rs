//! Whether a library is whole: every row looked at, every original unpacked, every image and every passage compared. Changes nothing,
//! and goes on past what is damaged, so that the rest is known to be good.

use std::collections::HashSet;

use flyleaf_model::{AnchorStatus, AnnotationId, Block, ImageId, ReadingRule, Target};
use flyleaf_text::canonical::{canonical, images as images_of};
use flyleaf_text::fold::{Spaces, fold};
use rusqlite::Connection;

use crate::{Error, Library, Result, annotation, article, guidance, image, original, revision};

/// What a check looked at and what it found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Issues looked at.
    pub issues: u32,
    /// Revisions looked at.
    pub revisions: u32,
    /// Annotations looked at.
    pub annotations: u32,
    /// Originals unpacked and compared.
    pub originals: u32,
    /// Images compared.
    pub images: u32,
    /// What is damaged; empty when the library is whole.
    pub damage: Vec<Damage>,
}

/// A damaged row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The table; empty where SQLite names none.
    pub table: String,
    /// The row's key; empty where the damage is to the table or the file.
    pub row: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SQLite finds its own structure damaged, and says this.
    Structure(String),
    /// It refers to a row of this table that is not there.
    Reference(String),
    /// It cannot be read.
    Unreadable,
    /// An original does not unpack to the bytes that its name promises.
    OriginalDiffers,
    /// An image's bytes are not those that its name promises.
    ImageDiffers,
    /// An article's canonical text is not that of its blocks.
    TextDiffers,
    /// An annotation's place lies outside its article's text or cuts a character.
    PlaceOutside,
    /// An annotation that claims to stand on its words stands on others.
    QuoteDiffers,
}

impl Library {
    /// Verifies the whole library.
    ///
    /// # Errors
    /// Where it cannot be read at all; damage to single rows is in the report.
    pub fn check(&self) -> Result<CheckReport> {
        self.read(|connection| {
            let mut report = CheckReport::default();
            structure(connection, &mut report)?;
            references(connection, &mut report)?;
            report.issues = count(issues(connection, &mut report));
            report.originals = count(originals(connection, &mut report));
            report.images = count(images(connection, &mut report));
            report.revisions = count(revisions(connection, &mut report));
            articles(connection, &mut report);
            guidances(connection, &mut report);
            rules(connection, &mut report);
            report.annotations = count(annotations(connection, &mut report));
            Ok(report)
        })
    }
}

impl CheckReport {
    fn add(&mut self, table: &str, row: impl Into<String>, problem: Problem) {
        self.damage.push(Damage { table: table.to_owned(), row: row.into(), problem });
    }
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn structure(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        if said != "ok" {
            report.add("", "", Problem::Structure(said));
        }
    }
    Ok(())
}

fn references(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, parent): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        report.add(&table, id, Problem::Reference(parent));
    }
    Ok(())
}

/// The keys of a table as far as they can be read; what stops the reading is damage.
fn keys(connection: &Connection, report: &mut CheckReport, table: &str, sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut list = || -> Result<()> {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            found.push(row.get(0)?);
        }
        Ok(())
    };
    if list().is_err() {
        report.add(table, "", Problem::Unreadable);
    }
    found
}

fn issues(connection: &Connection, report: &mut CheckReport) -> usize {
    let ids = keys(connection, report, "issue", "SELECT id FROM issue ORDER BY id");
    for id in &ids {
        let id = flyleaf_model::IssueId::new(id.as_str());
        if revision::current_id(connection, &id).is_err() {
            report.add("issue", id.as_str(), Problem::Reference("revision".to_owned()));
        }
    }
    ids.len()
}

fn originals(connection: &Connection, report: &mut CheckReport) -> usize {
    let names = keys(connection, report, "original", "SELECT hash FROM original ORDER BY hash");
    for name in &names {
        match original::bytes(connection, name) {
            Ok(_) => {}
            Err(Error::Damaged { .. }) => report.add("original", name, Problem::OriginalDiffers),
            Err(_) => report.add("original", name, Problem::Unreadable),
        }
    }
    names.len()
}

fn images(connection: &Connection, report: &mut CheckReport) -> usize {
    let names = keys(connection, report, "image", "SELECT hash FROM image ORDER BY hash");
    for name in &names {
        match image::content(connection, name) {
            Ok(_) => {}
            Err(Error::Damaged { .. }) => report.add("image", name, Problem::ImageDiffers),
            Err(_) => report.add("image", name, Problem::Unreadable),
        }
    }
    names.len()
}

fn revisions(connection: &Connection, report: &mut CheckReport) -> usize {
    let ids =
        keys(connection, report, "revision", "SELECT CAST(id AS TEXT) FROM revision ORDER BY id");
    for id in &ids {
        let read = id.parse().map(|row| revision::get(connection, row));
        if !matches!(read, Ok(Ok(_))) {
            report.add("revision", id, Problem::Unreadable);
        }
    }
    ids.len()
}

fn guidances(connection: &Connection, report: &mut CheckReport) {
    let sql = "SELECT CAST(revision AS TEXT) FROM guidance ORDER BY revision";
    for id in keys(connection, report, "guidance", sql) {
        let read = id.parse().map(|row| guidance::of_revision(connection, row));
        if !matches!(read, Ok(Ok(_))) {
            report.add("guidance", id, Problem::Unreadable);
        }
    }
}

fn rules(connection: &Connection, report: &mut CheckReport) {
    for id in keys(connection, report, "reading_rule", "SELECT id FROM reading_rule ORDER BY id") {
        let rule: rusqlite::Result<String> = connection
            .prepare_cached("SELECT rule FROM reading_rule WHERE id = ?1")
            .and_then(|mut statement| statement.query_row([&id], |row| row.get(0)));
        let read = rule.map(|json| serde_json::from_str::<ReadingRule>(&json));
        if !matches!(read, Ok(Ok(_))) {
            report.add("reading_rule", id, Problem::Unreadable);
        }
    }
}

fn articles(connection: &Connection, report: &mut CheckReport) {
    let sql = "SELECT CAST(rowid AS TEXT) FROM article ORDER BY revision, position";
    for id in keys(connection, report, "article", sql) {
        let row: rusqlite::Result<(i64, i64, String, String)> = connection
            .prepare_cached("SELECT revision, position, blocks, text FROM article WHERE rowid = ?1")
            .and_then(|mut statement| {
                statement.query_row([id.parse().unwrap_or(0i64)], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })
            });
        let Ok((revision, position, blocks, text)) = row else {
            report.add("article", id, Problem::Unreadable);
            continue;
        };
        let name = article::row_name(revision, position);
        match serde_json::from_str::<Vec<Block>>(&blocks) {
            Err(_) => report.add("article", name, Problem::Unreadable),
            Ok(blocks) if canonical(&blocks).text != text => {
                report.add("article", name, Problem::TextDiffers);
            }
            Ok(blocks) => {
                if !shows_its_own_images(connection, revision, &blocks) {
                    report.add("article", name, Problem::Reference("revision_image".to_owned()));
                }
            }
        }
    }
}

/// Whether every image that blocks show is one of their revision.
fn shows_its_own_images(connection: &Connection, revision: i64, blocks: &[Block]) -> bool {
    let shown = images_of(blocks);
    if shown.is_empty() {
        return true;
    }
    image::of_revision(connection, revision).is_ok_and(|known| {
        let known: HashSet<&ImageId> = known.iter().map(|image| &image.id).collect();
        shown.iter().all(|&id| known.contains(id))
    })
}

fn annotations(connection: &Connection, report: &mut CheckReport) -> usize {
    let ids = keys(connection, report, "annotation", "SELECT id FROM annotation ORDER BY id");
    for id in &ids {
        if let Err(problem) = annotation_is_whole(connection, &AnnotationId::new(id.as_str())) {
            report.add("annotation", id, problem);
        }
    }
    ids.len()
}

fn annotation_is_whole(
    connection: &Connection,
    id: &AnnotationId,
) -> std::result::Result<(), Problem> {
    let stored = annotation::find(connection, id).ok().flatten().ok_or(Problem::Unreadable)?;
    let annotation = stored.annotation;
    let current = revision::current_id(connection, &annotation.issue)
        .map_err(|_| Problem::Reference("revision".to_owned()))?;
    let Some(index) = annotation.article() else { return Ok(()) };
    let (_, text) = article::text(connection, &annotation.issue, current, index)
        .map_err(|_| Problem::Reference("article".to_owned()))?;
    let Target::Passage { selectors, anchor, .. } = annotation.target else { return Ok(()) };
    let Some(span) = anchor.span else { return Ok(()) };
    let words = text.get(span.start..span.end).ok_or(Problem::PlaceOutside)?;
    let claims = matches!(anchor.status, AnchorStatus::Exact | AnchorStatus::Moved);
    // The same words may be set otherwise in a later revision.
    let said = |text: &str| fold(text, Spaces::None);
    if claims && words != selectors.quote.exact && said(words) != said(&selectors.quote.exact) {
        return Err(Problem::QuoteDiffers);
    }
    Ok(())
}
