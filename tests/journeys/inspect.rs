//! A file recognised and shown, nothing stored; and what the JSON of it promises for any file.

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, fixture, fixture_argument};
use flyleaf_tests::promises::assert_inspection;

#[test]
fn the_welcome_issue_is_read_as_it_is_printed() {
    let found =
        Desk::new().run(&["inspect", &fixture_argument(GAZETTE), "--json"]).ending(0).json();
    assert_eq!(found["schema"], 1);
    assert_eq!(found["format"], "text");
    assert_eq!(found["publication"]["title"], "FLYLEAF GAZETTE");
    let publishers = serde_json::json!(["扉页通讯社", "The Flyleaf Press"]);
    assert_eq!(found["publication"]["publishers"], publishers);
    assert_eq!(found["number"], "1");
    assert_eq!(found["year"], 2026);
    assert_eq!(found["date"], "2026-05-14");
    assert_eq!(found["date_printed"], "14 May 2026");
    assert_eq!(found["languages"], serde_json::json!(["en", "zh"]));
    assert_eq!(found["coverage"], 1.0);
    let titles = [
        "Finding your way about",
        "Writing in the margin",
        "How an issue is read",
        "Putting it on paper",
    ];
    for (index, title) in titles.iter().enumerate() {
        assert_eq!(found["contents"][index]["title"], *title);
        assert_eq!(found["contents"][index]["article"], index);
        assert_eq!(found["articles"][index]["title"], *title);
    }
    assert_eq!(found["articles"].as_array().map(Vec::len), Some(4));
    assert_eq!(found["articles"][0]["byline"], "Nora Finch");
    assert_eq!(found["articles"][2]["source"], "Flyleaf reading room");
}

#[test]
fn the_keys_of_the_welcome_issue_are_one_list_of_six() {
    let found =
        Desk::new().run(&["inspect", &fixture_argument(GAZETTE), "--json"]).ending(0).json();
    let blocks = found["articles"][1]["blocks"].as_array().expect("an article has blocks");
    let lists: Vec<_> = blocks.iter().filter(|block| block["kind"] == "list").collect();
    assert_eq!(lists.len(), 1, "{blocks:?}");
    assert_eq!(lists[0]["ordered"], true);
    let items = lists[0]["items"].as_array().expect("a list has items");
    assert_eq!(items.len(), 6);
    let second = "V starts a selection in the paragraph you are on. Shift with the arrow keys stretches it, a character at a time.";
    assert_eq!(items[1], second, "its two lines are one text");
    let chinese = "短的只有一个“妙”字，长的自成一篇文章";
    let text = found["articles"][1]["text"].as_str().expect("an article has its text");
    assert!(text.contains(chinese), "lines of Chinese join without a space: {text}");
}

#[test]
fn the_promises_of_the_json_hold_for_every_text_fixture() {
    let desk = Desk::new();
    let folder = fixture("text");
    let files = flyleaf_tests::material::files_below(&folder, "txt");
    assert!(!files.is_empty(), "fixtures lie in {}", folder.display());
    for file in files {
        assert_inspection(&desk, &file);
    }
}

#[test]
fn inspecting_twice_says_the_same_and_stores_nothing() {
    let desk = Desk::new();
    let file = fixture_argument(GAZETTE);
    for options in
        [&["inspect", &file, "--json"][..], &["inspect", &file], &["inspect", &file, "--source"]]
    {
        let [one, other] =
            [desk.run(options), desk.run(options)].map(|answer| answer.ending(0).bytes);
        assert!(one == other, "{options:?}");
    }
    assert!(!desk.library().exists(), "no library was made");
}

#[test]
fn for_people_the_finding_is_set_in_lines() {
    let answer = Desk::new().run(&["inspect", &fixture_argument(GAZETTE)]).ending(0);
    insta::assert_snapshot!(answer.out());
}

#[test]
fn for_people_who_read_chinese_in_chinese() {
    let desk = Desk::new().with_variable("LANG", "zh_CN.UTF-8");
    let answer = desk.run(&["inspect", &fixture_argument(GAZETTE)]).ending(0);
    assert!(answer.out().contains("第 1 期"), "{}", answer.out());
    assert!(answer.out().contains("文字的去处"), "{}", answer.out());
}

#[test]
fn what_asks_for_a_look_ends_with_status_three() {
    let desk = Desk::new();
    let file = desk.file("bulletin.txt", "TIDE BULLETIN\n\nN0.213\nMarch 1998\n\nContents\n\nBuoys moved\nLamps lit\n\n\nBuoys moved\n\nThree buoys were moved to the north.\n\n\nLamps lit\n\nAll lamps are lit.\n");
    let found = desk.run(&["inspect", file.to_str().expect("UTF-8"), "--json"]).ending(3).json();
    assert_eq!(found["number"], "213");
    let codes: Vec<_> =
        found["report"].as_array().expect("a report").iter().map(|f| &f["code"]).collect();
    assert!(codes.iter().any(|code| **code == "number_unusual"), "{codes:?}");
}
