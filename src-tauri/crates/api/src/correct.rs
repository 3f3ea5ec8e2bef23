//! Corrections of a reading: asked for in the window's offsets, made by reading the original again.

use std::cell::Cell;

use flyleaf_import::{Guidance as Known, read_with, rule_of};
use flyleaf_library::{Guidance, Original, Prepared, Reread};
use flyleaf_model::{
    ArticleFact, Correction, Finding, FindingCode, IssueFact, IssueId, PublicationId, Reading,
    ReadingRule, RegionKind, Span,
};
use flyleaf_text::offset::utf16_to_byte;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::import::{cover_of, remarkable, title_language};
use crate::units::count;
use crate::{Error, Flyleaf, Result, Sentence, SourceAccount, rules, words};

/// One thing put right; offsets count UTF-16 code units of the source, and articles are named by where they begin.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SourceCorrection {
    /// The issue says something else.
    Issue {
        /// What about it.
        fact: IssueFact,
        /// The right value; `None` where it says nothing.
        value: Option<String>,
    },
    /// An article says something else.
    Article {
        /// The article.
        article: u32,
        /// What about it.
        fact: ArticleFact,
        /// The right value; `None` where it says nothing.
        value: Option<String>,
    },
    /// An article begins on another line.
    Begin {
        /// The article.
        article: u32,
        /// The line.
        at: u32,
    },
    /// An article of its own begins here.
    Split {
        /// The line.
        at: u32,
    },
    /// An article is a part of the one printed before it.
    Merge {
        /// The article.
        article: u32,
    },
    /// An article is read at another place.
    Order {
        /// The article.
        article: u32,
        /// The article that is read after it; `None` at the end.
        before: Option<u32>,
    },
    /// There is no such article.
    Delete {
        /// The article.
        article: u32,
        /// What its lines become.
        becomes: RegionKind,
    },
    /// Whole lines are something else.
    Mark {
        /// First code unit.
        start: u32,
        /// One past the last.
        end: u32,
        /// What they become.
        becomes: RegionKind,
    },
}

/// A correction that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Corrected {
    /// What became of the source now.
    pub account: SourceAccount,
    /// What was done.
    pub done: Option<Sentence>,
    /// The reading rule that would make the correction needless in the next issues.
    pub proposal: Option<RuleProposal>,
}

/// A reading rule that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RuleProposal {
    /// The rule.
    pub rule: ReadingRule,
    /// What it says.
    pub sentence: Sentence,
}

