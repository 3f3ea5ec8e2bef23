//! Text that was not written to be printed.

use flyleaf_export::{PdfOptions, pdf};
use flyleaf_model::{Block, Colour};
use proptest::prelude::*;

use crate::printed::{Printed, single};
use crate::samples::{self, article, paragraph};

#[test]
fn text_that_looks_like_code_is_text() {
    let hostile = "#eval(\"1+1\") #import \"@preview/x\" $x^2$ @ref <label> *a* _b_ `c` \\ // /* = - + // #{ } [ ] ~ --- \"q\" 'r' https://example.org";
    let mut copy =
        single("en", vec![paragraph(hostile), Block::Preformatted { text: hostile.to_owned() }]);
    copy.issue.articles[0].title = Some("#panic() $ *".to_owned());
    copy.issue.publication.publishers = vec!["#read(\"/etc/passwd\")".to_owned()];
    copy.publication = "@label #set".to_owned();
    copy.mark(0, "$x^2$", Colour::Sky, "note #eval $y$ @z");
    let text = Printed::of(&copy).text();
    for expected in
        [hostile, "#panic() $ *", "#read(\"/etc/passwd\")", "@label #set", "note #eval $y$ @z"]
    {
        assert!(text.contains(expected), "{expected:?} is not in {text}");
    }
    assert_eq!(text.matches("#eval(\"1+1\")").count(), 2);
}

#[test]
fn a_character_without_a_font_is_named_and_reported() {
    // A noncharacter-like private use character that no text font covers.
    let strange = '\u{10FFFD}';
    let mut copy =
        single("en", vec![paragraph(&format!("Before {strange} after, and {strange} again."))]);
    copy.issue.articles.push(article("Another", None, "en", vec![paragraph("Nothing strange.")]));
    let printed = Printed::of(&copy);
    assert!(printed.text().contains("Before [U+10FFFD] after"), "{}", printed.text());
    assert_eq!(printed.pdf.missing.len(), 1);
    assert_eq!(printed.pdf.missing[0].article, "An Article");
    assert_eq!(printed.pdf.missing[0].characters, strange.to_string());
}

#[test]
fn accents_and_marks_that_no_font_joins_do_not_stop_the_export() {
    let text = "e\u{329}\u{302}\u{20DD} ก็ שלום ظهر ✓ ☂ \u{1F9FF} 👩\u{200D}👩\u{200D}👧 a\u{200B}b \u{FEFF}c\u{AD}d \u{2028}e\u{7}f";
    let printed = Printed::of(&single("en", vec![paragraph(text)]));
    assert!(printed.text().contains("שלום") || !printed.pdf.missing.is_empty());
}

#[test]
fn nothing_runs_off_the_page() {
    let word = "abcdefghij".repeat(30);
    let address = format!("https://example.org/{word}");
    let mut copy = single("en", vec![paragraph(&format!("See {word} and {address} there."))]);
    copy.mark(0, "See", Colour::Sky, &format!("{word} and <{address}>"));
    let html = Printed::of(&copy).run("pdftotext", &["-bbox"], &["-"]);
    let edges: Vec<f64> = html
        .lines()
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    assert!(edges.len() > 20 && edges.iter().all(|edge| *edge < 545.0), "{edges:?}");
}

#[test]
fn long_lines_of_preformatted_text_stay_on_the_page() {
    let long = "x".repeat(400);
    let printed = Printed::of(&single(
        "en",
        vec![Block::Preformatted { text: format!("{long}\n\tindented") }],
    ));
    let html = printed.run("pdftotext", &["-bbox"], &["-"]);
    let edges: Vec<f64> = html
        .lines()
        .filter(|line| line.contains("xxxx"))
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect();
    assert!(edges.len() > 3 && edges.iter().all(|edge| *edge < 500.0), "{edges:?}");
    let solid = printed.solid().replace(".txt", "");
    assert_eq!(solid.matches('x').count(), 400, "{solid}");
}

