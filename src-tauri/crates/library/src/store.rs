//! The file itself: one connection that writes, a few that read, each call one transaction.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::migrate::{self, MIGRATIONS};
use crate::{Error, Result};

/// How long a call waits for another process's write before it gives up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
/// Reading connections kept for the next call.
const READERS: usize = 4;
/// Prepared statements kept by each connection.
const STATEMENTS: usize = 64;

/// An opened library. Calls block and may come from any thread.
#[derive(Debug)]
pub struct Library {
    path: PathBuf,
    // Closed in this order: the last to close folds the write-ahead log into the file, which only a writer may do.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
}

impl Library {
    /// Opens the library in `folder`, making both where they do not exist, and bringing an older one up to date after
    /// copying it aside.
    ///
    /// # Errors
    /// Where the folder cannot be made or written, the file is no library or damaged, or it needs a later version.
    pub fn open(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
        let path = folder.join("library.db");
        Self::open_file(&path).map_err(|error| error.at(&path))
    }

    fn open_file(path: &Path) -> Result<Self> {
        migrate::state(path, MIGRATIONS).map_err(|error| error.at(path))?;
        let mut writer = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&writer)?;
        writer.pragma_update(None, "foreign_keys", true)?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        enter_wal(&writer)?;
        migrate::migrate(&mut writer, path, MIGRATIONS)?;
        Ok(Self { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    /// The library's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads from one unchanging view of the library.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = self.reader().map_err(|error| error.at(&self.path))?;
        let result = connection
            .transaction()
            .map_err(Error::from)
            .and_then(|transaction| work(&transaction))
            .map_err(|error| error.at(&self.path));
        let mut readers = held(&self.readers);
        if readers.len() < READERS {
            readers.push(connection);
        }
        result
    }

    /// Writes; everything that `work` did is in the library when this returns `Ok`, and nothing of it otherwise.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = held(&self.writer);
        let written = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        };
        (written)().map_err(|error: Error| error.at(&self.path))
    }

    fn reader(&self) -> Result<Connection> {
        if let Some(connection) = held(&self.readers).pop() {
            return Ok(connection);
        }
        let connection = Connection::open_with_flags(
            &self.path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        prepare(&connection)?;
        Ok(connection)
    }

    /// The writing connection, for tests that break things.
    #[cfg(test)]
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        held(&self.writer)
    }
}

/// What every connection is set to.
fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A cached statement keeps its plan whatever is bound to it; else SQLite plans most of them anew each time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Switches to write-ahead logging, which lasts.
///
/// SQLite does not wait for a lock here, so two processes that meet on a new library would turn each other away.
#[expect(clippy::disallowed_methods, reason = "a deadline; the result is the same")]
fn enter_wal(connection: &Connection) -> Result<()> {
    let started = Instant::now();
    loop {
        match connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())) {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && started.elapsed() < PATIENCE =>
            {
                std::thread::sleep(Duration::from_millis(10));
            }
            result => return Ok(result?),
        }
    }
}

/// A panic between two statements leaves a connection whose transaction was rolled back: it can be used again.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_named_and_the_write_is_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        library.setting_save("theme", "\"dark\"").unwrap();
        // The same error as on a disk without room, from the same place in SQLite.
        library.writer().pragma_update(None, "max_page_count", 1).unwrap();
        let refused = library.setting_save("long", &"x".repeat(1 << 20)).unwrap_err();
        assert!(matches!(refused, Error::DiskFull { .. }), "{refused}");
        assert_eq!(library.setting("theme").unwrap().as_deref(), Some("\"dark\""));
        assert_eq!(library.setting("long").unwrap(), None);
    }

    #[test]
    fn a_panic_in_a_write_leaves_the_library_usable_and_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            library.write(|connection| -> Result<()> {
                connection.execute("INSERT INTO setting VALUES ('half', '1')", [])?;
                panic!("in the middle");
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(library.setting("half").unwrap(), None);
        library.setting_save("whole", "1").unwrap();
    }

    #[test]
    fn a_closed_library_is_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        library.setting_save("theme", "1").unwrap();
        assert!(library.setting("theme").unwrap().is_some());
        drop(library);
        let names: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name())
            .collect();
        assert_eq!(names, ["library.db"]);
    }

    #[test]
    fn every_connection_keeps_its_promises() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let asked = |name: &str| -> String {
            library
                .writer()
                .query_row(&format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"), [], |row| {
                    row.get(0)
                })
                .unwrap()
        };
        let promised = ["journal_mode", "synchronous", "foreign_keys", "application_id"].map(asked);
        assert_eq!(promised, ["wal", "2", "1", &crate::migrate::APPLICATION_ID.to_string()]);
        let written = library.read(|connection| Ok(connection.execute("DELETE FROM setting", [])?));
        assert!(matches!(written, Err(Error::ReadOnly { .. })), "readers cannot write");
    }
}
