//! A mailbox (RFC 4155): messages one after the other, each below a line that begins with `From `.

use std::borrow::Cow;
use std::ops::Range;

use super::fields;

/// Where the messages of a mailbox stand, each with the line above it; `None` where the bytes are no mailbox.
///
/// Only a line at the beginning or after a blank one counts, and only if a header follows: texts have lines that begin
/// with “From ” too, and not every program quotes them. Each range is a mailbox of one message and can be read by itself.
pub fn messages(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    if !bytes.trim_ascii_start().starts_with(b"From ") {
        return None;
    }
    let mut starts = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let next = at + line.len();
        if after_blank && is_separator(line) && begins_header(&bytes[next..]) {
            starts.push(at);
        }
        after_blank = line.trim_ascii().is_empty();
        at = next;
    }
    let first = *starts.first()?;
    if !bytes[..first].trim_ascii().is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    Some(starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect())
}

/// Whether a line is `From`, an address and a time of day, in whatever order programs write the date in.
fn is_separator(line: &[u8]) -> bool {
    let is_time =
        |three: &[u8]| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit();
    line.starts_with(b"From ") && line.len() < 1000 && line.windows(3).any(is_time)
}

fn begins_header(bytes: &[u8]) -> bool {
    bytes.split(|&byte| byte == b'\n').next().is_some_and(|line| fields::name(line).is_some())
}

/// A message of a mailbox without the line above it, and with the quoting of `From ` undone.
pub(super) fn message(bytes: &[u8]) -> Cow<'_, [u8]> {
    let line = bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1);
    let message = &bytes[line..];
    let is_quoted = |line: &[u8]| {
        line.strip_prefix(b">").is_some_and(|line| {
            let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
            line[quotes..].starts_with(b"From ")
        })
    };
    let lines = || message.split_inclusive(|&byte| byte == b'\n');
    if !lines().any(is_quoted) {
        return Cow::Borrowed(message);
    }
    Cow::Owned(lines().flat_map(|line| &line[usize::from(is_quoted(line))..]).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_cut_where_a_header_follows() {
        let mailbox = "From ann@lamp.example Thu May 14 09:00:00 2026\nSubject: One\n\nFrom here on\nFrom: no\n\nFrom the sea\nwe write.\n>From >From\n>>From x\n\nFrom - Fri May 15 09:00:00 2026\nSubject: Two\n\nb\n";
        let ranges = messages(mailbox.as_bytes()).unwrap();
        let found: Vec<String> = ranges
            .into_iter()
            .map(|range| {
                String::from_utf8(message(&mailbox.as_bytes()[range]).into_owned()).unwrap()
            })
            .collect();
        assert_eq!(
            found,
            [
                "Subject: One\n\nFrom here on\nFrom: no\n\nFrom the sea\nwe write.\nFrom >From\n>From x\n\n",
                "Subject: Two\n\nb\n"
            ]
        );
        for no_mailbox in ["", "Subject: x\n\nFrom a\nTo: b\n", "From the sea\nwe write.\n"] {
            assert_eq!(messages(no_mailbox.as_bytes()), None, "{no_mailbox:?}");
        }
    }
}
