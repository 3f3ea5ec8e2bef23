//! The anchoring cases that the window's tests read too.

use std::path::Path;

use flyleaf_text::anchor::Anchorer;
use flyleaf_text::offset::Table;
use flyleaf_text::selector::Selector;
use serde_json::{Value, json};

#[test]
fn every_case_comes_out_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/anchoring");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for case in cases {
            let text = case["text"].as_str().unwrap();
            let selectors: Vec<Selector> =
                serde_json::from_value(case["selectors"].clone()).unwrap();
            let anchor = Anchorer::new(text).find(&selectors).anchor;
            let table = Table::new(text);
            let point = |byte: usize| table.code_point(byte).unwrap();
            let found = json!({
                "status": anchor.status,
                "start": anchor.span.map(|span| point(span.start)),
                "end": anchor.span.map(|span| point(span.end)),
                "exact": anchor.span.map(|span| &text[span.start..span.end]),
            });
            for (field, found) in found.as_object().unwrap() {
                assert_eq!(
                    found,
                    &case[field],
                    "{}: {field} of “{}”",
                    path.display(),
                    case["name"]
                );
            }
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} cases");
}
