//! The question: which lines are addressed to subscribers, lawyers or machines rather than to readers?
//!
//! Signature armour and pasted mail headers ([`mail_header`]) are told by their form, line by line. Notices are told by their words, and
//! only where they stand: before the first article or after the last one's text. An article that talks about
//! subscriptions stays an article.

use super::mail_header;
use super::page::Kind;
use super::pattern::pattern;
use crate::lines::Line;

pattern!(
    ARMOUR_BEGIN,
    r"^-{5}\s?BEGIN PGP (SIGNED MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|MESSAGE)-{5}$"
);
/// Most lines that one block of armour takes; past them its end was lost.
const LONGEST_ARMOUR: usize = 400;

/// Marks armour and mail headers.
pub(super) fn mark(lines: &[Line<'_>], kinds: &mut [Kind]) {
    let mut index = 0;
    while index < lines.len() {
        if lines[index].text.starts_with("-----")
            && let Some(captures) = ARMOUR_BEGIN.captures(lines[index].text)
        {
            let end = match &captures[1] {
                // The signed text itself follows the header lines and a blank line.
                "SIGNED MESSAGE" => {
                    (index + 1..lines.len().min(index + 8)).find(|&i| lines[i].is_blank())
                }
                _ => (index + 1..lines.len().min(index + LONGEST_ARMOUR))
                    .find(|&i| lines[i].text.starts_with("-----END PGP"))
                    .map(|last| last + 1),
            }
            .unwrap_or(index + 1);
            kinds[index..end].fill(Kind::Boilerplate);
            index = end;
        } else {
            index += 1;
        }
    }
    mail_header::mark(lines, kinds);
}

/// A word or phrase of notices, and what it weighs.
struct Sign {
    phrase: &'static str,
    weight: i32,
}

/// A notice needs this much: one plain phrase, or several that readers' texts hold too.
const NOTICE: i32 = 4;

/// Phrases that only notices hold weigh enough alone; words that texts hold as well weigh less.
const SIGNS: &[Sign] = &[
    Sign { phrase: "unsubscribe", weight: 4 },
    Sign { phrase: "to subscribe", weight: 4 },
    Sign { phrase: "all rights reserved", weight: 4 },
    Sign { phrase: "you are receiving this", weight: 4 },
    Sign { phrase: "you received this", weight: 4 },
    Sign { phrase: "manage your preferences", weight: 4 },
    Sign { phrase: "view this email", weight: 4 },
    Sign { phrase: "back issues", weight: 2 },
    Sign { phrase: "issn", weight: 4 },
    Sign { phrase: "copyright", weight: 3 },
    Sign { phrase: "©", weight: 3 },
    Sign { phrase: "(c) 19", weight: 3 },
    Sign { phrase: "(c) 20", weight: 3 },
    Sign { phrase: "disclaimer", weight: 3 },
    Sign { phrase: "subscription", weight: 2 },
    Sign { phrase: "subscribers", weight: 1 },
    Sign { phrase: "mailing list", weight: 2 },
    Sign { phrase: "website", weight: 2 },
    Sign { phrase: "web site", weight: 2 },
    Sign { phrase: "webmaster", weight: 2 },
    Sign { phrase: "check out our", weight: 2 },
    Sign { phrase: "contact us", weight: 2 },
    Sign { phrase: "is available at", weight: 1 },
    Sign { phrase: "advertis", weight: 2 },
    Sign { phrase: "sponsored", weight: 2 },
    Sign { phrase: "please visit", weight: 1 },
    Sign { phrase: "reproduc", weight: 1 },
    Sign { phrase: "permission", weight: 1 },
    Sign { phrase: "http://", weight: 2 },
    Sign { phrase: "https://", weight: 2 },
    Sign { phrase: "www.", weight: 1 },
    Sign { phrase: "@", weight: 1 },
    Sign { phrase: "退订", weight: 4 },
    Sign { phrase: "退訂", weight: 4 },
    Sign { phrase: "版权所有", weight: 4 },
    Sign { phrase: "版權所有", weight: 4 },
    Sign { phrase: "订阅", weight: 3 },
    Sign { phrase: "訂閱", weight: 3 },
    Sign { phrase: "未经许可", weight: 3 },
    Sign { phrase: "转载", weight: 2 },
    Sign { phrase: "投稿", weight: 2 },
    Sign { phrase: "联系我们", weight: 2 },
    Sign { phrase: "联系电话", weight: 2 },
    Sign { phrase: "责任编辑", weight: 2 },
];

/// Whether a paragraph at the edge of the issue is a notice.
pub(super) fn is_notice(text: &str) -> bool {
    // Long prose mentions such things in passing: every thousand characters ask for another plain phrase.
    let asked = NOTICE * (1 + (text.len() / 1000) as i32);
    let lower = text.to_lowercase();
    SIGNS.iter().filter(|sign| lower.contains(sign.phrase)).map(|sign| sign.weight).sum::<i32>()
        >= asked
}

pattern!(
    COLOPHON,
    r"(?ix)^\W*(?:(?:how\s+to\s+)?(?:un)?subscri(?:be|ption|bing)(?:\s+(?:information|details|and.*|or.*|to.*))?|credits?|colophon|imprint|impressum
      |copyright(?:\s+notice)?|disclaimer|legal(?:\s+notice)?|terms\s+of\s+use|privacy(?:\s+policy)?|administrivia
      |版权(?:声明|信息)?|免责声明|订阅(?:方式|信息)?|退订|联系(?:我们|方式))\W*$"
);

/// Whether a heading opens a section about the publication itself.
pub(super) fn is_colophon(heading: &str) -> bool {
    heading.len() <= 80 && COLOPHON.is_match(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armour_and_mail_headers_are_marked_and_the_text_between_is_not() {
        let source = "From: a@example.org\nSubject: Lamp\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe text.\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n";
        let lines = crate::lines::split(source);
        let mut kinds: Vec<Kind> = lines.iter().map(super::super::furniture::kind).collect();
        mark(&lines, &mut kinds);
        let text: Vec<_> = lines
            .iter()
            .zip(&kinds)
            .filter(|(_, k)| **k == Kind::Text)
            .map(|(l, _)| l.text)
            .collect();
        assert_eq!(text, ["The text."]);
    }

    #[test]
    fn notices_need_more_than_a_passing_word() {
        assert!(is_notice("To unsubscribe, send an empty message."));
        assert!(is_notice("版权所有，未经许可不得转载。"));
        assert!(is_notice("Visit our website at http://lamp.example"));
        assert!(!is_notice("The club's subscription rose to four shillings in 1931."));
        assert!(!is_notice("He wrote the copyright act."));
    }
}
