//! The question: where does each article begin, and under which section?
//!
//! Headings that the contents name begin articles. Others do where they are set like those, or, without contents,
//! where their look is the strongest that recurs. A heading with nothing but another heading below it labels a section.

use flyleaf_model::Finding;

use super::align::Hit;
use super::contents::Contents;
use super::headings::{self, Heading, Rank};
use super::links;
use super::looks;
use super::markers;
use super::page::Page;
use super::parts::Division;
use super::ranks::Ranks;
use super::setting::Set;
use crate::flow::PartKind;

/// Where an article begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start {
    /// First line of its heading, or of its text where it has none.
    pub(super) line: usize,
    /// First line of its title; `line` where it has none.
    pub(super) title_start: usize,
    /// One past the last line of its title; `title_start` where it has none.
    pub(super) title_end: usize,
    /// One past its last line, where the file itself says so.
    pub(super) end: Option<usize>,
    /// The part of the file that it is, as its place in the flow.
    pub(super) part: Option<usize>,
    /// Bytes of the first line's text that are the title, where text runs on after it.
    pub(super) run_in: Option<usize>,
    /// The label of its section.
    pub(super) section: Option<usize>,
    /// Entry of the contents that announces it.
    pub(super) entry: Option<usize>,
    /// That entry's level.
    pub(super) level: Option<u8>,
}

/// All beginnings, in order, and what they say about the contents.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Beginnings of articles.
    pub(super) starts: Vec<Start>,
    /// Lines that are section labels: line, index of the next article.
    pub(super) labels: Vec<usize>,
    /// Lines where text about the publication begins, which ends the article before it.
    pub(super) colophons: Vec<usize>,
    /// For each entry of the contents, the article it announces.
    pub(super) entry_articles: Vec<Option<u32>>,
    /// Differences between contents and headings.
    pub(super) findings: Vec<Finding>,
    /// One past the lines before which no article can begin.
    pub(super) front_end: usize,
    /// Lines of the contents.
    pub(super) contents: std::ops::Range<usize>,
}

/// Decides where articles begin. `front_end` is one past the masthead.
pub(super) fn plan(
    page: &Page<'_>,
    contents: Option<&Contents>,
    divisions: &[Division],
    candidates: &[Heading],
    ranks: Ranks,
    front_end: usize,
) -> Plan {
    let mut plan = Plan { front_end, ..Plan::default() };
    let open: Vec<&Heading> =
        candidates.iter().filter(|heading| heading.line >= front_end).collect();
    if let Some(contents) = contents {
        plan.contents = contents.start..contents.end;
    }
    match contents {
        _ if !divisions.is_empty() => follow_divisions(page, contents, divisions, &mut plan),
        Some(contents) => follow_contents(page, contents, &open, &mut plan),
        None => follow_looks(page, &open, ranks, &mut plan),
    }
    plan.starts.sort_by_key(|start| start.line);
    // Two entries may lead to one heading.
    plan.starts.dedup_by(|start, before| start.line < before.title_end.max(before.line + 1));
    if let Some(contents) = contents {
        for start in &mut plan.starts {
            start.level = start.entry.map(|entry| contents.entries[entry].level);
        }
    }
    if divisions.is_empty() {
        label_sections(page, &mut plan);
    }
    if let Some(contents) = contents {
        links::link(page, contents, &mut plan);
    }
    plan
}

fn follow_contents(page: &Page<'_>, contents: &Contents, open: &[&Heading], plan: &mut Plan) {
    for (index, hit) in contents.hits.iter().enumerate() {
        let Some(hit) = hit.as_ref().filter(|_| begins_article(page, contents, index)) else {
            continue;
        };
        plan.starts.push(start_at(hit.line, hit.last + 1, hit.run_in, Some(index)));
    }
    let known: Vec<Set> =
        contents.hits.iter().flatten().map(|hit| Set::of(page, hit.line)).collect();
    let common = Set::common(&known);
    for heading in open {
        let taken = contents
            .hits
            .iter()
            .flatten()
            .any(|hit| hit.line <= heading.bottom && heading.line <= hit.last)
            || plan.contents.contains(&heading.line);
        if taken {
            continue;
        }
        if headings::is_colophon(page, heading) {
            plan.colophons.push(heading.line);
        } else if common
            .as_ref()
            .is_some_and(|common| common.is_met_by(&Set::of(page, heading.line)))
        {
            plan.starts.push(start_at(heading.line, heading.last + 1, heading.run_in, None));
        }
    }
    keep_series(page, plan);
}

