//! The header of a message or of one of its parts: where it ends, and the fields that mean something to a reader.
//!
//! Each field that is wanted is cut out here and read by `mail-parser`. The rest (stamps, signatures, thousands of
//! recipients) is skipped unread, so that a header costs no more than its length, however it is built.

use std::borrow::Cow;
use std::ops::Range;

use mail_parser::parsers::MessageStream;
use mail_parser::{Addr, ContentType, DateTime};

use crate::{decode, lines};

use super::encoded_words;

/// The most bytes of a field that are read; a longer one is read as far as this.
const MOST_FIELD: usize = 64 * 1024;

/// What a header says.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// The subject as printed.
    pub(super) subject: Option<String>,
    /// Who wrote it: name and address as printed.
    pub(super) from: Option<String>,
    /// The name in it, where one is given.
    pub(super) from_name: Option<String>,
    /// The date as printed.
    pub(super) date: Option<String>,
    /// Its day at the sender's place, as ISO 8601.
    pub(super) day: Option<String>,
    /// The list as printed.
    pub(super) list: Option<String>,
    /// The list's name, where the list has one for people.
    pub(super) list_name: Option<String>,
    /// Whether it was sent to many by a list or a program, as its header says.
    pub(super) is_bulk: bool,
    /// The body that the writer belongs to.
    pub(super) organization: Option<String>,
    /// BCP 47 tags.
    pub(super) languages: Vec<String>,
    /// What the body is.
    pub(super) media: Option<Media>,
    /// How the body is encoded for transfer, in lower case.
    pub(super) transfer: String,
    /// The name of the file that the body is, where it is one.
    pub(super) file_name: Option<String>,
    /// Whether the body is a file beside the message.
    pub(super) is_attachment: bool,
    /// The name that HTML calls the body by, without `cid:`.
    pub(super) content_id: Option<String>,
    /// The address that HTML calls the body by.
    pub(super) location: Option<String>,
}

/// A media type and those of its parameters that matter here.
#[derive(Debug, Default)]
pub(super) struct Media {
    /// `text/html`, in lower case.
    pub(super) name: String,
    /// What parts are parted by.
    pub(super) boundary: Option<String>,
    /// The encoding of the text.
    pub(super) charset: Option<String>,
    /// Whether line ends are no paragraph ends (RFC 3676).
    pub(super) is_flowed: bool,
    /// Whether the blank before such a line end is not part of the text (RFC 3676).
    pub(super) deletes_space: bool,
}

impl Fields {
    /// The media type; plain text where none is given (RFC 2045, 5.2).
    pub(super) fn media_type(&self) -> &str {
        self.media.as_ref().map_or("text/plain", |media| media.name.as_str())
    }

    /// Whether it is the header of a message, not only of a part.
    pub(super) fn is_of_message(&self) -> bool {
        self.from.is_some() || self.subject.is_some() || self.date.is_some()
    }

    /// How a report names the body.
    pub(super) fn name(&self) -> String {
        self.file_name.clone().unwrap_or_else(|| self.media_type().to_owned())
    }

    /// Reads a header.
    pub(super) fn read(header: &[u8]) -> Self {
        let mut fields = Self::default();
        for (name, value) in split(header) {
            fields.take(&name, &value);
        }
        fields
    }

    /// Takes what one field says. The first of several counts, as in every mail reader.
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "subject" => set(&mut self.subject, text(value)),
            "from" if self.from.is_none() => {
                self.from = text(value);
                self.from_name = address(value, person);
            }
            "date" if self.date.is_none() => {
                self.date = text(value);
                self.day = day(value);
            }
            "list-id" => {
                self.is_bulk = true;
                set(&mut self.list, text(value));
                set(&mut self.list_name, address(value, list_name));
            }
            "list-post" | "list-unsubscribe" | "feedback-id" => self.is_bulk = true,
            "precedence" => {
                let value = value.trim().to_ascii_lowercase();
                self.is_bulk |= matches!(value.as_str(), "bulk" | "list");
            }
            "organization" | "organisation" => set(&mut self.organization, text(value)),
            "content-language" => {
                self.languages.extend(
                    value.split(',').map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()),
                );
            }
            "content-type" if self.media.is_none() => {
                let read = content_type(value, |read| (media(read), parameter(read, "name")));
                let Some((media, name)) = read else { return };
                self.media = Some(media);
                set(&mut self.file_name, name);
            }
            "content-transfer-encoding" if self.transfer.is_empty() => {
                self.transfer = value.trim().to_ascii_lowercase();
            }
            "content-disposition" => {
                let read =
                    content_type(value, |read| (read.is_attachment(), parameter(read, "filename")));
                let Some((is_attachment, name)) = read else { return };
                self.is_attachment = is_attachment;
                // This name is preferred to that of the type (RFC 2183, 2.3).
                self.file_name = name.or(self.file_name.take());
            }
            "content-id" => {
                let id = value.trim().trim_start_matches('<').trim_end_matches('>');
                set(&mut self.content_id, (!id.is_empty()).then(|| id.to_owned()));
            }
            "content-location" => set(&mut self.location, text(value)),
            _ => {}
        }
    }
}

