//! Dates and times as Kindles print them: day, month and year in words or numbers, in twelve or twenty-four hours.

use std::sync::LazyLock;

use jiff::civil::DateTime;
use regex::Regex;

use super::label::regex;
use super::language;

/// A date and time in any of the languages, in lower case. The weekday is not looked at: it is wrong in old files.
pub(super) fn date(lower: &str) -> Option<DateTime> {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?:^|[^0-9])([0-9]{1,2})[:時时시]\s?([0-9]{2})(?:[:分분]\s?([0-9]{2}))?[^0-9a-z]{0,3}([ap]\.?m\b)?",
        )
    });
    static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"([0-9]{4})\s*[年년./-]\s*([0-9]{1,2})\s*[月월./-]\s*([0-9]{1,2})")
    });
    static WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"\p{L}+|[0-9]+"));
    let time = TIME.captures(lower)?;
    let clock = time.get(1)?.start()..time.get(0)?.end();
    let mut days = lower.to_owned();
    days.replace_range(clock.clone(), " ");
    let (year, month, day): (i16, i8, i8) = match NUMBERS.captures(&days) {
        Some(found) => (found[1].parse().ok()?, found[2].parse().ok()?, found[3].parse().ok()?),
        None => {
            let words: Vec<&str> = WORD.find_iter(&days).map(|word| word.as_str()).collect();
            let month = words
                .iter()
                .find_map(|word| language::MONTHS.iter().position(|names| names.contains(word)))?;
            let number = |long: bool| {
                words.iter().find(|word| {
                    word.starts_with(|c: char| c.is_ascii_digit()) && (word.len() == 4) == long
                })
            };
            (
                number(true)?.parse().ok()?,
                i8::try_from(month).ok()? + 1,
                number(false)?.parse().ok()?,
            )
        }
    };
    let mut hour: i8 = time[1].parse().ok()?;
    let afternoon = match time.get(4) {
        Some(half) => Some(half.as_str().starts_with('p')),
        None => language::HALVES
            .iter()
            .find(|(word, _)| lower[..clock.start].contains(word))
            .map(|(_, afternoon)| *afternoon),
    };
    if let Some(afternoon) = afternoon.filter(|_| hour <= 12) {
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    let minute = time[2].parse().ok()?;
    let second = time.get(3).map_or(Some(0), |second| second.as_str().parse().ok())?;
    DateTime::new(year, month, day, hour, minute, second, 0).ok()
}
