//! The welcome issue: the first number of the gazette that teaches Flyleaf, with two notes in its margin.

use flyleaf_library::{Enclosed, Imported, Prepared};
use flyleaf_model::{Colour, IssueId, Reading, Span};
use flyleaf_text::canonical::canonical;

use crate::{Error, Flyleaf, Result, Sentence};

const GAZETTE: &str = include_str!("../../../../tests/fixtures/text/flyleaf-gazette-1.txt");
const FILE_NAME: &str = "flyleaf-gazette-1.txt";

/// A note to begin with: the words it stands on, its colour, what it says.
const NOTES: [(&str, Colour, &str); 2] = [
    (
        "The place is remembered",
        Colour::Straw,
        "Highlights and notes look like this. Write over this one, or delete it: *Ctrl Z* brings it back.",
    ),
    (
        "A question mark lists all the keys",
        Colour::Sky,
        "按 **?** 列出全部快捷键。\n\nA note can be in any language, beside a passage in any other.",
    ),
];

impl Flyleaf {
    /// The welcome issue, imported with its two example notes unless it is there. Notes that a person deleted do not
    /// come back.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn welcome(&self) -> Result<IssueId> {
        let reading = flyleaf_import::read(GAZETTE.as_bytes(), Some(FILE_NAME))
            .map_err(|error| Error::new(Sentence::new("error-library").with("detail", error)))?;
        let enclosed = enclosed(&reading);
        let prepared = Prepared::new(GAZETTE.as_bytes(), reading);
        match self.write(&prepared, FILE_NAME, &enclosed)? {
            Imported::New(issue) | Imported::Present(issue) | Imported::Revised { issue, .. } => {
                Ok(issue)
            }
        }
    }
}

/// The example notes, on the first places where the issue says their words.
fn enclosed(reading: &Reading) -> Vec<Enclosed> {
    let texts: Vec<String> =
        reading.issue.articles.iter().map(|article| canonical(&article.blocks).text).collect();
    NOTES
        .iter()
        .filter_map(|(quote, colour, note)| {
            let (article, start) = (0u32..)
                .zip(&texts)
                .find_map(|(article, text)| text.find(quote).map(|start| (article, start)))?;
            Some(Enclosed {
                article,
                span: Span::new(start, start + quote.len()),
                colour: *colour,
                note: (*note).to_owned(),
                tags: Vec::new(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Environment;

    #[test]
    fn the_welcome_issue_has_its_two_notes_and_they_stand_on_their_words() {
        let folder = tempfile::tempdir().unwrap();
        let flyleaf = Flyleaf::open(folder.path(), Environment::system()).unwrap();
        let issue = flyleaf.welcome().unwrap();
        let notes = flyleaf.notes(&crate::NoteFilter::default()).unwrap();
        let found: Vec<_> = notes
            .iter()
            .map(|note| (note.quote.as_str(), note.colour, note.note.as_str()))
            .collect();
        assert_eq!(found, NOTES);
        assert!(notes.iter().all(|note| note.start.is_some()));
        assert!(flyleaf.check().unwrap().damage.is_empty());
        assert_eq!(flyleaf.undo().unwrap(), None, "examples are not the reader's to undo");
        assert!(flyleaf.library().unwrap().publications[0].issues[0].unread);

        flyleaf.annotation_delete(&notes[0].id).unwrap();
        assert_eq!(flyleaf.welcome().unwrap(), issue);
        assert_eq!(
            flyleaf.notes(&crate::NoteFilter::default()).unwrap().len(),
            1,
            "deleted for good"
        );
    }
}
