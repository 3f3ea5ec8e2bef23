//! A recognised file into the library, in one transaction: a new issue, a new revision of one, or already there.
//!
//! Two different issues must never become one, so a file is a revision only of an issue that agrees with it in what it
//! calls itself *and* shares a good part of its text. The second part of a double number is therefore an issue of its
//! own. The same bytes are recognised whichever revision they became, so that importing a folder twice changes nothing.

use flyleaf_model::{
    AnnotationId, Colour, IssueId, OriginalHash, PublicationId, Reading, ReadingRule, Span, Style,
    Timestamp,
};
use rusqlite::{Connection, params};

use crate::carry::Carried;
use crate::identity::Identity;
use crate::likeness::Samples;
use crate::spelling::Evidence;
use crate::{
    Guidance, Library, NewAnnotation, On, Result, annotation, article, carry, fold, issue, journal,
    original, publication, revision, spelling,
};

/// A file and its reading, ready to be written: hashed, compressed, rendered. Making one needs no library, so that
/// many can be made at once.
#[derive(Debug)]
pub struct Prepared {
    pub(crate) reading: Reading,
    pub(crate) hash: OriginalHash,
    pub(crate) size: usize,
    pub(crate) content: Vec<u8>,
    pub(crate) articles: Vec<article::Prepared>,
    pub(crate) guidance: Guidance,
}

impl Prepared {
    /// Prepares the reading of a file with these bytes.
    pub fn new(bytes: &[u8], reading: Reading) -> Self {
        Self {
            hash: original::hash(bytes),
            size: bytes.len(),
            content: original::compress(bytes),
            articles: reading.issue.articles.iter().map(article::Prepared::new).collect(),
            reading,
            guidance: Guidance::default(),
        }
    }

    /// The same, read by these rules of its publication.
    #[must_use]
    pub fn by_rules(mut self, rules: Vec<ReadingRule>) -> Self {
        self.guidance.rules = rules;
        self
    }

    /// What was read.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }
}

/// A file to be imported.
#[derive(Debug)]
pub struct Import<'a> {
    /// The file and its reading.
    pub prepared: &'a Prepared,
    /// The file's name, without its folder.
    pub file_name: &'a str,
    /// BCP 47 tag of the publication's title, used where the publication is new.
    pub publication_language: &'a str,
    /// How the publication's covers look, as JSON, used where the publication is new.
    pub cover: &'a str,
    /// How many findings ask for a look.
    pub remarkable: u32,
    /// Annotations that come with the file; they are made where the file becomes a new issue, and are not undone.
    pub enclosed: &'a [Enclosed],
    /// When it is imported.
    pub now: &'a Timestamp,
}

/// An annotation that comes with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// Index of the article.
    pub article: u32,
    /// Bytes of the article's canonical text.
    pub span: Span,
    /// The colour.
    pub colour: Colour,
    /// Markdown; may be empty.
    pub note: String,
    /// Tags as given.
    pub tags: Vec<String>,
}

/// What became of an imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// A new issue.
    New(IssueId),
    /// A new revision of an issue.
    Revised {
        /// The issue.
        issue: IssueId,
        /// What became of its annotations.
        carried: Carried,
    },
    /// The same bytes were there.
    Present(IssueId),
}

/// The least that a revision has in common with the issue it revises, under the same file name and under another. The
/// parts of one number share their standing notices, which in real newsletters came to a third of their text.
const LIKENESS: f64 = 0.3;
const LIKENESS_RENAMED: f64 = 0.5;
/// Issues compared at most: hundreds of untitled issues may come from files of one name.
const CANDIDATES: u32 = 50;

impl Library {
    /// Imports a file; `new_id` gives ids never used before.
    ///
    /// # Errors
    /// Where the library cannot be written; nothing of the file is in it then.
    pub fn import(&self, import: &Import<'_>, new_id: &dyn Fn() -> String) -> Result<Imported> {
        self.write(|connection| {
            if let Some(known) = issue::of_original(connection, import.prepared.hash.as_str())? {
                return Ok(Imported::Present(known));
            }
            match revised(connection, import)? {
                Some(id) => revise(connection, import, id),
                None => add(connection, import, new_id).map(Imported::New),
            }
        })
    }
}

impl Library {
    /// Notes that an issue was pasted a moment ago, so that undo takes it out again with everything that came with it.
    ///
    /// # Errors
    /// Where there is no such issue.
    pub fn pasted(&self, issue: &IssueId) -> Result<()> {
        self.write(|connection| journal::record_paste(connection, issue))
    }
}

fn add(
    connection: &Connection,
    import: &Import<'_>,
    new_id: &dyn Fn() -> String,
) -> Result<IssueId> {
    let printed = &import.prepared.reading.issue;
    let publication = publication_of(connection, import, new_id)?;
    let id = IssueId::new(new_id());
    let identity = Identity::of(printed);
    connection
        .prepare_cached(
            "INSERT INTO issue (id, publication, current, identity, chronology, imported)
             VALUES (?1, ?2, 1, ?3, ?4, ?5)",
        )?
        .execute(params![
            id.as_str(),
            publication.as_str(),
            identity.key(),
            identity.chronology(),
            import.now.as_str()
        ])?;
    let revision = revision::insert(connection, &id, 1, import)?;
    for enclosed in import.enclosed {
        let new = NewAnnotation {
            id: AnnotationId::new(new_id()),
            issue: id.clone(),
            on: On::Passage(enclosed.article),
            style: Style::Highlight,
            colour: enclosed.colour,
            note: enclosed.note.clone(),
            tags: enclosed.tags.clone(),
        };
        annotation::make(connection, revision, &new, import.now, |_| enclosed.span)?;
    }
    Ok(id)
}

