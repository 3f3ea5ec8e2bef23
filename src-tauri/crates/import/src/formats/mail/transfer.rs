//! Transfer encodings (RFC 2045, 6) undone, with what is wrong in them kept as it stands.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

/// A body as bytes.
pub(super) struct Decoded<'a> {
    /// What could be decoded.
    pub(super) bytes: Cow<'a, [u8]>,
    /// What stood after it and is in no encoding, as the notice that a list adds below.
    pub(super) rest: &'a [u8],
    /// The encoding that the body breaks the rules of.
    pub(super) broken: Option<&'static str>,
}

/// Undoes a transfer encoding; `transfer` is its name in lower case. An unknown one leaves the body as it is.
pub(super) fn decode<'a>(body: &'a [u8], transfer: &str) -> Decoded<'a> {
    match transfer {
        "base64" => base64(body),
        "quoted-printable" => quoted_printable(body),
        _ => Decoded { bytes: Cow::Borrowed(body), rest: &[], broken: None },
    }
}

fn base64(body: &[u8]) -> Decoded<'_> {
    let (encoded, rest) = body.split_at(base64_length(body));
    match base64_decode(encoded) {
        Some(bytes) if !bytes.is_empty() || rest.trim_ascii().is_empty() => {
            let broken = (!rest.trim_ascii().is_empty()).then_some("base64");
            Decoded { bytes: Cow::Owned(bytes), rest, broken }
        }
        _ => Decoded { bytes: Cow::Borrowed(body), rest: &[], broken: Some("base64") },
    }
}

/// How much of a body is base64: as far as its padding, unless more of it follows, or the last line of nothing else.
fn base64_length(body: &[u8]) -> usize {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let lines = body.split_inclusive(|&byte| byte == b'\n');
    let is_base64 = |line: &&[u8]| {
        line.iter().all(|byte| is_digit(byte) || *byte == b'=' || byte.is_ascii_whitespace())
    };
    let length: usize = lines.take_while(is_base64).map(<[u8]>::len).sum();
    let encoded = &body[..length];
    let padding = body.iter().take_while(|&&byte| byte != b'=').count();
    let rest = &body[padding.min(body.len())..];
    let padded = padding + rest.iter().take_while(|&&byte| byte == b'=').count();
    let after = encoded.get(padded..).unwrap_or_default();
    // Some programs encode a text piece by piece, and each piece has its padding.
    let goes_on = after.iter().filter(|byte| is_digit(byte) || **byte == b'=').count();
    if padded > padding && (goes_on % 4 != 0 || padding > length) { padded } else { length }
}

fn quoted_printable(body: &[u8]) -> Decoded<'_> {
    if let Some(bytes) = quoted_printable_decode(body) {
        return Decoded { bytes: Cow::Owned(bytes), rest: &[], broken: None };
    }
    let bytes = quoted_printable_decode(&escaped(body)).map_or(Cow::Borrowed(body), Cow::Owned);
    Decoded { bytes, rest: &[], broken: Some("quoted-printable") }
}

/// Quoted-printable in which equal signs that encode nothing are encoded themselves.
fn escaped(body: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(body.len() + body.len() / 8);
    for (at, &byte) in body.iter().enumerate() {
        escaped.push(byte);
        let after = &body[at + 1..];
        if byte == b'=' && !encodes(after) {
            escaped.extend_from_slice(b"3D");
        }
    }
    escaped
}

/// Whether an equal sign before this encodes something: a byte, or that the line goes on.
fn encodes(after: &[u8]) -> bool {
    match after {
        [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => true,
        _ => {
            let blanks =
                after.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
            blanks < 80 && after.get(blanks).is_none_or(|&byte| byte == b'\n')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn damage_stays_as_it_stands() {
        for (transfer, body, bytes, rest, broken) in [
            ("base64", "bGFt\ncA==\n", "lamp", "", false),
            ("base64", "bGFtcA==\n-- \nA list's notice\n", "lamp", "-- \nA list's notice\n", true),
            ("base64", "bGFtcA== ignored\n", "lamp", " ignored\n", true),
            ("base64", "bGFtcA==bGFtcA==\n", "lamplamp", "", false),
            ("base64", "not base64!", "not base64!", "", true),
            ("quoted-printable", "caf=C3=A9 =\nau lait", "café au lait", "", false),
            ("quoted-printable", "a = b, =3D, ==, =Z1 =\n.", "a = b, =, ==, =Z1 .", "", true),
            ("8bit", "as =20 is", "as =20 is", "", false),
            ("x-unknown", "as is", "as is", "", false),
        ] {
            let decoded = decode(body.as_bytes(), transfer);
            assert_eq!(
                (String::from_utf8_lossy(&decoded.bytes).as_ref(), decoded.rest),
                (bytes, rest.as_bytes()),
                "{body}"
            );
            assert_eq!(decoded.broken.is_some(), broken, "{body}");
        }
    }
}
