//! Lines that are alike: a printed line as a pattern in which numbers, months and free text may differ.

use regex::{Regex, RegexBuilder};

use crate::lines::squeezed;
use crate::structure::{date, numerals};

/// Stands for a number.
pub(super) const NUMBER: &str = "{number}";
/// Stands for the name of a month.
const MONTH: &str = "{month}";
/// Stands for anything.
pub(super) const ANY: &str = "{any}";
/// Stands for what is looked for.
pub(super) const VALUE: &str = "{value}";

/// Each stand-in with what it matches.
const STANDS_FOR: [(&str, &str); 4] = [
    (NUMBER, r"(?:[0-9]+(?: ?[-–/] ?[0-9]+)?|[〇零一二三四五六七八九十百千两]+)"),
    (MONTH, r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.?"),
    (ANY, ".+?"),
    (VALUE, "(?P<value>.+?)"),
];
/// Characters that a pattern may have: a printed line, not a page.
const LONGEST: usize = 400;
/// Characters after which a number in Chinese numerals counts as one.
const COUNTED: &str = "期年月日号號版页頁卷辑輯";

/// A pattern, ready to be compared with lines.
pub(crate) struct Like(Regex);

impl Like {
    /// `None` where the pattern says nothing, or is longer than any line it could be like.
    pub(crate) fn new(pattern: &str) -> Option<Self> {
        let pattern = prepared(pattern);
        if pattern.is_empty() || pattern.chars().count() > LONGEST {
            return None;
        }
        let (mut regex, mut rest) = (String::from("^"), pattern.as_str());
        while let Some(next) = rest.chars().next() {
            if let Some((name, matches)) =
                STANDS_FOR.iter().find(|(name, _)| rest.starts_with(name))
            {
                // What is looked for is named once; a second name would make the pattern mean nothing.
                let again = *name == VALUE && regex.contains("(?P<value>");
                regex.push_str(if again { ".+?" } else { matches });
                rest = &rest[name.len()..];
            } else {
                match next {
                    ' ' => regex.push_str(" ?"),
                    _ => regex.push_str(&regex::escape(next.encode_utf8(&mut [0; 4]))),
                }
                rest = &rest[next.len_utf8()..];
            }
        }
        regex.push('$');
        RegexBuilder::new(&regex).case_insensitive(true).build().ok().map(Self)
    }

    /// Whether a line is like the pattern.
    pub(crate) fn matches(&self, line: &str) -> bool {
        line.len() <= 4 * LONGEST && self.0.is_match(&prepared(line))
    }

    /// What a line that is like the pattern says where the pattern has `{value}`.
    pub(super) fn value(&self, line: &str) -> Option<String> {
        let line = prepared(line);
        let value = self.0.captures(&line)?.name("value")?.as_str().trim().to_owned();
        (!value.is_empty()).then_some(value)
    }
}

/// A line without what does not count: width and spacing.
fn prepared(line: &str) -> String {
    squeezed(&line.chars().map(numerals::narrow).collect::<String>())
}

/// A printed line as a pattern: its numbers, and beside numbers its months, may differ.
pub(crate) fn generalised(line: &str) -> String {
    let line = prepared(line);
    let figures = line.contains(|c: char| c.is_ascii_digit());
    let characters: Vec<char> = line.chars().collect();
    let (mut pattern, mut at) = (String::new(), 0);
    while let Some(&character) = characters.get(at) {
        let run =
            |test: &dyn Fn(char) -> bool| characters[at..].iter().take_while(|&&c| test(c)).count();
        let step = if character.is_ascii_digit() {
            pattern.push_str(NUMBER);
            run(&|c| c.is_ascii_digit())
        } else if is_numeral(character) && is_counted(&characters, at, run(&is_numeral)) {
            pattern.push_str(NUMBER);
            run(&is_numeral)
        } else if character.is_alphabetic() && character.is_ascii() {
            let length = run(&|c| c.is_alphabetic());
            let word: String = characters[at..at + length].iter().collect();
            let month = figures && date::names_month(&word.to_lowercase());
            pattern.push_str(if month { MONTH } else { &word });
            length
        } else {
            pattern.push(character);
            1
        };
        at += step.max(1);
    }
    pattern
}

fn is_numeral(character: char) -> bool {
    "〇零一二三四五六七八九十百千两".contains(character)
}

/// Whether numerals are a number and not a word: after 第, or before what is counted.
fn is_counted(characters: &[char], at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| characters.get(before));
    let after = characters.get(at + length);
    before == Some(&'第') || after.is_some_and(|&after| COUNTED.contains(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_like_its_next_issues_and_unlike_others() {
        for (line, pattern, like, unlike) in [
            (
                "Saltmarsh Notes      No. 11",
                "Saltmarsh Notes No. {number}",
                "SALTMARSH NOTES  No.12",
                "Saltmarsh Notes No. one",
            ),
            ("11 March 2026", "{number} {month} {number}", "2 Sept. 2027", "11 marches"),
            ("第二十二期", "第{number}期", "第１０期", "第期"),
            ("三人行 2", "三人行 {number}", "三人行 3", "二人行 3"),
            ("We march on", "We march on", "we march on", "We april on"),
            ("(a+b) {x}", "(a+b) {x}", "(A+B) {x}", "aab x"),
        ] {
            assert_eq!(generalised(line), pattern);
            let found = Like::new(pattern).unwrap();
            assert!(found.matches(line) && found.matches(like), "{pattern}");
            assert!(!found.matches(unlike), "{pattern}");
        }
        assert!(Like::new("  ").is_none());
    }

    #[test]
    fn a_value_is_what_stands_in_its_place() {
        let like = Like::new("Issue {value} of the Lamp, {any}").unwrap();
        assert_eq!(like.value("ISSUE 12a of the lamp, spring").as_deref(), Some("12a"));
        assert_eq!(like.value("Issue of the lamp"), None);
    }
}
