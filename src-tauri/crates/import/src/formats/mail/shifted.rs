//! Encodings of mail that write characters of two bytes in seven bits, between marks: HZ (RFC 1843) and ISO-2022-KR
//! (RFC 1557). Browsers have given them up; the first newsletters in Chinese and Korean are written in them.

use encoding_rs::{EUC_KR, Encoding, GBK};

/// The same text in the encoding that has the eighth bit for it; `None` for any other label.
pub(super) fn in_eight_bits(bytes: &[u8], label: &str) -> Option<(Vec<u8>, &'static Encoding)> {
    match label {
        "hz-gb-2312" | "hz" => Some((hz(bytes), GBK)),
        "iso-2022-kr" | "csiso2022kr" => Some((korean(bytes), EUC_KR)),
        _ => None,
    }
}

fn hz(mut bytes: &[u8]) -> Vec<u8> {
    let mut eight = Vec::with_capacity(bytes.len());
    let mut is_shifted = false;
    loop {
        bytes = match bytes {
            [b'~', b'{', rest @ ..] if !is_shifted => {
                is_shifted = true;
                rest
            }
            [b'~', b'}', rest @ ..] if is_shifted => {
                is_shifted = false;
                rest
            }
            [b'~', b'~', rest @ ..] if !is_shifted => {
                eight.push(b'~');
                rest
            }
            // The line goes on in the next.
            [b'~', b'\n', rest @ ..] | [b'~', b'\r', b'\n', rest @ ..] if !is_shifted => rest,
            // Two bytes at once, for the second may be what the marks begin with.
            [first, second, rest @ ..] if is_shifted && *first > b' ' && *second > b' ' => {
                eight.extend([first | 0x80, second | 0x80]);
                rest
            }
            [byte, rest @ ..] => {
                // No line ends within the marks: a text that lost one is not lost with it.
                is_shifted &= *byte != b'\n';
                eight.push(*byte);
                rest
            }
            [] => return eight,
        };
    }
}

fn korean(bytes: &[u8]) -> Vec<u8> {
    const DESIGNATION: &[u8] = b"\x1b$)C";
    let (shift_out, shift_in) = (b'\x0e', b'\x0f');
    let mut eight = Vec::with_capacity(bytes.len());
    let mut is_shifted = false;
    for &byte in bytes.strip_prefix(DESIGNATION).unwrap_or(bytes) {
        if byte == shift_out || byte == shift_in {
            is_shifted = byte == shift_out;
        } else {
            eight.push(if is_shifted && byte > b' ' { byte | 0x80 } else { byte });
        }
    }
    eight
}

#[cfg(test)]
mod tests {
    use super::in_eight_bits;

    #[test]
    fn marks_are_undone() {
        for (label, bytes, text) in [
            ("hz-gb-2312", &b"Lamp ~{5FK~~} ~~ one~\n line"[..], "Lamp 灯塔 ~ one line"),
            ("hz", b"~{5FK~\nplain", "灯塔\nplain"),
            ("iso-2022-kr", b"\x1b$)CLamp \x0e5nE>\x0f.", "Lamp 등탑."),
        ] {
            let (eight, encoding) = in_eight_bits(bytes, label).unwrap();
            assert_eq!(encoding.decode_without_bom_handling(&eight).0, text, "{label}");
        }
        assert!(in_eight_bits(b"x", "utf-8").is_none());
    }
}
