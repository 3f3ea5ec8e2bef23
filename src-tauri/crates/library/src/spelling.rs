//! Spellings: which publication a printed title names, and why it is that one.
//!
//! Mastheads change their capitals, lose an article or an accent, write “and” for “&”, and some print the number or the
//! date inside the title. Each of these alone leaves a title that names the same periodical; nothing here compares how
//! much two titles are alike, because two periodicals often differ in one letter. Whatever was decided is kept with its
//! reason, and a person can undo it by naming the publication.

use std::sync::LazyLock;

use flyleaf_model::{FindingCode, PublicationId, Reading};
use regex::Regex;
use rusqlite::{Connection, OptionalExtension, params};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::{Error, Library, Result, fold};

/// Why a spelling names a publication, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The same letters in the same order.
    Title,
    /// The same but for “and” written as a sign, or an article before it.
    Words,
    /// The same but for accents.
    Accents,
    /// The same but for a number or a date in it.
    Number,
    /// Another title altogether, but the file that prints it says outside its text that it is of this publication: the
    /// name of a mailing list or of a feed.
    Declared,
    /// A person said so.
    Merged,
}

impl Evidence {
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Title, "title"),
        (Self::Words, "words"),
        (Self::Accents, "accents"),
        (Self::Number, "number"),
        (Self::Declared, "declared"),
        (Self::Merged, "merged"),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(evidence, _)| evidence)
    }
}

/// One spelling of a publication's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The publication.
    pub publication: PublicationId,
    /// As first printed.
    pub printed: String,
    /// Why it is this publication's.
    pub evidence: Evidence,
}

/// A number or a date that some mastheads print within their titles. What stands there without a word that says so is
/// part of the name: a station may be called “Radio 4”.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|\
        sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    const YEAR: &str = "(?:19|20)[0-9]{2}";
    let day = "[0-9]{1,2}(?:st|nd|rd|th)?";
    let numeral = "[0-9〇零一二三四五六七八九十百千]+";
    let parts = [
        format!("总?第\\s*{numeral}\\s*[期号卷辑]"),
        format!("{YEAR}\\s*年(?:\\s*[0-9]{{1,2}}\\s*月)?(?:\\s*[0-9]{{1,2}}\\s*日)?"),
        "(?:\\b(?:no|nr|num|number|issue|vol|volume)\\b[.:]?|#)\\s*(?:[0-9]+[a-z]?|[ivxlc]+)\\b"
            .to_owned(),
        format!("\\b{YEAR}-[0-9]{{1,2}}(?:-[0-9]{{1,2}})?\\b"),
        format!("\\b(?:{day}\\s+)?{MONTH}\\.?(?:\\s+{day},?)?\\s+{YEAR}\\b"),
        format!("[,(\\[]?\\s*\\b{YEAR}\\b[)\\]]?\\s*$"),
    ];
    Regex::new(&parts.join("|")).expect("a constant pattern that the tests compile")
});

/// A title as it is compared where it may differ in what `evidence` names, and in whatever is surer.
fn reduced(title: &str, evidence: Evidence) -> String {
    if evidence == Evidence::Title {
        return fold(title);
    }
    let mut text: String = title.nfkc().flat_map(char::to_lowercase).collect();
    if evidence >= Evidence::Number {
        text = NUMBERED.replace_all(&text, " ").into_owned();
    }
    if evidence >= Evidence::Accents {
        text = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    }
    let text = text.replace(['&', '+'], " and ");
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.strip_prefix("the").filter(|rest| rest.starts_with(char::is_whitespace));
    let reduced = fold(rest.unwrap_or(text));
    if reduced.chars().any(char::is_alphabetic) { reduced } else { fold(title) }
}

/// What is left of a title without anything in which spellings differ.
pub(crate) fn stem(title: &str) -> String {
    reduced(title, Evidence::Number)
}

/// What two titles that have the same stem differ in.
fn difference(one: &str, other: &str) -> Evidence {
    let same = |evidence: &Evidence| reduced(one, *evidence) == reduced(other, *evidence);
    [Evidence::Title, Evidence::Words, Evidence::Accents]
        .into_iter()
        .find(same)
        .unwrap_or(Evidence::Number)
}

/// The publication that a title names, and why.
pub(crate) fn named(
    connection: &Connection,
    title: &str,
) -> Result<Option<(PublicationId, Evidence)>> {
    let known: Option<String> = connection
        .prepare_cached("SELECT publication FROM spelling WHERE folded = ?1")?
        .query_row([fold(title)], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(Some((PublicationId::new(known), Evidence::Title)));
    }
    if fold(title).is_empty() {
        return Ok(None);
    }
    let mut statement = connection.prepare_cached(
        "SELECT publication, printed, stem FROM spelling WHERE stem = ?1 OR stem IS NULL ORDER BY folded",
    )?;
    let wanted = stem(title);
    let mut rows = statement.query([&wanted])?;
    let mut best: Option<(PublicationId, Evidence)> = None;
    while let Some(row) = rows.next()? {
        let (publication, printed): (String, String) = (row.get(0)?, row.get(1)?);
        if row.get::<_, Option<String>>(2)?.is_none() && stem(&printed) != wanted {
            continue;
        }
        let evidence = difference(title, &printed);
        if best.as_ref().is_none_or(|(_, found)| evidence < *found) {
            best = Some((PublicationId::new(publication), evidence));
        }
    }
    Ok(best)
}