impl Flyleaf {
    /// Corrects the reading of an issue; undo takes it back.
    ///
    /// # Errors
    /// Where there is no such issue, and where the correction does not fit its reading; nothing is changed then.
    pub fn correct(&self, id: &IssueId, request: &SourceCorrection) -> Result<Corrected> {
        let text = self.source_text(id)?;
        let correction = in_bytes(request, &text).ok_or_else(unfit)?;
        if let Correction::Issue { fact: IssueFact::Date, value: Some(value) }
        | Correction::Article { fact: ArticleFact::Date, value: Some(value), .. } = &correction
            && flyleaf_import::date_of(value).is_none()
        {
            return Err(Error::new(Sentence::new("error-no-date").with("value", value))
                .hint(Sentence::new("hint-no-date")));
        }
        let before = self.library.issue(id)?.revision;
        let skipped = |findings: &[Finding]| {
            findings.iter().filter(|found| found.code == FindingCode::CorrectionSkipped).count()
        };
        let unfitting = Cell::new(false);
        let read_again = |original: &Original<'_>| {
            let reread = self.reread(original)?;
            if skipped(&reread.prepared.reading().findings) > skipped(&before.findings) {
                unfitting.set(true);
                return Err("the correction does not fit".to_owned());
            }
            Ok(reread)
        };
        let add = |guidance: &mut Guidance| guidance.corrections.push(correction.clone());
        let done = self.library.correct(id, add, &read_again);
        if unfitting.get() {
            return Err(unfit());
        }
        done?;
        let proposal = self.proposal(id, &correction, &text, &before.file_name)?;
        let after = self.library.issue(id)?.revision.findings;
        // What was done may have been done before, and have been undone by another correction since.
        let times =
            |all: &[Finding], one: &Finding| all.iter().filter(|found| *found == one).count();
        let done = after
            .iter()
            .filter(|found| found.code == FindingCode::Corrected)
            .find(|found| times(&after, found) > times(&before.findings, found))
            .map(words::finding);
        Ok(Corrected { account: self.account(id, &text)?, done, proposal })
    }

    /// Reads an issue again by the rules its publication has today; undo takes it back.
    ///
    /// # Errors
    /// Where there is no such issue, or its original cannot be read any more.
    pub fn issue_read_again(&self, id: &IssueId) -> Result<SourceAccount> {
        let plain = self.read_plainly(id)?;
        let file_name = self.library.issue(id)?.revision.file_name;
        let rules = rules::of_reading(&self.library, &plain, &file_name)?;
        self.library.read_again(id, rules, &|original| self.reread(original))?;
        self.source_account(id)
    }

    /// Reads an issue's original without rules and corrections.
    fn read_plainly(&self, id: &IssueId) -> Result<Reading> {
        let revision = self.library.issue(id)?.revision;
        let bytes = self.library.original(&revision.original)?;
        read_with(&bytes, Some(&revision.file_name), &Known::default()).map_err(Error::reread)
    }

    /// Reads a kept file again.
    pub(crate) fn reread(&self, original: &Original<'_>) -> std::result::Result<Reread, String> {
        let Guidance { rules, corrections } = original.guidance;
        let known = Known { rules, corrections };
        let reading = read_with(original.bytes, Some(original.file_name), &known)
            .map_err(|error| error.to_string())?;
        let title = reading.issue.publication.title.as_deref().unwrap_or_default();
        Ok(Reread {
            new_publication: PublicationId::new(self.new_id()),
            publication_language: title_language(title, &reading.issue.languages),
            cover: cover_of(title),
            remarkable: count(remarkable(&reading).count()),
            prepared: Prepared::new(original.bytes, reading),
        })
    }

    /// The rule that a correction teaches, unless the publication has it.
    fn proposal(
        &self,
        id: &IssueId,
        correction: &Correction,
        text: &str,
        file_name: &str,
    ) -> Result<Option<RuleProposal>> {
        // Only a rule about the publication's name has to know what is read without rules and corrections.
        let read_title = match correction {
            Correction::Issue { fact: IssueFact::Publication, .. } => {
                self.read_plainly(id)?.issue.publication.title
            }
            _ => None,
        };
        let known = self.library.rules()?;
        let rule = rule_of(text, correction, read_title.as_deref(), file_name)
            .filter(|rule| known.iter().all(|row| row.rule != *rule));
        Ok(rule.map(|rule| RuleProposal { sentence: rules::sentence(&rule), rule }))
    }
}

fn unfit() -> Error {
    Error::new(Sentence::new("error-correction-unfit")).hint(Sentence::new("hint-correction-unfit"))
}

/// A correction in bytes of `text`; `None` where an offset is no place in it.
fn in_bytes(request: &SourceCorrection, text: &str) -> Option<Correction> {
    let byte = |unit: u32| utf16_to_byte(text, unit as usize);
    Some(match request {
        SourceCorrection::Issue { fact, value } => {
            Correction::Issue { fact: *fact, value: value.clone() }
        }
        SourceCorrection::Article { article, fact, value } => {
            Correction::Article { article: byte(*article)?, fact: *fact, value: value.clone() }
        }
        SourceCorrection::Begin { article, at } => {
            Correction::Begin { article: byte(*article)?, at: byte(*at)? }
        }
        SourceCorrection::Split { at } => Correction::Split { at: byte(*at)? },
        SourceCorrection::Merge { article } => Correction::Merge { article: byte(*article)? },
        SourceCorrection::Order { article, before } => {
            let before = match before {
                Some(before) => Some(byte(*before)?),
                None => None,
            };
            Correction::Order { article: byte(*article)?, before }
        }
        SourceCorrection::Delete { article, becomes } => {
            Correction::Delete { article: byte(*article)?, becomes: *becomes }
        }
        SourceCorrection::Mark { start, end, becomes } => {
            let (start, end) = (byte(*start)?, byte(*end)?);
            (start <= end)
                .then(|| Correction::Mark { span: Span::new(start, end), becomes: *becomes })?
        }
    })
}
