//! What a citation says of an article or of an issue as a whole, and which of them are cited: those with annotations.

use std::collections::BTreeSet;

use super::AnnotatedIssue;

/// A source that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Citation {
    /// Its key, unlike any other in the file: ASCII letters, digits and hyphens.
    pub key: String,
    /// The article's title; `None` where the issue itself is cited.
    pub title: Option<String>,
    /// The authors of the article.
    pub authors: Vec<Name>,
    /// The periodical.
    pub publication: String,
    /// Who publishes it.
    pub publisher: String,
    /// Volume as printed.
    pub volume: Option<String>,
    /// Number as printed.
    pub number: Option<String>,
    /// Year, and month and day where they are certain.
    pub date: Vec<i32>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// A name in an author line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// A person whose name is told apart.
    Person {
        /// Given names.
        given: String,
        /// “de la”, “van”.
        particle: String,
        /// Family name.
        family: String,
    },
    /// A name that is kept whole: an office, or a name that is not written in Western order.
    Whole(String),
}

/// The citations of issues, in the order of issue and article, each once.
pub(super) fn citations(issues: &[AnnotatedIssue<'_>]) -> Vec<Citation> {
    let mut keys = BTreeSet::new();
    let mut citations = Vec::new();
    for issue in issues {
        let cited: BTreeSet<Option<u32>> = issue.annotations.iter().map(|a| a.article()).collect();
        for article in cited {
            citations.extend(citation(issue, article, &mut keys));
        }
    }
    citations
}

fn citation(
    issue: &AnnotatedIssue<'_>,
    article: Option<u32>,
    keys: &mut BTreeSet<String>,
) -> Option<Citation> {
    let head = match article {
        Some(index) => Some(issue.issue.articles.get(index as usize)?),
        None => None,
    };
    let facts = issue.issue;
    let publishers = facts.publication.publishers.iter().map(|name| one_line(name));
    let date = head.and_then(|head| head.date.as_deref()).or(facts.date.as_deref());
    let language =
        head.map(|head| head.language.clone()).or_else(|| facts.languages.first().cloned());
    Some(Citation {
        key: key(issue, article, keys),
        title: head.map(|head| match head.title.as_deref().map(one_line) {
            Some(title) if !title.is_empty() => title,
            _ => "[untitled]".to_owned(),
        }),
        authors: head.and_then(|head| head.byline.as_deref()).map(names).unwrap_or_default(),
        publication: one_line(issue.publication),
        publisher: publishers.collect::<Vec<_>>().join("; "),
        volume: facts.volume.clone(),
        number: facts.number.clone(),
        date: date.and_then(date_parts).or(facts.year.map(|year| vec![year])).unwrap_or_default(),
        language: language.filter(|tag| !tag.is_empty()),
    })
}

/// The same article always has the same key; words of the publication, year, number and the article's place.
fn key(issue: &AnnotatedIssue<'_>, article: Option<u32>, keys: &mut BTreeSet<String>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for word in issue.publication.split(|c: char| !c.is_ascii_alphanumeric()) {
        let word = word.to_ascii_lowercase();
        if !word.is_empty()
            && !matches!(word.as_str(), "the" | "a" | "an" | "of")
            && parts.len() < 2
        {
            parts.push(word);
        }
    }
    if parts.is_empty() {
        parts.push(format!("issue-{}", issue.id.as_str().get(..8).unwrap_or(issue.id.as_str())));
    }
    parts.extend(issue.issue.year.map(|year| year.to_string()));
    let number = issue.issue.number.as_deref().unwrap_or_default();
    let number: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    parts.extend(Some(number).filter(|number| !number.is_empty()));
    parts.extend(article.map(|article| (article + 1).to_string()));
    let mut key = parts.join("-");
    if !keys.insert(key.clone()) {
        key = format!("{key}-{}", issue.id);
        keys.insert(key.clone());
    }
    key
}

/// Year, month and day of an ISO 8601 date, as far as they are there.
fn date_parts(date: &str) -> Option<Vec<i32>> {
    let parts: Option<Vec<i32>> = date.splitn(3, '-').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| !parts.is_empty())
}

/// The names in an author line. It is cut where every part is a person's name beyond doubt, otherwise kept whole: an
/// office whose name holds “and” is one author.
pub(super) fn names(byline: &str) -> Vec<Name> {
    let byline = one_line(byline);
    let han = byline.chars().any(is_cjk);
    let cut: Vec<&str> = if han {
        byline.split(['、', '，', ',', ';', '；']).map(str::trim).collect()
    } else {
        let parts = byline.split(" and ").flat_map(|part| part.split(" & "));
        parts.flat_map(|part| part.split([',', ';'])).map(str::trim).collect()
    };
    let cut: Vec<&str> = cut.into_iter().filter(|part| !part.is_empty()).collect();
    if han {
        return cut.into_iter().map(|name| Name::Whole(name.to_owned())).collect();
    }
    let people: Option<Vec<Name>> = cut.iter().map(|part| person(part)).collect();
    match people {
        Some(people) if !people.is_empty() => people,
        _ if byline.is_empty() => Vec::new(),
        _ => vec![Name::Whole(byline)],
    }
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// A person's name in Western order: two to five words, those of the given and the family name capitalised, no word that
/// only offices have.
fn person(name: &str) -> Option<Name> {
    const OFFICES: &[&str] = &[
        "agency",
        "association",
        "board",
        "bureau",
        "center",
        "centre",
        "club",
        "college",
        "committee",
        "company",
        "council",
        "department",
        "editor",
        "editors",
        "group",
        "institute",
        "ministry",
        "office",
        "press",
        "society",
        "staff",
        "the",
        "university",
        "of",
        "for",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let office = |word: &&str| OFFICES.contains(&word.to_lowercase().as_str());
    if !(2..=5).contains(&words.len()) || words.iter().any(office) {
        return None;
    }
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let (first, last) = (words.first()?, words.last()?);
    if small(first) || small(last) || name.chars().any(|c| c.is_numeric() || "()[]{}:/".contains(c))
    {
        return None;
    }
    let given = words.iter().take_while(|word| !small(word)).count().min(words.len() - 1);
    let particle = words[given..].iter().take_while(|word| small(word)).count();
    Some(Name::Person {
        given: words[..given].join(" "),
        particle: words[given..given + particle].join(" "),
        family: words[given + particle..].join(" "),
    })
}

/// A text without line ends and control characters.
pub(super) fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, particle: &str, family: &str) -> Name {
        let [given, particle, family] = [given, particle, family].map(str::to_owned);
        Name::Person { given, particle, family }
    }

    #[test]
    fn people_are_told_apart_and_offices_stay_whole() {
        assert_eq!(
            names("J. de la Cruz and Min-ji Park"),
            [person("J.", "de la", "Cruz"), person("Min-ji", "", "Park")]
        );
        assert_eq!(names("Ada M. Quill"), [person("Ada M.", "", "Quill")]);
        for office in ["Ministry of Tides and Lamps", "Port Office", "reuters", "Quill, Ada"] {
            assert_eq!(names(office), [Name::Whole(office.to_owned())]);
        }
        let han = ["王小明", "李丽"].map(|name| Name::Whole(name.to_owned()));
        assert_eq!(names("王小明、李丽"), han);
    }
}
