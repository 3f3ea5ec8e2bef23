//! How much of a file is unpacked.
//!
//! The library unpacks a stream in one piece, however large. So that a few bytes cannot fill the memory, each stream is
//! unpacked here first, counting and keeping nothing, before it is asked for; and the streams that hold the file's own
//! objects are counted in its raw bytes before the library sees it.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// Unpacked bytes of one file.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Packed bytes of a stream in a form that is not counted here: it grows to a thousand times as much at worst.
const MOST_UNCOUNTED: usize = 160 * 1024;
/// Dictionaries of one file; each takes some hundred bytes once read.
const MOST_DICTIONARIES: u64 = 1_500_000;
/// Bytes before a stream in which its dictionary is looked at.
const DICTIONARY: usize = 2048;
/// Packed bytes of the object streams of an encrypted file, which cannot be counted before they are deciphered.
const MOST_ENCIPHERED: usize = 2 * 1024 * 1024;

/// What may still be unpacked of a file.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: u64,
    /// Whether something was left out.
    pub(super) exceeded: bool,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { bytes: MOST_BYTES, exceeded: false }
    }

    /// Whether a stream may be unpacked; what it holds is taken off.
    pub(super) fn affords(&mut self, stream: &Stream<'_>) -> bool {
        let size = size(stream, self.bytes);
        match size.and_then(|size| self.bytes.checked_sub(size)) {
            Some(rest) => {
                self.bytes = rest;
                true
            }
            None => {
                self.exceeded = true;
                false
            }
        }
    }

    /// A stream unpacked; `None` where it is damaged or too large.
    pub(super) fn unpacked<'a>(&mut self, stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
        if self.affords(stream) { stream.decoded_data().ok() } else { None }
    }
}

/// How many bytes a stream unpacks to; `None` where they are more than `most` or cannot be known to be fewer.
fn size(stream: &Stream<'_>, most: u64) -> Option<u64> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let text = |filter: &&Filter| matches!(filter, Filter::AsciiHexDecode | Filter::Ascii85Decode);
    let growing: Vec<&Filter> = filters.iter().filter(|filter| !text(filter)).collect();
    match growing.as_slice() {
        [] => Some(raw.len() as u64),
        [Filter::FlateDecode] if filters.len() == 1 => inflated(&raw, most, &mut |_| {}),
        // What is packed twice can grow to anything, and nobody packs twice who means well.
        [_] if raw.len() <= MOST_UNCOUNTED => Some(raw.len() as u64 * 4),
        _ => None,
    }
}

/// How many bytes a deflated stream holds, if not more than `most`. `look` sees them.
fn inflated(raw: &[u8], most: u64, look: &mut dyn FnMut(&[u8])) -> Option<u64> {
    // A damaged stream is unpacked as far as it goes, in either form.
    let zlib = count(&mut ZlibDecoder::new(raw), most, look)?;
    let bare = if zlib == 0 { count(&mut DeflateDecoder::new(raw), most, look)? } else { 0 };
    Some(zlib.max(bare))
}

fn count(reader: &mut dyn Read, most: u64, look: &mut dyn FnMut(&[u8])) -> Option<u64> {
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        size += read as u64;
        if size > most {
            return None;
        }
        look(&buffer[..read]);
    }
    Some(size)
}

/// Whether the objects of a file can be read within bounds. Looks at raw bytes only.
pub(super) fn is_bearable(bytes: &[u8]) -> bool {
    let mut left = MOST_BYTES;
    let mut dictionaries = dictionaries(bytes);
    let enciphered = find(bytes, b"/Encrypt", 0).is_some();
    let mut enciphered_bytes = 0;
    let mut at = 0;
    while let Some(found) = find(bytes, b"stream", at) {
        at = found + 6;
        let before = &bytes[found.saturating_sub(DICTIONARY)..found];
        let dictionary = unescaped(last(before, b"obj").map_or(before, |place| &before[place..]));
        let holds = |name: &[u8]| find(&dictionary, name, 0).is_some();
        if before.ends_with(b"end") || !(holds(b"ObjStm") || holds(b"XRef")) {
            continue;
        }
        let line_end = bytes[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let from = at + line_end.min(2);
        let to = find(bytes, b"endstream", from).unwrap_or(bytes.len());
        let raw = &bytes[from..to];
        at = to;
        if enciphered && !holds(b"XRef") {
            enciphered_bytes += raw.len();
        }
        // The short names of filters begin as the long ones do, or are RL.
        let packed =
            [&b"/Fl"[..], b"/LZW", b"/RunL", b"/RL"].map(|name| count_of(&dictionary, name));
        let inflatable =
            packed == [1, 0, 0, 0] && !holds(b"/A85") && !holds(b"/ASCII") && !holds(b"/AHx");
        if packed.iter().sum::<usize>() > 1 || (!inflatable && raw.len() > MOST_UNCOUNTED) {
            return false;
        }
        let mut seen = 0;
        let Some(size) = inflated(raw, left, &mut |part| seen += self::dictionaries(part)) else {
            return false;
        };
        left -= size;
        dictionaries += seen;
    }
    dictionaries <= MOST_DICTIONARIES && enciphered_bytes <= MOST_ENCIPHERED
}

/// Names with the letters that they write as codes, as `Obj#53tm`.
fn unescaped(dictionary: &[u8]) -> Vec<u8> {
    let mut names = Vec::with_capacity(dictionary.len());
    let mut at = 0;
    while let Some(&byte) = dictionary.get(at) {
        let code = dictionary.get(at + 1..at + 3).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| byte == b'#') {
            Some(letter) => {
                names.push(letter);
                at += 3;
            }
            None => {
                names.push(byte);
                at += 1;
            }
        }
    }
    names
}

fn count_of(bytes: &[u8], needle: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, needle).count()
}

fn dictionaries(bytes: &[u8]) -> u64 {
    memchr::memmem::find_iter(bytes, b"<<").count() as u64
}

fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    Some(from + memchr::memmem::find(bytes.get(from..)?, needle)?)
}

fn last(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, needle)
}
