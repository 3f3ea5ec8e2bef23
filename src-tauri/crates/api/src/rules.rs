//! Reading rules: what a publication taught about reading its next issues, listed, changed, removed.

use flyleaf_import::is_like;
use flyleaf_library::{Library, PublicationRow, RuleRow, fold};
use flyleaf_model::{IssueFact, PublicationId, Reading, ReadingRule, RegionKind, Until};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Error, Flyleaf, Result, Sentence};

/// A reading rule as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RuleView {
    /// Its id.
    pub id: String,
    /// The publication.
    pub publication: PublicationId,
    /// The publication's title.
    pub publication_title: String,
    /// What it says, as data.
    pub rule: ReadingRule,
    /// What it says.
    pub sentence: Sentence,
}

/// Keeps a rule, or changes one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
pub struct RuleSave {
    /// The rule to change; `None` for a new one.
    pub id: Option<String>,
    /// The publication.
    pub publication: PublicationId,
    /// What it says.
    pub rule: ReadingRule,
}

impl Flyleaf {
    /// Every reading rule, in the order of publications.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn rules(&self) -> Result<Vec<RuleView>> {
        Ok(self.library.rules()?.into_iter().map(view).collect())
    }

    /// Keeps a rule for the issues to come, or changes one; gives all of them.
    ///
    /// # Errors
    /// Where the rule says nothing that lines could be compared with.
    pub fn rule_save(&self, request: &RuleSave) -> Result<Vec<RuleView>> {
        if !is_sound(&request.rule) {
            return Err(Error::new(Sentence::new("error-rule-empty"))
                .hint(Sentence::new("hint-rule-empty")));
        }
        let id = request.id.clone().unwrap_or_else(|| self.new_id());
        self.library.rule_save(&id, &request.publication, &request.rule, &self.now())?;
        self.rules()
    }

    /// Forgets a rule; what was read by it stays as it was read. Gives the others.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn rule_remove(&self, id: &str) -> Result<Vec<RuleView>> {
        self.library.rule_remove(id)?;
        self.rules()
    }
}

fn view(row: RuleRow) -> RuleView {
    let PublicationRow { id: publication, title, .. } = row.publication;
    RuleView {
        sentence: sentence(&row.rule),
        id: row.id,
        publication,
        publication_title: title,
        rule: row.rule,
    }
}

/// Whether a rule can do anything, and nothing that a rule must not.
fn is_sound(rule: &ReadingRule) -> bool {
    let says = |pattern: &str| {
        let words = ["{number}", "{month}", "{any}", "{value}"]
            .iter()
            .fold(pattern.to_owned(), |text, stands_for| text.replace(stands_for, ""));
        words.chars().any(|c| !c.is_whitespace())
    };
    match rule {
        ReadingRule::Aside { like, becomes } | ReadingRule::Section { from: like, becomes, .. } => {
            says(like) && *becomes != RegionKind::Article
        }
        ReadingRule::Fact { like, .. } => says(like) && like.contains("{value}"),
        ReadingRule::Begin { like, capitals, begins } => {
            says(like) || (*begins && *capitals && like.trim() == "{any}")
        }
        ReadingRule::Called { read, file, title } => {
            !title.trim().is_empty() && (read.is_some() || file.as_deref().is_some_and(says))
        }
    }
}

/// The rules that a file is read by, after it was read without: those of the publication that its masthead names, or
/// that an earlier issue with such a masthead or file name turned out to be of.
pub(crate) fn of_reading(
    library: &Library,
    reading: &Reading,
    file_name: &str,
) -> Result<Vec<ReadingRule>> {
    let known = library.rules()?;
    if known.is_empty() {
        return Ok(Vec::new());
    }
    let printed = reading.issue.publication.title.as_deref().unwrap_or_default();
    let title = fold(printed);
    let called = known.iter().find(|row| match &row.rule {
        ReadingRule::Called { read: Some(read), .. } => !title.is_empty() && fold(read) == title,
        ReadingRule::Called { file: Some(file), .. } => {
            title.is_empty() && is_like(file, file_name)
        }
        _ => false,
    });
    let publication = match called {
        Some(called) => Some(called.publication.id.clone()),
        None if title.is_empty() => None,
        None => library.publication_named(printed)?,
    };
    let Some(publication) = publication else { return Ok(Vec::new()) };
    // A name is only for those who bear the wrong one.
    let mine = known.iter().filter(|row| row.publication.id == publication);
    let mine = mine.filter(|row| match &row.rule {
        ReadingRule::Called { .. } => called.is_some_and(|called| called.id == row.id),
        _ => true,
    });
    Ok(mine.map(|row| row.rule.clone()).collect())
}

/// The sentence that explains a rule.
pub(crate) fn sentence(rule: &ReadingRule) -> Sentence {
    match rule {
        ReadingRule::Aside { like, becomes } => {
            Sentence::new("rule-aside").with("like", like).with("becomes", kind(*becomes))
        }
        ReadingRule::Section { from, until, becomes } => {
            let until = match until {
                Until::Article => "article",
                Until::End => "end",
            };
            Sentence::new("rule-section")
                .with("from", from)
                .with("until", until)
                .with("becomes", kind(*becomes))
        }
        ReadingRule::Fact { fact, like } => {
            let fact = match fact {
                IssueFact::Publication => "publication",
                IssueFact::Number => "number",
                IssueFact::Volume => "volume",
                IssueFact::Year => "year",
                IssueFact::Date => "date",
            };
            Sentence::new("rule-fact").with("fact", fact).with("like", like)
        }
        ReadingRule::Begin { like, capitals: true, begins: true } if like.trim() == "{any}" => {
            Sentence::new("rule-begin-capitals")
        }
        ReadingRule::Begin { like, capitals, begins: true } => {
            let capitals = if *capitals { "yes" } else { "no" };
            Sentence::new("rule-begin").with("like", like).with("capitals", capitals)
        }
        ReadingRule::Begin { like, .. } => Sentence::new("rule-no-begin").with("like", like),
        ReadingRule::Called { read: Some(read), title, .. } => {
            Sentence::new("rule-called").with("read", read).with("title", title)
        }
        ReadingRule::Called { file, title, .. } => Sentence::new("rule-called-file")
            .with("file", file.as_deref().unwrap_or_default())
            .with("title", title),
    }
}

fn kind(kind: RegionKind) -> &'static str {
    match kind {
        RegionKind::Masthead => "masthead",
        RegionKind::Contents => "contents",
        RegionKind::Article => "article",
        RegionKind::Furniture => "furniture",
        RegionKind::Boilerplate => "boilerplate",
        RegionKind::Unassigned => "unassigned",
    }
}
