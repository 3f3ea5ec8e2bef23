//! A document that waits to be read, and what reading it comes to.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use flyleaf_import::Guidance;
use flyleaf_library::{Library, Prepared, hash};
use flyleaf_model::{IssueId, Reading, ReadingRule};

use super::line::Work;
use super::pieces::Piece;
use super::report::{ImportFile, ImportOutcome, ImportRow};
use crate::{Cancel, Error, Result, file_name, rules, source};

/// A document that waits.
pub(super) struct Unread<'a> {
    /// Its number in this import.
    pub(super) number: u32,
    /// The number of the archive or mailbox that holds it.
    within: Option<u32>,
    origin: Origin<'a>,
    library: &'a Library,
    cancel: &'a Cancel,
}

enum Origin<'a> {
    Piece(Piece),
    Entry { container: &'a Path, entry: Entry<'a> },
}

/// A document in an archive or a mailbox.
pub(super) struct Entry<'a> {
    /// Its path there, or its number.
    pub(super) name: String,
    /// What it is called as a file of its own.
    pub(super) file_name: String,
    pub(super) bytes: std::result::Result<Cow<'a, [u8]>, flyleaf_import::Error>,
}

/// What a document came to.
pub(super) enum Read {
    /// It was there already.
    Known(IssueId),
    /// It is ready to be written.
    New(Box<Prepared>),
    /// It is an archive or a mailbox with these bytes, and holds several.
    Several(Vec<u8>),
}

impl<'a> Unread<'a> {
    /// A file, or a folder that is a site.
    pub(super) fn piece(
        number: u32,
        piece: Piece,
        library: &'a Library,
        cancel: &'a Cancel,
    ) -> Self {
        Self { number, within: None, origin: Origin::Piece(piece), library, cancel }
    }

    /// A document of the archive or mailbox that `container` is.
    pub(super) fn entry(
        number: u32,
        container: &'a Unread<'_>,
        entry: Entry<'a>,
        library: &'a Library,
        cancel: &'a Cancel,
    ) -> Self {
        let origin = Origin::Entry { container: container.path(), entry };
        Self { number, within: Some(container.number), origin, library, cancel }
    }

    /// Whether it is still to be imported.
    pub(super) fn is_wanted(&self) -> bool {
        let is_cancelled = |number| self.cancel.is_part_cancelled(number);
        !self.cancel.is_cancelled()
            && !is_cancelled(self.number)
            && !self.within.is_some_and(is_cancelled)
    }

    /// The file that it is or is in.
    pub(super) fn path(&self) -> &Path {
        match &self.origin {
            Origin::Piece(piece) => &piece.path,
            Origin::Entry { container, .. } => container,
        }
    }

    /// What it is called as a file of its own.
    pub(super) fn file_name(&self) -> String {
        match &self.origin {
            Origin::Piece(piece) => piece.file_name(),
            Origin::Entry { entry, .. } => entry.file_name.clone(),
        }
    }

    /// What the report calls it.
    pub(super) fn file(&self) -> ImportFile {
        match &self.origin {
            Origin::Piece(piece) => ImportFile::new(&piece.path, None),
            Origin::Entry { container, entry } => ImportFile::new(container, Some(&entry.name)),
        }
    }

    /// Its row in the report.
    pub(super) fn row(&self, outcome: ImportOutcome) -> ImportRow {
        let parts = match &self.origin {
            Origin::Piece(piece) => {
                piece.parts.iter().map(|(_, path)| path.display().to_string()).collect()
            }
            Origin::Entry { .. } => Vec::new(),
        };
        ImportRow { file: self.file(), parts, outcome }
    }

    /// How messages name it.
    fn shown(&self) -> PathBuf {
        match &self.origin {
            Origin::Piece(piece) => piece.path.clone(),
            Origin::Entry { container, entry } => container.join(&entry.name),
        }
    }

    fn bytes(&self) -> Result<Cow<'_, [u8]>> {
        match &self.origin {
            Origin::Piece(piece) => piece.bytes(&|| self.is_wanted()).map(Cow::Owned),
            Origin::Entry { entry, .. } => match &entry.bytes {
                Ok(bytes) => Ok(Cow::Borrowed(bytes)),
                Err(error) => Err(Error::recognising(&self.shown(), error)),
            },
        }
    }

    fn read(&self) -> Result<Read> {
        let bytes = self.bytes()?;
        // Known bytes need no recognising; whether they are still known is asked again when they are written.
        if let Some(issue) = self.library.issue_of_original(&hash(&bytes))? {
            return Ok(Read::Known(issue));
        }
        if flyleaf_import::mailbox_messages(&bytes).is_some_and(|messages| messages.len() > 1) {
            return Ok(Read::Several(bytes.into_owned()));
        }
        self.stop_unless_wanted()?;
        let name = self.file_name();
        let mut reading = match self.attempt(&name, &bytes, &[])? {
            Some(reading) => reading,
            None => return Ok(Read::Several(bytes.into_owned())),
        };
        // Which publication it is of, and so which rules it is read by, shows in a first reading.
        let rules = rules::of_reading(self.library, &reading, &name)?;
        if !rules.is_empty()
            && let Some(guided) = self.attempt(&name, &bytes, &rules)?
        {
            reading = guided;
        }
        self.stop_unless_wanted()?;
        Ok(Read::New(Box::new(Prepared::new(&bytes, reading).by_rules(rules))))
    }

    /// What the file is read as by these rules; `None` where it is several documents.
    fn attempt(&self, name: &str, bytes: &[u8], rules: &[ReadingRule]) -> Result<Option<Reading>> {
        let shown = self.shown();
        let guidance = Guidance { rules, ..Guidance::default() };
        match source::attempt(&shown, name, bytes, &guidance)? {
            Ok(reading) => Ok(Some(reading)),
            Err(flyleaf_import::Error::Several { .. }) => Ok(None),
            Err(error) => Err(Error::recognising(&shown, &error)),
        }
    }

    fn stop_unless_wanted(&self) -> Result<()> {
        if self.is_wanted() { Ok(()) } else { Err(Error::cancelled()) }
    }
}

impl Work for Unread<'_> {
    type Done = Result<Read>;

    fn bulk(&self) -> u64 {
        match &self.origin {
            Origin::Piece(piece) => piece.size,
            // Its bytes are in memory already.
            Origin::Entry { entry, .. } => {
                entry.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)
            }
        }
    }

    fn run(&self) -> Result<Read> {
        self.stop_unless_wanted().and_then(|()| self.read())
    }
}

/// The documents of an archive or a mailbox called `name`, which has these bytes.
pub(super) fn entries<'a>(
    name: &str,
    bytes: &'a [u8],
) -> std::result::Result<Vec<Entry<'a>>, flyleaf_import::Error> {
    let messages = flyleaf_import::mailbox_messages(bytes).unwrap_or_default();
    if messages.len() > 1 {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "mbox"));
        let entry = |(number, range): (usize, std::ops::Range<usize>)| Entry {
            name: number.to_string(),
            file_name: format!("{stem} {number}.{ending}"),
            bytes: Ok(Cow::Borrowed(&bytes[range])),
        };
        return Ok((1..).zip(messages).map(entry).collect());
    }
    let found = flyleaf_import::entries(bytes)?;
    Ok(found
        .into_iter()
        .map(|entry| Entry {
            file_name: file_name::of_path(Path::new(&entry.path)),
            name: entry.path,
            bytes: entry.bytes.map(Cow::Owned),
        })
        .collect())
}
