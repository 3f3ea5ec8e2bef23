//! The question: which date does a line print, and is it certain?
//!
//! A date is certain only where day, month and year are printed in one unmistakable order and exist in the calendar.
//! Everything else that is meant as a date (a misspelt month, a season, 05/06/2021) is kept as printed and uncertain.

use std::ops::Range;

use super::number::plausible_year;
use super::numerals;
use super::pattern::pattern;
use crate::calendar::{self, MONTHS};

/// A date in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Printed {
    /// ISO 8601, where certain.
    pub(super) iso: Option<String>,
    /// The year, certain or not.
    pub(super) year: Option<i32>,
    /// Bytes of the line.
    pub(super) range: Range<usize>,
}

// The word before or after the day is tested against the month names afterwards, so that misspelt months are seen.
pattern!(
    DAY_FIRST,
    r"(?x)(?:^|[^\p{L}\p{N}])(?:(?i:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?i:day)?\.?,?\s{1,3})?
      (?P<day>[0-9]{1,2})(?:\s?(?:st|nd|rd|th))?\.?\s{0,3}(?:of\s{1,3})?[-\s]?(?P<month>\p{L}{3,10})\.?,?[-\s]{0,3}(?P<year>[0-9]{4})(?:[^\p{N}]|$)"
);
pattern!(
    MONTH_FIRST,
    r"(?x)(?:^|[^\p{L}\p{N}])(?:(?i:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?i:day)?\.?,?\s{1,3})?
      (?P<month>\p{L}{3,10})\.?\s{0,3}(?P<day>[0-9]{1,2})(?:\s?(?:st|nd|rd|th))?(?:\s{0,3},\s{0,3}|\s{1,3}|\.\s{0,3})(?P<year>[0-9]{4})(?:[^\p{N}]|$)"
);
pattern!(
    MONTH_YEAR,
    r"(?:^|[^\p{L}\p{N}])(?P<month>\p{L}{3,10})\.?(?P<second>\s?[/–-]\s?\p{L}{3,10}\.?)?,?\s{1,3}(?P<year>[0-9]{4})(?:[^\p{N}]|$)"
);
pattern!(
    ISO,
    r"(?:^|[^\p{N}-])(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?:[^\p{N}-]|$)"
);
pattern!(
    FIGURES,
    r"(?:^|[^\p{N}./-])(?P<first>[0-9]{1,2})(?P<stop>[./-])(?P<second>[0-9]{1,2})[./-](?P<year>[0-9]{4})(?:[^\p{N}]|$)"
);
pattern!(
    CHINESE,
    r"(?P<year>[0-9\x{ff10}-\x{ff19}]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*(?P<month>[0-9\x{ff10}-\x{ff19}]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:(?P<day>[0-9\x{ff10}-\x{ff19}]{1,2}|[一二三四五六七八九十廿卅]{1,4})\s*[日号號])?"
);
pattern!(
    SEASON,
    r"(?ix)(?:^|[^\p{L}\p{N}])(?P<season>(?:early|mid|late)?\s*(?:spring|summer|autumn|fall|winter|christmas|easter|q[1-4]|[1-4](?:st|nd|rd|th)\s+quarter|(?:first|second|third|fourth)\s+quarter),?\s+(?P<year>[0-9]{4}))(?:[^\p{N}]|$)|(?P<zh>[0-9]{4}\s*年\s*(?:第?[一二三四1-4]\s*季度?|[春夏秋冬]季?))"
);

// A day and a month without a year, with nothing after them that they could count.
pattern!(
    YEARLESS,
    r"(?x)(?:^|[^\p{L}\p{N}])(?P<date>
        (?P<month>\p{Lu}\p{L}{2,8})\.?\s{1,3}[0-9]{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-9]{1,2})?
        |[0-9]{1,2}(?:st|nd|rd|th)?\s{1,3}(?:of\s{1,3})?(?P<after>\p{Lu}\p{L}{2,8})
        |[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*[日号號])
      \s*(?:$|[.,;:|)\]–—-])"
);

/// The first day that a line prints without its year.
pub(super) fn without_year(line: &str) -> Option<Printed> {
    let captures = YEARLESS.captures(line)?;
    let word = captures.name("month").or_else(|| captures.name("after"));
    let known = word.is_none_or(|word| names_month(word.as_str()));
    let range = captures.name("date")?.range();
    known.then_some(Printed { iso: None, year: None, range })
}