/// The publication of an issue that prints one title while its file declares another.
pub(crate) fn of_reading(
    connection: &Connection,
    reading: &Reading,
) -> Result<Option<(PublicationId, Evidence)>> {
    let title = reading.issue.publication.title.as_deref().unwrap_or_default();
    match (named(connection, title)?, declared(reading)) {
        (None, Some(declared)) => {
            Ok(named(connection, declared)?.map(|(known, _)| (known, Evidence::Declared)))
        }
        (found, _) => Ok(found),
    }
}

/// The publication's name as the file declares it, where the issue prints another.
pub(crate) fn declared(reading: &Reading) -> Option<&str> {
    let title = reading.issue.publication.title.as_deref()?;
    reading.findings.iter().find_map(|finding| match finding.details.as_slice() {
        [printed, declared] if finding.code == FindingCode::DeclaredDiffers && printed == title => {
            Some(declared.as_str())
        }
        _ => None,
    })
}

/// Keeps a spelling of a publication's title. One that only differs in a number is not kept: each issue has another.
pub(crate) fn keep(
    connection: &Connection,
    publication: &PublicationId,
    title: &str,
    evidence: Evidence,
) -> Result<()> {
    if evidence != Evidence::Number {
        connection
            .prepare_cached(
                "INSERT OR IGNORE INTO spelling (folded, publication, printed, evidence, stem)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                fold(title),
                publication.as_str(),
                title.trim(),
                evidence.name(),
                stem(title)
            ])?;
    }
    Ok(())
}

impl Library {
    /// The publication that a printed title names; `None` where it would be a new one.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn publication_named(&self, title: &str) -> Result<Option<PublicationId>> {
        self.read(|connection| Ok(named(connection, title)?.map(|(publication, _)| publication)))
    }

    /// Every spelling that is not the title its publication was made with, in the order of their letters.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn spellings(&self) -> Result<Vec<Spelling>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT publication, printed, evidence, folded FROM spelling WHERE evidence <> 'title'
                 ORDER BY folded",
            )?;
            let mut rows = statement.query([])?;
            let mut spellings = Vec::new();
            while let Some(row) = rows.next()? {
                let name: String = row.get(2)?;
                let damaged = |folded| Error::Damaged { table: "spelling", row: folded };
                spellings.push(Spelling {
                    publication: PublicationId::new(row.get::<_, String>(0)?),
                    printed: row.get(1)?,
                    evidence: Evidence::of_name(&name).ok_or(()).or_else(|()| Err(damaged(row.get(3)?)))?,
                });
            }
            Ok(spellings)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_masthead_are_told_with_what_they_differ_in() {
        use Evidence::{Accents, Number, Title, Words};
        for (one, other, evidence) in [
            ("Harbour Lamp", "ＨＡＲＢＯＵＲ  LAMP!", Title),
            ("The Harbour Lamp", "Harbour Lamp", Words),
            ("Tides & Currents", "TIDES AND CURRENTS", Words),
            ("“The Lamp”", "LAMP", Words),
            ("Café Crème", "CAFE CREME", Accents),
            ("The Café", "Cafe", Accents),
            ("Harbour Lamp", "Harbour Lamp No. 22", Number),
            ("Harbour Lamp", "HARBOUR LAMP, 14 May 2026", Number),
            ("Harbour Lamp", "Harbour Lamp (2026)", Number),
            ("Harbour Lamp", "Harbour Lamp Vol. IV, Issue 3", Number),
            ("Harbour Lamp #7", "Harbour Lamp #8", Number),
            ("Harbour Lamp", "Harbour Lamp 2026-05-14", Number),
            ("港口通讯", "港口通讯 第22期", Number),
            ("港口通讯", "港口通讯2019年第二十二期", Number),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
            assert_eq!(difference(one, other), evidence, "{one} {other}");
        }
    }

    #[test]
    fn different_names_have_different_stems() {
        for (one, other) in [
            ("Radio 4", "Radio 3"),
            ("Harbour News", "Harbour Notes"),
            ("The Times", "Time"),
            ("Theatre", "atre"),
            ("潮汐", "潮讯"),
            ("May Day", "June Day"),
            ("2026", "2025"),
            ("No. 7", "No. 8"),
            ("C", "C++"),
            ("1984", "May 2026"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
