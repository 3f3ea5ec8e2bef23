//! The Markdown file as a whole.
#![allow(clippy::unwrap_used)]

mod samples;

use flyleaf_export::markdown;
use flyleaf_model::{Anchor, AnchorStatus, Colour};

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