/// Whether a word is the name of a month or its abbreviation.
pub(super) fn names_month(word: &str) -> bool {
    matches!(month(word.trim_end_matches(['.', ','])), Month::Certain(_))
}

/// The first date that a line prints.
pub(super) fn find(line: &str) -> Option<Printed> {
    if !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '年' | '０'..='９')) {
        return None;
    }
    chinese(line)
        .or_else(|| figures(line))
        .or_else(|| named(line, &DAY_FIRST))
        .or_else(|| named(line, &MONTH_FIRST))
        .or_else(|| month_year(line))
        .or_else(|| season(line))
}

/// The first date of a line that holds nothing else but a label.
pub(super) fn alone(line: &str) -> Option<Printed> {
    let line_trimmed = line.trim_matches(|c: char| !c.is_alphanumeric());
    let printed = find(line)?;
    let label = line[..printed.range.start].trim_matches(|c: char| !c.is_alphanumeric());
    let known = [
        "",
        "date",
        "dated",
        "issued",
        "published",
        "updated",
        "posted",
        "日期",
        "发布日期",
        "发布时间",
        "日期时间",
    ];
    let end = line[printed.range.end..].trim_matches(|c: char| !c.is_alphanumeric());
    (known.contains(&label.to_lowercase().as_str()) && end.is_empty() && !line_trimmed.is_empty())
        .then_some(printed)
}

fn chinese(line: &str) -> Option<Printed> {
    let captures = CHINESE.captures(line)?;
    let year = numerals::value(&captures["year"])?;
    let month = numerals::value(&captures["month"])?;
    let day = match captures.name("day") {
        Some(day) => Some(numerals::value(day.as_str())?),
        None => None,
    };
    Some(certain(year, month, day, captures.get_match().range()))
}

fn figures(line: &str) -> Option<Printed> {
    if let Some(captures) = ISO.captures(line) {
        let number = |name: &str| captures[name].parse::<u32>().ok();
        let (year, month, day) = (number("year")?, number("month")?, number("day")?);
        return plausible_year(year)
            .then(|| certain(year, month, Some(day), span(&captures, "year", "day")));
    }
    let captures = FIGURES.captures(line)?;
    let number = |name: &str| captures[name].parse::<u32>().ok();
    let (first, second, year) = (number("first")?, number("second")?, number("year")?);
    if !plausible_year(year) {
        return None;
    }
    let range = span(&captures, "first", "year");
    Some(match (first, second) {
        (13.., 1..=12) => certain(year, second, Some(first), range),
        (1..=12, 13..) => certain(year, first, Some(second), range),
        (day, month) if day == month => certain(year, month, Some(day), range),
        // Points are only used with the day first.
        _ if &captures["stop"] == "." => certain(year, second, Some(first), range),
        _ => uncertain(year, range),
    })
}

fn named(line: &str, pattern: &regex::Regex) -> Option<Printed> {
    for captures in pattern.captures_iter(line) {
        let number = |name: &str| captures[name].parse::<u32>().ok();
        let (Some(day), Some(year)) = (number("day"), number("year")) else { continue };
        if !plausible_year(year) {
            continue;
        }
        let whole = captures.get_match();
        let start = whole.start() + whole.as_str().find(char::is_alphanumeric).unwrap_or(0);
        let range = start..captures.name("year").map_or(whole.end(), |year| year.end());
        match month(&captures["month"]) {
            Month::Certain(month) => return Some(certain(year, month, Some(day), range)),
            Month::Misspelt => return Some(uncertain(year, range)),
            Month::None => {}
        }
    }
    None
}

fn month_year(line: &str) -> Option<Printed> {
    for captures in MONTH_YEAR.captures_iter(line) {
        let Some(year) = captures["year"].parse::<u32>().ok().filter(|year| plausible_year(*year))
        else {
            continue;
        };
        let range = span(&captures, "month", "year");
        match (month(&captures["month"]), captures.name("second")) {
            (Month::Certain(month), None) => return Some(certain(year, month, None, range)),
            (Month::Certain(_), Some(_)) | (Month::Misspelt, None) => {
                return Some(uncertain(year, range));
            }
            _ => {}
        }
    }
    None
}

