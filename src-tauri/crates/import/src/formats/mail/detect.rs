//! Whether bytes are mail.

use super::fields::{self, Fields};
use super::{entity, mailbox};

/// Fields that nobody writes above a text of their own: that they stand there says that the file is a message.
const MACHINE: [&str; 8] = [
    "mime-version",
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
];
/// Where a header is looked for.
const FRONT: usize = 64 * 1024;

/// Whether bytes are a mailbox of several messages; one of a single message is that message.
pub(in crate::formats) fn is_mailbox(bytes: &[u8]) -> bool {
    mailbox::messages(bytes).is_some_and(|messages| messages.len() > 1)
}

/// Whether bytes are a message, by what they hold and by the ending of the file's name.
///
/// A file that is named as a message is one if it begins with a field. Any other must have fields that only programs
/// write: a newsletter with the header pasted in that it was once sent with stays the plain text that it is. So does
/// even a whole message that is named as a text, or not at all, unless its text is encoded and cannot be read as it is.
pub(in crate::formats) fn is_message(bytes: &[u8], ending: Option<&str>) -> bool {
    let front = &bytes[..bytes.len().min(FRONT)];
    let front = &front[front.len() - front.trim_ascii_start().len()..];
    let header = &front[..fields::length(front).0];
    let mut names = header
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.first().is_some_and(u8::is_ascii_whitespace))
        .filter_map(fields::name);
    let is_machine =
        |name: &[u8]| MACHINE.iter().any(|field| name.eq_ignore_ascii_case(field.as_bytes()));
    match ending {
        Some("eml" | "mht" | "mhtml" | "mbox") => names.next().is_some(),
        None | Some("txt" | "text" | "md" | "markdown" | "asc") => {
            names.any(is_machine) && is_encoded(&Fields::read(header))
        }
        Some(_) => names.any(is_machine),
    }
}

/// Whether a message's text is anything but plain text as it is.
fn is_encoded(fields: &Fields) -> bool {
    let name = fields.media_type();
    let nests = name.starts_with("multipart/") || entity::is_message(name);
    nests
        || name == "text/html"
        || matches!(fields.transfer.as_str(), "base64" | "quoted-printable")
}

#[cfg(test)]
mod tests {
    use super::is_message;

    #[test]
    fn a_message_is_known_by_its_name_or_by_fields_that_programs_write() {
        for (text, as_eml, as_other, as_text) in [
            ("From: a\nMIME-Version: 1.0\n\nx", true, true, false),
            ("Received: from x\n\tby y\nSubject: z\n\nx", true, true, false),
            ("From: a\nContent-Type: multipart/mixed;\n boundary=b\n\nx", true, true, true),
            ("From: a\nContent-Transfer-Encoding: Base64\n\nx", true, true, true),
            ("From a@b Thu May 14 09:00:00 2026\nMessage-ID: <x>\n\nx", true, true, false),
            ("From: a\nTo: b\nSubject: c\nDate: d\n\nx", true, false, false),
            ("Lamp Weekly\nContent-Type: text/html\n\nx", false, false, false),
            ("<html>", false, false, false),
            ("", false, false, false),
        ] {
            let found = [Some("eml"), Some("2,S"), Some("txt"), None]
                .map(|ending| is_message(text.as_bytes(), ending));
            assert_eq!(found, [as_eml, as_other, as_text, as_text], "{text:?}");
        }
    }
}
