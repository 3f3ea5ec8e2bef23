//! `inspect` accounts for every character of a file, in code points.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod desk;

use std::io::Write;
use std::path::Path;

use desk::{Desk, GAZETTE};
use flyleaf_api::{ImportOutcome, Inspection, inspect};
use serde_json::Value;

fn json(inspection: &Inspection) -> Value {
    serde_json::to_value(inspection).unwrap()
}

/// The characters of the source between two code points.
fn slice(inspection: &Inspection, part: &Value) -> String {
    let at = |name: &str| usize::try_from(part[name].as_u64().unwrap()).unwrap();
    inspection.source.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn the_answer_has_the_shape_that_is_promised() {
    let desk = Desk::new();
    let found = inspect(&desk.file("gazette.txt", GAZETTE)).unwrap();
    let answer = json(&found);
    let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let mut wanted = [
        "schema",
        "format",
        "publication",
        "number",
        "volume",
        "year",
        "date",
        "date_printed",
        "languages",
        "contents",
        "articles",
        "regions",
        "source_chars",
        "coverage",
        "images",
        "blocked",
        "report",
    ];
    wanted.sort_unstable();
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, wanted);
    assert_eq!((&answer["schema"], &answer["format"]), (&1.into(), &"text".into()));
    assert_eq!(answer["publication"]["title"], "HARBOUR GAZETTE");
    assert_eq!(answer["contents"][1]["article"], 1);
    let article = &answer["articles"][0];
    assert!(
        slice(&found, article).starts_with("Tides this week"),
        "an article starts with its heading"
    );
    assert_eq!(article["blocks"][0]["kind"], "paragraph");
    assert!(article["text"].as_str().unwrap().contains("😀"));
    assert_eq!(json(&inspect(&desk.path("gazette.txt")).unwrap()), answer, "the same every time");
}

fn assert_partition(found: &Inspection) {
    let answer = json(found);
    let mut end = 0;
    for region in answer["regions"].as_array().unwrap() {
        assert_eq!(region["start"].as_u64().unwrap(), end);
        end = region["end"].as_u64().unwrap();
        assert_eq!(region.get("article").is_some(), region["kind"] == "article");
    }
    assert_eq!(end, answer["source_chars"].as_u64().unwrap());
    assert_eq!(end as usize, found.source.chars().count());
}

#[test]
fn regions_account_for_every_character() {
    let desk = Desk::new();
    assert_partition(&inspect(&desk.file("gazette.txt", GAZETTE)).unwrap());
    assert_partition(&inspect(&desk.file("crlf.txt", GAZETTE.replace('\n', "\r\n"))).unwrap());
    assert_partition(&inspect(&desk.file("one.txt", "One line, no structure.")).unwrap());
}

#[test]
fn lists_give_their_items_as_text() {
    let desk = Desk::new();
    let text = "HARBOUR GAZETTE\nNo. 3\n\nWhat to bring\n\n1. A lamp with oil in it.\n2. 一本书\n3. Rope.\n";
    let answer = json(&inspect(&desk.file("list.txt", text)).unwrap());
    let blocks = answer["articles"][0]["blocks"].as_array().unwrap().clone();
    let list = blocks.iter().find(|block| block["kind"] == "list").unwrap();
    assert_eq!(list["ordered"], true);
    assert_eq!(list["items"], serde_json::json!(["A lamp with oil in it.", "一本书", "Rope."]));
}

#[test]
fn a_file_that_is_not_there_or_no_text_is_named() {
    let desk = Desk::new();
    assert_eq!(inspect(&desk.path("none.txt")).unwrap_err().message.id, "error-file-absent");
    assert_eq!(inspect(desk.folder.path()).unwrap_err().message.id, "error-file-not-a-file");
    assert_eq!(inspect(&desk.file("empty.txt", "")).unwrap_err().message.id, "error-file-empty");
}

#[test]
fn a_real_bulletin_is_read_as_its_editors_meant_it() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let files = std::fs::read_dir(&place).map(|files| files.flatten().map(|file| file.path()));
    let Some(file) = files.ok().and_then(|mut files| files.next()) else {
        writeln!(std::io::stderr(), "skipped: no bulletin beside this checkout").unwrap();
        return;
    };
    let found = inspect(&file).unwrap();
    assert_partition(&found);
    let answer = json(&found);
    assert_eq!(
        (&answer["number"], &answer["year"], &answer["date"]),
        (&"22".into(), &2019.into(), &Value::Null)
    );
    assert_eq!(answer["articles"].as_array().unwrap().len(), 2);
    assert_eq!(answer["coverage"], 1.0);
}

