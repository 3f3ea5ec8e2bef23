//! The timeline: what was read and written, day by day, the newest day first.

use std::collections::BTreeMap;

use flyleaf_library::{Timeline, TimelineDay as StoredDay};
use flyleaf_model::IssueId;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{IssueName, NotebookNote, notes};
use crate::{Error, Flyleaf, Result};

/// Days on a page at most.
const MOST: u32 = 60;

/// Asks for some days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Type)]
pub struct TimelineRequest {
    /// Only days before this one (ISO 8601); the latest where `None`.
    pub before: Option<String>,
    /// How many to give at most; sixty are given at most anyway.
    pub days: u32,
    /// Minutes by which the reader's clock is before that of Greenwich.
    pub east: i32,
}

/// Some days.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TimelineView {
    /// The newest first; those on which nothing happened are left out.
    pub days: Vec<TimelineDay>,
    /// Whether there are older days.
    pub more: bool,
}

/// What happened on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TimelineDay {
    /// ISO 8601, by the reader's clock.
    pub day: String,
    /// The articles of which something was read for the first time, in the order of the day.
    pub read: Vec<TimelineArticle>,
    /// The notes that were made, the latest first; a hundred at most.
    pub made: Vec<NotebookNote>,
    /// How many were made.
    pub made_count: u32,
    /// Those that were changed and made on another day; a hundred at most.
    pub changed: Vec<NotebookNote>,
    /// How many of those there are.
    pub changed_count: u32,
    /// The issues that were imported, the latest first; a hundred at most.
    pub imported: Vec<IssueName>,
    /// How many were imported.
    pub imported_count: u32,
}

/// An article that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TimelineArticle {
    /// Its issue.
    pub source: IssueName,
    /// Its index then.
    pub article: u32,
    /// Its title then.
    pub title: Option<String>,
}

impl Flyleaf {
    /// The latest days on which something was read, written or imported.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn timeline(&self, request: &TimelineRequest) -> Result<TimelineView> {
        let most = request.days.min(MOST) as usize;
        // No place on earth is further than a day from Greenwich.
        let east = request.east.clamp(-1_440, 1_440);
        let Timeline { days, issues, more } =
            self.library.timeline(request.before.as_deref(), most, east)?;
        let issues: BTreeMap<_, _> =
            issues.into_iter().map(|issue| (issue.0.id.clone(), issue)).collect();
        let name = |id: &IssueId| {
            let found =
                issues.get(id).map(|(issue, publication)| IssueName::of(issue, publication));
            found.ok_or_else(|| Error::internal("a day came without its issue"))
        };
        let day = |day: StoredDay| -> Result<TimelineDay> {
            let read = day.read.into_iter().map(|(issue, article, title)| {
                Ok(TimelineArticle { source: name(&issue)?, article, title })
            });
            Ok(TimelineDay {
                read: read.collect::<Result<_>>()?,
                day: day.day,
                made: notes(day.made, &issues)?,
                made_count: day.made_count,
                changed: notes(day.changed, &issues)?,
                changed_count: day.changed_count,
                imported: day.imported.iter().map(name).collect::<Result<_>>()?,
                imported_count: day.imported_count,
            })
        };
        Ok(TimelineView { days: days.into_iter().map(day).collect::<Result<_>>()?, more })
    }
}
