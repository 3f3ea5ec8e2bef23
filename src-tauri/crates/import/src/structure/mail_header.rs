//! The question: which lines at the top are the header of the message that an issue came in?
//!
//! A header is written by machines for machines: its subject, its lists and its stamps are never the publication's title,
//! number or date. Fields that only machines write tell alone; those that people write too need company.

use super::page::Kind;
use super::pattern::pattern;
use crate::lines::Line;

pattern!(
    FIELD,
    r"(?i)^(from|to|cc|bcc|subject|date|sent|sender|reply-to|message-id|received|return-path|mime-version|content-[a-z-]+|x-[a-z-]+|list-[a-z-]+|precedence|delivered-to|errors-to|organization|newsgroups|path|references|in-reply-to|status|发件人|收件人|主题|抄送)\s?[:：]"
);
pattern!(ORIGIN, r"(?i)^(from|to|subject|received|return-path|newsgroups|发件人|主题)\s?[:：]");
// Fields that nobody writes above a text of their own. `Received` needs the words that mail servers stamp.
pattern!(
    MACHINE,
    r"(?i)^(?:message-id|return-path|mime-version|content-(?:type|transfer-encoding|disposition|language|id)|x-[a-z0-9]+[a-z0-9-]*|list-(?:id|owner|post|help|archive|subscribe|unsubscribe)|delivered-to|errors-to|in-reply-to|reply-to|dkim-signature|authentication-results|received\s?:\s*(?:from|by)\b|(?:from|sender)\s?:.*\S@\S|subject\s?:\s*(?:(?:re|fwd?)\s?:\s*)*\[[^\]]+\])\s?:?"
);
// The line that mailboxes put before a message (RFC 4155), with an address, a dash or a name before its stamp.
pattern!(
    ENVELOPE,
    r"^>?From\s+(?:\S+\s+)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+(?:[A-Z][a-z]{2}\s+\d|\d{1,2}\s+[A-Z][a-z]{2})|^From \S*@\S"
);
// Any other field, once it stands amid known ones: `Thread-Topic: …`.
pattern!(OTHER, r"^[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+:\s");

/// Whether a line has the form of a field of a mail header, or of the line above one.
pub(super) fn is_field(text: &str) -> bool {
    FIELD.is_match(text) || MACHINE.is_match(text) || ENVELOPE.is_match(text)
}

/// Marks the headers pasted before everything else, one below the other where a message was passed on.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [Kind]) {
    while let Some(first) = kinds.iter().position(|&kind| kind == Kind::Text) {
        let end = header_end(lines, kinds, first);
        if end == first {
            return;
        }
        kinds[first..end].fill(Kind::Boilerplate);
    }
}

/// One past the header that begins on line `first`; `first` where none does.
fn header_end(lines: &[Line<'_>], kinds: &[Kind], first: usize) -> usize {
    let (mut fields, mut origins, mut certain, mut end) = (0, 0, false, first);
    while end < lines.len() && kinds[end] == Kind::Text {
        let text = lines[end].text;
        let machine = MACHINE.is_match(text) || (end == first && ENVELOPE.is_match(text));
        if machine || FIELD.is_match(text) {
            fields += 1;
            origins += usize::from(ORIGIN.is_match(text));
            certain |= machine;
        } else if !(fields > 0 && (lines[end].indent > 0 || OTHER.is_match(text))) {
            break;
        }
        end += 1;
    }
    if certain || (fields >= 2 && origins >= 1) { end } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(source: &str) -> Vec<&str> {
        let lines = crate::lines::split(source);
        let mut kinds: Vec<Kind> = lines.iter().map(super::super::furniture::kind).collect();
        mark(&lines, &mut kinds);
        let text = lines.iter().zip(&kinds).filter(|(_, kind)| **kind == Kind::Text);
        text.map(|(line, _)| line.text).collect()
    }

    #[test]
    fn a_header_ends_where_its_fields_do() {
        for header in [
            "From - Thu Sep 26 20:40:22 2002",
            "From ada@lamp.example Thu Sep 26 20:40:22 2002\nStatus: O",
            "List-Id: Harbour Letter <harbour.lamp.example>",
            "Subject: [harbour] Harbour Letter, March 5",
            "Received: from a.lamp.example (a.lamp.example [192.0.2.1])\n\tby b.lamp.example; Thu, 26 Sep 2002",
            "Subject: Tides\nThread-Topic: Tides\nDate: Thu, 26 Sep 2002",
            "From - Thu Sep 26 20:40:22 2002\n\nList-Id: <harbour.lamp.example>",
        ] {
            assert_eq!(kept(&format!("{header}\n\nThe text.\n")), ["The text."], "{header}");
        }
    }

    #[test]
    fn what_people_write_is_no_header() {
        for text in
            ["Date: 5 March 2020", "To: all keepers of the lamp", "From Monday on, tea is free."]
        {
            assert_eq!(kept(text), [text]);
        }
    }
}
