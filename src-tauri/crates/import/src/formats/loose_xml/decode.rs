//! Bytes of XML to characters (XML 1.0, appendix F): a byte order mark, the shape of the first characters, what the
//! document declares. What it declares is held against what its bytes can be.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use flyleaf_model::FindingCode;

use crate::decode;

/// A document's text, and what is to be said of its encoding.
#[derive(Debug)]
pub(in crate::formats) struct Decoded {
    /// The text, without byte order mark.
    pub(in crate::formats) text: String,
    /// The encoding's name, in lower case.
    pub(in crate::formats) encoding: String,
    /// What a reader should know, with its facts.
    pub(in crate::formats) findings: Vec<(FindingCode, Vec<String>)>,
}

/// How far a declaration is looked for; some stand behind a comment.
const DECLARATION: usize = 1024;

/// Decodes a document.
pub(in crate::formats) fn decode(bytes: &[u8]) -> Decoded {
    if let Some(name) = utf32(bytes) {
        let (text, replaced) = from_utf32(bytes, name == "utf-32be");
        return told(text, name, replaced, None);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return known(encoding, &bytes[mark..]);
    }
    match bytes {
        [b'<', 0, _, _, ..] => return known(UTF_16LE, bytes),
        [0, b'<', _, _, ..] => return known(UTF_16BE, bytes),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let label = declared(&head);
    let encoding = label.and_then(by_label);
    let ascii = bytes.is_ascii();
    match encoding {
        Some(encoding) if ascii => known(encoding, bytes),
        Some(encoding) if encoding != UTF_8 && !is_misnamed(encoding, bytes) => {
            known(encoding, bytes)
        }
        _ => guessed(bytes, label),
    }
}

/// Bytes in which the first element begins: comments and document types stand before it.
pub(in crate::formats) const HEAD: usize = 64 * 1024;

/// The beginning of a document, to see what it is; `None` where it is no text.
pub(in crate::formats) fn head(bytes: &[u8]) -> String {
    // A multiple of four ends no unit of UTF-16 or UTF-32 in its midst.
    decode(&bytes[..bytes.len().min(HEAD)]).text
}

/// The encoding that a document declares, as written.
fn declared(text: &str) -> Option<&str> {
    let at = text.find("<?xml ")?;
    let declaration = text[at..].split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::trim).filter(|label| !label.is_empty())
}

/// The encoding of a label, where a file that begins with ASCII can be in it.
fn by_label(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding.is_ascii_compatible() && encoding != REPLACEMENT).then_some(encoding)
}

/// Whether bytes that are not all ASCII are UTF-8 and can hardly be what is declared.
fn is_misnamed(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
        && (encoding.is_single_byte() || encoding.decode_without_bom_handling(bytes).1)
}

fn known(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let replaced = if malformed { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    let name = encoding.name().to_ascii_lowercase();
    let head = &text[..text.floor_char_boundary(DECLARATION)];
    let contradicts = declared(head)
        .filter(|label| {
            !is_same(label, &name) && Encoding::for_label(label.as_bytes()) != Some(encoding)
        })
        .map(str::to_owned);
    told(text.into_owned(), &name, replaced, contradicts)
}

/// Whether a label names a family that an encoding belongs to.
fn is_same(label: &str, name: &str) -> bool {
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_'], "");
    let (label, name) = (plain(label), plain(name));
    name.starts_with(&label) || (label == "iso10646ucs2" && name.starts_with("utf16"))
}

fn guessed(bytes: &[u8], label: Option<&str>) -> Decoded {
    let Ok(decode::Decoded { text, encoding, guessed, replaced }) = decode::decode(bytes) else {
        return known(UTF_8, bytes);
    };
    let contradicts = label.filter(|label| !is_same(label, &encoding)).map(str::to_owned);
    let told_of = contradicts.is_some();
    let mut decoded = told(text, &encoding, replaced, contradicts);
    if guessed && !told_of {
        decoded.findings.push((FindingCode::EncodingGuessed, vec![encoding]));
    }
    decoded
}

fn told(text: String, name: &str, replaced: usize, contradicts: Option<String>) -> Decoded {
    let mut findings = Vec::new();
    if let Some(label) = contradicts {
        findings.push((FindingCode::EncodingContradicts, vec![label, name.to_owned()]));
    }
    if replaced > 0 {
        findings.push((FindingCode::BytesReplaced, vec![replaced.to_string()]));
    }
    Decoded { text: meant(text), encoding: name.to_owned(), findings }
}

/// Control characters of C1 as what everybody means by them: Windows-1252, copied byte by byte into Unicode.
fn meant(text: String) -> String {
    let is_c1 = |c: char| matches!(c, '\u{80}'..='\u{9f}' if c != '\u{85}');
    if !text.contains(is_c1) {
        return text;
    }
    text.chars().map(|c| if is_c1(c) { windows_1252(c as u8) } else { c }).collect()
}

/// The character that a byte stands for in Windows-1252.
pub(super) fn windows_1252(byte: u8) -> char {
    let bytes = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// UTF-32, which no other format here is ever in.
fn utf32(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => Some("utf-32le"),
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => Some("utf-32be"),
        _ => None,
    }
}

fn from_utf32(bytes: &[u8], big_endian: bool) -> (String, usize) {
    let mut replaced = usize::from(!bytes.len().is_multiple_of(4));
    let mut text = String::with_capacity(bytes.len() / 4);
    for unit in bytes.chunks_exact(4) {
        let unit = [unit[0], unit[1], unit[2], unit[3]];
        let code = if big_endian { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
        match char::from_u32(code) {
            Some('\u{feff}') if text.is_empty() => {}
            Some(character) => text.push(character),
            None => {
                replaced += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    (text, replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn what_is_declared_is_held_against_the_bytes() {
        let latin1 = b"<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xe9</a>".to_vec();
        let contradicts = |a: &str, b: &str| {
            vec![(FindingCode::EncodingContradicts, vec![a.to_owned(), b.to_owned()])]
        };
        for (bytes, encoding, findings) in [
            (latin1, "windows-1252", vec![]),
            ("<a>café</a>".into(), "utf-8", vec![]),
            (utf16("<?xml version='1.0' encoding='UTF-16'?><a>café</a>"), "utf-16le", vec![]),
            (
                utf16("<?xml version='1.0' encoding='utf-8'?><a>café</a>"),
                "utf-16le",
                contradicts("utf-8", "utf-16le"),
            ),
            (
                "<?xml version='1.0' encoding='iso-8859-1'?><a>café</a>".into(),
                "utf-8",
                contradicts("iso-8859-1", "utf-8"),
            ),
            (
                "<?xml version='1.0' encoding=\"nonsense\"?><a>café</a>".into(),
                "utf-8",
                contradicts("nonsense", "utf-8"),
            ),
            (
                "<a>café</a>".chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
                "utf-32be",
                vec![],
            ),
        ] {
            let decoded = decode(&bytes);
            assert!(decoded.text.ends_with("<a>café</a>"), "{decoded:?}");
            assert_eq!((decoded.encoding.as_str(), decoded.findings), (encoding, findings));
        }
    }
}
