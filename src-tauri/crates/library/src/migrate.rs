//! Bringing an older library up to date, forward only, wholly or not at all.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::{Error, Result, annotation, link};

/// Marks the file as a Flyleaf library: `flyl` in ASCII.
pub(crate) const APPLICATION_ID: i32 = 0x666c_796c;

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Migration {
    /// Its statements.
    pub(crate) sql: &'static str,
    /// What they cannot say, done after them.
    pub(crate) then: Option<fn(&Connection) -> Result<()>>,
    /// The first version of Flyleaf that reads the schema after it.
    pub(crate) readable_by: &'static str,
}

/// Every step, the first one first. A released step is never changed; a new one is added at the end.
pub(crate) const MIGRATIONS: &[Migration] = &[
    step(include_str!("migrations/0001_library.sql"), None),
    step(include_str!("migrations/0002_images.sql"), None),
    step(include_str!("migrations/0003_corrections.sql"), None),
    step(include_str!("migrations/0004_spellings.sql"), None),
    step(include_str!("migrations/0005_notes.sql"), Some(annotation::fold_all)),
    step(include_str!("migrations/0006_notebook.sql"), Some(link::keep_all)),
];

/// A step of a schema that the first version reads.
const fn step(sql: &'static str, then: Option<fn(&Connection) -> Result<()>>) -> Migration {
    Migration { sql, then, readable_by: "0.1.0" }
}

/// What a file at the library's place is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum State {
    /// Absent, or without anything in it.
    New,
    /// A library with this many steps.
    Version(usize),
}

/// Looks at a library's file without changing a byte of it.
pub(crate) fn state(path: &Path, migrations: &[Migration]) -> Result<State> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(State::New),
        Err(error) => return Err(Error::io(path, error)),
        Ok(file) if file.len() == 0 => return Ok(State::New),
        Ok(_) => {}
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(crate::store::PATIENCE)?;
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if application != APPLICATION_ID {
        let things: i64 =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let new = application == 0 && version == 0 && things == 0;
        return if new {
            Ok(State::New)
        } else {
            Err(Error::NotALibrary { path: path.to_owned() })
        };
    }
    match usize::try_from(version) {
        Ok(version) if version <= migrations.len() => Ok(State::Version(version)),
        _ => Err(Error::Newer { path: path.to_owned(), readable_by: readable_by(&connection) }),
    }
}

/// The version that a newer library says can read it.
fn readable_by(connection: &Connection) -> String {
    connection
        .query_row(
            "SELECT readable_by FROM schema_history ORDER BY version DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap_or_else(|_| "a later version".to_owned())
}

/// Applies the steps that are missing, in one transaction, after copying an older library aside.
///
/// Gives the copy's path where one was made.
pub(crate) fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[Migration],
) -> Result<Option<PathBuf>> {
    let before = version(connection)?;
    if before == migrations.len() {
        // Nothing to do, and so nothing to wait for while another process writes.
        return Ok(None);
    }
    let copy = if before > 0 && before < migrations.len() {
        Some(copy_aside(connection, path, before)?)
    } else {
        None
    };
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been faster between the look and the lock.
    let from = version(&transaction)?;
    for (index, step) in migrations.iter().enumerate().skip(from) {
        transaction.execute_batch(step.sql)?;
        if let Some(then) = step.then {
            then(&transaction)?;
        }
        transaction.execute(
            "INSERT INTO schema_history (version, readable_by) VALUES (?1, ?2)",
            (index as i64 + 1, step.readable_by),
        )?;
    }
    if from < migrations.len() {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    }
    transaction.commit()?;
    Ok(copy)
}

fn version(connection: &Connection) -> Result<usize> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(0))
}

