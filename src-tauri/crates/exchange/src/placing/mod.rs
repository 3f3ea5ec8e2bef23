//! Where annotations that were read belong in a library: on which issue, and on which of its words.
//!
//! Nothing is written: [`plan`] says for every annotation what an import would make of it and why, for a preview, and
//! gives the annotations to be stored. The same file planned again after it was stored changes nothing.

mod identity;
mod matching;
mod passage;

use std::collections::{BTreeMap, BTreeSet};

use flyleaf_model::{
    Anchor, AnchorStatus, Annotation, AnnotationId, IssueId, Selectors, Style, Target,
    TextPositionSelector, TextQuoteSelector, Timestamp,
};

use crate::{FileHash, Interchange, ReadAnnotations, Scope, Work};
pub use identity::annotation_id;
pub use matching::{ByHand, Choice, Reason};
use passage::{Finder, Texts};

/// An issue that annotations may belong to, as the library knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// The issue; `None` only in `Default`.
    pub issue: Option<IssueId>,
    /// Title of its publication.
    pub publication: String,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its year.
    pub year: Option<i32>,
    /// Name of the file it was read from.
    pub file_name: String,
    /// Where the file came from, where that is known.
    pub url: Option<String>,
    /// Hashes of the file; at least the BLAKE3 hash that names originals.
    pub hashes: Vec<FileHash>,
    /// Its articles: titles and author lines.
    pub articles: Vec<ArticleHead>,
}

/// How an article is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleHead {
    /// Its title.
    pub title: Option<String>,
    /// Its author line.
    pub byline: Option<String>,
}

/// What planning asks of a library, each only where it is needed.
pub trait Shelf {
    /// The canonical texts of an issue's articles, in order.
    fn texts(&self, issue: &IssueId) -> Vec<String>;
    /// The annotations on an issue.
    fn annotations(&self, issue: &IssueId) -> Vec<Annotation>;
    /// The annotation of that name, on whatever issue, also in the trash.
    fn annotation(&self, id: &AnnotationId) -> Option<Annotation>;
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The works that the file has annotations on, in its order.
    pub works: Vec<PlannedWork>,
    /// One for each annotation of the file, in its order.
    pub annotations: Vec<Planned>,
}

impl Plan {
    /// How many annotations have an outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.annotations.iter().filter(|planned| planned.outcome == outcome).count()
    }
}

/// A work of the file, and the issue that was chosen for it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedWork {
    /// What the file says of it.
    pub work: Work,
    /// The choice and its reason; candidates are named by their index.
    pub choice: Choice,
}

/// An annotation of the file, and what would become of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Index of its work in `Plan::works`.
    pub work: usize,
    /// What would become of it.
    pub outcome: Outcome,
    /// The annotation to be stored; `None` where there is nothing to store.
    pub annotation: Option<Annotation>,
}

/// What would become of an annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Its words stand where it says, or it is on a whole article or issue.
    Kept,
    /// Its words stand elsewhere.
    Moved,
    /// Nearly its words stand there.
    Changed,
    /// Several places fit equally well; it is kept without a place.
    Ambiguous,
    /// Its words stand nowhere in the issue; it is kept without a place.
    Orphaned,
    /// The library has it; nothing changes.
    AlreadyThere,
    /// No issue of the library is what it was written on, several fit equally well, or its work is left out: see the
    /// work's choice.
    Unmatched,
}

/// Plans the import of a file's annotations. `now` is the time of those that have none; `by_hand` says what a person
/// chose for a work, by its number in the file, instead of all matching. The same file has the same works.
pub fn plan(
    read: &ReadAnnotations,
    candidates: &[Candidate],
    by_hand: &dyn Fn(usize) -> Option<ByHand>,
    shelf: &dyn Shelf,
    now: &Timestamp,
) -> Plan {
    let groups = group(&read.annotations);
    let mut texts = Texts::new(shelf);
    let mut plan = Plan { works: Vec::new(), annotations: Vec::new() };
    let mut planned: Vec<Option<Planned>> = vec![None; read.annotations.len()];
    let mut seen = BTreeSet::new();
    for (number, group) in groups.into_iter().enumerate() {
        let members: Vec<&Interchange> =
            group.members.iter().map(|&index| &read.annotations[index]).collect();
        let choice = match by_hand(number) {
            Some(ByHand::Candidate(candidate)) => {
                Choice::Chosen { candidate, score: 1.0, reason: Reason::ByHand }
            }
            Some(ByHand::LeftOut) => Choice::LeftOut,
            None => matching::choose(&group.work, &members, candidates, &mut texts),
        };
        let chosen = match choice {
            Choice::Chosen { candidate, .. } => candidates.get(candidate),
            Choice::Tied { .. } | Choice::None | Choice::LeftOut => None,
        };
        let chosen = chosen.and_then(|candidate| Some((candidate, candidate.issue.as_ref()?)));
        let destination = chosen.map(|(candidate, issue)| {
            let known = Known::of(&shelf.annotations(issue));
            (issue, Finder::new(candidate, texts.of(issue)), known)
        });
        for (&index, one) in group.members.iter().zip(members) {
            let id = annotation_id(read.program, one);
            let there = shelf.annotation(&id).is_some() || seen.contains(&id);
            let (outcome, annotation) = match &destination {
                _ if there => (Outcome::AlreadyThere, None),
                None => (Outcome::Unmatched, None),
                Some((issue, finder, known)) => {
                    let (outcome, target) = finder.place(one);
                    let annotation = assemble(id.clone(), (*issue).clone(), target, one, now);
                    seen.insert(id);
                    match known.has(&annotation, one.work.own.is_some()) {
                        false => (outcome, Some(annotation)),
                        true => (Outcome::AlreadyThere, None),
                    }
                }
            };
            planned[index] = Some(Planned { work: number, outcome, annotation });
        }
        plan.works.push(PlannedWork { work: group.work, choice });
    }
    plan.annotations = planned.into_iter().flatten().collect();
    plan
}

