//! Tags of annotations: given once each, found in any case and width.

use std::collections::BTreeSet;

use flyleaf_model::{Annotation, AnnotationId};
use rusqlite::{Connection, params};
use unicode_normalization::UnicodeNormalization;

use crate::Result;
use crate::row::int;

/// Tags without `#`, blanks around them, and repetitions, in the order they were given.
pub(crate) fn tidy_tags(tags: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    tags.iter()
        .map(|tag| tag.trim().trim_start_matches('#').trim())
        .filter(|tag| !tag.is_empty() && seen.insert(fold_tag(tag)))
        .map(str::to_owned)
        .collect()
}

/// A tag without case, width and extra spacing; its signs stay, so that `c` and `c++` differ.
pub fn fold_tag(tag: &str) -> String {
    let folded: String =
        tag.trim().trim_start_matches('#').nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes the tags of an annotation that has none yet.
pub(super) fn insert_tags(connection: &Connection, annotation: &Annotation) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO annotation_tag (annotation, ordinal, tag, folded) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (ordinal, tag) in annotation.tags.iter().enumerate() {
        statement.execute(params![annotation.id.as_str(), int(ordinal), tag, fold_tag(tag)])?;
    }
    Ok(())
}

/// The tags of an annotation, in the order they were given.
pub(super) fn tags(connection: &Connection, id: &AnnotationId) -> Result<Vec<String>> {
    let mut statement = connection
        .prepare_cached("SELECT tag FROM annotation_tag WHERE annotation = ?1 ORDER BY ordinal")?;
    let tags =
        statement.query_map([id.as_str()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_given_once_each_and_keep_their_spelling() {
        let given = ["#Water", " water ", "c", "c++", "", "#", "潮汐", "two  words", "Two words"];
        let given: Vec<String> = given.iter().map(|tag| (*tag).to_owned()).collect();
        assert_eq!(tidy_tags(&given), ["Water", "c", "c++", "潮汐", "two  words"]);
    }
}
