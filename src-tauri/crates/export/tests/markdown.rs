//! The Markdown file as a whole.
#![allow(clippy::unwrap_used)]

mod samples;

use flyleaf_export::markdown;
use flyleaf_model::{Anchor, AnchorStatus, Colour};
use samples::survey;

#[test]
fn an_issue_with_its_notes() {
    let mut copy = samples::harbour();
    let lost = copy.mark(1, "Children did", Colour::Rose, "Which children?");
    lost.anchor = Anchor { status: AnchorStatus::Ambiguous, span: None, score: 0.0 };
    insta::assert_snapshot!(markdown(&[copy.document()], "images").text);
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
