//! Choosing the issue that annotations were written on: by what names it for certain, then by its titles and authors, and
//! by the quotes that are found in its text. Two issues that fit equally well are a tie, and none is chosen.

use super::passage::Texts;
use super::{Candidate, is_passage};
use crate::{Interchange, Work};

/// What matching chose.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// One issue.
    Chosen {
        /// Index of the candidate.
        candidate: usize,
        /// How sure that is, up to 1.
        score: f32,
        /// Why.
        reason: Reason,
    },
    /// Several issues fit equally well.
    Tied {
        /// Indexes of the candidates, best first.
        candidates: Vec<usize>,
        /// How well they fit, up to 1.
        score: f32,
    },
    /// No issue fits.
    None,
    /// A person leaves the work out.
    LeftOut,
}

/// What a person chose for a work instead of all matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHand {
    /// An issue, by the index of its candidate.
    Candidate(usize),
    /// None: its annotations are not imported.
    LeftOut,
}

/// Why an issue was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A person chose it.
    ByHand,
    /// The file names the issue itself.
    Issue,
    /// It was read from the very file.
    Hash,
    /// It came from the same address.
    Url,
    /// Its title, or its file's name, is the same; the author's too where both are known.
    Title,
    /// Its text holds the quotes.
    Quotes {
        /// How many were found.
        found: usize,
        /// Of how many that were looked for.
        of: usize,
    },
}

/// A score below this chooses nothing.
const LEAST: f32 = 0.5;
/// Issues whose scores differ by less fit equally well.
const TIE: f32 = 0.1;
/// At most so many quotes are looked for, the longest.
const QUOTES: usize = 24;
/// Shorter quotes, in code points, prove nothing.
const SHORTEST: usize = 6;
/// At most so many candidates have their texts read where no title helps; a caller with more narrows them by search.
const READ: usize = 400;

/// Chooses an issue for the annotations of one work.
pub(super) fn choose(
    work: &Work,
    annotations: &[&Interchange],
    candidates: &[Candidate],
    texts: &mut Texts<'_>,
) -> Choice {
    for (reason, fits) in [
        (Reason::Issue, by_issue as fn(&Work, &Candidate) -> bool),
        (Reason::Hash, by_hash),
        (Reason::Url, by_url),
    ] {
        let fitting: Vec<usize> = fitting(candidates, |candidate| fits(work, candidate));
        match fitting.as_slice() {
            [] => {}
            [candidate] => return Choice::Chosen { candidate: *candidate, score: 1.0, reason },
            // An address may be that of the publication: its issues are told apart by their words.
            _ => return by_words(work, annotations, candidates, &fitting, texts),
        }
    }
    let titled = fitting(candidates, |candidate| likeness(work, candidate) > 0.0);
    let among = if titled.is_empty() { (0..candidates.len().min(READ)).collect() } else { titled };
    by_words(work, annotations, candidates, &among, texts)
}

fn fitting(candidates: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> Vec<usize> {
    let fitting = candidates.iter().enumerate().filter(|(_, candidate)| fits(candidate));
    fitting.map(|(index, _)| index).collect()
}

fn by_issue(work: &Work, candidate: &Candidate) -> bool {
    work.own.as_ref().is_some_and(|own| candidate.issue.as_ref() == Some(&own.issue))
}

fn by_hash(work: &Work, candidate: &Candidate) -> bool {
    work.hashes.iter().any(|hash| candidate.hashes.contains(hash))
}

fn by_url(work: &Work, candidate: &Candidate) -> bool {
    let (Some(one), Some(other)) = (&work.url, &candidate.url) else { return false };
    plain_url(one) == plain_url(other)
}

/// An address without what does not change where it leads.
fn plain_url(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
}

/// Titles give half of the score, found quotes the other half; either alone can be enough.
fn by_words(
    work: &Work,
    annotations: &[&Interchange],
    candidates: &[Candidate],
    among: &[usize],
    texts: &mut Texts<'_>,
) -> Choice {
    let quotes = quotes(annotations);
    let mut scored: Vec<(f32, usize, usize)> = among
        .iter()
        .map(|&index| {
            let candidate = &candidates[index];
            let found = candidate.issue.as_ref().map_or(0, |issue| texts.holds(issue, &quotes));
            let share = if quotes.is_empty() { 0.0 } else { found as f32 / quotes.len() as f32 };
            let likeness = likeness(work, candidate);
            let score = if quotes.is_empty() { likeness } else { likeness * 0.5 + share * 0.5 };
            // Quotes that are all there need no title.
            (score.max(share * 0.9), found, index)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    let reason = |found| match found {
        0 => Reason::Title,
        found => Reason::Quotes { found, of: quotes.len() },
    };
    match scored.as_slice() {
        [(score, found, candidate), rest @ ..] if *score >= LEAST => {
            let equal = rest.iter().take_while(|(other, ..)| score - other < TIE);
            let equal: Vec<usize> = equal.map(|(.., index)| *index).collect();
            if equal.is_empty() {
                return Choice::Chosen {
                    candidate: *candidate,
                    score: *score,
                    reason: reason(*found),
                };
            }
            let candidates = [*candidate].into_iter().chain(equal).collect();
            Choice::Tied { candidates, score: *score }
        }
        _ => Choice::None,
    }
}

/// The longest quotes, each once.
fn quotes(annotations: &[&Interchange]) -> Vec<String> {
    let passages = annotations.iter().filter(|one| is_passage(one));
    let mut quotes: Vec<String> = passages
        .filter_map(|one| Some(one.quote.as_ref()?.exact.trim().to_owned()))
        .filter(|quote| quote.chars().count() >= SHORTEST)
        .collect();
    quotes.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    quotes.dedup();
    quotes.truncate(QUOTES);
    quotes
}

/// How alike the names of a work and of an issue are: 1 where a title is the same, half where one holds the other.
fn likeness(work: &Work, candidate: &Candidate) -> f32 {
    let stem = |name: &str| letters(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let number = candidate.number.as_deref().unwrap_or_default();
    let year = candidate.year.map(|year| year.to_string()).unwrap_or_default();
    let publication = &candidate.publication;
    let issue = [
        letters(&format!("{publication} {number}")),
        letters(&format!("{publication} {number} {year}")),
        letters(&format!("{publication} {number}-{year}")),
        stem(&candidate.file_name),
    ];
    let named_number = work.number.as_deref().is_none_or(|wanted| wanted == number);
    let titles = [&work.title, &work.publication].into_iter().flatten().map(|title| letters(title));
    let files = work.file_name.iter().map(|name| stem(name));
    let mut best: f32 = 0.0;
    for name in titles.chain(files).filter(|name| !name.is_empty()) {
        let article = candidate.articles.iter().any(|article| {
            let same = article.title.as_deref().is_some_and(|title| letters(title) == name);
            let authors = (work.author.as_deref(), article.byline.as_deref());
            same && !matches!(authors, (Some(a), Some(b)) if !same_author(a, b))
        });
        let whole = issue.contains(&name) || article;
        let publication = letters(publication);
        let exact = if whole || (work.number.is_some() && named_number && name == publication) {
            1.0
        } else if !publication.is_empty() && (name.contains(&publication) || publication == name) {
            0.5
        } else {
            0.0
        };
        best = best.max(exact);
    }
    if named_number { best } else { best * 0.5 }
}

/// Whether two author lines share a name.
fn same_author(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    one.contains(&other) || other.contains(&one)
}

/// The letters and digits of a name in lower case: what remains the same however it is set.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
