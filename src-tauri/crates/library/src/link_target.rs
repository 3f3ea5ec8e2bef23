//! What a link being written may lead to: issues, articles and annotations that say what is typed, the likeliest first.

use flyleaf_model::{AnnotationId, IssueId};
use flyleaf_text::link::Link;
use rusqlite::Connection;

use crate::fold::fold_text;
use crate::shelf::{self, IssueRow};
use crate::{Library, PublicationRow, Result, annotation, link, publication};

/// Something that a link may lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkTarget {
    /// The link.
    pub link: Link,
    /// What to call it: an issue has no words of its own here; an article its title, an annotation its passage, or its
    /// note where it is on none.
    pub words: Option<String>,
    /// The title of the article that an annotation is on or in.
    pub article_title: Option<String>,
    /// Its issue.
    pub issue: IssueRow,
    /// Its publication.
    pub publication: PublicationRow,
}

/// How well words fit, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    WordStart,
    Within,
}

/// A candidate: how well it fits, issues before articles before annotations, then the latest first.
type Ranked = (Fit, u8, std::cmp::Reverse<String>, Link);

impl Library {
    /// What fits what is typed, at most `most`; the annotations that were changed last where nothing is typed. The
    /// annotation `apart` is the one being written, and no target.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn link_targets(
        &self,
        typed: &str,
        apart: Option<&AnnotationId>,
        most: usize,
    ) -> Result<Vec<LinkTarget>> {
        self.read(|connection| {
            let typed = fold_text(typed);
            let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
            let mut ranked: Vec<Ranked> = Vec::new();
            if !words.is_empty() {
                issues(connection, &words, &mut ranked)?;
                articles(connection, &words, &mut ranked)?;
            }
            annotations(connection, &words, most, &mut ranked)?;
            ranked.retain(|(.., link)| !matches!(link, Link::Annotation(id) if Some(id) == apart));
            ranked.sort();
            ranked.truncate(most);
            ranked.into_iter().map(|(.., link)| target(connection, link)).collect()
        })
    }
}

/// How well a folded text holds every word; `None` where it does not.
fn fit(text: &str, words: &[&str]) -> Option<Fit> {
    let mut best = Fit::Within;
    for (number, word) in words.iter().enumerate() {
        let at = text.find(word)?;
        let starts_word = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let fit = match at {
            0 if number == 0 && text.len() == words.join(" ").len() => Fit::Whole,
            0 if number == 0 => Fit::Start,
            _ if starts_word => Fit::WordStart,
            _ => Fit::Within,
        };
        best = if number == 0 { fit } else { best.min(fit) };
    }
    Some(best)
}

fn issues(connection: &Connection, words: &[&str], ranked: &mut Vec<Ranked>) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, i.imported, p.title || ' ' || coalesce(r.volume, '') || ' ' || coalesce(r.number, '') || ' '
            || coalesce(r.year, '') || ' ' || coalesce(r.date, '')
            || iif(coalesce(r.volume, r.number, r.date) IS NULL, ' ' || r.fallback_title, '')
         FROM issue i JOIN publication p ON p.id = i.publication
         JOIN revision r ON r.issue = i.id AND r.ordinal = i.current",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(fit) = fit(&fold_text(&row.get::<_, String>(2)?), words) {
            let id = IssueId::new(row.get::<_, String>(0)?);
            ranked.push((fit, 0, std::cmp::Reverse(row.get(1)?), Link::Issue(id)));
        }
    }
    Ok(())
}

fn articles(connection: &Connection, words: &[&str], ranked: &mut Vec<Ranked>) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, i.imported, a.position, a.title
         FROM issue i JOIN revision r ON r.issue = i.id AND r.ordinal = i.current
         JOIN article a ON a.revision = r.id WHERE a.title IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(fit) = fit(&fold_text(&row.get::<_, String>(3)?), words) {
            let issue = IssueId::new(row.get::<_, String>(0)?);
            let link = Link::Article { issue, article: row.get(2)? };
            ranked.push((fit, 1, std::cmp::Reverse(row.get(1)?), link));
        }
    }
    Ok(())
}

fn annotations(
    connection: &Connection,
    words: &[&str],
    most: usize,
    ranked: &mut Vec<Ranked>,
) -> Result<()> {
    let chosen = if words.is_empty() { "LIMIT ?1" } else { "LIMIT -1 OFFSET ?1" };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, modified, folded FROM annotation WHERE +trashed IS NULL ORDER BY modified DESC {chosen}"
    ))?;
    let bound = if words.is_empty() { crate::row::int(most.saturating_add(1)) } else { 0 };
    let mut rows = statement.query([bound])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(2)?.as_str().unwrap_or_default();
        let fit = if words.is_empty() { Some(Fit::Within) } else { fit(text, words) };
        if let Some(fit) = fit {
            let id = AnnotationId::new(row.get::<_, String>(0)?);
            ranked.push((fit, 2, std::cmp::Reverse(row.get(1)?), Link::Annotation(id)));
        }
    }
    Ok(())
}

fn target(connection: &Connection, link: Link) -> Result<LinkTarget> {
    let (issue, words, article_title) = match &link {
        Link::Issue(issue) => (issue.clone(), None, None),
        Link::Article { issue, article } => {
            let current = crate::revision::current_id(connection, issue)?;
            let title = link::titles(connection, current)?.into_iter().nth(*article as usize);
            (issue.clone(), title.flatten(), None)
        }
        Link::Annotation(id) => {
            let stored = annotation::get(connection, id)?;
            let title = link::title_of(connection, &stored)?;
            let annotation = stored.annotation;
            let words = match annotation.quote() {
                "" => annotation.note.clone(),
                quote => quote.to_owned(),
            };
            (annotation.issue, Some(words), title)
        }
    };
    let issue = shelf::get(connection, &issue)?;
    let publication = publication::get(connection, &issue.publication)?;
    Ok(LinkTarget { link, words, article_title, issue, publication })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_a_text_fit_better_than_words_within() {
        let fits = |text: &str| fit(text, &["tide"]);
        assert_eq!(fits("tide"), Some(Fit::Whole));
        assert_eq!(fits("tide tables"), Some(Fit::Start));
        assert_eq!(fits("the tide"), Some(Fit::WordStart));
        assert_eq!(fits("eventide"), Some(Fit::Within));
        assert_eq!(fits("fog"), None);
        assert_eq!(fit("潮水先知道风", &["知道"]), Some(Fit::Within));
        assert_eq!(fit("harbour gazette  7 2026", &["gazette", "7"]), Some(Fit::WordStart));
        assert_eq!(fit("harbour gazette 7", &["gazette", "8"]), None);
    }
}
