//! Finding the words of an annotation in the articles of the issue that was chosen for it.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use flyleaf_model::{AnchorStatus, IssueId, Selectors, Target, TextQuoteSelector};
use flyleaf_text::anchor::{Anchorer, Found};
use flyleaf_text::fold::{Spaces, fold};
use flyleaf_text::selector::{Kind, Selector};
use memchr::memmem;

use super::matching::letters;
use super::{Candidate, Outcome, Shelf, is_passage, unplaced};
use crate::{Interchange, Scope};

/// Two places whose scores differ by less fit equally well.
const TIE: f32 = 0.05;

/// The texts of issues, each asked for once.
pub(super) struct Texts<'a> {
    shelf: &'a dyn Shelf,
    read: BTreeMap<IssueId, Vec<Article>>,
}

/// The text of an article, and its letters without white space and typography.
pub(super) struct Article {
    text: String,
    folded: String,
}

impl<'a> Texts<'a> {
    pub(super) fn new(shelf: &'a dyn Shelf) -> Self {
        Self { shelf, read: BTreeMap::new() }
    }

    /// The texts of an issue's articles.
    pub(super) fn of(&mut self, issue: &IssueId) -> &[Article] {
        self.read.entry(issue.clone()).or_insert_with(|| {
            let article = |text: String| Article { folded: fold(&text, Spaces::None), text };
            self.shelf.texts(issue).into_iter().map(article).collect()
        })
    }

    /// How many of `quotes` stand in the issue, white space and typography aside.
    pub(super) fn holds(&mut self, issue: &IssueId, quotes: &[String]) -> usize {
        let texts = self.of(issue);
        let stands = |quote: &&String| {
            let quote = fold(quote, Spaces::None);
            !quote.is_empty() && texts.iter().any(|article| article.folded.contains(&quote))
        };
        quotes.iter().filter(stands).count()
    }
}

/// An issue in which passages are looked for, each of its articles made ready once and only where it is needed.
pub(super) struct Finder<'t> {
    candidate: &'t Candidate,
    texts: &'t [Article],
    ready: Vec<OnceCell<Anchorer<'t>>>,
}

impl<'t> Finder<'t> {
    pub(super) fn new(candidate: &'t Candidate, texts: &'t [Article]) -> Self {
        let ready = texts.iter().map(|_| OnceCell::new()).collect();
        Self { candidate, texts, ready }
    }

    fn article(&self, at: usize) -> &Anchorer<'t> {
        self.ready[at].get_or_init(|| Anchorer::new(&self.texts[at].text))
    }

    /// The place of an annotation.
    pub(super) fn place(&self, one: &Interchange) -> (Outcome, Target) {
        let home = home(one, self.candidate);
        if !is_passage(one) {
            let target = match (one.scope, home) {
                (Scope::Issue, _) | (_, None) => Target::Issue,
                (_, Some(article)) => Target::Article { article },
            };
            return (Outcome::Kept, target);
        }
        let lost = |outcome, status| (outcome, unplaced(one, home.unwrap_or(0), status));
        // Blanks name a place only where the file is ours and says which.
        let names = |quote: &&TextQuoteSelector| {
            !quote.exact.trim().is_empty() || (one.work.own.is_some() && !quote.exact.is_empty())
        };
        let Some(quote) = one.quote.as_ref().filter(names) else {
            return lost(Outcome::Orphaned, AnchorStatus::Orphaned);
        };
        let hints = hints(one);
        // The very words at the very place that a file of ours names: nowhere else can be better.
        if let Some(at) =
            home.filter(|&at| one.work.own.is_some() && (at as usize) < self.texts.len())
        {
            let anchorer = self.article(at as usize);
            let found = anchorer.find(&hints);
            if found.anchor.status == AnchorStatus::Exact {
                return placed(one, anchorer, at, &found);
            }
        }
        let words = fold(&quote.exact, Spaces::None);
        let words = (!words.is_empty()).then(|| memmem::Finder::new(&words));
        let holds = |article: &Article| {
            words.as_ref().is_some_and(|words| words.find(article.folded.as_bytes()).is_some())
        };
        let all = 0..self.texts.len();
        let mut among: Vec<usize> = all.clone().filter(|&at| holds(&self.texts[at])).collect();
        if among.is_empty() {
            among = all.collect();
        }
        let found: Vec<(usize, Found)> =
            among.into_iter().map(|at| (at, self.article(at).find(&hints))).collect();
        match best(&found, home) {
            Best::Place(at, found) => placed(one, self.article(at), at as u32, found),
            Best::Tie => lost(Outcome::Ambiguous, AnchorStatus::Ambiguous),
            Best::None => lost(Outcome::Orphaned, AnchorStatus::Orphaned),
        }
    }
}