/// Top entries begin articles; deeper ones head parts of them, unless the top one is set as a mere label above them.
fn begins_article(page: &Page<'_>, contents: &Contents, index: usize) -> bool {
    let level = contents.entries[index].level;
    if level == 0 {
        return true;
    }
    let parent = (0..index).rev().find(|&other| contents.entries[other].level < level);
    let (Some(parent), Some(own)) = (parent, contents.hits[index].as_ref()) else { return false };
    let first_child = contents.hits[parent + 1..=index].iter().flatten().next();
    match (&contents.hits[parent], first_child) {
        (Some(above), Some(first)) => {
            let labels =
                is_label_like(page.text(above.line)) && !is_label_like(page.text(first.line));
            labels && is_bare(page, above, first.line) && own.line >= first.line
        }
        _ => false,
    }
}

/// Whether nothing is printed between a heading and the line `next`.
fn is_bare(page: &Page<'_>, above: &Hit, next: usize) -> bool {
    above.run_in.is_none()
        && above.last < next
        && (above.last + 1..next).all(|line| !page.is_text(line))
}

/// The file's own divisions, and within its pages the headings that the contents name.
fn follow_divisions(
    page: &Page<'_>,
    contents: Option<&Contents>,
    divisions: &[Division],
    plan: &mut Plan,
) {
    for division in divisions {
        plan.starts.push(Start {
            title_start: division.title.start,
            title_end: division.title.end,
            end: Some(division.lines.end),
            part: Some(division.part),
            ..start_at(division.lines.start, division.lines.start, None, None)
        });
    }
    let Some(contents) = contents else { return };
    let first = plan.starts.len();
    let pages = page.markup.parts();
    let mut within: Vec<Start> = Vec::new();
    for (index, hit) in contents.hits.iter().enumerate() {
        let Some(hit) = hit else { continue };
        let Some(at) = plan.starts.iter().rposition(|start| start.line <= hit.line) else {
            continue;
        };
        let start = &mut plan.starts[at];
        let heads = hit.line <= start.line.max(start.title_end)
            || page.text_before(hit.line).is_none_or(|before| before < start.line);
        let part = start.part.map(|part| pages[part].kind);
        if heads && start.entry.is_none() {
            start.entry = Some(index);
        } else if !heads
            && part == Some(PartKind::Page)
            && start.end.is_some_and(|end| hit.line < end)
            && begins_article(page, contents, index)
        {
            within.push(Start {
                end: start.end,
                ..start_at(hit.line, hit.last + 1, hit.run_in, Some(index))
            });
        }
    }
    follow_order(contents, &mut plan.starts[..first]);
    plan.starts.extend(within);
}

/// Entries that name no division, between two that do: the divisions between those are theirs, if they are as many.
fn follow_order(contents: &Contents, starts: &mut [Start]) {
    let mut from = (0, 0);
    for at in 0..=starts.len() {
        let entry = match starts.get(at) {
            Some(start) => start.entry,
            None => Some(contents.entries.len()),
        };
        let Some(entry) = entry else { continue };
        let unnamed = at - from.0;
        let free = from.1..entry;
        let fits = free.len() == unnamed
            && contents.entries.get(free.clone()).is_some_and(|e| e.iter().all(|e| e.level == 0));
        if fits {
            starts[from.0..at].iter_mut().zip(free).for_each(|(start, e)| start.entry = Some(e));
        }
        from = (at + 1, entry + 1);
    }
}

fn follow_looks(page: &Page<'_>, open: &[&Heading], ranks: Ranks, plan: &mut Plan) {
    let (about, titled): (Vec<&Heading>, Vec<&Heading>) =
        open.iter().copied().partition(|heading| headings::is_colophon(page, heading));
    plan.colophons = about.iter().map(|heading| heading.line).collect();
    let Some(rank) = ranks.articles else { return };
    // Headings by markup that stand above the first of them, over text of their own, begin articles as well.
    let first = titled.iter().find(|heading| heading.look <= rank).map(|heading| heading.line);
    let upper = titled
        .iter()
        .take_while(|heading| Some(heading.line) < first)
        .map(|heading| heading.look)
        .min()
        .filter(|look| matches!(look, Rank::Markup(_)));
    for heading in titled {
        let above = Some(heading.line) < first && Some(heading.look) == upper;
        if (heading.look <= rank || above) && Some(heading.line) != ranks.title {
            let level = match heading.look {
                Rank::Markup(level) => Some(level),
                _ => None,
            };
            plan.starts.push(Start {
                level,
                ..start_at(heading.line, heading.last + 1, heading.run_in, None)
            });
        }
    }
}

fn start_at(line: usize, title_end: usize, run_in: Option<usize>, entry: Option<usize>) -> Start {
    Start { title_end, run_in, entry, ..Start::untitled(line) }
}

impl Start {
    /// The beginning of an article without a title.
    pub(super) fn untitled(line: usize) -> Self {
        Self {
            line,
            title_start: line,
            title_end: line,
            end: None,
            part: None,
            run_in: None,
            section: None,
            entry: None,
            level: None,
        }
    }

    /// Whether a title is printed.
    pub(super) fn is_titled(&self) -> bool {
        self.title_end > self.title_start || self.run_in.is_some()
    }
}

