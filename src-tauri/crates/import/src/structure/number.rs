//! The question: which number, volume and year does a line of the masthead name?
//!
//! A number needs a label (No., Issue, 第…期): a bare figure is never a number. What the label is spelled like decides
//! how sure the number is; a digit zero in "N0." or a numeral in words is read and reported.

use std::ops::Range;

use super::numerals;
use super::pattern::pattern;

/// A labelled number in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    /// What it counts.
    pub(super) kind: Kind,
    /// The number, in ASCII digits where it is one.
    pub(super) value: String,
    /// Whether its spelling had to be interpreted.
    pub(super) unusual: bool,
    /// Bytes of the line, label included.
    pub(super) range: Range<usize>,
}

/// What a labelled number counts. Later kinds give way to earlier ones where only one number is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The issue within its year or volume.
    Number,
    /// The issue since the first (总第…期, whole number).
    Running,
    /// The volume.
    Volume,
    /// The year, printed as part of the number.
    Year,
}

// A value: digits with a letter or a second number, full-width digits, a Roman numeral. Words are tried apart, because
// "no one" and "issue to" are prose.
pattern!(
    ENGLISH,
    r"(?x)(?:^|[^\p{L}\p{N}])
      (?P<label>(?i:whole\s+n(?:o|umber)|n[o0]|nr|num|number|issue(?:\s+n(?:o|umber))?|iss|edition)|№|N[º°]|n[º°]|\#)
      (?P<dot>[.:]{0,2})\s{0,4}
      (?P<value>[0-9\x{ff10}-\x{ff19}]{1,5}(?:\s?[-–/&+]\s?[0-9]{1,4})?[a-z]?|[IVXLC]+)
      (?:[^\p{L}\p{N}]|$)"
);
pattern!(
    ENGLISH_WORDS,
    r"(?ix)(?:^|[^\p{L}\p{N}])(?:(?P<dotted>no\.)|number|issue)\s*:?\s+
      (?P<value>(?:(?:one|two|three|four|five|six|seven|eight|nine)\s+hundred(?:\s+and)?\s*)?
        (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?
        |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen
        |eighteen|nineteen)?)(?:[^\p{L}\p{N}]|$)"
);
pattern!(
    ORDINAL_ISSUE,
    r"(?ix)(?:^|[^\p{L}\p{N}])(?P<value>[0-9]{1,4}(?:st|nd|rd|th)|[a-z]+(?:[-\s][a-z]+)?)\s+(?:issue|number|edition)(?:[^\p{L}\p{N}]|$)"
);
pattern!(
    VOLUME,
    r"(?ix)(?:^|[^\p{L}\p{N}])vol(?:ume|s)?[.:]{0,2}\s{0,4}(?P<value>[0-9]{1,4}|[IVXLC]+|[a-z]+(?:-[a-z]+)?)(?:[^\p{L}\p{N}]|$)"
);
pattern!(
    CHINESE,
    r"(?x)(?:(?P<year>[0-9\x{ff10}-\x{ff19}]{4}|[〇○零一二三四五六七八九]{4})\s*年?\s*(?:度\s*)?)?
      (?P<total>总|總)?\s*第\s*(?P<value>[0-9\x{ff10}-\x{ff19}]{1,5}(?:\s?[-–—/、至]\s?[0-9]{1,4})?|[〇零一二三四五六七八九十百千两兩廿卅]{1,8})\s*
      (?P<unit>期|号|號|卷|辑|輯|刊)"
);
pattern!(YEAR, r"(?:^|[^\p{N}\p{L}.,/-])((?:19|20)[0-9]{2})(?:\s*年)?(?:[^\p{N}\p{L}/-]|$)");

/// Everything that a line labels as number, volume or year, in the order it is printed.
pub(super) fn find(line: &str) -> Vec<Labelled> {
    let mut found = Vec::new();
    chinese(line, &mut found);
    volume(line, &mut found);
    english(line, &mut found);
    if found.iter().any(|labelled| matches!(labelled.kind, Kind::Number | Kind::Running)) {
        year_beside(line, &mut found);
    }
    found.sort_by_key(|labelled| labelled.range.start);
    found
}

/// Adds what was found unless its place is already taken.
fn add(found: &mut Vec<Labelled>, labelled: Labelled) {
    let overlaps = |other: &Labelled| {
        other.range.start < labelled.range.end && labelled.range.start < other.range.end
    };
    if !found.iter().any(overlaps) {
        found.push(labelled);
    }
}

fn chinese(line: &str, found: &mut Vec<Labelled>) {
    if !line.contains('第') {
        return;
    }
    for captures in CHINESE.captures_iter(line) {
        let (whole, printed) = (captures.get_match(), &captures["value"]);
        let kind = match (&captures["unit"], captures.name("total")) {
            ("卷", _) => Kind::Volume,
            (_, Some(_)) => Kind::Running,
            _ => Kind::Number,
        };
        let value = tidy(printed);
        let unusual = numerals::digits(printed).is_none()
            && numerals::chinese(printed).is_none()
            && !joined(printed);
        let mut start = whole.start();
        if let Some(year) = captures.name("year") {
            if let Some(value) = numerals::value(year.as_str()).filter(|year| plausible_year(*year))
            {
                let range = year.start()..year.end();
                add(
                    found,
                    Labelled { kind: Kind::Year, value: value.to_string(), unusual: false, range },
                );
            }
            start = year.end();
        }
        let label = &line[start..whole.end()];
        start += label.len() - label.trim_start().len();
        add(found, Labelled { kind, value, unusual, range: start..whole.end() });
    }
}

fn volume(line: &str, found: &mut Vec<Labelled>) {
    for captures in VOLUME.captures_iter(line) {
        let value = &captures["value"];
        let Some(number) = numerals::value(value) else { continue };
        let unusual = numerals::digits(value).is_none() && numerals::roman(value).is_none();
        add(
            found,
            Labelled {
                kind: Kind::Volume,
                value: number.to_string(),
                unusual,
                range: inner(&captures),
            },
        );
    }
}

fn english(line: &str, found: &mut Vec<Labelled>) {
    for captures in ENGLISH.captures_iter(line) {
        let (label, printed) = (captures["label"].to_lowercase(), &captures["value"]);
        // "No I" and "Issue C" are words; a Roman numeral wants a dotted or a long label.
        let roman = numerals::roman(printed).is_some();
        if roman
            && captures["dot"].is_empty()
            && !matches!(label.as_str(), "number" | "issue" | "№")
        {
            continue;
        }
        let kind = if label.starts_with("whole") { Kind::Running } else { Kind::Number };
        let unusual = label.contains('0');
        let mut range = inner(&captures);
        let mut printed = printed;
        if let Some(first) = first_alone(printed, &line[range.end..]) {
            range.end -= printed.len() - first.len();
            printed = first;
        }
        if let Some((number, year)) = number_and_year(printed) {
            let cut = range.end - year.len();
            add(found, Labelled { kind, value: number, unusual, range: range.start..cut });
            add(
                found,
                Labelled { kind: Kind::Year, value: year, unusual: false, range: cut..range.end },
            );
        } else {
            add(found, Labelled { kind, value: tidy(printed), unusual, range });
        }
    }
    for captures in ENGLISH_WORDS.captures_iter(line).chain(ORDINAL_ISSUE.captures_iter(line)) {
        let printed = captures["value"].trim();
        let ordinal = printed.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let Some(number) = numerals::english(printed).or_else(|| numerals::digits(ordinal)) else {
            continue;
        };
        let range = inner(&captures);
        add(
            found,
            Labelled { kind: Kind::Number, value: number.to_string(), unusual: true, range },
        );
    }
}

/// The match without the characters that only delimit it.
fn inner(captures: &regex::Captures<'_>) -> Range<usize> {
    let whole = captures.get_match();
    let text = whole.as_str();
    let start = text.find(|c: char| c.is_alphanumeric() || "#№".contains(c)).unwrap_or(0);
    let end = captures.name("value").map_or(whole.end(), |value| value.end());
    let end = if text[end - whole.start()..].trim_start().starts_with(|c: char| c.is_alphabetic()) {
        // The label follows the value ("12th issue").
        whole.start() + text.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
    } else {
        end
    };
    whole.start() + start..end
}

/// "22/2019" and "22-2019" name a number and a year.
fn number_and_year(printed: &str) -> Option<(String, String)> {
    let (number, year) = printed.split_once(['/', '-', '–'])?;
    let year = year.trim();
    (year.len() == 4 && plausible_year(year.parse().ok()?))
        .then(|| (number.trim().to_owned(), year.to_owned()))
}

/// The first of two figures where the second belongs to something else: "#2 - 5 messages", "#28 - 0.17 is here".
fn first_alone<'a>(printed: &'a str, after: &str) -> Option<&'a str> {
    let at = printed.find(['-', '–', '/', '&', '+'])?;
    let first = printed[..at].trim_end();
    let second = printed[at..].trim_start_matches(|c: char| !c.is_ascii_digit());
    let decimal =
        after.strip_prefix(['.', ',']).is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()));
    let falls = matches!((first.parse::<u32>(), second.parse::<u32>()), (Ok(a), Ok(b)) if b <= a);
    let spaced = first.len() < at;
    (decimal || counts(after) || (spaced && falls)).then_some(first)
}

