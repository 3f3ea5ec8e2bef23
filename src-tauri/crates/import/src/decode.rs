//! Bytes to characters: byte order marks first, then UTF-8 if it is valid, then the likeliest legacy encoding.
//!
//! Files that are no text are refused here, by their first bytes where the format is known and by characters that no
//! writing uses where it is not. Nothing here looks at what the text says.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::Error;

/// A file's text and how sure its encoding is.
pub(crate) struct Decoded {
    /// The text without byte order mark.
    pub(crate) text: String,
    /// WHATWG name of the encoding, lower case.
    pub(crate) encoding: String,
    /// Whether the encoding is neither declared by a mark nor proved by valid UTF-8.
    pub(crate) guessed: bool,
    /// How many malformed sequences became U+FFFD.
    pub(crate) replaced: usize,
}

/// First bytes of formats that are recognised and not read. Longer prefixes stand first.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"AT&TFORM", "DjVu"),
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
];

/// Decodes a file, or says why it is no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, Error> {
    if bytes.is_empty() {
        return Err(Error::Empty);
    }
    refuse_known(bytes)?;
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let decoded = decode_as(encoding, &bytes[mark..], false);
        return if encoding == UTF_8 {
            refuse_binary(bytes).map(|()| decoded)
        } else {
            Ok(decoded)
        };
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return Ok(decode_as(encoding, bytes, true));
    }
    refuse_binary(bytes)?;
    Ok(match std::str::from_utf8(bytes) {
        Ok(_) => decode_as(UTF_8, bytes, false),
        Err(_) if mostly_utf8(bytes) => decode_as(UTF_8, bytes, false),
        Err(_) => decode_as(likeliest(bytes), bytes, true),
    })
}

/// Refuses a file whose first bytes say that it is no text.
pub(crate) fn refuse_known(bytes: &[u8]) -> Result<(), Error> {
    known_format(bytes).map_or(Ok(()), |format| Err(Error::Unsupported { format }))
}

fn known_format(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(zip_content(&bytes[..bytes.len().min(4096)]));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("WebP");
    }
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|&(_, format)| format)
}

/// What a ZIP container holds, by the names at its start.
fn zip_content(head: &[u8]) -> &'static str {
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    if holds(b"application/epub+zip") {
        "EPUB"
    } else if holds(b"application/vnd.oasis.opendocument.text") {
        "ODT"
    } else if holds(b"word/") {
        "DOCX"
    } else {
        "ZIP"
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let replaced = if malformed { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Decoded {
        replaced,
        encoding: encoding.name().to_ascii_lowercase(),
        guessed,
        text: text.into_owned(),
    }
}

/// UTF-16 without a mark shows in NUL bytes on one side of every ASCII character, and in none on the other side.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(16 * 1024)];
    let (mut even, mut odd) = (0, 0);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = sample.len() / 2;
    // One line end or space in fifty characters is less than any text has, Chinese included.
    let enough = (pairs / 50).max(2);
    let encoding = match (even, odd) {
        (0, odd) if odd >= enough => UTF_16LE,
        (even, 0) if even >= enough => UTF_16BE,
        _ => return None,
    };
    let (text, malformed) = encoding.decode_without_bom_handling(sample);
    (!malformed && !text.chars().any(is_no_writing)).then_some(encoding)
}

/// Control characters that no text holds. Escape is used by ISO-2022, U+001A ends old DOS texts, backspace overstrikes.
fn is_no_writing(character: char) -> bool {
    matches!(character, '\0'..='\u{7}' | '\u{e}'..='\u{19}' | '\u{1c}'..='\u{1f}')
}

/// Refuses a file with a NUL, or with more stray control characters than damage explains (one in a hundred).
fn refuse_binary(bytes: &[u8]) -> Result<(), Error> {
    let strange = |&(_, &byte): &(usize, &u8)| is_no_writing(char::from(byte));
    if let Some(byte) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Error::Binary { byte });
    }
    match bytes.iter().enumerate().find(strange) {
        Some((byte, _)) if bytes.iter().enumerate().filter(strange).count() * 100 > bytes.len() => {
            Err(Error::Binary { byte })
        }
        _ => Ok(()),
    }
}

/// Whether a file that is not valid UTF-8 is UTF-8 with damage: ten sound sequences for each broken one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 10 * broken
}

fn likeliest(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == GBK {
        // GB 18030 holds all of GBK and is what newer files are written in.
        GB18030
    } else if encoding == BIG5
        && BIG5.decode_without_bom_handling(bytes).1
        && !GB18030.decode_without_bom_handling(bytes).1
    {
        GB18030
    } else {
        encoding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes).unwrap_or_else(|error| panic!("{error}"));
        (decoded.encoding, decoded.text)
    }

    #[test]
    fn marks_and_valid_utf8_are_certain() {
        let text = "Tide tables — 潮汐表";
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "utf-8"),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "utf-8"),
            (
                [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()]
                    .concat(),
                "utf-16le",
            ),
            (
                [b"\xfe\xff".to_vec(), text.encode_utf16().flat_map(u16::to_be_bytes).collect()]
                    .concat(),
                "utf-16be",
            ),
        ] {
            let result = decode(&bytes).unwrap();
            assert_eq!(
                (result.text.as_str(), result.encoding.as_str(), result.guessed),
                (text, encoding, false)
            );
        }
    }

    #[test]
    fn utf16_without_a_mark_is_told_by_its_nul_bytes() {
        let text = "Harbour Notes\nNo. 4\n潮汐与灯塔\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&little), ("utf-16le".into(), text.into()));
        assert_eq!(decoded(&big), ("utf-16be".into(), text.into()));
    }

    #[test]
    fn legacy_encodings_are_guessed() {
        let chinese =
            "港口通讯第三期。本期介绍新的灯塔、潮汐观测站以及今年秋天的读书会，欢迎投稿。";
        let traditional =
            "港口通訊第三期。本期介紹新的燈塔、潮汐觀測站以及今年秋天的讀書會，歡迎投稿。";
        let japanese =
            "港だより第三号。新しい灯台と潮の観測所、そして秋の読書会についてお知らせします。";
        let french = "La lettre du phare : un été très agité, des marées d’équinoxe — et déjà l’automne à la criée.";
        for (text, encoding, name) in [
            (chinese, GB18030, "gb18030"),
            (traditional, BIG5, "big5"),
            (japanese, encoding_rs::SHIFT_JIS, "shift_jis"),
            (japanese, encoding_rs::EUC_JP, "euc-jp"),
            (french, encoding_rs::WINDOWS_1252, "windows-1252"),
        ] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable, "{name}");
            assert_eq!(decoded(&bytes), (name.to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_counts_its_damage() {
        let mut bytes = "潮汐与灯塔，港口与读者，潮汐与灯塔。".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        let result = decode(&bytes).unwrap();
        assert_eq!(
            (result.encoding.as_str(), result.replaced, result.guessed),
            ("utf-8", 1, false)
        );
    }

    #[test]
    fn what_is_no_text_is_refused_by_name_or_place() {
        for (bytes, error) in [
            (&b""[..], Error::Empty),
            (b"%PDF-1.7\n", Error::Unsupported { format: "PDF" }),
            (b"PK\x03\x04....mimetypeapplication/epub+zip", Error::Unsupported { format: "EPUB" }),
            (b"PK\x03\x04....word/document.xml", Error::Unsupported { format: "DOCX" }),
            (b"plain\0text", Error::Binary { byte: 5 }),
            (b"a\x01\x02\x03\x04b", Error::Binary { byte: 1 }),
        ] {
            assert_eq!(decode(bytes).err(), Some(error));
        }
    }
}