/// The article that the file names: by its index in a file of ours, otherwise by its title; the only one of an issue that
/// has one.
fn home(one: &Interchange, candidate: &Candidate) -> Option<u32> {
    let titled = |title: &str| {
        let wanted = letters(title);
        let same =
            |head: &super::ArticleHead| head.title.as_deref().map(letters) == Some(wanted.clone());
        let mut fitting = candidate.articles.iter().enumerate().filter(|(_, head)| same(head));
        let first = fitting.next()?.0;
        (fitting.next().is_none() && !wanted.is_empty()).then_some(first as u32)
    };
    let own = one.work.own.as_ref().and_then(|own| own.article);
    let own = own.filter(|&article| (article as usize) < candidate.articles.len());
    let named =
        || [&one.work.article, &one.work.title].into_iter().flatten().find_map(|t| titled(t));
    own.or_else(named).or_else(|| (candidate.articles.len() == 1).then_some(0))
}

/// What is looked for. A position counts in a text of ours only where the file is ours.
fn hints(one: &Interchange) -> Vec<Selector> {
    let quote = one.quote.clone().map(|quote| Selector::new(Kind::TextQuote(quote)));
    let position = one.position.filter(|_| one.work.own.is_some());
    let position = position.map(|position| Selector::new(Kind::TextPosition(position)));
    position.into_iter().chain(quote).collect()
}

enum Best<'f> {
    Place(usize, &'f Found),
    Tie,
    None,
}

/// The article whose place is best; the one that the file names wins over others as good.
fn best(found: &[(usize, Found)], home: Option<u32>) -> Best<'_> {
    let at_home = |at: &usize| home == Some(*at as u32);
    let mut placed: Vec<&(usize, Found)> =
        found.iter().filter(|(_, found)| found.anchor.span.is_some()).collect();
    placed.sort_by(|a, b| {
        let order = b.1.anchor.score.total_cmp(&a.1.anchor.score);
        order.then(at_home(&b.0).cmp(&at_home(&a.0))).then(a.0.cmp(&b.0))
    });
    let ambiguous = |(at, found): &(usize, Found)| {
        found.anchor.status == AnchorStatus::Ambiguous && (home.is_none() || at_home(at))
    };
    match placed.as_slice() {
        [] if found.iter().any(|(_, found)| found.anchor.status == AnchorStatus::Ambiguous) => {
            Best::Tie
        }
        [] => Best::None,
        // Several places in the article that the file names are not outdone by one elsewhere.
        _ if found.iter().any(ambiguous) => Best::Tie,
        [(at, only)] => Best::Place(*at, only),
        several => {
            let top = several[0].1.anchor.score;
            let equal = several.iter().filter(|(_, one)| top - one.anchor.score < TIE);
            let equal: Vec<_> = equal.collect();
            match (equal.as_slice(), equal.iter().find(|(at, _)| at_home(at))) {
                ([(at, only)], _) | (_, Some((at, only))) => Best::Place(*at, only),
                _ => Best::Tie,
            }
        }
    }
}

/// A file of ours keeps the selectors that it has; those of others are made anew, so that they count in our text.
fn placed(
    one: &Interchange,
    anchorer: &Anchorer<'_>,
    article: u32,
    found: &Found,
) -> (Outcome, Target) {
    let anchor = found.anchor;
    let span = anchor.span.expect("a place has a span");
    let own = one.work.own.is_some();
    let outcome = match (anchor.status, own) {
        (AnchorStatus::Changed, _) => Outcome::Changed,
        (AnchorStatus::Moved, true) => Outcome::Moved,
        _ => Outcome::Kept,
    };
    let selectors = match (own, &one.quote, one.position) {
        (true, Some(quote), Some(position)) => Selectors { position, quote: quote.clone() },
        // What it said is what its words are compared with, in this revision and in the next.
        (_, Some(quote), _) if outcome == Outcome::Changed => {
            Selectors { quote: quote.clone(), ..anchorer.describe(span) }
        }
        _ => anchorer.describe(span),
    };
    // What was made anew stands exactly where it says.
    let anchor = match outcome {
        Outcome::Kept if !own => anchorer.anchor(&selectors).anchor,
        _ => anchor,
    };
    (outcome, Target::Passage { article, selectors, anchor })
}
