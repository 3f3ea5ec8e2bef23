//! Lines and articles while they are being put right. Whatever is asked, every line keeps exactly one role, every
//! article a line of its own, and the issue an article.

use std::collections::HashMap;
use std::ops::Range;

use flyleaf_model::{ArticleFact, RegionKind, Span};

use super::facts::{Facts, date_of, tidy};
use super::{Edited, Skipped};
use crate::lines::squeezed;
use crate::structure::headings::Heading;
use crate::structure::looks;
use crate::structure::markup::Said;
use crate::structure::page::{Kind, Page, stops};
use crate::structure::regions::Role;
use crate::structure::starts::Start;
use crate::structure::{boilerplate, furniture};

/// A line is taken for the title of an article that a person made up to this width.
const WIDEST_TITLE: usize = 100;

/// One article.
struct Piece {
    /// Its name while it is on the desk; `Role::Article` holds it meanwhile.
    id: u32,
    start: Start,
    facts: Facts,
}

/// The state between two corrections.
pub(super) struct Desk<'d, 'a> {
    page: &'d mut Page<'a>,
    candidates: &'d [Heading],
    roles: &'d mut [Role],
    /// In the order they are printed.
    pieces: Vec<Piece>,
    /// Ids, in the order they are read.
    order: Vec<u32>,
    /// Where each article that is gone went.
    gone: HashMap<u32, Option<u32>>,
    /// The line on which each article began at first.
    first_lines: Vec<usize>,
    next_id: u32,
}

impl<'d, 'a> Desk<'d, 'a> {
    pub(super) fn new(
        page: &'d mut Page<'a>,
        candidates: &'d [Heading],
        starts: Vec<Start>,
        roles: &'d mut [Role],
    ) -> Self {
        let first_lines = starts.iter().map(|start| start.line).collect();
        let pieces: Vec<Piece> = (0u32..)
            .zip(starts)
            .map(|(id, start)| Piece { id, start, facts: Facts::default() })
            .collect();
        let order: Vec<u32> = pieces.iter().map(|piece| piece.id).collect();
        let next_id = order.len() as u32;
        Self { page, candidates, roles, pieces, order, gone: HashMap::new(), first_lines, next_id }
    }

