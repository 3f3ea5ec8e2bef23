//! One tag, read as the standard's tokenizer reads it.

/// Attributes whose values are addresses, which hold neither `<` nor `>`.
const ADDRESSES: &[&[u8]] = &[b"action", b"background", b"href", b"name", b"src"];

/// A tag as it is written.
pub(super) struct Tag {
    /// One past its `>`.
    pub(super) end: usize,
    /// How many attributes it has.
    pub(super) attributes: usize,
    /// Whether it ends in `/>`.
    pub(super) closes_itself: bool,
    /// Where an address should have ended whose quote nobody closed.
    pub(super) unclosed: Option<usize>,
}

impl Tag {
    /// Reads a tag from behind its name to behind its `>`, as the standard's tokenizer does; but an address whose quote was
    /// never closed ends with the tag, as it did in the browsers that such pages were written for, instead of taking the
    /// text up to the next quote.
    pub(super) fn read(bytes: &[u8], from: usize) -> Self {
        let mut tag =
            Self { end: bytes.len(), attributes: 0, closes_itself: false, unclosed: None };
        let mut at = from;
        let mut name = from..from;
        let mut between = true;
        let mut value_starts = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => {
                    tag.closes_itself = bytes[at - 1] == b'/';
                    tag.end = at + 1;
                    break;
                }
                b'"' | b'\'' if value_starts => {
                    let value = &bytes[at + 1..];
                    let length = value.iter().position(|&b| b == byte).unwrap_or(value.len());
                    if let Some(end) = unclosed(&bytes[name.clone()], &value[..length]) {
                        tag.unclosed = Some(at + 1 + end).filter(|_| byte == b'"');
                        tag.end = at + 1 + end + 1;
                        break;
                    }
                    at += 1 + length;
                    value_starts = false;
                    between = true;
                }
                b'=' => {
                    value_starts = true;
                    between = false;
                }
                b' ' | b'\t' | b'\n' | b'\r' | 0xc | b'/' => between = !value_starts,
                _ => {
                    if between {
                        tag.attributes += 1;
                        name.start = at;
                    }
                    if !value_starts {
                        name.end = at + 1;
                    }
                    between = false;
                    value_starts = false;
                }
            }
            at += 1;
        }
        tag
    }
}

/// Where an address ends that goes on over other tags.
fn unclosed(name: &[u8], value: &[u8]) -> Option<usize> {
    let end = value.iter().position(|&byte| byte == b'>')?;
    let script = value.iter().take(end).any(|&byte| byte == b'(');
    let is_address = ADDRESSES.iter().any(|address| name.eq_ignore_ascii_case(address));
    (is_address && !script && value[end..].contains(&b'<')).then_some(end)
}