fn joined(printed: &str) -> bool {
    printed.contains(['-', '–', '—', '/', '、', '至', '&', '+'])
}

/// A value in ASCII digits, with spaces around joints removed; Roman and Chinese numerals as digits.
fn tidy(printed: &str) -> String {
    if let Some(number) = numerals::digits(printed) {
        return number.to_string();
    }
    if joined(printed) {
        let narrow = printed.chars().map(numerals::narrow).filter(|c| !c.is_whitespace());
        return narrow
            .map(|c| if matches!(c, '–' | '—' | '、' | '至') { '-' } else { c })
            .collect();
    }
    numerals::roman(printed)
        .or_else(|| numerals::chinese(printed))
        .map_or_else(|| printed.to_owned(), |number| number.to_string())
}

/// A year that stands on the line of the number without belonging to a date is the issue's year.
fn year_beside(line: &str, found: &mut Vec<Labelled>) {
    for captures in YEAR.captures_iter(line) {
        let year = captures.get(1).map_or(0..0, |year| year.range());
        if counts(&line[year.end..]) {
            continue;
        }
        let value = line[year.clone()].to_owned();
        add(found, Labelled { kind: Kind::Year, value, unusual: false, range: year });
    }
}

/// Whether what follows a figure is what it counts: "2000 titles".
fn counts(after: &str) -> bool {
    let word = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with(char::is_lowercase)
        && !matches!(word, "edition" | "issue" | "series" | "volume" | "by" | "from" | "of")
}

