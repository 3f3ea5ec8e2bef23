//! A message as the tree of its parts (RFC 2046), nothing decoded yet.
//!
//! The tree is cut here and not by `mail-parser`, whose reader looks for every boundary in the whole message, finds it
//! in the midst of lines, and drops nested messages recursively: ten thousand parts, or a message in a message ten
//! thousand deep, end in hours or in a crash. Here each level reads its bytes once, and depth and number are limited.

use super::fields::{self, Fields};

/// How deep parts are looked into; deeper ones are shown as they are written.
const DEEPEST: usize = 24;
/// How many parts of a message are read.
const MOST_PARTS: usize = 10_000;
/// Bytes of a notice to programs that do not know MIME.
const LONGEST_NOTICE: usize = 400;

/// A message or a part of one.
#[derive(Debug)]
pub(super) struct Entity<'a> {
    /// Its header.
    pub(super) fields: Fields,
    /// What it holds.
    pub(super) content: Content<'a>,
}

/// What a message or a part holds.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// One body, as it was transferred.
    Body(&'a [u8]),
    /// Parts.
    Parts {
        /// The parts, in order.
        parts: Vec<Entity<'a>>,
        /// What stands before the first part and after the last, and is no notice to programs.
        outside: [&'a [u8]; 2],
        /// Whether the last part is followed by the boundary that ends them all.
        is_closed: bool,
    },
    /// A message.
    Message(Box<Entity<'a>>),
}

/// Cuts messages into parts, within limits.
#[derive(Debug)]
pub(super) struct Cutter {
    parts_left: usize,
    /// Whether there was more than is read.
    pub(super) exceeded: bool,
}

impl Cutter {
    pub(super) fn new() -> Self {
        Self { parts_left: MOST_PARTS, exceeded: false }
    }

    /// Begins with the next message of a mailbox.
    pub(super) fn begin(&mut self) {
        self.parts_left = MOST_PARTS;
    }

    /// Cuts a message; `depth` is how many messages it stands in.
    pub(super) fn message<'a>(&mut self, bytes: &'a [u8], depth: usize) -> Entity<'a> {
        self.entity(bytes, "text/plain", depth)
    }

    fn entity<'a>(&mut self, bytes: &'a [u8], otherwise: &str, depth: usize) -> Entity<'a> {
        let (header, blank) = fields::length(bytes);
        let mut fields = Fields::read(&bytes[..header]);
        let body = &bytes[header + blank..];
        if fields.media.is_none() && otherwise != "text/plain" {
            if fields.is_of_message() {
                // A part of a digest that forgot the blank line which stands for its own header: this is the message's.
                let message = Entity { fields, content: Content::Body(body) };
                return Entity {
                    fields: of_type(otherwise),
                    content: Content::Message(Box::new(message)),
                };
            }
            fields.media = of_type(otherwise).media;
        }
        let content = self.content(&fields, body, depth);
        Entity { fields, content }
    }

    fn content<'a>(&mut self, fields: &Fields, body: &'a [u8], depth: usize) -> Content<'a> {
        let name = fields.media_type();
        let nests = name.starts_with("multipart/") || is_message(name);
        if nests && depth >= DEEPEST {
            self.exceeded = true;
            return Content::Body(body);
        }
        if is_message(name) && !matches!(fields.transfer.as_str(), "base64" | "quoted-printable") {
            return Content::Message(Box::new(self.message(body, depth + 1)));
        }
        let boundary = fields.media.as_ref().and_then(|media| media.boundary.as_deref());
        let (true, Some(boundary)) = (name.starts_with("multipart/"), boundary) else {
            return Content::Body(body);
        };
        let Some(cut) = cut(body, boundary.as_bytes(), self.parts_left) else {
            return Content::Body(body);
        };
        self.parts_left -= cut.parts.len();
        self.exceeded |= cut.exceeded;
        let otherwise = if name == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let parts =
            cut.parts.into_iter().map(|part| self.entity(part, otherwise, depth + 1)).collect();
        Content::Parts { parts, outside: cut.outside.map(missed), is_closed: cut.is_closed }
    }
}

/// Whether a media type is that of a message in the message.
pub(super) fn is_message(name: &str) -> bool {
    matches!(name, "message/rfc822" | "message/global" | "message/news")
}

fn of_type(name: &str) -> Fields {
    let media = fields::Media { name: name.to_owned(), ..fields::Media::default() };
    Fields { media: Some(media), ..Fields::default() }
}

struct Cut<'a> {
    parts: Vec<&'a [u8]>,
    outside: [&'a [u8]; 2],
    is_closed: bool,
    exceeded: bool,
}

