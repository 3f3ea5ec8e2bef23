//! The Markdown file as a whole.
#![allow(clippy::unwrap_used)]

mod samples;

use flyleaf_export::markdown;
use flyleaf_model::{Anchor, AnchorStatus, Colour, Style, Target};
use samples::survey;

#[test]
fn an_issue_with_its_notes() {
    let mut copy = samples::harbour();
    let lost = copy.mark(1, "Children did", Colour::Rose, "Which children?");
    samples::stands(lost, Anchor { status: AnchorStatus::Ambiguous, span: None, score: 0.0 });
    insta::assert_snapshot!(markdown(&[copy.document()], "images").text);
}

#[test]
fn notes_on_the_whole_and_underlined_passages() {
    let mut copy = samples::harbour();
    copy.annotations.clear();
    let lined = copy.mark(1, "Children did", Colour::Rose, "");
    lined.style = Style::Underline;
    let both = copy.mark(1, "Children", Colour::Sky, "");
    both.style = Style::Highlight;
    copy.mark(1, "Ships", Colour::Sky, "All of it.\n\nTwice.").target =
        Target::Article { article: 1 };
    let whole = copy.mark(1, "Ships", Colour::Sky, "");
    (whole.target, whole.tags) = (Target::Issue, vec!["thin number".to_owned()]);
    let text = markdown(&[copy.document()], "images").text;
    let title = copy.issue.articles[1].title.as_deref().unwrap();
    assert!(text.contains("==Children== <u>did</u>"), "{text}");
    let after_title = text.split(&format!("## {title}\n")).nth(1).unwrap();
    let note = format!("> [!note]\n> All of it.\n>\n> Twice.\n\n^flyleaf-{:032x}\n", 2);
    assert!(after_title[..300].contains(&note), "{text}");
    let head = text.split("\n## ").next().unwrap();
    assert!(
        head.contains(&format!("> [!note]\n> #thin-number\n\n^flyleaf-{:032x}\n", 3)),
        "{head}"
    );
}

#[test]
fn a_chinese_issue() {
    insta::assert_snapshot!(markdown(&[samples::tides().document()], "images").text);
}

#[test]
fn tables_figures_and_footnotes() {
    let copy = survey();
    let file = markdown(&[copy.document()], "wells images");
    insta::assert_snapshot!(file.text);
    let names: Vec<&str> = file.images.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["0a11.png", "0bad.png"]);
}

#[test]
fn footnotes_of_several_issues_in_one_file_have_names_of_their_own() {
    let copy = survey();
    let text = markdown(&[copy.document(), copy.document()], "images").text;
    for name in ["1-1", "1-2", "2-1-1", "2-1-2"] {
        assert_eq!(text.matches(&format!("\n[^{name}]: ")).count(), 1, "{name}: {text}");
        assert_eq!(text.matches(&format!("[^{name}]")).count(), 2, "{name}: {text}");
    }
}

#[test]
fn a_digest_quotes_with_source_and_says_what_is_gone() {
    let mut copy = samples::harbour();
    copy.annotations.clear();
    copy.mark(1, "Children did", Colour::Rose, "*Which* children?");
    let gone = flyleaf_model::AnnotationId::new("gone");
    let digest = samples::digest(&copy, &gone);
    insta::assert_snapshot!(flyleaf_export::digest_markdown(&digest));
}
