//! What a reader has chosen: JSON under a name, never interpreted here.

use rusqlite::OptionalExtension;

use crate::{Library, Result};

impl Library {
    /// The value of a setting.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        self.read(|connection| {
            Ok(connection
                .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
                .query_row([name], |row| row.get(0))
                .optional()?)
        })
    }

    /// Keeps a setting.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn setting_save(&self, name: &str, value: &str) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value],
            )?;
            Ok(())
        })
    }
}
