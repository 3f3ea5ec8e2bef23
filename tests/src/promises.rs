//! What `flyleaf inspect` promises for any file whatever, asked of its answers.

use std::path::Path;

use serde_json::Value;

use crate::Desk;
use crate::material::argument;

/// Asserts everything that the JSON of `inspect` promises about offsets, regions and coverage. Gives the inspection, or
/// nothing where the file was refused.
#[track_caller]
pub fn assert_inspection(desk: &Desk, file: &Path) -> Option<Value> {
    let path = argument(file);
    let answer = desk.run(&["inspect", &path, "--json"]);
    let status = answer.status();
    if status == 1 {
        let line = answer.complaint();
        assert!(line.contains(&path), "{line} does not name {path}");
        return None;
    }
    assert!(status == 0 || status == 3, "{path}: {answer:?}");
    let found = answer.json();
    let source = desk.run(&["inspect", &path, "--source"]).ending(status);
    let source: Vec<char> = source.out().chars().collect();
    assert_eq!(size(&found["source_chars"]), source.len(), "{path}");
    assert_partition(&found, &source, &path);
    assert_articles(&found, &source, &path);
    for finding in list(&found["report"]) {
        let (start, end) = (size(&finding["start"]), size(&finding["end"]));
        assert!(start <= end && end <= source.len(), "{path}: {finding}");
    }
    for entry in list(&found["contents"]) {
        if let Some(article) = entry["article"].as_u64() {
            assert!((article as usize) < list(&found["articles"]).len(), "{path}: {entry}");
        }
    }
    Some(found)
}

/// The regions cover the source without gap or overlap, and the coverage is what they say.
#[track_caller]
fn assert_partition(found: &Value, source: &[char], path: &str) {
    let mut at = 0;
    let (mut all, mut placed) = (0usize, 0usize);
    for region in list(&found["regions"]) {
        let (start, end) = (size(&region["start"]), size(&region["end"]));
        assert_eq!(start, at, "{path}: {region} leaves a gap or overlaps");
        assert!(end > start, "{path}: {region} is empty");
        assert_eq!(region["kind"] == "article", region["article"].is_u64(), "{path}: {region}");
        let solid = source[start..end].iter().filter(|c| !c.is_whitespace()).count();
        all += solid;
        placed += if region["kind"] == "unassigned" { 0 } else { solid };
        at = end;
    }
    assert_eq!(at, source.len(), "{path}: the regions end early");
    let coverage = found["coverage"].as_f64().expect("a share");
    let expected = if all == 0 { 1.0 } else { placed as f64 / all as f64 };
    assert!((coverage - expected).abs() < 1e-9, "{path}: {coverage}, not {expected}");
}

/// Articles lie in order in regions of their own, start with their headings, and hold words of the source.
#[track_caller]
fn assert_articles(found: &Value, source: &[char], path: &str) {
    let articles = list(&found["articles"]);
    assert!(!articles.is_empty(), "{path}: an issue has an article");
    let mut at = 0;
    for (index, article) in articles.iter().enumerate() {
        assert_eq!(size(&article["index"]), index, "{path}");
        let (start, end) = (size(&article["start"]), size(&article["end"]));
        assert!(at <= start && start <= end && end <= source.len(), "{path}: article {index}");
        at = end;
        if let Some(title) = article["title"].as_str() {
            // Files of other formats may say a title outside their text: the subject of a mail, front matter.
            let is_said_elsewhere = found["format"] != "text";
            let printed = is_printed(title, &source[start..end]);
            assert!(printed || is_said_elsewhere, "{path}: {title} is not printed there");
        }
        let text = article["text"].as_str().expect("an article has its text");
        assert!(!text.contains('\r'), "{path}: article {index}");
    }
}

/// Whether an article opens with its title. Markers, rules and line ends may stand between the characters of it.
fn is_printed(title: &str, article: &[char]) -> bool {
    let solid = |c: &char| !c.is_whitespace();
    let wanted: Vec<char> = title.chars().filter(solid).collect();
    let mut opening = article.iter().copied().filter(solid).take(4 * wanted.len() + 80);
    wanted.into_iter().all(|wanted| opening.any(|printed| printed == wanted))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[track_caller]
fn size(value: &Value) -> usize {
    value.as_u64().and_then(|size| size.try_into().ok()).expect("a count or an offset")
}
