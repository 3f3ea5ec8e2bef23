//! ZIP archives that are no document themselves: a saved web site, one document, or several issues.
//!
//! Paths in an archive are names. They say which file another one means and how to call it; no path is ever used on a
//! disk. What a system leaves in archives beside the documents (`__MACOSX`, hidden files) is not there.

mod files;
mod folder;

use flyleaf_model::{Finding, FindingCode, Format, Span};

use super::container::{Budget, Container, NotReadable};
use super::{Input, detect, docx, epub, html, odt};
use crate::Error;
use crate::flow::Flow;
use files::{Holding, holding, is_junk, is_kept};
pub use folder::{is_left_behind, pack, pages_beside, saved_site};

/// A document in an archive of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the archive, with `/`; a document in an archive in the archive has that one's path before its own.
    pub path: String,
    /// Its bytes, or why they cannot be read.
    pub bytes: Result<Vec<u8>, Error>,
}

/// Whether a file is a ZIP archive, of whatever.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    // The second is that of an archive without files.
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// What an archive is: a document that comes as one, or just an archive.
pub(super) fn format(bytes: &[u8]) -> Result<Format, Error> {
    let container = open(bytes, Budget::default())?;
    let format = if docx::is_document(&container) {
        Format::Docx
    } else if odt::is_document(&container) {
        Format::Odt
    } else if epub::is_epub(&container) {
        Format::Epub
    } else {
        Format::Zip
    };
    Ok(format)
}

fn open(bytes: &[u8], budget: Budget) -> Result<Container<'_>, Error> {
    Container::open_within(bytes, budget)
        .map_err(|NotReadable(reason)| Error::Damaged { format: "ZIP", reason })
}

/// Reads an archive that is one issue: a saved site, or a single document.
pub(super) fn read(input: &Input<'_>) -> Result<Flow, Error> {
    read_within(input, Budget::default(), true)
}

fn read_within(input: &Input<'_>, budget: Budget, may_hold_another: bool) -> Result<Flow, Error> {
    let container = open(input.bytes, budget)?;
    let names: Vec<&str> = container.names().filter(|name| !is_junk(name)).collect();
    let mut flow = match holding(&names) {
        Holding::Site(pages) => html::read_site(&container, &pages)?,
        Holding::Document(name) => {
            let bytes = bytes_of(&container, name)?;
            let inner = Input { bytes: &bytes, name: Some(name) };
            match detect::format(&inner)? {
                Format::Zip if may_hold_another => read_within(&inner, container.budget(), false)?,
                Format::Zip => return Err(too_deep()),
                _ => super::read(&inner)?,
            }
        }
        Holding::Documents(documents) => {
            return Err(Error::Several { documents: documents.len() });
        }
        Holding::Nothing => return Err(Error::Empty),
    };
    let name = input.name.unwrap_or("ZIP");
    flow.findings.extend(container.faults().iter().map(|fault| Finding {
        code: FindingCode::PartUnreadable,
        details: vec![name.to_owned(), fault.clone()],
        span: Span::new(0, 0),
    }));
    Ok(flow)
}

/// The documents of an archive that holds several issues, in the order of their paths; none where the file is one issue
/// itself, which [`crate::read`] reads.
///
/// # Errors
///
/// Where the file is an archive that cannot be opened, or none of whose documents can be read.
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Error> {
    if !is_archive(bytes) || format(bytes)? != Format::Zip {
        return Ok(Vec::new());
    }
    let container = open(bytes, Budget::default())?;
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    push(&container, "", &mut found, &mut left_out)?;
    let whole = matches!(found.as_slice(), [Entry { bytes: Ok(_), .. }]);
    if whole || is_site(&container) {
        return Ok(Vec::new());
    }
    match found.as_slice() {
        [] => Err(Error::Empty),
        [Entry { bytes: Err(error), .. }] => Err(error.clone()),
        _ => {
            found.extend(left_out);
            Ok(found)
        }
    }
}

fn is_site(container: &Container<'_>) -> bool {
    let names: Vec<&str> = container.names().filter(|name| !is_junk(name)).collect();
    matches!(holding(&names), Holding::Site(_))
}

/// The documents of a container under the path `under`, and those of archives in it; and what cannot be listed.
fn push(
    container: &Container<'_>,
    under: &str,
    found: &mut Vec<Entry>,
    left_out: &mut Vec<Entry>,
) -> Result<(), Error> {
    left_out.extend(container.faults().iter().map(|fault| Entry {
        path: format!("{under}…"),
        bytes: Err(Error::Damaged { format: "ZIP", reason: fault.clone() }),
    }));
    let mut names: Vec<&str> =
        container.names().filter(|name| !is_junk(name) && is_kept(name)).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let path = format!("{under}{name}");
        let bytes = match bytes_of(container, name) {
            Ok(bytes) => bytes,
            Err(error) => {
                found.push(Entry { path, bytes: Err(error) });
                continue;
            }
        };
        if !is_archive(&bytes) || format(&bytes).ok() != Some(Format::Zip) {
            found.push(Entry { path, bytes: Ok(bytes) });
        } else if !under.is_empty() {
            found.push(Entry { path, bytes: Err(too_deep()) });
        } else {
            let inner = open(&bytes, container.budget())?;
            if is_site(&inner) {
                found.push(Entry { path, bytes: Ok(bytes) });
            } else {
                push(&inner, &format!("{path}/"), found, left_out)?;
            }
        }
    }
    Ok(())
}

fn too_deep() -> Error {
    let reason = "an archive in an archive in an archive".to_owned();
    Error::Damaged { format: "ZIP", reason }
}

fn bytes_of(container: &Container<'_>, name: &str) -> Result<Vec<u8>, Error> {
    let damaged =
        |reason: &str| Error::Damaged { format: "ZIP", reason: format!("{name}: {reason}") };
    let entry = container.read(name).ok_or_else(|| damaged("not in the archive"))?;
    match entry.fault {
        Some(reason) => Err(damaged(&reason)),
        None => Ok(entry.bytes),
    }
}

#[cfg(test)]
mod tests;