/// Copies the library to `library.before-VERSION.db` beside it, complete under that name or not there. A copy from an
/// earlier attempt is replaced: the library may have been written to since.
fn copy_aside(connection: &Connection, path: &Path, version: usize) -> Result<PathBuf> {
    let copy = path.with_extension(format!("before-{}.db", version + 1));
    // Two processes that find the same older library each write a copy of their own.
    let process = std::process::id();
    let unfinished = path.with_extension(format!("before-{}.{process}.unfinished", version + 1));
    match std::fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::io(&unfinished, error));
        }
        _ => {}
    }
    connection.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])?;
    std::fs::File::open(&unfinished)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(&unfinished, &copy))
        .map_err(|error| Error::io(&copy, error))?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use flyleaf_model::{Span, Style};

    use super::*;

    const NEXT: Migration = Migration {
        sql: "CREATE TABLE shelf (id TEXT PRIMARY KEY) STRICT;",
        then: None,
        readable_by: "9.1.0",
    };
    /// Every step there is, and some more.
    fn and(more: &[Migration]) -> Vec<Migration> {
        MIGRATIONS.iter().chain(more).copied().collect()
    }
    const BROKEN: Migration = Migration {
        sql: "CREATE TABLE attic (id TEXT) STRICT; SELECT nonsense;",
        then: None,
        readable_by: "9.2.0",
    };

    fn tables(path: &Path) -> Vec<String> {
        let connection = Connection::open(path).unwrap();
        let mut statement = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('shelf', 'attic', 'issue') ORDER BY name")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(|row| row.unwrap()).collect()
    }

    #[test]
    fn an_older_library_is_copied_and_then_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        assert_eq!(migrate(&mut connection, &path, MIGRATIONS).unwrap(), None);
        let steps = and(&[NEXT]);
        let copy = migrate(&mut connection, &path, &steps).unwrap().unwrap();
        assert_eq!(tables(&path), ["issue", "shelf"]);
        assert_eq!(tables(&copy), ["issue"]);
        assert_eq!(state(&copy, MIGRATIONS).unwrap(), State::Version(MIGRATIONS.len()));
        assert_eq!(migrate(&mut connection, &path, &steps).unwrap(), None, "only once");
    }

    #[test]
    fn a_current_library_opens_while_another_process_writes() {
        let folder = tempfile::tempdir().unwrap();
        drop(crate::Library::open(folder.path()).unwrap());
        let path = folder.path().join("library.db");
        let writer = Connection::open(&path).unwrap();
        writer.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut connection = Connection::open(&path).unwrap();
        connection.busy_timeout(std::time::Duration::ZERO).unwrap();
        assert_eq!(migrate(&mut connection, &path, MIGRATIONS).unwrap(), None);
    }

    #[test]
    fn a_step_that_fails_leaves_the_library_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, MIGRATIONS).unwrap();
        assert!(migrate(&mut connection, &path, &and(&[NEXT, BROKEN])).is_err());
        assert_eq!(tables(&path), ["issue"]);
        assert_eq!(state(&path, MIGRATIONS).unwrap(), State::Version(MIGRATIONS.len()));
    }

    #[test]
    fn a_newer_library_is_refused_untouched_and_names_its_reader() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &and(&[NEXT])).unwrap();
        drop(connection);
        let before = std::fs::read(&path).unwrap();
        let error = crate::Library::open(folder.path()).unwrap_err();
        assert!(
            matches!(&error, Error::Newer { readable_by, .. } if readable_by == "9.1.0"),
            "{error}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn what_could_be_undone_before_corrections_can_be_undone_after() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &MIGRATIONS[..2]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO publication VALUES ('p', 'Gazette', 'gazette', 'en', '{}');
                INSERT INTO issue VALUES ('i', 'p', 1, 'number 1', '', '2026-05-14T09:00:00.000Z', NULL);
                INSERT INTO journal VALUES (7, 'create', 'a', 'i', '', NULL, '{}', 0);",
            )
            .unwrap();
        migrate(&mut connection, &path, MIGRATIONS).unwrap();
        let kept: (i64, String, String) = connection
            .query_row("SELECT id, kind, subject FROM journal", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .unwrap();
        assert_eq!(kept, (7, "create".to_owned(), "a".to_owned()));
    }

    #[test]
    fn notes_and_their_journal_from_before_other_targets_are_kept_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        migrate(&mut connection, &path, &MIGRATIONS[..4]).unwrap();
        connection.execute_batch(include_str!("migrations/tests/0004_notes.sql")).unwrap();
        drop(connection);

        let library = crate::Library::open(folder.path()).unwrap();
        assert!(library.check().unwrap().damage.is_empty());
        let issue = flyleaf_model::IssueId::new("i");
        let notes = || library.whole_issue(&issue).unwrap().annotations;
        let kept = &notes()[0];
        let texts = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
        assert_eq!((kept.quote(), kept.note.as_str()), ("at nine", "When?"));
        assert_eq!((kept.tags.clone(), kept.style), (texts(&["Water", "潮汐"]), Style::Highlight));
        assert_eq!((kept.article(), kept.span()), (Some(0), Some(Span::new(5, 12))));
        assert!(kept.foreign.is_empty());

        let nobody = |_: &crate::Original<'_>| Err("nothing is read again".to_owned());
        // The deletion of another, then the last change of this one, then its making.
        library.undo(&nobody).unwrap().unwrap();
        let back = notes().into_iter().find(|note| note.id.as_str() == "gone").unwrap();
        assert_eq!((back.quote(), back.note.as_str()), ("High", "lost?"));
        assert_eq!(back.tags, texts(&["log"]));
        assert!(library.check().unwrap().damage.is_empty());
        library.undo(&nobody).unwrap().unwrap();
        assert_eq!(notes()[1].note, "");
        library.undo(&nobody).unwrap().unwrap();
        assert_eq!(notes().len(), 1);
        for _ in 0..3 {
            library.redo(&nobody).unwrap().unwrap();
        }
        assert_eq!(notes().len(), 1);
        assert_eq!(notes()[0].note, "When?");
        assert!(library.undo(&nobody).unwrap().is_some());
    }

    #[test]
    fn an_issue_from_before_images_has_none_and_nothing_blocked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &MIGRATIONS[..1]).unwrap();
        connection
            .execute_batch(
                r#"INSERT INTO publication VALUES ('p', 'Gazette', 'gazette', 'en', '{}');
                INSERT INTO issue VALUES ('i', 'p', 1, 'number 1', '', '2026-05-14T09:00:00.000Z', NULL);
                INSERT INTO original VALUES ('h', 0, x'');
                INSERT INTO revision VALUES (1, 'i', 1, 'h', 'a.txt', '"text"', 'utf-8', '', 'Gazette', '[]', '1',
                    NULL, NULL, NULL, NULL, 'a.txt', 1, 5, 0, 1.0, '["en"]', '[]', '[]', '[]');
                INSERT INTO article VALUES (1, 0, 'Tides', NULL, NULL, NULL, NULL, 'en', 0, 5,
                    '[{"kind":"preformatted","text":"Tides"}]', 'Tides');"#,
            )
            .unwrap();
        drop(connection);
        let library = crate::Library::open(folder.path()).unwrap();
        let issue = library.whole_issue(&flyleaf_model::IssueId::new("i")).unwrap();
        assert_eq!(issue.issue.articles.len(), 1);
        assert!(issue.images.is_empty());
        let opened = library.issue(&flyleaf_model::IssueId::new("i")).unwrap();
        assert!(opened.revision.blocked.is_empty());
    }
}