fn set<T>(field: &mut Option<T>, value: Option<T>) {
    if field.is_none() {
        *field = value;
    }
}

/// The length of the header that a message or a part begins with, and of the blank line after it.
///
/// A header ends at the first line that is neither a field nor continues one, whether blank or not: of a message
/// without the blank line no word of the text is lost.
pub(super) fn length(bytes: &[u8]) -> (usize, usize) {
    let mut at = 0;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if line.trim_ascii().is_empty() {
            return (at, line.len());
        }
        let continues = at > 0 && line[0].is_ascii_whitespace();
        if !continues && name(line).is_none() && !is_envelope(line) {
            break;
        }
        at += line.len();
    }
    (at, 0)
}

/// The name of the field that a line begins, as written (RFC 5322, 2.2, with blanks before the colon as in RFC 822).
pub(super) fn name(line: &[u8]) -> Option<&[u8]> {
    let colon = line.iter().take(128).position(|&byte| byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    (!name.is_empty() && name.iter().all(u8::is_ascii_graphic)).then_some(name)
}

/// Whether a line is what mailboxes put before a header, perhaps quoted.
pub(super) fn is_envelope(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}

/// The fields of a header: names in lower case, values with their line ends.
fn split(header: &[u8]) -> Vec<(String, Cow<'_, str>)> {
    let mut fields: Vec<(String, Range<usize>)> = Vec::new();
    // Whether the field that a line continues is wanted.
    let mut is_open = false;
    let mut at = 0;
    for line in header.split_inclusive(|&byte| byte == b'\n') {
        let end = at + line.len();
        if at > 0 && line[0].is_ascii_whitespace() {
            if let Some((_, value)) = fields.last_mut().filter(|_| is_open) {
                value.end = end.min(value.start + MOST_FIELD);
            }
        } else {
            let wanted = name(line).filter(|name| is_wanted(name));
            is_open = wanted.is_some();
            if let Some(name) = wanted {
                let colon = line.iter().position(|&byte| byte == b':').unwrap_or(name.len());
                let start = at + colon + 1;
                let name = String::from_utf8_lossy(name).to_ascii_lowercase();
                fields.push((name, start..end.min(start + MOST_FIELD)));
            }
        }
        at = end;
    }
    fields.into_iter().map(|(name, value)| (name, decoded(&header[value]))).collect()
}

fn is_wanted(name: &[u8]) -> bool {
    const WANTED: [&str; 16] = [
        "subject",
        "from",
        "date",
        "list-id",
        "list-post",
        "list-unsubscribe",
        "feedback-id",
        "precedence",
        "organization",
        "organisation",
        "content-language",
        "content-type",
        "content-transfer-encoding",
        "content-disposition",
        "content-id",
        "content-location",
    ];
    WANTED.iter().any(|wanted| name.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// A value as characters. Raw 8-bit text is not allowed and common.
fn decoded(value: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(value) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => decode::decode(value)
            .map_or_else(|_| String::from_utf8_lossy(value), |decoded| Cow::Owned(decoded.text)),
    }
}

/// A value as the readers of `mail-parser` expect it: they stop at a line end.
fn line(value: &str) -> String {
    format!("{}\n", encoded_words::joined(value.trim_end()))
}

fn text(value: &str) -> Option<String> {
    let line = line(value);
    let read = MessageStream::new(line.as_bytes()).parse_unstructured();
    read.as_text().map(lines::squeezed).filter(|text| !text.is_empty())
}

/// What the first address of a field gives.
fn address<T>(value: &str, take: impl FnOnce(&Addr<'_>) -> Option<T>) -> Option<T> {
    let line = line(value);
    let read = MessageStream::new(line.as_bytes()).parse_address();
    take(read.as_address()?.first()?)
}

fn day(value: &str) -> Option<String> {
    let line = line(value);
    let read = MessageStream::new(line.as_bytes()).parse_date();
    let date = read.as_datetime().filter(|date| date.is_valid())?;
    // A thirty-first of February is valid by its fields.
    let same = DateTime::from_timestamp(date.to_timestamp_local());
    (same.day == date.day).then(|| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}

/// What a field says that is built as `Content-Type` is.
fn content_type<T>(value: &str, take: impl FnOnce(&ContentType<'_>) -> T) -> Option<T> {
    let line = line(value);
    let read = MessageStream::new(line.as_bytes()).parse_content_type();
    read.as_content_type().map(take)
}

fn media(read: &ContentType<'_>) -> Media {
    let main = read.ctype().to_ascii_lowercase();
    let name = match read.subtype() {
        Some(sub) => format!("{main}/{}", sub.to_ascii_lowercase()),
        // “text” alone was plain text before MIME.
        None if main == "text" => "text/plain".to_owned(),
        None => main,
    };
    let says = |name: &str, value: &str| {
        read.attribute(name).is_some_and(|given| given.trim().eq_ignore_ascii_case(value))
    };
    Media {
        name,
        boundary: read
            .attribute("boundary")
            .map(|boundary| boundary.trim_end().to_owned())
            .filter(|boundary| !boundary.is_empty()),
        charset: parameter(read, "charset"),
        is_flowed: says("format", "flowed"),
        deletes_space: says("delsp", "yes"),
    }
}

/// A parameter, with encoded words undone: not allowed there, and what many programs write.
fn parameter(read: &ContentType<'_>, name: &str) -> Option<String> {
    text(read.attribute(name)?)
}

/// The name in an address, where it names somebody.
fn person(address: &Addr<'_>) -> Option<String> {
    let name = lines::squeezed(address.name()?);
    let name = name.trim_matches(['"', '\'']).trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// The name of a list, where it is for people: senders of bulk mail put identifiers of theirs there.
fn list_name(list: &Addr<'_>) -> Option<String> {
    let name = person(list)?;
    let is_identifier = |word: &str| {
        word.len() >= 8
            && word.chars().any(|c| c.is_ascii_digit())
            && word.chars().any(|c| c.is_ascii_alphabetic())
    };
    let reads =
        name.chars().any(char::is_alphabetic) && !name.split_whitespace().any(is_identifier);
    reads.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str) -> Fields {
        Fields::read(header.as_bytes())
    }

    #[test]
    fn a_header_ends_at_the_first_line_that_is_no_field() {
        for (message, header, blank) in [
            ("A: b\n c\nD : e\n\ntext", "A: b\n c\nD : e\n", "\n"),
            ("A: b\r\n\r\ntext", "A: b\r\n", "\r\n"),
            ("A: b\nNo field\nC: d\n", "A: b\n", ""),
            (">From a@b\nA: b\n\n", ">From a@b\nA: b\n", "\n"),
            ("\ntext", "", "\n"),
            ("", "", ""),
        ] {
            assert_eq!(length(message.as_bytes()), (header.len(), blank.len()), "{message:?}");
        }
    }

    #[test]
    fn fields_are_read_as_programs_write_them() {
        let fields = read(
            "SUBJECT : =?ISO-8859-1?Q?Caf=E9?=\n =?ISO-8859-1?Q?_au?= lait\nSubject: second\nfrom: \"Finch, Ada\" <a@b>, c@d\nList-Id: a12345678mc list <x>\nContent-Type: Text/HTML; charset*=us-ascii'en'UTF-8; FORMAT=Flowed\nContent-Disposition: attachment; filename=\"=?utf-8?Q?plan_=E6=BD=AE?=.htm\"\nContent-ID: <x@y>\n",
        );
        assert_eq!(fields.subject.as_deref(), Some("Café au lait"));
        assert_eq!(fields.from_name.as_deref(), Some("Finch, Ada"));
        assert_eq!((fields.list_name, fields.is_bulk), (None, true));
        assert_eq!(fields.file_name.as_deref(), Some("plan 潮.htm"));
        assert!(fields.is_attachment);
        assert_eq!(fields.content_id.as_deref(), Some("x@y"));
        let media = fields.media.unwrap();
        assert_eq!(media.name, "text/html");
        assert_eq!(media.charset.as_deref(), Some("UTF-8"));
        assert!(media.is_flowed);
        // Raw 8-bit text, which mail forbids.
        let raw =
            Fields::read(b"Subject: Un \xe9t\xe9 tr\xe8s agit\xe9, l'automne \xe0 la cri\xe9e\n");
        assert_eq!(raw.subject.as_deref(), Some("Un été très agité, l'automne à la criée"));
    }

    #[test]
    fn a_date_has_a_day_where_the_calendar_has_it() {
        for (date, day) in [
            ("Thu, 14 May 2026 23:30:00 -0500", Some("2026-05-14")),
            ("14 May 26 09:00 GMT (Thursday)", Some("2026-05-14")),
            ("Tue, 31 Feb 2026 09:00:00 +0000", None),
            ("Tue, 7 Bog 2026 19:14:51 +0000", None),
            ("yesterday", None),
        ] {
            let fields = read(&format!("Date: {date}\n"));
            assert_eq!((fields.date.as_deref(), fields.day.as_deref()), (Some(date), day));
        }
    }
}
