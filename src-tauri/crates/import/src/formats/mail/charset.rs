//! Bytes of a text part to characters: what its header declares, unless the bytes say that it is not so.
//!
//! Mail declares encodings wrongly more often than not at all. A declaration is believed where the bytes fit it; UTF-8
//! proves itself, and beats every other declaration.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use flyleaf_model::FindingCode;
use mail_parser::decoders::charsets::map::charset_decoder;

use super::shifted;
use crate::decode;

/// A text with what a reader should know about its encoding.
pub(in crate::formats) struct Text {
    /// The characters, line ends as they came.
    pub(in crate::formats) text: String,
    /// WHATWG name of the encoding, lower case.
    pub(in crate::formats) encoding: String,
    /// What to report, if anything.
    pub(in crate::formats) finding: Option<(FindingCode, Vec<String>)>,
}

/// Sequences of UTF-8 that text in another encoding does not hold by chance.
const PROOF: usize = 2;
/// One character in so many, of those that are not ASCII, may be damaged in a text that is what it says.
const DAMAGE: usize = 4;

/// Decodes a text part.
pub(in crate::formats) fn decode(bytes: &[u8], declared: Option<&str>) -> Text {
    let label = declared.map(|label| label.trim().to_ascii_lowercase());
    let says_nothing =
        matches!(label.as_deref(), None | Some("us-ascii" | "ascii" | "ansi_x3.4-1968"));
    if says_nothing {
        return guessed(bytes, label.filter(|_| !bytes.is_ascii()));
    }
    let label = label.unwrap_or_default();
    if let Some((bytes, encoding)) = shifted::in_eight_bits(bytes, &label) {
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        return Text { text, encoding: label, finding: None };
    }
    let Some(encoding) = Encoding::for_label_no_replacement(label.as_bytes()) else {
        let is_known = Encoding::for_label(label.as_bytes()).is_none();
        return match charset_decoder(label.as_bytes()).filter(|_| is_known) {
            // Encodings that browsers have given up, and mail has not: UTF-7, code page 850.
            Some(decoder) => Text { text: decoder(bytes), encoding: label, finding: None },
            None => guessed(bytes, Some(label)),
        };
    };
    let is_utf8 = encoding == UTF_8;
    if !is_utf8 && encoding != UTF_16LE && encoding != UTF_16BE && proves_utf8(bytes) {
        return guessed(bytes, Some(label));
    }
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    let replaced = if malformed { replacements(&text) } else { 0 };
    let foreign = text.chars().filter(|character| !character.is_ascii()).count();
    // A text that is damaged here and there is still what it says it is.
    if replaced * DAMAGE > foreign {
        let other = guessed(bytes, Some(label));
        if other.encoding != name(encoding) && !other.text.contains(char::REPLACEMENT_CHARACTER) {
            return other;
        }
    }
    Text {
        finding: (replaced > 0).then(|| (FindingCode::BytesReplaced, vec![replaced.to_string()])),
        encoding: name(encoding),
        text: text.into_owned(),
    }
}

/// The text in its likeliest encoding; `declared` is what it is not.
fn guessed(bytes: &[u8], declared: Option<String>) -> Text {
    let read = decode::decode(bytes);
    let (text, encoding, guessed) = match read {
        Ok(decoded) => (decoded.text, decoded.encoding, decoded.guessed),
        // Stray control characters: a part that says it is a text is shown as one.
        Err(_) => {
            let text = std::str::from_utf8(bytes)
                .map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::Borrowed);
            (text.into_owned(), name(WINDOWS_1252), !bytes.is_ascii())
        }
    };
    let finding = match declared {
        Some(declared) if !bytes.is_ascii() => {
            Some((FindingCode::EncodingContradicts, vec![declared, encoding.clone()]))
        }
        _ if guessed => Some((FindingCode::EncodingGuessed, vec![encoding.clone()])),
        _ => None,
    };
    Text { text, encoding, finding }
}

fn proves_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        text.chars().filter(|character| !character.is_ascii()).take(PROOF).count() == PROOF
    })
}

fn replacements(text: &str) -> usize {
    text.matches(char::REPLACEMENT_CHARACTER).count()
}

fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// The encoding that a web page declares in its own head, for one that comes without a declaration beside it.
pub(in crate::formats) fn of_page(html: &[u8]) -> Option<String> {
    // Where browsers look for it (WHATWG HTML, 13.2.3.2).
    let head = String::from_utf8_lossy(&html[..html.len().min(1024)]).to_ascii_lowercase();
    let after =
        head.split("<meta").skip(1).find_map(|tag| tag.split('>').next()?.split_once("charset"))?.1;
    let value = after.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = value
        .find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))
        .unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_is_believed_where_the_bytes_fit_it() {
        use FindingCode::{BytesReplaced, EncodingContradicts, EncodingGuessed};
        let french = "Un été très agité, des marées d’équinoxe et déjà l’automne à la criée";
        let latin = WINDOWS_1252.encode(french).0.into_owned();
        let chinese =
            "港口通讯第三期。本期介绍新的灯塔、潮汐观测站以及今年秋天的读书会，欢迎投稿。";
        let gbk = encoding_rs::GBK.encode(chinese).0.into_owned();
        for (bytes, declared, text, encoding, finding) in [
            (latin.as_slice(), Some("ISO-8859-1"), french, "windows-1252", None),
            (&latin, None, french, "windows-1252", Some(EncodingGuessed)),
            (&latin, Some("us-ascii"), french, "windows-1252", Some(EncodingContradicts)),
            (&latin, Some("utf-8"), french, "windows-1252", Some(EncodingContradicts)),
            (french.as_bytes(), Some("iso-8859-1"), french, "utf-8", Some(EncodingContradicts)),
            (french.as_bytes(), Some("x-nonsense"), french, "utf-8", Some(EncodingContradicts)),
            (french.as_bytes(), None, french, "utf-8", None),
            (&gbk, Some("gb2312"), chinese, "gbk", None),
            (b"lamp +AOk-t+AOk-", Some("utf-7"), "lamp été", "utf-7", None),
            (b"plain", Some("x-nonsense"), "plain", "utf-8", None),
            (b"\x6f\x70\x54\x58", Some("utf-16le"), "灯塔", "utf-16le", None),
            ("灯塔\u{fffd}".as_bytes(), Some("utf-8"), "灯塔\u{fffd}", "utf-8", None),
            (
                &"灯塔与潮汐表".as_bytes()[..17],
                Some("utf-8"),
                "灯塔与潮汐\u{fffd}",
                "utf-8",
                Some(BytesReplaced),
            ),
        ] {
            let read = decode(bytes, declared);
            assert_eq!(
                (read.text.as_str(), read.encoding.as_str(), read.finding.map(|found| found.0)),
                (text, encoding, finding),
                "{declared:?}"
            );
        }
    }

    #[test]
    fn a_page_declares_its_encoding_in_its_head() {
        for (html, declared) in [
            ("<meta charset=\"GBK\"><p>", Some("gbk")),
            ("<META content='text/html; charset = koi8-r' http-equiv=x>", Some("koi8-r")),
            ("<p>charset=gbk</p>", None),
            ("<meta name=x><meta charset=>", None),
        ] {
            assert_eq!(of_page(html.as_bytes()).as_deref(), declared, "{html}");
        }
    }
}
