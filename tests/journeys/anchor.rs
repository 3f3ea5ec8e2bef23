//! `flyleaf anchor`: a request a line, an answer a line.

use flyleaf_tests::Desk;
use serde_json::{Value, json};

fn answers(lines: &[String]) -> (Vec<Value>, flyleaf_tests::Answer) {
    let input = lines.join("\n") + "\n";
    let answer = Desk::new().run_on_input(&["anchor"], input.as_bytes());
    let parsed =
        answer.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    (parsed, answer)
}

fn request(text: &str, selectors: &Value) -> String {
    json!({"text": text, "selectors": selectors}).to_string()
}

#[test]
fn each_line_is_answered_in_its_place() {
    let quote = |exact: &str| json!([{"type": "TextQuoteSelector", "exact": exact}]);
    let (found, answer) = answers(&[
        request(
            "潮水😀先知道风。",
            &json!([
                {"type": "TextPositionSelector", "start": 3, "end": 6},
                {"type": "TextQuoteSelector", "exact": "先知道", "prefix": "潮水😀", "suffix": "风。"},
            ]),
        ),
        request("tide, fog, tide", &quote("tide")),
        request("fog", &quote("tide")),
        request("the “ﬁrst”  tide", &quote("\"first\" tide")),
    ]);
    answer.ending(0);
    assert_eq!(
        found[0],
        json!({"status": "exact", "start": 3, "end": 6, "exact": "先知道", "score": 1.0,
               "candidates": [{"start": 3, "end": 6, "score": 1.0}]})
    );
    assert_eq!(found[1]["status"], "ambiguous");
    assert!(
        found[1]["start"].is_null() && found[1]["end"].is_null() && found[1]["exact"].is_null()
    );
    assert_eq!(found[1]["candidates"].as_array().map(Vec::len), Some(2));
    assert_eq!((&found[2]["status"], &found[2]["candidates"]), (&json!("orphaned"), &json!([])));
    assert_eq!((&found[3]["start"], &found[3]["end"]), (&json!(4), &json!(16)));
    assert_eq!(found[3]["exact"], "“ﬁrst”  tide");
}

#[test]
fn selectors_of_other_kinds_are_hints_and_unknown_ones_are_no_failure() {
    let (found, answer) = answers(&[
        request(
            "Fog at sea.",
            &json!([
                {"type": "TideSelector", "height": 3},
                {"type": "XPathSelector", "value": "/html/body/p[1]"},
                {"type": "FragmentSelector", "value": "epubcfi(/6/4!/4/2,/1:0,/1:9)",
                 "conformsTo": "http://www.idpf.org/epub/linking/cfi/epub-cfi.html"},
                {"type": "CssSelector", "value": "p", "refinedBy": {"type": "TextQuoteSelector", "exact": "sea"}},
            ]),
        ),
        request("Fog at sea.", &json!([{"type": "TextPositionSelector", "start": 0, "end": 3}])),
    ]);
    answer.ending(0);
    assert_eq!((&found[0]["status"], &found[0]["start"]), (&json!("exact"), &json!(7)));
    // Nothing verifies a bare position.
    assert_eq!(
        (&found[1]["status"], &found[1]["candidates"][0]["end"]),
        (&json!("ambiguous"), &json!(3))
    );
}

#[test]
fn a_bad_line_is_told_and_the_others_are_answered() {
    let good = request("Fog.", &json!([{"type": "TextQuoteSelector", "exact": "Fog"}]));
    let (found, answer) = answers(&[
        good.clone(),
        "this is no request".to_owned(),
        r#"{"text": "Fog."}"#.to_owned(),
        request("Fog.", &json!([])),
        request("Fog.", &json!([{"type": "TextQuoteSelector", "prefix": "F"}])),
        request("Fog.", &json!([{"type": "TextPositionSelector", "start": 3, "end": 1}])),
        String::new(),
        good,
    ]);
    answer.ending(3);
    let told: Vec<&str> =
        found.iter().map(|line| line["error"].as_str().unwrap_or("answered")).collect();
    for (line, wanted) in [
        "answered",
        "expected",
        "`selectors`",
        "no selectors",
        "`exact`",
        "ends at 1",
        "EOF",
        "answered",
    ]
    .iter()
    .enumerate()
    {
        assert!(told[line].contains(wanted), "{line}: {}", told[line]);
    }
    assert_eq!(found[1]["line"], 2);
}

#[test]
fn a_line_that_is_too_long_is_refused_and_read_past() {
    let long =
        request(&"a".repeat(40 << 20), &json!([{"type": "TextQuoteSelector", "exact": "b"}]));
    let good = request("Fog.", &json!([{"type": "TextQuoteSelector", "exact": "Fog"}]));
    let (found, answer) = answers(&[long, good]);
    answer.ending(3);
    assert!(
        found[0]["error"].as_str().is_some_and(|told| told.contains("longer than")),
        "{found:?}"
    );
    assert_eq!(found[1]["status"], "exact");
}