/// The annotations on one work.
struct Group {
    work: Work,
    members: Vec<usize>,
}

/// Sorts annotations by their work. The article they are in makes no other work of it, and what has one address is one
/// work, however much of it each annotation tells.
fn group(annotations: &[Interchange]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for (index, one) in annotations.iter().enumerate() {
        let mut work = one.work.clone();
        work.article = None;
        if let Some(own) = &mut work.own {
            own.article = None;
            work.author = None;
        }
        let key = match (&work.url, &work.own) {
            (Some(url), None) => url.clone(),
            // The debug form of plain data: every field, told apart.
            _ => format!("{work:?}"),
        };
        let number = *numbers.entry(key).or_insert_with(|| {
            groups.push(Group { work: work.clone(), members: Vec::new() });
            groups.len() - 1
        });
        let group = &mut groups[number];
        group.work.title = group.work.title.take().or(work.title);
        group.work.author = group.work.author.take().or(work.author);
        group.members.push(index);
    }
    groups
}

/// What an issue has already, told by what a person would call the same annotation: one of another program by place,
/// words and note; one of ours by its looks and tags as well, since a highlight and an underline of the same words are two.
struct Known {
    alike: BTreeSet<String>,
    same: BTreeSet<String>,
}

impl Known {
    fn of(annotations: &[Annotation]) -> Self {
        Self {
            alike: annotations.iter().map(|one| sameness(one, false)).collect(),
            same: annotations.iter().map(|one| sameness(one, true)).collect(),
        }
    }

    fn has(&self, annotation: &Annotation, ours: bool) -> bool {
        let known = if ours { &self.same } else { &self.alike };
        known.contains(&sameness(annotation, ours))
    }
}

/// Everything that counts, in the debug form of plain data, which tells it apart.
fn sameness(annotation: &Annotation, whole: bool) -> String {
    let place = match &annotation.target {
        Target::Passage { .. } => annotation.span().map(|span| (annotation.article(), Some(span))),
        Target::Article { .. } | Target::Issue => Some((annotation.article(), None)),
    };
    let looks = whole.then_some((annotation.style, annotation.colour, &annotation.tags));
    format!("{:?}", (place, annotation.quote(), annotation.note.trim(), looks))
}

fn assemble(
    id: AnnotationId,
    issue: IssueId,
    target: Target,
    one: &Interchange,
    now: &Timestamp,
) -> Annotation {
    let created = one.created.clone().or_else(|| one.modified.clone());
    let created = created.unwrap_or_else(|| now.clone());
    let mut foreign = one.foreign.clone();
    if let Some(name) = &one.id
        && crate::vocabulary::annotation_of_iri(name).is_none()
    {
        foreign.entry("id").or_insert_with(|| name.as_str().into());
    }
    let kept = foreign.contains_key("target") || one.work.own.is_some();
    if !one.selectors.is_empty() && !kept {
        let hints = one.selectors.iter().cloned().collect();
        foreign.entry(crate::vocabulary::SELECTORS).or_insert(hints);
    }
    Annotation {
        id,
        issue,
        target,
        style: if one.underlined { Style::Underline } else { Style::Highlight },
        colour: one.colour.unwrap_or_default(),
        note: one.note.clone(),
        tags: one.tags.clone(),
        modified: one.modified.clone().unwrap_or_else(|| created.clone()),
        created,
        foreign,
    }
}

/// A passage without a place, named as the file names it.
fn unplaced(one: &Interchange, article: u32, status: AnchorStatus) -> Target {
    let quote = one.quote.clone().unwrap_or(TextQuoteSelector {
        exact: String::new(),
        prefix: String::new(),
        suffix: String::new(),
    });
    let position = one.position.unwrap_or(TextPositionSelector { start: 0, end: 0 });
    Target::Passage {
        article,
        selectors: Selectors { position, quote },
        anchor: Anchor { status, span: None, score: 0.0 },
    }
}

/// Whether an annotation is on a passage.
fn is_passage(one: &Interchange) -> bool {
    one.scope == Scope::Passage
}