/// A page with a table, an image of its own, one on the network, and a footnote.
const PAGE: &str = r##"<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Lamp Letter</title></head><body>
<h1>Lamp Letter</h1><p>No. 4, May 2026</p>
<h2>What the lamps cost</h2>
<p>The lamps of the east mole cost less than the oil in them<sup id="r1"><a href="#n1">1</a></sup>, and both are paid by the harbour.</p>
<table><thead><tr><th>Lamp</th><th>Price</th></tr></thead><tr><td>East<br>mole</td><td>12</td></tr></table>
<figure><img alt="A lamp" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mNgYPiPAw0pCQCOrz/B2Gm4AAAAAABJRU5ErkJggg=="><figcaption>The lamp, lit.</figcaption></figure>
<figure><img alt="A chart" src="https://maps.example/chart.png"></figure>
<p>Whoever wants to know more may ask the keeper, who knows the price of everything in the lamp house.</p>
<hr><ol><li id="n1">Not counting the wicks. <a href="#r1">↩</a></li></ol>
</body></html>
"##;

#[test]
fn tables_figures_and_footnotes_have_the_shape_that_is_promised() {
    let desk = Desk::new();
    let answer = json(&inspect(&desk.file("lamp.html", PAGE)).unwrap());
    assert_eq!(answer["format"], "html");
    let blocks = answer["articles"][0]["blocks"].as_array().unwrap();
    let of_kind =
        |kind: &str| blocks.iter().filter(|block| block["kind"] == kind).collect::<Vec<_>>();
    assert_eq!(
        of_kind("table"),
        [&serde_json::json!({
            "kind": "table", "head": 1, "rows": [["Lamp", "Price"], ["East\nmole", "12"]],
        })]
    );
    let image = &answer["images"][0];
    assert_eq!(
        (&image["media_type"], &image["width"], &image["height"], &image["alt"]),
        (&"image/png".into(), &8.into(), &8.into(), &"A lamp".into())
    );
    assert_eq!(
        of_kind("figure"),
        [
            &serde_json::json!({
                "kind": "figure", "image": image["id"], "alt": "A lamp", "caption": "The lamp, lit.",
            }),
            &serde_json::json!({
                "kind": "figure", "image": null, "alt": "A chart", "caption": "",
            }),
        ]
    );
    assert_eq!(
        of_kind("footnote"),
        [&serde_json::json!({
            "kind": "footnote",
            "label": "1",
            "blocks": [{ "kind": "paragraph", "text": "Not counting the wicks." }],
        })]
    );
    assert_eq!(
        answer["blocked"],
        serde_json::json!([{ "kind": "remote_image", "url": "https://maps.example/chart.png" }])
    );
}

#[test]
fn an_image_and_what_was_blocked_come_out_of_the_library_as_they_went_in() {
    let desk = Desk::new();
    let report = desk.import(&desk.file("lamp.html", PAGE));
    let ImportOutcome::Imported { issue, blocked, .. } = &report.rows[0].outcome else {
        panic!("{report:?}");
    };
    assert_eq!(*blocked, 1);
    assert_eq!(desk.flyleaf.issue(issue).unwrap().blocked, 1);
    let receipt = desk.flyleaf.issue_blocked(issue).unwrap();
    assert_eq!(receipt[0].url, "https://maps.example/chart.png");
    let article = desk.flyleaf.article(issue, 0).unwrap();
    let [image] = article.images.as_slice() else { panic!("{:?}", article.images) };
    assert_eq!((image.width, image.height), (8, 8));
    let (media_type, bytes) = desk.flyleaf.image(&image.id).unwrap();
    assert_eq!(media_type, "image/png");
    assert!(bytes.starts_with(b"\x89PNG"));
    let unknown = flyleaf_model::ImageId::new("0");
    let error = desk.flyleaf.image(&unknown).unwrap_err();
    assert_eq!(error.message.id, "error-image-unknown");

    let path = desk.path("out/letter.md");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    desk.flyleaf.export_markdown(std::slice::from_ref(issue), &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let name = text.split("](<letter-images/").nth(1).unwrap().split('>').next().unwrap();
    assert_eq!(std::fs::read(path.with_file_name("letter-images").join(name)).unwrap(), bytes);
}
