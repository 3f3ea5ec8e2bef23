//! What is done with documents that were read, one after the other: they are written, and the report grows.

use super::line::{self, Taker};
use super::report::{ImportOutcome, ImportRow, ImportStep};
use super::unread::{Read, Unread, entries};
use crate::units::count;
use crate::{Cancel, Error, Flyleaf, Result};

/// An import under way.
pub(super) struct Import<'a> {
    flyleaf: &'a Flyleaf,
    step: &'a mut dyn FnMut(ImportStep),
    cancel: &'a Cancel,
    /// The number of the next document that is found.
    next: u32,
    /// The rows of the report, as far as it is.
    pub(super) rows: Vec<ImportRow>,
}

impl<'a> Import<'a> {
    /// An import of files that were found, numbered from 0.
    pub(super) fn new(
        flyleaf: &'a Flyleaf,
        step: &'a mut dyn FnMut(ImportStep),
        cancel: &'a Cancel,
        files: usize,
    ) -> Self {
        Self { flyleaf, step, cancel, next: count(files), rows: Vec::with_capacity(files) }
    }

    /// Has the documents read, and takes them.
    pub(super) fn work_off(&mut self, unread: &[Unread<'_>]) {
        line::work_off(unread, &mut Taking { import: self, unread });
    }

    fn keep(&mut self, unread: &Unread<'_>, read: Result<Read>) {
        let outcome = match read {
            Ok(Read::Several(bytes)) => return self.open(unread, &bytes),
            Ok(Read::Known(issue)) => self.flyleaf.present(issue),
            Ok(Read::New(prepared)) => self
                .flyleaf
                .write(&prepared, &unread.file_name(), &[])
                .and_then(|imported| self.flyleaf.outcome(imported, prepared.reading())),
            Err(error) => Err(error),
        };
        self.end(unread, outcome.unwrap_or_else(failed));
    }

    /// Takes what an archive or a mailbox holds, in its place.
    fn open(&mut self, container: &Unread<'_>, bytes: &[u8]) {
        let found = match entries(&container.file_name(), bytes) {
            Ok(found) => found,
            Err(error) => {
                return self.end(container, failed(Error::recognising(container.path(), &error)));
            }
        };
        let first = self.next;
        self.next += count(found.len());
        let entry = |(number, entry)| {
            Unread::entry(number, container, entry, &self.flyleaf.library, self.cancel)
        };
        let unread: Vec<Unread<'_>> = (first..).zip(found).map(entry).collect();
        let files = unread.iter().map(Unread::file).collect();
        (self.step)(ImportStep::Opened { number: container.number, first, files });
        self.work_off(&unread);
    }

    fn end(&mut self, unread: &Unread<'_>, outcome: ImportOutcome) {
        let row = unread.row(outcome);
        (self.step)(ImportStep::Done { number: unread.number, row: Box::new(row.clone()) });
        self.rows.push(row);
    }
}

fn failed(error: Error) -> ImportOutcome {
    if error.cancelled { ImportOutcome::Cancelled } else { ImportOutcome::Failed { error } }
}

struct Taking<'i, 'a, 'u> {
    import: &'i mut Import<'a>,
    unread: &'u [Unread<'u>],
}

impl Taker<Result<Read>> for Taking<'_, '_, '_> {
    fn begun(&mut self, place: usize) {
        let unread = &self.unread[place];
        if unread.is_wanted() {
            (self.import.step)(ImportStep::Reading { number: unread.number });
        }
    }

    fn wants(&mut self, place: usize) -> bool {
        self.unread[place].is_wanted()
    }

    fn take(&mut self, place: usize, done: Option<Result<Read>>) {
        let unread = &self.unread[place];
        match done.filter(|_| unread.is_wanted()) {
            Some(read) => self.import.keep(unread, read),
            None => self.import.end(unread, ImportOutcome::Cancelled),
        }
    }
}
