//! The question: is a heading set like the headings that are known to begin articles?

use super::byline;
use super::headings::{self, Rank};
use super::looks;
use super::markers::{self, Style};
use super::page::Page;

/// How a heading is set, as far as other articles' headings can share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    rank: Rank,
    numbered: Option<Style>,
    /// Two blank lines or more above it.
    wide_space: bool,
    /// A rule above it.
    ruled: bool,
    /// The article before it has ended with its source.
    after_source: bool,
}

impl Set {
    pub(super) fn of(page: &Page<'_>, line: usize) -> Self {
        let own = looks::look(page.text(line));
        let rank = match headings::at(page, line) {
            Some(heading) => heading.look,
            None if own.decorated => Rank::Decorated,
            None if own.caps => Rank::Capitals,
            None => Rank::Plain,
        };
        let marker = markers::marker(page.text(line)).filter(|marker| marker.is_ordered());
        Self {
            rank,
            numbered: marker.map(|marker| marker.style),
            wide_space: page.blanks_before(line) >= 2,
            ruled: page.rule_before(line),
            after_source: page
                .text_before(line)
                .is_some_and(|before| byline::source(page.text(before)).is_some()),
        }
    }

    /// What most of the known headings share; `None` where that is nothing that could tell a heading.
    pub(super) fn common(known: &[Self]) -> Option<Common> {
        let most = |test: &dyn Fn(&Self) -> bool| {
            known.iter().filter(|set| test(set)).count() * 5 >= known.len() * 3
        };
        let rank = known.iter().map(|set| set.rank).find(|&rank| most(&|set| set.rank == rank))?;
        let numbered = known
            .iter()
            .filter_map(|set| set.numbered)
            .find(|&style| most(&|set| set.numbered == Some(style)));
        let common = Common {
            rank,
            numbered,
            wide_space: most(&|set| set.wide_space),
            ruled: most(&|set| set.ruled),
            after_source: known.len() > 1
                && known.iter().filter(|set| set.after_source).count() + 1 >= known.len(),
        };
        let always_wide = known.len() >= 3 && known.iter().all(|set| set.wide_space);
        let telling =
            rank < Rank::Plain || numbered.is_some() || common.after_source || always_wide;
        (telling && !known.is_empty()).then_some(common)
    }
}

/// What an article's heading must show in an issue to be taken for one without being in the contents.
pub(super) struct Common {
    rank: Rank,
    numbered: Option<Style>,
    wide_space: bool,
    ruled: bool,
    after_source: bool,
}

impl Common {
    pub(super) fn is_met_by(&self, set: &Set) -> bool {
        set.rank == self.rank
            && (self.numbered.is_none() || set.numbered == self.numbered)
            && (!self.wide_space || set.wide_space)
            && (!self.ruled || set.ruled)
            && (!self.after_source || set.after_source)
    }
}
