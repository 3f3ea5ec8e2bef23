//! Months by their English names, and the days that exist.

/// The months' English names, in small letters.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month that a word names: in full, by three or four of its letters, or as `Sept`.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let found = MONTHS.iter().position(|name| {
        *name == word || (matches!(word.len(), 3 | 4) && name.starts_with(&word))
    })?;
    u32::try_from(found + 1).ok()
}

/// ISO 8601 of a day, or of a month where no day is named, if it exists.
pub(crate) fn iso(year: u32, month: u32, day: Option<u32>) -> Option<String> {
    let days = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    match day {
        Some(day) => (1..=days).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}")),
        None => Some(format!("{year:04}-{month:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names_and_usual_abbreviations() {
        for (word, number) in [
            ("May", Some(5)),
            ("SEPT", Some(9)),
            ("sep", Some(9)),
            ("June", Some(6)),
            ("Dece", Some(12)),
            ("ma", None),
            ("mayor", None),
            ("", None),
        ] {
            assert_eq!(month(word), number, "{word}");
        }
    }

    #[test]
    fn days_that_do_not_exist_have_no_name() {
        assert_eq!(iso(2024, 2, Some(29)).as_deref(), Some("2024-02-29"));
        assert_eq!(iso(2000, 2, Some(29)).as_deref(), Some("2000-02-29"));
        assert_eq!(iso(2026, 12, None).as_deref(), Some("2026-12"));
        for (year, month, day) in
            [(1900, 2, 29), (2026, 2, 29), (2026, 4, 31), (2026, 1, 0), (2026, 13, 1), (2026, 0, 1)]
        {
            assert_eq!(iso(year, month, Some(day)), None, "{year}-{month}-{day}");
        }
    }
}
