//! The entries of a ZIP container whose directory is lost: cut off in a transfer, or overwritten.
//!
//! Each entry stands behind a local header (APPNOTE 4.3.7) that names it. Compressed data says itself where it ends;
//! stored data ends where its header says, or at the next header where that was not known yet when it was written.

use std::io::Read;

use flate2::read::DeflateDecoder;

/// Signature of a local header.
const HEADER: &[u8] = b"PK\x03\x04";

/// Bytes of a local header before the name.
const FIXED: usize = 30;

/// The places of local headers and the names in them, in order, at most `most`.
pub(super) fn headers(bytes: &[u8], most: usize) -> Vec<(usize, String)> {
    memchr::memmem::find_iter(bytes, HEADER)
        .filter_map(|at| {
            Some((at, String::from_utf8_lossy(Local::read(bytes, at)?.name).into_owned()))
        })
        .take(most)
        .collect()
}

/// A reader of the entry whose header stands at `at`.
pub(super) fn open(bytes: &[u8], at: usize) -> Result<Box<dyn Read + '_>, String> {
    let local = Local::read(bytes, at).ok_or("no header")?;
    if local.flags & 1 != 0 {
        return Err("encrypted".into());
    }
    let data = &bytes[local.data.min(bytes.len())..];
    match local.method {
        0 => {
            let end = if local.flags & 8 == 0 {
                local.compressed
            } else {
                memchr::memmem::find(data, b"PK").unwrap_or(data.len())
            };
            Ok(Box::new(&data[..end.min(data.len())]))
        }
        8 => Ok(Box::new(DeflateDecoder::new(data))),
        other => Err(format!("compression method {other}")),
    }
}

struct Local<'a> {
    flags: u16,
    method: u16,
    compressed: usize,
    name: &'a [u8],
    data: usize,
}

impl<'a> Local<'a> {
    fn read(bytes: &'a [u8], at: usize) -> Option<Self> {
        let fixed = bytes.get(at..at + FIXED)?;
        let two = |place: usize| u16::from_le_bytes([fixed[place], fixed[place + 1]]);
        let name_end = at + FIXED + usize::from(two(26));
        Some(Self {
            flags: two(6),
            method: two(8),
            compressed: u32::from_le_bytes([fixed[18], fixed[19], fixed[20], fixed[21]]) as usize,
            name: bytes.get(at + FIXED..name_end).filter(|name| !name.is_empty())?,
            data: name_end + usize::from(two(28)),
        })
    }
}