/// Whether a figure can be the year of a periodical.
pub(super) fn plausible_year(year: u32) -> bool {
    (1600..=2199).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> String {
        let parts: Vec<String> = find(line)
            .iter()
            .map(|l| {
                format!(
                    "{:?} {}{} «{}»",
                    l.kind,
                    l.value,
                    if l.unusual { "?" } else { "" },
                    &line[l.range.clone()]
                )
            })
            .collect();
        parts.join(", ")
    }

    #[test]
    fn labelled_numbers_in_many_spellings() {
        for (line, expected) in [
            ("No. 22 2019", "Number 22 «No. 22», Year 2019 «2019»"),
            ("N0.213", "Number 213? «N0.213»"),
            ("№ 7", "Number 7 «№ 7»"),
            ("Vol. 1, Number 2", "Volume 1 «Vol. 1», Number 2 «Number 2»"),
            ("Volume XII, No. IV", "Volume 12 «Volume XII», Number 4 «No. IV»"),
            ("Issue 12", "Number 12 «Issue 12»"),
            ("Harbour Letter # 5", "Number 5 «# 5»"),
            ("第22期", "Number 22 «第22期»"),
            (
                "2019年第3期（总第45期）",
                "Year 2019 «2019», Number 3 «年第3期», Running 45 «总第45期»",
            ),
            ("第二卷 第十一期", "Volume 2 «第二卷», Number 11 «第十一期»"),
            ("Issue Twenty-One", "Number 21? «Issue Twenty-One»"),
            ("The 12th issue", "Number 12? «12th issue»"),
            ("No. 3/2021", "Number 3 «No. 3/», Year 2021 «2021»"),
            ("Nos", ""),
            ("There is no one here, and the issue of 40 boats", ""),
            ("Number 3-4", "Number 3-4 «Number 3-4»"),
            ("No. 5, now with 2000 titles", "Number 5 «No. 5»"),
            ("No. 12a", "Number 12a «No. 12a»"),
            ("Boats digest, Vol 1 #2 - 5 msgs", "Volume 1 «Vol 1», Number 2 «#2»"),
            ("Tides #28 - 0.17 in sight", "Number 28 «#28»"),
            ("Nr. 3 - 4", "Number 3-4 «Nr. 3 - 4»"),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }
}