/// Right edges of the words, in points.
fn edges(printed: &Printed) -> Vec<f64> {
    let html = printed.run("pdftotext", &["-bbox"], &["-"]);
    html.lines()
        .filter_map(|line| line.split("xMax=\"").nth(1)?.split('"').next()?.parse().ok())
        .collect()
}

#[test]
fn rows_of_signs_that_hold_together_ran_off_the_page() {
    for (language, row) in
        [("en", "ab\u{a0}"), ("en", "-"), ("en", "!"), ("zh", "。"), ("ja", "ー")]
    {
        let text = row.repeat(24_000 / row.len());
        let printed = Printed::of(&single(language, vec![paragraph(&text)]));
        assert!(printed.pdf.pages > 2, "{row:?}: {} pages", printed.pdf.pages);
        assert!(edges(&printed).iter().all(|edge| *edge < 545.0), "{row:?}");
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a deadline is what is tested")]
fn a_paragraph_without_end_took_time_without_end() {
    let start = std::time::Instant::now();
    for unit in ["x", "the harbour\n", "the harbour keeps its own time and "] {
        let text = unit.repeat(200_000 / unit.len());
        let mut copy = single("en", vec![paragraph(&text), paragraph("The end.")]);
        let middle = flyleaf_model::Span::new(9_000, 31_000);
        copy.mark_span(0, middle, Colour::Sage, "Over three parts.");
        let printed = Printed::of(&copy);
        let solid = printed.solid().replace(".txt", "");
        let wanted = text.split_whitespace().collect::<String>();
        let tick = unit.trim().split(' ').next().unwrap();
        assert!(solid.contains("Theend."));
        assert_eq!(printed.pdf.notes, 1);
        assert!(
            solid.matches(tick).count() >= wanted.matches(tick).count(),
            "{unit:?}: {} of {}",
            solid.matches(tick).count(),
            wanted.matches(tick).count()
        );
    }
    let long = Block::Preformatted { text: "let x = 1;\n".repeat(18_000) };
    assert!(Printed::of(&single("en", vec![long])).solid().matches("letx=1;").count() == 18_000);
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

#[test]
fn a_change_of_style_let_a_long_word_run_off_the_page() {
    let mut copy = single("en", vec![paragraph(&"x".repeat(400))]);
    for start in [20, 95, 170] {
        copy.mark_span(0, flyleaf_model::Span::new(start, start + 40), Colour::Sage, "");
    }
    let printed = Printed::of(&copy);
    assert_eq!(printed.solid().replace(".txt", "").matches('x').count(), 400);
    assert!(edges(&printed).iter().all(|edge| *edge < 545.0), "{:?}", edges(&printed));
}

proptest! {
    // Each case is a whole export.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]
    #[test]
    fn whatever_an_issue_says_is_printed(
        title in "(.|[\\x00-\\x1f]){0,12}",
        text in "(.|\\n){0,120}",
        note in "(.|\\n){0,80}",
        start in 0usize..60,
    ) {
        let mut copy = single("en", vec![
            paragraph(&text),
            Block::Preformatted { text: text.clone() },
            samples::heading(2, &title),
            samples::list(true, 1, &[&text, &title]),
        ]);
        copy.issue.articles[0].title = Some(title.clone());
        copy.issue.publication.publishers = vec![note.clone()];
        copy.publication = title;
        let canonical = flyleaf_text::canonical::canonical(&copy.issue.articles[0].blocks).text;
        let boundaries: Vec<usize> = canonical.char_indices().map(|(at, _)| at).collect();
        let from = boundaries[start.min(boundaries.len() - 1)];
        copy.mark_span(0, flyleaf_model::Span::new(from, canonical.len()), Colour::Sage, &note);
        let printed = pdf(&[copy.document()], &PdfOptions::default(), &|| false);
        prop_assert!(printed.is_ok(), "{:?}", printed.err());
    }
}