    /// The page as it is now.
    pub(super) fn page(&self) -> &Page<'a> {
        self.page
    }

    /// The line that holds a byte of the source.
    pub(super) fn line_at(&self, byte: usize) -> Option<usize> {
        (byte < self.page.source.len())
            .then(|| self.page.lines.partition_point(|line| line.start <= byte))
            .and_then(|after| after.checked_sub(1))
    }

    /// The first printed line from the one that holds a byte on.
    fn printed_from(&self, byte: usize) -> Result<usize, Skipped> {
        let line = self.line_at(byte).ok_or(Skipped)?;
        (line..self.page.len()).find(|&line| self.is_printed(line)).ok_or(Skipped)
    }

    fn is_printed(&self, line: usize) -> bool {
        !self.page.lines[line].is_blank()
    }

    /// The place of the article that begins on the line that holds a byte.
    fn piece_at(&self, byte: usize) -> Result<usize, Skipped> {
        let line = self.line_at(byte).ok_or(Skipped)?;
        self.pieces.iter().position(|piece| piece.start.line == line).ok_or(Skipped)
    }

    /// The place of the last article that begins on a line or before it.
    fn piece_above(&self, line: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.start.line <= line).checked_sub(1)
    }

    /// One past the last line that an article may reach.
    fn limit(&self, place: usize) -> usize {
        self.pieces.get(place + 1).map_or(self.page.len(), |next| next.start.line)
    }

    /// Whether an article begins on a line.
    pub(super) fn begins(&self, line: usize) -> bool {
        self.pieces.iter().any(|piece| piece.start.line == line)
    }

    /// Where the first article begins that begins after a line.
    pub(super) fn next_start(&self, line: usize) -> usize {
        let after = self.pieces.iter().map(|piece| piece.start.line).find(|&start| start > line);
        after.unwrap_or(self.page.len())
    }

    /// Whether a line is an article's or nobody's.
    pub(super) fn is_text(&self, line: usize) -> bool {
        self.page.is_text(line) && matches!(self.roles[line], Role::Article(_) | Role::Open)
    }

    /// Sets what a person says of an article.
    pub(super) fn say(
        &mut self,
        article: usize,
        fact: ArticleFact,
        value: &Option<String>,
    ) -> Result<(), Skipped> {
        let place = self.piece_at(article)?;
        let value = tidy(value.as_deref());
        let piece = &mut self.pieces[place];
        match fact {
            ArticleFact::Title => {
                // A first line that says just this is the title, and not said twice.
                let line = piece.start.line;
                if !piece.start.is_titled()
                    && value.as_deref() == Some(squeezed(self.page.text(line)).as_str())
                {
                    (piece.start.title_start, piece.start.title_end) = (line, line + 1);
                }
                piece.facts.title = Some(value);
            }
            ArticleFact::Byline => piece.facts.byline = Some(value),
            ArticleFact::Source => piece.facts.source = Some(value),
            ArticleFact::Date => {
                let date = value.map(|value| date_of(&value).ok_or(Skipped)).transpose()?;
                piece.facts.date = Some(date);
            }
        }
        Ok(())
    }

    /// Moves the beginning of an article.
    pub(super) fn begin(&mut self, article: usize, at: usize) -> Result<(), Skipped> {
        let place = self.piece_at(article)?;
        let line = self.printed_from(at)?;
        self.begin_on(place, line)
    }

    fn begin_on(&mut self, place: usize, line: usize) -> Result<(), Skipped> {
        let (id, from) = (self.pieces[place].id, self.pieces[place].start.line);
        let before = place.checked_sub(1).map(|before| self.pieces[before].start.line);
        if line == from || before.is_some_and(|before| line <= before) || line >= self.limit(place)
        {
            return Err(Skipped);
        }
        if line < from {
            self.give(line..from, Role::Article(id));
        } else {
            let own = |other: usize| other >= line && self.roles[other] == Role::Article(id);
            if !(line..self.limit(place)).any(own) {
                return Err(Skipped);
            }
            let above = (0..from).rev().find(|&above| self.is_printed(above));
            let role = above
                .map(|above| self.roles[above])
                .filter(|&role| role != Role::Article(id) && role != Role::Blank);
            self.give(from..line, role.unwrap_or(Role::Open));
        }
        self.restart(place, line);
        Ok(())
    }

    /// Lets an article begin within another, or before the first.
    pub(super) fn split_at(&mut self, at: usize) -> Result<(), Skipped> {
        let line = self.printed_from(at)?;
        self.split_on(line)
    }

    pub(super) fn split_on(&mut self, line: usize) -> Result<(), Skipped> {
        if self.begins(line) {
            return Err(Skipped);
        }
        let above = self.piece_above(line);
        let place = above.map_or(0, |above| above + 1);
        let limit = self.pieces.get(place).map_or(self.page.len(), |next| next.start.line);
        let taken = self.roles[line];
        let mine = above.map_or(Role::Open, |above| Role::Article(self.pieces[above].id));
        let id = self.next_id;
        self.next_id += 1;
        // The rest of the article above comes along, and so does what stands in one block with the line.
        // Blocks are found anew once everything is put right.
        let block = (line..limit).find(|&other| !self.page.is_text(other)).unwrap_or(limit);
        let block = block.max(line + 1);
        let lines: Vec<usize> = (line..limit)
            .filter(|&other| {
                self.roles[other] == mine || (other < block && self.roles[other] == taken)
            })
            .collect();
        for line in lines {
            self.give(line..line + 1, Role::Article(id));
        }
        let start = heading(self.page, self.candidates, line);
        self.pieces.insert(place, Piece { id, start, facts: Facts::default() });
        let read = above.map_or(0, |above| {
            let above = self.pieces[above].id;
            self.order.iter().position(|&other| other == above).map_or(0, |index| index + 1)
        });
        self.order.insert(read, id);
        // Nothing may be left of the article above but what stands above.
        if let Some(above) = above {
            self.drop_if_empty(above, Some(id));
        }
        Ok(())
    }

    /// Makes an article a part of the one printed before it.
    pub(super) fn merge_at(&mut self, article: usize) -> Result<(), Skipped> {
        let place = self.piece_at(article)?;
        self.merge(place)
    }

    /// The same for the article that begins on a line.
    pub(super) fn merge_on(&mut self, line: usize) -> Result<(), Skipped> {
        let place = self.pieces.iter().position(|piece| piece.start.line == line);
        self.merge(place.ok_or(Skipped)?)
    }

    fn merge(&mut self, place: usize) -> Result<(), Skipped> {
        let into = self.pieces[place.checked_sub(1).ok_or(Skipped)?].id;
        let id = self.pieces[place].id;
        for role in self.roles.iter_mut().filter(|role| **role == Role::Article(id)) {
            *role = Role::Article(into);
        }
        self.remove(place, Some(into));
        Ok(())
    }

    /// Moves an article in the reading order.
    pub(super) fn order(&mut self, article: usize, before: Option<usize>) -> Result<(), Skipped> {
        let id = self.pieces[self.piece_at(article)?].id;
        let before = match before {
            Some(before) => Some(self.pieces[self.piece_at(before)?].id),
            None => None,
        };
        if before == Some(id) {
            return Err(Skipped);
        }
        self.order.retain(|&other| other != id);
        let place = before.and_then(|before| self.order.iter().position(|&other| other == before));
        self.order.insert(place.unwrap_or(self.order.len()), id);
        Ok(())
    }

    /// Makes an article's lines something else.
    pub(super) fn delete(&mut self, article: usize, becomes: RegionKind) -> Result<(), Skipped> {
        let place = self.piece_at(article)?;
        let role = role_of(becomes).ok_or(Skipped)?;
        if self.pieces.len() == 1 {
            return Err(Skipped);
        }
        let id = self.pieces[place].id;
        for line in 0..self.page.len() {
            if self.roles[line] == Role::Article(id) {
                self.give(line..line + 1, role);
            }
        }
        self.remove(place, None);
        Ok(())
    }

    /// Makes whole lines something else.
    pub(super) fn mark(&mut self, span: Span, becomes: RegionKind) -> Result<(), Skipped> {
        let first = self.line_at(span.start).ok_or(Skipped)?;
        let end = self.page.lines.partition_point(|line| line.start < span.end).max(first + 1);
        match role_of(becomes) {
            Some(role) => self.set_aside(first..end, role),
            None => self.bring_back(first..end),
        }
    }

    /// Gives lines a role that is no article's.
    pub(super) fn set_aside(&mut self, lines: Range<usize>, role: Role) -> Result<(), Skipped> {
        if !lines.clone().any(|line| self.is_printed(line)) {
            return Err(Skipped);
        }
        let mut touched: Vec<u32> = self.roles[lines.clone()]
            .iter()
            .filter_map(|role| if let Role::Article(id) = role { Some(*id) } else { None })
            .collect();
        touched.sort_unstable();
        touched.dedup();
        let outside =
            |line: usize| !lines.contains(&line) && matches!(self.roles[line], Role::Article(_));
        if touched.len() == self.pieces.len() && !(0..self.page.len()).any(outside) {
            return Err(Skipped);
        }
        self.give(lines.clone(), role);
        for place in (0..self.pieces.len()).rev() {
            if touched.binary_search(&self.pieces[place].id).is_ok() {
                let line = self.pieces[place].start.line;
                if lines.contains(&line) {
                    self.restart(place, line);
                }
                self.drop_if_empty(place, None);
            }
        }
        Ok(())
    }

    /// Gives lines back to the article they stand in; before the first, to the first.
    fn bring_back(&mut self, lines: Range<usize>) -> Result<(), Skipped> {
        let first = lines.clone().find(|&line| self.is_printed(line)).ok_or(Skipped)?;
        match self.piece_above(first) {
            Some(place) if lines.end <= self.limit(place).max(first + 1) => {
                let id = self.pieces[place].id;
                self.give(lines, Role::Article(id));
                Ok(())
            }
            Some(_) => Err(Skipped),
            None => self.begin_on(0, first),
        }
    }

    /// Gives printed lines a role, and lets them look like it.
    fn give(&mut self, lines: Range<usize>, role: Role) {
        for line in lines {
            if !self.is_printed(line) {
                continue;
            }
            self.roles[line] = role;
            let kind = &mut self.page.kinds[line];
            *kind = match role {
                Role::Furniture => Kind::Furniture,
                Role::Boilerplate => Kind::Boilerplate,
                Role::Article(_) if self.page.markup.kind(line) == Some(Kind::Head) => Kind::Head,
                _ if matches!(self.page.markup.said(line), Said::Heading(_) | Said::Whole) => {
                    Kind::Text
                }
                _ if furniture::is_rule(self.page.lines[line].text) => Kind::Rule,
                _ => Kind::Text,
            };
        }
    }

    /// Looks for the beginning of an article anew: its first line of text from `from` on.
    fn restart(&mut self, place: usize, from: usize) {
        let id = self.pieces[place].id;
        let limit = self.limit(place);
        let own = |line: &usize| self.roles[*line] == Role::Article(id);
        let first = (from..limit).filter(own).find(|&line| self.page.is_text(line));
        let Some(line) = first.or_else(|| (0..limit).find(own)) else { return };
        let was = &self.pieces[place].start;
        let (section, entry, part) =
            (was.section.filter(|&label| label < line), was.entry, was.part);
        let named = part.is_some_and(|part| self.page.markup.parts()[part].title.is_some());
        // What the file itself calls a part of it stays its title, and its first line stays text.
        let start =
            if named { Start::untitled(line) } else { heading(self.page, self.candidates, line) };
        self.pieces[place].start = Start { section, entry, part, ..start };
    }

    /// Takes an article away that has no line any more; what it was is in `into` now.
    fn drop_if_empty(&mut self, place: usize, into: Option<u32>) {
        let id = self.pieces[place].id;
        // The label of its section stands before its first line, and after that of the article before it.
        let from = place.checked_sub(1).map_or(0, |before| self.pieces[before].start.line);
        if !self.roles[from..self.limit(place)].contains(&Role::Article(id)) {
            self.remove(place, into);
        }
    }

    fn remove(&mut self, place: usize, into: Option<u32>) {
        let id = self.pieces.remove(place).id;
        self.order.retain(|&other| other != id);
        self.gone.insert(id, into);
    }

    /// The text of the line that holds a byte, as a span for the report; empty past the end.
    pub(super) fn told(&self, byte: usize) -> Span {
        let Some(line) = self.line_at(byte) else { return Span::new(0, 0) };
        let line = &self.page.lines[line];
        Span::new(line.text_start(), line.text_start() + line.text.len())
    }

    /// The source in a span.
    pub(super) fn text_in(&self, span: Span) -> &'a str {
        &self.page.source[span.start..span.end]
    }

    /// The articles as they are now; roles name them in the order they are printed.
    pub(super) fn finish(self) -> Edited {
        self.page.find_blocks();
        let places: HashMap<u32, usize> =
            self.pieces.iter().enumerate().map(|(place, piece)| (piece.id, place)).collect();
        let place = |id: u32| places.get(&id).copied();
        for role in self.roles.iter_mut() {
            if let Role::Article(id) = *role {
                *role = place(id).map_or(Role::Open, |index| Role::Article(index as u32));
            }
        }
        let now = |mut id: u32| loop {
            match self.gone.get(&id) {
                Some(Some(into)) => id = *into,
                Some(None) => return None,
                None => return place(id),
            }
        };
        let became = (0u32..).zip(&self.first_lines).map(|(id, &line)| (line, now(id))).collect();
        let order = self.order.iter().filter_map(|&id| place(id)).collect();
        let limits: Vec<usize> = (0..self.pieces.len()).map(|place| self.limit(place)).collect();
        let (starts, facts) = self
            .pieces
            .into_iter()
            .zip(limits)
            .map(|(Piece { start, facts, .. }, limit)| {
                // A title of several lines ends where another article begins in it.
                let title_start = start.title_start.min(limit);
                let title_end = start.title_end.min(limit).max(title_start);
                (Start { title_start, title_end, ..start }, facts)
            })
            .unzip();
        Edited { starts, facts, order, became }
    }
}

