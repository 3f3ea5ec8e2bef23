//! Text that is pasted into the library: an issue like one from a file, and the only import that undo takes back, since
//! no file of the reader's remembers it.

use std::path::Path;

use flyleaf_import::Guidance;
use flyleaf_library::{Imported, Prepared};
use serde::Deserialize;
use specta::Type;

use super::report::{ImportFile, ImportRow};
use crate::{Error, Flyleaf, Result, file_name, source};

/// Text from the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct PasteText {
    /// The text, or the source of a page.
    pub text: String,
    /// Whether it is HTML.
    pub html: bool,
    /// What to call it where it prints no title, in the reader's language.
    pub name: String,
}

impl Flyleaf {
    /// Imports text that was pasted; undo takes it out again and leaves nothing of it.
    ///
    /// # Errors
    /// Where there is no text in it, or the library cannot be written.
    pub fn paste(&self, request: &PasteText) -> Result<ImportRow> {
        let name = file_name::safe(&request.name, if request.html { "html" } else { "txt" });
        let bytes = request.text.as_bytes();
        let path = Path::new(&name);
        let reading = source::attempt(path, &name, bytes, &Guidance::default())?
            .map_err(|error| Error::recognising(path, &error))?;
        let prepared = Prepared::new(bytes, reading);
        let imported = self.write(&prepared, &name, &[])?;
        if let Imported::New(issue) = &imported {
            self.library.pasted(issue)?;
        }
        let outcome = self.outcome(imported, prepared.reading())?;
        Ok(ImportRow { file: ImportFile::new(path, None), parts: Vec::new(), outcome })
    }
}
