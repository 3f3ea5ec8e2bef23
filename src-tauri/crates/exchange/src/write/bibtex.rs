//! BibTeX: one entry for each cited article or issue, in UTF-8, as Biber, BibTeX with a Unicode engine, Zotero and JabRef
//! read it.

use super::AnnotatedIssue;
use super::citation::{Citation, Name, citations};

/// Writes the cited articles as BibTeX. Titles keep their capitals; every character that means something to TeX is
/// escaped.
pub fn write_bibtex(issues: &[AnnotatedIssue<'_>]) -> String {
    let entries: Vec<String> = citations(issues).iter().map(entry).collect();
    entries.join("\n")
}

fn entry(citation: &Citation) -> String {
    let kind = if citation.title.is_some() { "article" } else { "misc" };
    let authors: Vec<String> = citation.authors.iter().map(name).collect();
    let publication = escape(&citation.publication);
    let (title, journal) = match &citation.title {
        Some(title) => (escape(title), publication),
        None => (publication, String::new()),
    };
    let part = |index: usize| citation.date.get(index).map(i32::to_string).unwrap_or_default();
    // Braces of their own keep a title's capitals.
    let title = if title.is_empty() { title } else { format!("{{{title}}}") };
    let optional = |value: &Option<String>| value.as_deref().map(escape).unwrap_or_default();
    let fields = [
        ("author", authors.join(" and ")),
        ("title", title),
        ("journal", journal),
        ("publisher", escape(&citation.publisher)),
        ("volume", optional(&citation.volume)),
        ("number", optional(&citation.number)),
        ("year", part(0)),
        ("month", part(1)),
        ("day", part(2)),
        ("langid", optional(&citation.language)),
    ];
    let mut text = format!("@{kind}{{{},\n", citation.key);
    for (field, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("  {field} = {{{value}}},\n"));
    }
    text.push_str("}\n");
    text
}

/// A name as BibTeX cuts it again: `particle family, given`; a whole name in braces of its own.
fn name(name: &Name) -> String {
    match name {
        Name::Whole(whole) => format!("{{{}}}", escape(whole)),
        Name::Person { given, particle, family } => {
            let family = [particle.as_str(), family].join(" ");
            format!("{}, {}", escape(family.trim()), escape(given))
        }
    }
}

/// Text as TeX prints it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_tex_is_escaped() {
        assert_eq!(
            escape("50% of {A_B} & C\\D ~ 潮"),
            "50\\% of \\{A\\_B\\} \\& C\\textbackslash{}D \\textasciitilde{} 潮"
        );
    }
}
