//! Whether bytes are mail.

use super::{fields, mailbox};

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

/// Whether bytes are a mailbox.
pub(in crate::formats) fn is_mailbox(bytes: &[u8]) -> bool {
    mailbox::messages(bytes).is_some()
}

/// Whether bytes are a message. `is_named_so` says that the file's name ends as a message's does: then a header of any
/// fields is enough. Without, one of the fields that only programs write must be among them, so that a newsletter with
/// the header pasted in that it was once sent with stays the plain text that it is.
pub(in crate::formats) fn is_message(bytes: &[u8], is_named_so: bool) -> bool {
    let front = &bytes[..bytes.len().min(FRONT)];
    let front = &front[front.len() - front.trim_ascii_start().len()..];
    let mut names = front[..fields::length(front).0]
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.first().is_some_and(u8::is_ascii_whitespace))
        .filter_map(fields::name);
    let is_machine =
        |name: &[u8]| MACHINE.iter().any(|field| name.eq_ignore_ascii_case(field.as_bytes()));
    if is_named_so { names.next().is_some() } else { names.any(is_machine) }
}

#[cfg(test)]
mod tests {
    use super::is_message;

    #[test]
    fn a_message_is_known_by_fields_that_programs_write() {
        for (text, by_content, by_name) in [
            ("From: a\nMIME-Version: 1.0\n\nx", true, true),
            ("Received: from x\n\tby y\nSubject: z\n\nx", true, true),
            ("From a@b Thu May 14 09:00:00 2026\nMessage-ID: <x>\n\nx", true, true),
            ("From: a\nTo: b\nSubject: c\nDate: d\n\nx", false, true),
            ("Lamp Weekly\nContent-Type: text/plain\n\nx", false, false),
            ("<html>", false, false),
            ("", false, false),
        ] {
            assert_eq!(is_message(text.as_bytes(), false), by_content, "{text:?}");
            assert_eq!(is_message(text.as_bytes(), true), by_name, "{text:?}");
        }
    }
}