fn season(line: &str) -> Option<Printed> {
    let captures = SEASON.captures(line)?;
    let range = captures.name("season").or_else(|| captures.name("zh"))?.range();
    let text = &line[range.clone()];
    let year: String = text.chars().skip_while(|c| !c.is_ascii_digit()).collect();
    let year = match captures.name("year") {
        Some(year) => year.as_str().to_owned(),
        None => year.chars().take(4).collect(),
    };
    let year = year.parse().ok().filter(|year| plausible_year(*year))?;
    let start = range.start + (text.len() - text.trim_start().len());
    Some(uncertain(year, start..range.end))
}

fn span(captures: &regex::Captures<'_>, first: &str, last: &str) -> Range<usize> {
    captures.name(first).map_or(0, |m| m.start())..captures.name(last).map_or(0, |m| m.end())
}

enum Month {
    Certain(u32),
    Misspelt,
    None,
}

/// A month's full name, a usual abbreviation, or a word that can only be meant as one.
fn month(word: &str) -> Month {
    if let Some(month) = calendar::month(word) {
        return Month::Certain(month);
    }
    let word = word.to_lowercase();
    let misspelt = MONTHS.iter().any(|name| {
        let allowed = if name.len() <= 4 { 1 } else { 2 };
        let same_start = word.chars().next() == name.chars().next();
        let distance = super::similarity::edit_distance(&word, name, allowed);
        distance <= allowed && (same_start || name.len() > 5)
    });
    if misspelt { Month::Misspelt } else { Month::None }
}

fn certain(year: u32, month: u32, day: Option<u32>, range: Range<usize>) -> Printed {
    match calendar::iso(year, month, day) {
        Some(iso) if plausible_year(year) => {
            Printed { iso: Some(iso), year: Some(year as i32), range }
        }
        _ => uncertain(year, range),
    }
}

fn uncertain(year: u32, range: Range<usize>) -> Printed {
    Printed { iso: None, year: plausible_year(year).then_some(year as i32), range }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_orders() {
        for (line, expected) in [
            ("February 10,2000", Some(("February 10,2000", Some("2000-02-10")))),
            ("Weekly Letter 19th February 2003", Some(("19th February 2003", Some("2003-02-19")))),
            (
                "Wednesday, December 24, 2003",
                Some(("Wednesday, December 24, 2003", Some("2003-12-24"))),
            ),
            ("the 3rd of May 2021.", Some(("3rd of May 2021", Some("2021-05-03")))),
            ("Mayh 20,2000", Some(("Mayh 20,2000", None))),
            ("Augutst 13, 1993", Some(("Augutst 13, 1993", None))),
            ("BDECEMBER 26, 2001", Some(("BDECEMBER 26, 2001", None))),
            ("February 30, 2001", Some(("February 30, 2001", None))),
            ("2019年5月14日", Some(("2019年5月14日", Some("2019-05-14")))),
            ("二〇一九年五月十四日", Some(("二〇一九年五月十四日", Some("2019-05-14")))),
            ("2019年5月", Some(("2019年5月", Some("2019-05")))),
            ("2026-05-14", Some(("2026-05-14", Some("2026-05-14")))),
            ("14.05.2026", Some(("14.05.2026", Some("2026-05-14")))),
            ("05/06/2021", Some(("05/06/2021", None))),
            ("May 2026", Some(("May 2026", Some("2026-05")))),
            ("May/June 2026", Some(("May/June 2026", None))),
            ("Spring 2020", Some(("Spring 2020", None))),
            ("No. 22 2019", None),
            ("Over 12 boats 2019", None),
            ("Room 1203", None),
            ("March 5", None),
        ] {
            let found = find(line);
            let told = found.as_ref().map(|p| (&line[p.range.clone()], p.iso.as_deref()));
            assert_eq!(told, expected, "{line}");
        }
    }
    #[test]
    fn days_without_a_year() {
        for (line, expected) in [
            ("Weekly Letter, March 5", Some("March 5")),
            ("Weekly Letter Mar. 12", Some("Mar. 12")),
            ("5th of March, evening edition", Some("5th of March")),
            ("港口周报 3月5日", Some("3月5日")),
            ("March 5 boats", None),
            ("Room 12", None),
            ("Letter 12", None),
        ] {
            let found = without_year(line);
            assert_eq!(found.as_ref().map(|p| &line[p.range.clone()]), expected, "{line}");
        }
    }
}
