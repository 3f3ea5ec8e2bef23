//! A plain page of HTML: the passages and the notes of issues, to be read in any browser, printed or pasted. No script, no
//! style sheet but a few lines of its own, nothing loaded from anywhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use flyleaf_model::{Annotation, Style};
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd, html};

use super::AnnotatedIssue;

const STYLE: &str = "body{max-width:40em;margin:2em auto;padding:0 1em;font-family:serif;line-height:1.5}\
blockquote{margin:0 0 .5em;padding-left:1em;border-left:.25em solid}\
.straw{border-color:#c9a227}.sage{border-color:#6b8e5a}.sky{border-color:#4f83b5}.rose{border-color:#b5647a}\
.underline{text-decoration:underline}.facts{font-size:.85em;color:#555}section{margin:0 0 2em}";

/// Writes annotations as one page. Notes are rendered from their Markdown; HTML inside of them is shown as it was typed.
pub fn write_html(issues: &[AnnotatedIssue<'_>]) -> String {
    let shown: BTreeSet<&str> = issues
        .iter()
        .flat_map(|issue| issue.annotations.iter().map(|annotation| annotation.id.as_str()))
        .collect();
    let titles: Vec<String> = issues.iter().map(AnnotatedIssue::title).collect();
    let language = issues.iter().find_map(|issue| issue.issue.languages.first());
    let mut page = String::from("<!DOCTYPE html>\n");
    let tag = language.map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default();
    let title = escape(&titles.join(", "));
    put(&mut page, format_args!("<html{tag}>\n<head>\n<meta charset=\"utf-8\">\n"));
    put(
        &mut page,
        format_args!("<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"),
    );
    for (issue, title) in issues.iter().zip(&titles) {
        put(&mut page, format_args!("<h1>{}</h1>\n", escape(title)));
        let mut last = None;
        for annotation in issue.ordered() {
            if let Some((index, article)) = issue.article(annotation)
                && last != Some(index)
            {
                last = Some(index);
                let language = escape(&article.language);
                let tag =
                    if language.is_empty() { language } else { format!(" lang=\"{language}\"") };
                let title = article.title.as_deref().unwrap_or("—");
                put(&mut page, format_args!("<h2{tag}>{}</h2>\n", escape(title)));
            }
            section(&mut page, annotation, &shown);
        }
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn section(page: &mut String, one: &Annotation, shown: &BTreeSet<&str>) {
    put(page, format_args!("<section id=\"flyleaf-{}\">\n", escape(one.id.as_str())));
    let quote = one.quote();
    if !quote.is_empty() {
        let colour = one.colour.name();
        let style = if one.style == Style::Underline { " underline" } else { "" };
        let lines: Vec<String> = quote.lines().map(escape).collect();
        let quote = lines.join("<br>\n");
        put(page, format_args!("<blockquote class=\"{colour}{style}\">{quote}</blockquote>\n"));
    }
    page.push_str(&note(&one.note, shown));
    let tags: String = one.tags.iter().map(|tag| format!(" #{}", escape(tag))).collect();
    let date = escape(one.created.as_str().get(..10).unwrap_or_default());
    put(page, format_args!("<p class=\"facts\"><time>{date}</time>{tags}</p>\n</section>\n"));
}

/// A note's Markdown as HTML in which nothing runs and nothing loads.
fn note(markdown: &str, shown: &BTreeSet<&str>) -> String {
    let mut open: Vec<bool> = Vec::new();
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
        // An image is told by its words.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { dest_url, .. }) => {
            let link = link(&dest_url, shown);
            open.push(link.is_some());
            let none = || CowStr::Borrowed("");
            Some(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: link?.into(),
                title: none(),
                id: none(),
            }))
        }
        Event::End(TagEnd::Link) => open.pop().unwrap_or_default().then_some(event),
        event => Some(event),
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    page
}

/// Where a link leads: to the network, or to an annotation on the same page.
fn link(url: &str, shown: &BTreeSet<&str>) -> Option<String> {
    if let Some(id) = url.strip_prefix("flyleaf:annotation/") {
        return shown.contains(id).then(|| format!("#flyleaf-{id}"));
    }
    let lower = url.to_ascii_lowercase();
    let allowed = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    allowed.then(|| url.to_owned())
}

/// Text in an element or a quoted attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\0' => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

fn put(page: &mut String, text: std::fmt::Arguments<'_>) {
    page.write_fmt(text).expect("text into memory");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_note_runs_or_loads() {
        let shown = BTreeSet::from(["1"]);
        let hostile = "Look: <script>x</script> <b onclick=y>b</b> ![pic](https://example.org/p.png) \
                       [a](javascript:z) [b](flyleaf:annotation/1) [c](flyleaf:annotation/2) [d](HTTPS://example.org)\n\n<script>y</script>";
        let page = note(hostile, &shown);
        assert_eq!(page.matches("<a ").count(), 2, "{page}");
        assert!(
            page.contains("href=\"#flyleaf-1\"") && page.contains("href=\"HTTPS://example.org\"")
        );
        for forbidden in ["<script", "<b ", "<img", "javascript:"] {
            assert!(!page.contains(forbidden), "{forbidden} in {page}");
        }
    }
}