/// The role of lines that are no article's.
pub(super) fn role_of(kind: RegionKind) -> Option<Role> {
    match kind {
        RegionKind::Masthead => Some(Role::Masthead),
        RegionKind::Contents => Some(Role::Contents),
        RegionKind::Furniture => Some(Role::Furniture),
        RegionKind::Boilerplate => Some(Role::Boilerplate),
        RegionKind::Unassigned => Some(Role::Open),
        RegionKind::Article => None,
    }
}

/// The beginning of an article on a line: with the heading that stands there, or with the line as its title where it
/// can be one.
fn heading(page: &Page<'_>, candidates: &[Heading], line: usize) -> Start {
    let at = candidates.partition_point(|heading| heading.line < line);
    let known = candidates.get(at).filter(|heading| heading.line == line);
    let (title_end, run_in) = match known {
        Some(heading) => (heading.last + 1, heading.run_in),
        None => {
            let text = page.text(line);
            let titled = page.lines[line].width <= WIDEST_TITLE
                && looks::can_be_title(text)
                && !stops(text)
                && !boilerplate::is_notice(text)
                && (page.ends_block(line) || looks::look(text).caps);
            (if titled { line + 1 } else { line }, None)
        }
    };
    Start { title_end, run_in, ..Start::untitled(line) }
}
