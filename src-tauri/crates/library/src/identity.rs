//! What an issue calls itself: number, volume and year, or its date. Decides whether two files may be the same issue,
//! and in which order issues stand.

use flyleaf_model::Issue;
use unicode_normalization::UnicodeNormalization;

/// The name an issue gives itself, folded. Two issues may share one: the parts of a double number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    number: Option<String>,
    volume: Option<String>,
    year: Option<i32>,
    date: Option<String>,
}

impl Identity {
    /// The identity that an issue prints.
    pub(crate) fn of(issue: &Issue) -> Self {
        Self::new(
            issue.number.as_deref(),
            issue.volume.as_deref(),
            issue.year,
            issue.date.as_deref(),
            issue.date_printed.as_deref(),
        )
    }

    /// The identity of these parts; a printed date counts where no certain one is known.
    pub(crate) fn new(
        number: Option<&str>,
        volume: Option<&str>,
        year: Option<i32>,
        date: Option<&str>,
        date_printed: Option<&str>,
    ) -> Self {
        let year = year.or_else(|| date.and_then(|date| date.get(..4)?.parse().ok()));
        Self {
            number: number.map(fold_number),
            volume: volume.map(fold_number),
            year,
            date: date.or(date_printed).map(fold_number),
        }
    }

    /// The key under which issues that name themselves alike are found; empty where an issue has neither number nor
    /// date. A number is the same whatever the date is corrected to.
    pub(crate) fn key(&self) -> String {
        let volume = self.volume.as_deref().unwrap_or_default();
        match (&self.number, &self.date) {
            (Some(number), _) => {
                let year = self.year.map(|year| year.to_string()).unwrap_or_default();
                format!("number {number} volume {volume} year {year}")
            }
            (None, Some(date)) => format!("date {date} volume {volume}"),
            (None, None) => String::new(),
        }
    }

    /// Whether nothing that both of them state differs.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        let numbered = self.number.is_some() && other.number.is_some();
        agree(&self.number, &other.number)
            && agree(&self.volume, &other.volume)
            && agree(&self.year, &other.year)
            && (numbered || agree(&self.date, &other.date))
    }

    /// Sorts issues of one publication by time: year, date where only dates name them, volume, number.
    pub(crate) fn chronology(&self) -> String {
        let year = self.year.unwrap_or(0).clamp(0, 9999);
        let date = self.date.as_deref().unwrap_or_default();
        let volume = self.volume.as_deref().map(natural).unwrap_or_default();
        match &self.number {
            Some(number) => format!("{year:04} {volume:>12} {} {date}", natural(number)),
            None => format!("{year:04} {volume:>12} {:>12} {date}", ""),
        }
    }
}

/// A number or a date without its width, case and spacing; its signs stay, so that `3-4` is not `34`.
pub fn fold_number(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
}

/// A number whose text order is its order: its leading digits padded, whatever follows after them.
fn natural(number: &str) -> String {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = number.split_at(digits);
    format!("{:0>12}{rest}", digits.trim_start_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(number: &str, year: Option<i32>) -> Identity {
        Identity::new(Some(number), None, year, None, None)
    }

    #[test]
    fn a_number_is_told_from_its_neighbours() {
        assert_eq!(numbered("22", Some(2019)).key(), numbered("２２", Some(2019)).key());
        for other in
            [numbered("22", Some(2020)), numbered("23", Some(2019)), numbered("2-2", Some(2019))]
        {
            assert_ne!(numbered("22", Some(2019)).key(), other.key());
            assert!(!numbered("22", Some(2019)).agrees_with(&other));
        }
        assert!(numbered("22", None).agrees_with(&numbered("22", Some(2019))));
        assert_eq!(Identity::new(None, None, Some(2019), None, None).key(), "");
    }

    #[test]
    fn numbers_sort_as_numbers_within_their_year() {
        let mut found = [
            numbered("10", Some(2019)),
            numbered("9", Some(2019)),
            numbered("1", Some(2020)),
            numbered("9a", Some(2019)),
            Identity::new(None, None, None, Some("2018-05-14"), None),
            Identity::new(None, None, None, Some("2018-04"), None),
        ]
        .map(|identity| (identity.chronology(), identity.key()));
        found.sort();
        let keys: Vec<_> = found.iter().map(|(_, key)| key.as_str()).collect();
        assert_eq!(
            keys,
            [
                "date 2018-04 volume ",
                "date 2018-05-14 volume ",
                "number 9 volume  year 2019",
                "number 9a volume  year 2019",
                "number 10 volume  year 2019",
                "number 1 volume  year 2020",
            ]
        );
    }
}
