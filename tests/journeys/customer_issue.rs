//! The issue that Flyleaf was first asked to read, where it lies beside the checkout. Nothing of it is in the project
//! but what these tests must say to recognise it.

use flyleaf_tests::Desk;
use flyleaf_tests::material::{argument, files_below, shared};
use flyleaf_tests::promises::assert_inspection;
use serde_json::Value;

fn inspected() -> Option<Value> {
    let seeds = files_below(&shared("seeds")?, "txt");
    let file = seeds.first().expect("the folder holds the issue");
    assert_inspection(&Desk::new(), file)
}

#[test]
fn its_masthead_and_contents_are_read_as_printed() {
    let Some(found) = inspected() else { return };
    assert_eq!(found["publication"]["title"], "CHINA S&T NEWSLETTER");
    let publishers = serde_json::json!([
        "中华人民共和国科学技术部",
        "Ministry of Science and Technology of the People's Republic of China"
    ]);
    assert_eq!(found["publication"]["publishers"], publishers);
    assert_eq!(found["number"], "22");
    assert_eq!(found["year"], 2019);
    assert_eq!(found["date"], Value::Null, "no date is invented");
    assert_eq!(found["date_printed"], Value::Null);
    assert_eq!(found["volume"], Value::Null);
    assert_eq!(found["languages"], serde_json::json!(["en", "zh"]));
    assert_eq!(found["coverage"], 1.0);
    let linked: Vec<_> =
        found["contents"].as_array().expect("a list").iter().map(|e| &e["article"]).collect();
    assert_eq!(linked, [0, 1]);
}

#[test]
fn the_entry_worded_otherwise_is_linked_and_reported() {
    let Some(found) = inspected() else { return };
    let entry = found["contents"][0]["title"].as_str().expect("a title");
    let heading = found["articles"][0]["title"].as_str().expect("a title");
    assert!(entry.contains("Work Meeting") && heading.contains("Work Conference"));
    let report = found["report"].as_array().expect("a report");
    let told: Vec<_> = report
        .iter()
        .filter(|finding| finding["code"] == "heading_differs_from_contents")
        .collect();
    assert_eq!(told.len(), 1, "{report:?}");
    let message = told[0]["message"].as_str().expect("a sentence");
    assert!(message.contains("Work Meeting") && message.contains("Work Conference"), "{message}");
}

#[test]
fn the_first_article_holds_an_introduction_a_lead_in_and_one_list_of_ten() {
    let Some(found) = inspected() else { return };
    assert_eq!(found["articles"].as_array().map(Vec::len), Some(2));
    let blocks = found["articles"][0]["blocks"].as_array().expect("blocks");
    let kinds: Vec<_> = blocks.iter().map(|block| &block["kind"]).collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "list"]);
    assert_eq!(blocks[1]["text"], "He outlined ten priorities for 2020:");
    assert_eq!(blocks[2]["ordered"], true);
    let items = blocks[2]["items"].as_array().expect("items");
    assert_eq!(items.len(), 10);
    assert!(
        items
            .iter()
            .all(|item| item.as_str().is_some_and(|text| !text.starts_with(char::is_numeric)))
    );
}

#[test]
fn a_sentence_cut_by_a_blank_line_is_one_sentence_again() {
    let Some(found) = inspected() else { return };
    let blocks = found["articles"][1]["blocks"].as_array().expect("blocks");
    let joined = "with heads for science and technology sections in overseas diplomatic missions.";
    let first = blocks[0]["text"].as_str().expect("a paragraph");
    assert!(first.contains(joined), "{first}");
    assert_eq!(blocks.len(), 3);
}

#[test]
fn both_articles_carry_their_source() {
    let Some(found) = inspected() else { return };
    for article in 0..2 {
        assert_eq!(found["articles"][article]["source"], "Ministry of Science and Technology");
    }
}

#[test]
fn it_is_found_by_publication_number_and_year() {
    let Some(seeds) = shared("seeds") else { return };
    let desk = Desk::new();
    desk.run(&["import", &argument(&seeds)]).ending(0);
    for reference in
        ["China S&T Newsletter/22-2019", "CHINA S&T NEWSLETTER/22", "china  s&t newsletter / 22"]
    {
        let issue = desk.run(&["show", reference, "--json"]).ending(0).json();
        assert_eq!(issue["number"], "22", "{reference}");
    }
    desk.run(&["show", "China S&T Newsletter/22-2020"]).ending(1).complaint();
}