/// A numbered heading outside the contents is an article only if its number goes on with theirs.
fn keep_series(page: &Page<'_>, plan: &mut Plan) {
    plan.starts.sort_by_key(|start| start.line);
    let value =
        |start: &Start| markers::marker(page.text(start.line)).and_then(|marker| marker.value);
    let mut last = None;
    let mut kept = Vec::with_capacity(plan.starts.len());
    for start in plan.starts.drain(..) {
        let own = value(&start);
        let goes_on = match (last, own) {
            (Some(last), Some(own)) => own == last + 1,
            _ => true,
        };
        if start.entry.is_some() || own.is_none() || goes_on {
            last = own.or(last);
            kept.push(start);
        }
    }
    plan.starts = kept;
}

/// Turns headings without text of their own into labels of the articles below them.
fn label_sections(page: &Page<'_>, plan: &mut Plan) {
    let (mut label, mut passing) = (None, None);
    let mut kept: Vec<Start> = Vec::with_capacity(plan.starts.len());
    let starts = std::mem::take(&mut plan.starts);
    for (index, start) in starts.iter().enumerate() {
        let next = starts.get(index + 1);
        let bare = next.is_some_and(|next| {
            start.run_in.is_none() && (start.title_end..next.line).all(|line| !page.is_text(line))
        });
        let mut start = start.clone();
        let like = is_label_like(page.text(start.line));
        let deeper = next.is_some_and(|next| start.level.is_some() && next.level > start.level);
        if bare && start.entry.is_none() && deeper {
            plan.labels.push(start.line);
            label = Some((start.line, start.level));
            continue;
        }
        if bare && start.entry.is_none() && !like {
            // A signature or a lone line before a heading: text of the article above, or a label of this one only.
            if plan.contents.is_empty() {
                plan.labels.push(start.line);
                passing = Some(start.line);
            }
            continue;
        }
        // A label out of the contents ends where the next of its level begins.
        let outranked = label.is_some_and(|(_, level): (usize, Option<u8>)| {
            level.is_some() && start.level.is_some_and(|own| Some(own) <= level)
        });
        if outranked {
            label = None;
        }
        // Two headings alike, one below the other, are two articles, the first of them empty.
        let unlike = next.is_some_and(|next| like && !is_label_like(page.text(next.line)));
        let listed = next.is_some_and(|next| next.entry.is_some()) || start.entry.is_none();
        if bare && unlike && listed {
            plan.labels.push(start.line);
            label = Some((start.line, start.level));
            continue;
        }
        if let Some(own) = label_above(page, plan, &start) {
            plan.labels.push(own);
            label = Some((own, None));
        }
        start.section = passing.take().or(label.map(|(line, _)| line));
        kept.push(start);
    }
    plan.starts = kept;
    plan.labels.sort_unstable();
}

/// Whether a line is set as labels are: in capitals or in brackets.
fn is_label_like(text: &str) -> bool {
    looks::look(text).caps || is_bracketed(text.trim_end_matches(['|', ' ']))
}

fn is_bracketed(text: &str) -> bool {
    text.starts_with(['[', '【', '〖', '<']) && text.ends_with([']', '】', '〗', '>'])
}

/// A short line between the article before and this heading that is set like a label: capitals or brackets.
fn label_above(page: &Page<'_>, plan: &Plan, start: &Start) -> Option<usize> {
    let above = page.text_before(start.line)?;
    let text = page.text(above).trim_end_matches(['|', ' ']);
    let bracketed = is_bracketed(text);
    let caps = looks::look(text).caps && !looks::look(page.text(start.line)).caps;
    let alone = page.starts_block(above) && page.ends_block(above) && above + 8 > start.line;
    let free = above >= plan.front_end && !plan.contents.contains(&above) && text.len() <= 70;
    (alone && free && (bracketed || caps) && looks::can_be_title(text)).then_some(above)
}

/// The title of an article as printed over it, its lines joined, without number and decoration.
pub(super) fn title(page: &Page<'_>, start: &Start) -> String {
    let part = start.part.map(|part| &page.markup.parts()[part]);
    if let Some(given) = part.and_then(|part| part.title.as_deref()) {
        return crate::lines::squeezed(given);
    }
    if let Some(end) = start.run_in {
        return looks::bare_title(&page.text(start.line)[..end])
            .trim_end_matches(['.', ':', '。', '：'])
            .to_owned();
    }
    let marked = page.heading_level(start.title_start).is_some();
    let mut title = String::new();
    for line in (start.title_start..start.title_end).filter(|&line| page.is_text(line)) {
        let text = if marked {
            // Its looks are the format's business, and what it says is all title.
            page.text(line)
        } else if title.is_empty() {
            looks::bare_title(page.text(line))
        } else {
            looks::undecorated(page.text(line))
        };
        super::joining::append(&mut title, text);
    }
    crate::lines::squeezed(&title)
}
