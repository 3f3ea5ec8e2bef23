//! Dates as feeds write them, to ISO 8601 calendar dates: RFC 3339 and its shorter forms, RFC 822 and 850, `asctime`.
//!
//! The day is the one that the feed prints, in its own time zone. What names no certain day gives nothing.

use crate::calendar;

/// The calendar date, or the month or year where no more is said.
pub(super) fn iso(printed: &str) -> Option<String> {
    let printed = printed.trim();
    numeric(printed).or_else(|| worded(printed))
}

/// `2026-05-14T…`, `20260514`, `2026-05`, `2026`.
fn numeric(printed: &str) -> Option<String> {
    let date = printed.split(['T', 't', ' ']).next()?;
    let fields: Vec<&str> = if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        vec![&date[..4], &date[4..6], &date[6..]]
    } else {
        date.split('-').collect()
    };
    let number = |index: usize, length: usize| -> Option<u32> {
        let field = fields.get(index)?;
        let digits = field.len() == length && field.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| field.parse().ok()).flatten()
    };
    let year = number(0, 4)?;
    match fields.len() {
        1 => Some(format!("{year:04}")),
        2 => calendar::iso(year, number(1, 2)?, None),
        3 => day(year, number(1, 2)?, number(2, 2)?),
        _ => None,
    }
}

/// `Thu, 14 May 2026 …`, `Thursday, 14-May-26 …`, `Thu May 14 09:30:00 2026`.
fn worded(printed: &str) -> Option<String> {
    let words: Vec<&str> =
        printed.split([' ', '\t', ',', '-']).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| month(word).is_some())?;
    let month = month(words[at])?;
    let number = |index: usize| words.get(index).and_then(|word| word.parse::<u32>().ok());
    match (at.checked_sub(1).and_then(number), number(at + 1)) {
        (Some(of_month), Some(year)) => day(full_year(year, words[at + 1].len())?, month, of_month),
        (None, Some(of_month)) => {
            let year = words[at + 2..].iter().find(|word| word.len() == 4)?.parse().ok()?;
            day(year, month, of_month)
        }
        _ => None,
    }
}

/// The number of the month that a word names.
fn month(word: &str) -> Option<u32> {
    calendar::month(word.trim_end_matches('.'))
}

/// A year of two or three digits as RFC 5322 (4.3) says.
fn full_year(year: u32, digits: usize) -> Option<u32> {
    match (digits, year) {
        (2, 0..=49) => Some(2000 + year),
        (2 | 3, _) => Some(1900 + year),
        (4, _) => Some(year),
        _ => None,
    }
}

fn day(year: u32, month: u32, day: u32) -> Option<String> {
    calendar::iso(year, month, Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_where_it_is_certain() {
        for (printed, date) in [
            ("2026-05-14T09:30:00+02:00", Some("2026-05-14")),
            ("2026-05-14 09:30", Some("2026-05-14")),
            ("20260514", Some("2026-05-14")),
            ("2026-05", Some("2026-05")),
            ("2026", Some("2026")),
            ("Thu, 14 May 2026 09:30:00 GMT", Some("2026-05-14")),
            ("14 May 26 09:30 +0200", Some("2026-05-14")),
            ("Thursday, 14-May-26 09:30:00 GMT", Some("2026-05-14")),
            ("Thu May 14 09:30:00 2026", Some("2026-05-14")),
            ("Thu, 1 Sept 1999", Some("1999-09-01")),
            ("Thu, 31 Feb 2026 00:00:00 GMT", None),
            ("2026-13-01", None),
            ("14/05/2026", None),
            ("in May", None),
            ("14 May", None),
            ("", None),
        ] {
            assert_eq!(iso(printed).as_deref(), date, "{printed}");
        }
    }
}