/// The publication of the file, made where there is none. Whatever the file calls it names it from now on.
fn publication_of(
    connection: &Connection,
    import: &Import<'_>,
    new_id: &dyn Fn() -> String,
) -> Result<PublicationId> {
    let reading = &import.prepared.reading;
    let title = reading.issue.publication.title.as_deref().unwrap_or_default();
    if let Some((known, Evidence::Declared)) = spelling::of_reading(connection, reading)? {
        spelling::keep(connection, &known, title, Evidence::Declared)?;
    }
    let publication = publication::of_title(
        connection,
        title,
        import.publication_language,
        import.cover,
        new_id,
    )?;
    if let Some(declared) = spelling::declared(reading)
        && spelling::named(connection, declared)?.is_none()
    {
        spelling::keep(connection, &publication, declared, Evidence::Declared)?;
    }
    Ok(publication)
}

fn revise(connection: &Connection, import: &Import<'_>, id: IssueId) -> Result<Imported> {
    let last = revision::current_id(connection, &id)?;
    let before = article::rows(connection, last)?;
    let ordinal = revision::get(connection, last)?.ordinal + 1;
    let new = revision::insert(connection, &id, ordinal, import)?;
    let identity = Identity::of(&import.prepared.reading.issue);
    connection.execute(
        "UPDATE issue SET current = ?2, identity = ?3, chronology = ?4 WHERE id = ?1",
        params![id.as_str(), ordinal, identity.key(), identity.chronology()],
    )?;
    let after = article::rows(connection, new)?;
    let carried = carry::annotations(connection, &id, last, &before, &after)?;
    carry::reading(connection, &id, &before, &after)?;
    Ok(Imported::Revised { issue: id, carried })
}

/// An issue that the file may revise.
struct Candidate {
    issue: IssueId,
    revision: i64,
    identity: Identity,
    same_name: bool,
}

/// The issue that the file revises: the most like it among those that agree with it.
///
/// An issue of a named publication agrees by its number or date; otherwise, and always where no publication is named,
/// it must come from a file of the same name and contradict nothing.
fn revised(connection: &Connection, import: &Import<'_>) -> Result<Option<IssueId>> {
    let printed = &import.prepared.reading.issue;
    let title = printed.publication.title.as_deref().unwrap_or_default();
    let found = spelling::of_reading(connection, &import.prepared.reading)?;
    let Some((publication, _)) = found else { return Ok(None) };
    let is_titled = !fold(title).is_empty();
    let identity = Identity::of(printed);
    let mut best: Option<(f64, IssueId)> = None;
    let mut samples = None;
    for candidate in candidates(connection, &publication, &identity.key(), import.file_name)? {
        let named = is_titled && !identity.key().is_empty();
        let agrees = if named && candidate.identity.key() == identity.key() {
            true
        } else {
            candidate.same_name && candidate.identity.agrees_with(&identity)
        };
        if !agrees {
            continue;
        }
        let texts = import.prepared.articles.iter().map(|article| article.text.as_str());
        let samples = samples.get_or_insert_with(|| Samples::new(texts));
        let known = article::rows(connection, candidate.revision)?;
        let likeness =
            samples.likeness(&Samples::new(known.iter().map(|article| article.text.as_str())));
        let least = if candidate.same_name { LIKENESS } else { LIKENESS_RENAMED };
        if likeness >= least && best.as_ref().is_none_or(|(most, _)| likeness > *most) {
            best = Some((likeness, candidate.issue));
        }
    }
    Ok(best.map(|(_, issue)| issue))
}

fn candidates(
    connection: &Connection,
    publication: &PublicationId,
    key: &str,
    file_name: &str,
) -> Result<Vec<Candidate>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, r.id, r.number, r.volume, r.year, r.date, r.date_printed, r.file_name = ?3
         FROM issue i JOIN revision r ON r.issue = i.id AND r.ordinal = i.current
         WHERE i.id IN (
            SELECT id FROM issue WHERE publication = ?1 AND identity = ?2 AND ?2 <> ''
            UNION
            SELECT issue.id FROM revision JOIN issue ON issue.id = revision.issue
            AND issue.current = revision.ordinal
            WHERE revision.file_name = ?3 AND issue.publication = ?1)
         ORDER BY r.id DESC LIMIT ?4",
    )?;
    let rows = statement
        .query_map(params![publication.as_str(), key, file_name, CANDIDATES], |row| {
            let (number, volume): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            let (date, printed): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
            Ok(Candidate {
                issue: IssueId::new(row.get::<_, String>(0)?),
                revision: row.get(1)?,
                identity: Identity::new(
                    number.as_deref(),
                    volume.as_deref(),
                    row.get(4)?,
                    date.as_deref(),
                    printed.as_deref(),
                ),
                same_name: row.get(7)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