/// The parts between the lines that a boundary makes; `None` where there is no such line.
///
/// Only the last of these lines can end the parts: one that seems to before belongs to parts in a part, whose boundary
/// is this one with two hyphens more.
fn cut<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> Option<Cut<'a>> {
    let mut parts = Vec::new();
    // Where the last part begins, and whether the line above it ends the parts.
    let mut open: Option<(usize, bool)> = None;
    let mut before: &[u8] = &[];
    let mut at = 0;
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        let end = at;
        at += line.len();
        let Some(after) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary))
        else {
            continue;
        };
        let closes = match after.trim_ascii_end() {
            b"" => false,
            b"--" => true,
            _ => continue,
        };
        match open {
            Some(_) if parts.len() == most => {
                return Some(Cut {
                    parts,
                    outside: [before, &[]],
                    is_closed: true,
                    exceeded: true,
                });
            }
            Some((start, _)) => parts.push(without_line_end(&body[start..end])),
            None => before = &body[..end],
        }
        open = Some((at, closes));
    }
    let (start, is_closed) = open?;
    let last = &body[start..];
    if is_closed {
        return Some(Cut { parts, outside: [before, last], is_closed, exceeded: false });
    }
    let exceeded = parts.len() == most;
    if !exceeded {
        parts.push(last);
    }
    Some(Cut { parts, outside: [before, &[]], is_closed, exceeded })
}

/// What stands outside of all parts, unless it is the usual notice to programs without MIME.
fn missed(outside: &[u8]) -> &[u8] {
    let start = outside.get(..outside.len().min(LONGEST_NOTICE + 1)).unwrap_or_default();
    let start = start.to_ascii_lowercase();
    let mentions = |word: &[u8]| start.windows(word.len()).any(|found| found == word);
    let is_notice = start.len() <= LONGEST_NOTICE
        && (mentions(b"mime") || mentions(b"multi-part") || mentions(b"multipart"));
    if is_notice { &[] } else { outside }
}

/// A part without the line end before the boundary, which belongs to the boundary (RFC 2046, 5.1.1).
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree on one line: media types, with parts in brackets.
    fn tree(entity: &Entity<'_>) -> String {
        let name = entity.fields.media_type();
        match &entity.content {
            Content::Body(body) => format!("{name}={:?}", String::from_utf8_lossy(body)),
            Content::Message(message) => format!("{name}({})", tree(message)),
            Content::Parts { parts, is_closed, .. } => {
                let parts: Vec<String> = parts.iter().map(tree).collect();
                format!("{name}[{}{}", parts.join(", "), if *is_closed { "]" } else { "" })
            }
        }
    }

    #[test]
    fn messages_are_cut_at_the_lines_of_their_boundaries() {
        for (message, expected) in [
            ("Subject: a\n\ntext", "text/plain=\"text\""),
            ("Subject: a\nno blank line: lost\n", "text/plain=\"no blank line: lost\\n\""),
            (
                "Content-Type: multipart/mixed; boundary=a\n\nnotice\n--a\n\nx --a\n--ab\n\r\n--a \r\nContent-Type: text/html\n\n<p>\n--a--\nend",
                "multipart/mixed[text/plain=\"x --a\\n--ab\\n\", text/html=\"<p>\"]",
            ),
            (
                "Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a--\n\ntwo\n--a--\n",
                "multipart/mixed[text/plain=\"one\", text/plain=\"two\"]",
            ),
            (
                "Content-Type: multipart/digest; boundary=a\n\n--a\n\nSubject: x\n\none\n--a\nSubject: y\n\ntwo\n--a\nContent-Type: text/plain\n\nthree",
                "multipart/digest[message/rfc822(text/plain=\"one\"), message/rfc822(text/plain=\"two\"), text/plain=\"three\"",
            ),
            (
                "Content-Type: multipart/mixed; boundary=b\n\n--a\n\nx",
                "multipart/mixed=\"--a\\n\\nx\"",
            ),
            (
                "Content-Type: message/rfc822\n\nContent-Type: text/html\n\n<p>",
                "message/rfc822(text/html=\"<p>\")",
            ),
        ] {
            assert_eq!(tree(&Cutter::new().message(message.as_bytes(), 0)), expected);
        }
    }

    #[test]
    fn depth_and_number_of_parts_are_limited() {
        let mut deep = String::new();
        for level in 0..10_000 {
            deep += &format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
        }
        let mut cutter = Cutter::new();
        cutter.message(deep.as_bytes(), 0);
        assert!(cutter.exceeded);

        let mut cutter = Cutter::new();
        let nested = "Content-Type: message/rfc822\n\n".repeat(10_000);
        cutter.message(nested.as_bytes(), 0);
        assert!(cutter.exceeded);

        let mut cutter = Cutter::new();
        let wide = format!(
            "Content-Type: multipart/mixed; boundary=b\n\n{}",
            "--b\n\nx\n".repeat(100_000)
        );
        let Content::Parts { parts, .. } = cutter.message(wide.as_bytes(), 0).content else {
            panic!("no parts");
        };
        assert_eq!((parts.len(), cutter.exceeded), (MOST_PARTS, true));
    }
}
