//! Plain digests (RFC 1153, and those of list managers): messages in one text, parted by lines of hyphens.
//!
//! What stands before the first message is the digest's own masthead and contents, printed as it came. A line of hyphens
//! parts messages only if a header follows, so that one drawn in a message stays in it.

use super::fields::{self, Fields};

/// A digest's text, cut.
pub(super) struct Digest<'a> {
    /// Masthead and contents.
    pub(super) front: &'a str,
    /// The messages.
    pub(super) messages: Vec<Message<'a>>,
    /// Notices below the last one.
    pub(super) trailer: &'a str,
}

/// One message.
pub(super) struct Message<'a> {
    /// What its header says.
    pub(super) fields: Fields,
    /// Its header as printed.
    pub(super) header: &'a str,
    /// Its text.
    pub(super) text: &'a str,
}

/// Hyphens that part messages (RFC 1153: 70 below the front, 30 below each message), or a few less where a program
/// miscounted.
const FEWEST_HYPHENS: usize = 25;
/// Messages that make a digest.
const FEWEST_MESSAGES: usize = 2;

/// Cuts a digest; `None` where a text is none. Line ends are line feeds.
pub(super) fn read(text: &str) -> Option<Digest<'_>> {
    let separators = separators(text);
    let mut messages: Vec<Message<'_>> = Vec::new();
    let (mut front, mut trailer) = ("", "");
    // Where the text of the last message begins; where it ends is known at the next separator only.
    let mut begun = 0;
    for (start, end) in separators {
        let after = &text[end..];
        let ends = ends(after);
        let header = header(after);
        match messages.last_mut() {
            Some(last) if ends || header.is_some() => last.text = &text[begun..start],
            None if header.is_some() => front = &text[..start],
            _ => continue,
        }
        if ends {
            trailer = after;
            break;
        }
        if let Some((fields, header, length)) = header {
            begun = end + length;
            messages.push(Message { fields, header, text: &text[begun..] });
        }
    }
    (messages.len() >= FEWEST_MESSAGES).then_some(Digest { front, messages, trailer })
}

/// The lines that may part messages, each with the end of its line.
fn separators(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let drawn = line.trim_end();
        let is_line = drawn.len() >= FEWEST_HYPHENS && drawn.bytes().all(|byte| byte == b'-');
        if is_line || drawn == "--__--__--" {
            found.push((at, at + line.len()));
        }
        at += line.len();
    }
    found
}

/// The header of a message after a separator: what it says, its lines, and where the text begins.
fn header(after: &str) -> Option<(Fields, &str, usize)> {
    let blank = after.len() - after.trim_start_matches('\n').len();
    let header = &after[blank..];
    let (length, gap) = fields::length(header.as_bytes());
    // Both ends are ends of lines.
    let (lines, fields) = (header.get(..length)?, Fields::read(&header.as_bytes()[..length]));
    let is_message = fields.from.is_some() && (fields.subject.is_some() || fields.date.is_some());
    is_message.then_some((fields, lines.trim_end(), blank + length + gap))
}

/// Whether what follows a separator ends the digest.
fn ends(after: &str) -> bool {
    let first =
        after.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().to_lowercase();
    first.starts_with("end of") || first.starts_with("subject: digest footer")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str = "------------------------------";

    #[test]
    fn a_digest_is_cut_where_headers_follow_lines_of_hyphens() {
        let text = format!(
            "Lamp Digest\n\nTopics:\n  Oil\n\n{RULE}{RULE}----------\n\nDate: Thu, 14 May 2026 09:00:00 +0000\nFrom: Ann <a@lamp.example>\nSubject: Oil\n\nA table:\n\n{RULE}\nNote: no header\n{RULE}\n\n{RULE}\n\nFrom: Ben\nSubject: =?utf-8?Q?Wick?=\n\nTwo.\n\n{RULE}\n\nEnd of Lamp Digest\n*******\n"
        );
        let digest = read(&text).unwrap();
        let found: Vec<(Option<&str>, &str)> = digest
            .messages
            .iter()
            .map(|message| (message.fields.subject.as_deref(), message.text.trim()))
            .collect();
        let table = format!("A table:\n\n{RULE}\nNote: no header\n{RULE}");
        assert_eq!(found, [(Some("Oil"), table.as_str()), (Some("Wick"), "Two.")]);
        assert!(digest.front.ends_with("Oil\n\n") && digest.trailer.contains("End of Lamp Digest"));
        assert!(read("No digest\n\n------------------------------\n\nText\n").is_none());
    }
}
