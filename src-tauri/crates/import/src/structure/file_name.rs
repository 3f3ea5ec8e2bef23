//! The question: does the file's name number an issue that prints no number?
//!
//! A name is weak evidence: people number chapters and downloads too. It counts only where it says "issue" or 期, or where
//! all its other words are the publication's own, and the report says that the number is nowhere printed.

use super::number::{self, Kind, plausible_year};
use super::pattern::pattern;
use super::similarity::Key;

pattern!(DATE, r"(?:19|20)[0-9]{2}[-_.]?[0-9]{2}(?:[-_.]?[0-9]{2})?");
pattern!(
    LAST,
    r"^(?P<name>.*?)[\s._-]*(?P<label>\b(?:no|nr|issue|number|num))?[\s._-]*0*(?P<number>[0-9]{1,4})$"
);

/// The number that a file's name gives, without its folders and its ending.
pub(super) fn number(file_name: &str, publication: Option<&str>) -> Option<String> {
    let name = file_name.rsplit(['/', '\\']).next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = DATE.replace_all(stem, " ").replace('_', " ").trim().to_lowercase();
    if let Some(labelled) = number::find(&stem).into_iter().find(|l| l.kind == Kind::Number) {
        return Some(labelled.value);
    }
    let captures = LAST.captures(&stem)?;
    let value: u32 = captures["number"].parse().ok().filter(|&n| n > 0 && !plausible_year(n))?;
    let words = Key::of(&captures["name"]).words;
    // Names are often written without spaces: "harbourletter".
    let joined = publication.map(|title| Key::of(title).words.concat());
    let named = joined.is_some_and(|title| !words.is_empty() && title == words.concat());
    (named || captures.name("label").is_some()).then(|| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_numbers_an_issue_only_where_it_is_the_publications() {
        for (name, expected) in [
            ("harbour-letter-012.txt", Some("12")),
            ("old/HarbourLetter07.md", Some("7")),
            ("issue-45.md", Some("45")),
            ("2019_no_3.txt", Some("3")),
            ("第22期.txt", Some("22")),
            ("harbour-letter-2019.txt", None),
            ("harbour_letter_1999_09_01.txt", None),
            ("chapter-3.html", None),
            ("msg_02.txt", None),
            ("12.txt", None),
        ] {
            assert_eq!(number(name, Some("Harbour Letter")).as_deref(), expected, "{name}");
        }
    }
}
