//! Files become issues: new, revised, present, and never one of two.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use flyleaf_library::{Error, Imported, Position};
use flyleaf_model::{AnchorStatus, Blocked, BlockedKind, ImageId};
use newsroom::{Draft, Newsroom};

const TIDES: &str = "High water at nine in the morning, low water at a quarter past three.\nThe harbour pilot asks all ferries to wait for the second bell before they leave the northern quay.";
const FOG: &str = "Fog lay over the strait for four days, and the horn was heard as far as the mill.\nNobody was hurt.";
const LIBRARY: &str = "The reading room opens at ten from June on.\nBring back the atlas with the torn map of the southern islands; two readers wait for it.";

fn gazette(number: &str, articles: &[(&str, &str)]) -> Draft {
    Draft::new("Harbour Gazette", Some(number), Some(2026), articles)
}

#[test]
fn the_same_bytes_are_present_whichever_revision_they_became() {
    let room = Newsroom::new();
    let first = gazette("7", &[("Tides", TIDES)]);
    let second = gazette("7", &[("Tides", &TIDES.replace("nine", "ten"))]);
    let issue = room.add(&first);
    assert!(matches!(room.import(&second), Imported::Revised { issue: id, .. } if id == issue));
    for known in [&first, &second] {
        assert_eq!(room.import(&known.clone().named("copy.txt")), Imported::Present(issue.clone()));
    }
    let opened = room.library.issue(&issue).unwrap();
    assert_eq!((opened.revision.ordinal, opened.articles[0].text.contains("ten")), (2, true));
    room.assert_whole();
}

#[test]
fn an_original_comes_back_byte_for_byte() {
    let room = Newsroom::new();
    let draft = gazette("7", &[("Tides", TIDES)]);
    let issue = room.add(&draft);
    let hash = room.library.issue(&issue).unwrap().revision.original;
    assert_eq!(room.library.original(&hash).unwrap(), draft.bytes());
}

#[test]
fn spellings_of_a_title_are_one_publication_and_issues_stand_latest_first() {
    let room = Newsroom::new();
    for (title, number, text) in [
        ("Harbour Gazette", "9", TIDES),
        ("HARBOUR  GAZETTE", "10", FOG),
        ("Harbour-Gazette", "8", LIBRARY),
    ] {
        room.add(&Draft::new(title, Some(number), Some(2026), &[("A", text)]));
    }
    room.add(&Draft::new("", None, None, &[("", "Without any name.")]));
    let shelf = room.library.shelf().unwrap();
    let titles: Vec<_> = shelf.iter().map(|(publication, _)| publication.title.as_str()).collect();
    assert_eq!(titles, ["Harbour Gazette", ""]);
    let numbers: Vec<_> = shelf[0].1.iter().map(|issue| issue.number.as_deref().unwrap()).collect();
    assert_eq!(numbers, ["10", "9", "8"]);
    let middle = room.library.issue(&shelf[0].1[1].id).unwrap();
    let numbers = [middle.previous, middle.next].map(|issue| issue.unwrap().number.unwrap());
    assert_eq!(numbers, ["8", "10"]);
    assert_eq!(room.library.issue(&shelf[0].1[0].id).unwrap().next, None);
}

#[test]
fn two_parts_of_one_number_are_two_issues() {
    let room = Newsroom::new();
    let first = room.add(&gazette("7", &[("Part one", TIDES)]).named("part1.txt"));
    let second = room.add(&gazette("7", &[("Part two", FOG)]).named("part2.txt"));
    let corrected = gazette("7", &[("Part two", &FOG.replace("four", "five"))]).named("part2.txt");
    assert!(matches!(room.import(&corrected), Imported::Revised { issue, .. } if issue == second));
    assert_eq!(room.library.issue(&first).unwrap().revision.ordinal, 1);
}

#[test]
fn issues_that_only_share_a_file_name_stay_apart() {
    let room = Newsroom::new();
    room.add(&gazette("7", &[("Tides", TIDES)]));
    // Nearly the same text, but another number: a standing notice, not a correction.
    room.add(&gazette("8", &[("Tides", &format!("{TIDES}\nNew this week."))]));
    room.add(&Draft::new("Mill Notes", Some("7"), Some(2026), &[("Tides", TIDES)]));
    room.add(&Draft::new("", None, None, &[("", FOG)]));
    room.add(&Draft::new("", None, None, &[("", LIBRARY)]));
}

#[test]
fn untitled_issues_are_revised_only_under_their_own_file_name() {
    let room = Newsroom::new();
    let issue = room.add(&Draft::new("", None, None, &[("", FOG)]).named("fog.txt"));
    let changed = Draft::new("", None, None, &[("", &FOG.replace("four", "five"))]);
    assert!(matches!(room.import(&changed.clone().named("other.txt")), Imported::New(_)));
    let changed = Draft::new("", None, None, &[("", &FOG.replace("four", "six"))]).named("fog.txt");
    assert!(matches!(room.import(&changed), Imported::Revised { issue: id, .. } if id == issue));
}

#[test]
fn a_revision_may_print_the_year_that_the_first_file_left_out() {
    let room = Newsroom::new();
    let issue = room.add(&Draft::new("Harbour Gazette", Some("7"), None, &[("Tides", TIDES)]));
    let dated = gazette("7", &[("Tides", &format!("{TIDES}\nErrata follow."))]);
    assert!(matches!(room.import(&dated), Imported::Revised { issue: id, .. } if id == issue));
    assert_eq!(room.library.issue(&issue).unwrap().row.year, Some(2026));
}

#[test]
fn annotations_follow_their_words_and_come_back_when_the_words_do() {
    let room = Newsroom::new();
    let first = gazette("7", &[("Tides", TIDES), ("Fog", FOG)]);
    let issue = room.add(&first);
    let stays = room.highlight(&issue, 0, "the second bell");
    let goes = room.highlight(&issue, 1, "Nobody was hurt.");

    let second = gazette(
        "7",
        &[("Notices", LIBRARY), ("Tides", &format!("Corrected.\n{TIDES}")), ("Fog", "It lifted.")],
    );
    assert_eq!(
        room.import(&second),
        Imported::Revised { issue: issue.clone(), kept: 1, orphaned: 1 }
    );
    let found = room.annotations(&issue);
    let now = |id| found.iter().find(|annotation| annotation.id == id).unwrap();
    assert_eq!(
        (now(stays.id.clone()).article(), now(stays.id.clone()).anchor().unwrap().status),
        (Some(1), AnchorStatus::Moved)
    );
    let orphan = now(goes.id.clone());
    assert_eq!(
        (orphan.article(), orphan.anchor().unwrap().status, orphan.span()),
        (Some(2), AnchorStatus::Orphaned, None)
    );
    assert_eq!((&orphan.note, &orphan.tags), (&goes.note, &goes.tags));
    room.assert_whole();

    let third = gazette("7", &[("Tides", TIDES), ("Fog", FOG), ("Notices", LIBRARY)]);
    assert_eq!(
        room.import(&third),
        Imported::Revised { issue: issue.clone(), kept: 2, orphaned: 0 }
    );
    let found = room.annotations(&issue);
    assert_eq!(found[1].id, goes.id);
    assert_eq!(
        (found[1].article(), found[1].anchor().unwrap().status),
        (Some(1), AnchorStatus::Exact)
    );
    room.assert_whole();
}

#[test]
fn a_reader_stays_in_the_article_when_another_is_put_before_it() {
    let room = Newsroom::new();
    let issue = room.add(&gazette("7", &[("Tides", TIDES), ("Fog", FOG)]));
    room.library.position_save(&issue, 1, &room.now(), |_| Some((4, 20))).unwrap();
    room.library.position_save(&issue, 1, &room.now(), |_| Some((0, 10))).unwrap();
    assert!(
        room.library
            .position_save(&issue, 1, &room.now(), |text| Some((0, text.len() + 1)))
            .is_err()
    );
    assert_eq!(room.library.issue(&issue).unwrap().progress, [(1, 20)], "what was seen only grows");

    room.import(&gazette("7", &[("Notices", LIBRARY), ("Tides", TIDES), ("Fog", FOG)]));
    let opened = room.library.issue(&issue).unwrap();
    assert_eq!(opened.position, Some(Position { article: 2, byte: 0 }));
    assert_eq!(opened.progress, [(2, 20)]);
}

#[test]
fn issues_are_found_by_title_and_by_the_beginning_of_their_id() {
    let room = Newsroom::new();
    let issue = room.add(&gazette("7", &[("Tides", TIDES)]));
    let found = room.library.issues_of_title("HARBOUR gazette").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0.id, issue);
    assert_eq!(room.library.issues_by_id(&issue.as_str()[..30], 5).unwrap().len(), 1);
    assert!(room.library.issues_by_id("no such", 5).unwrap().is_empty());
}

#[test]
fn an_image_is_kept_once_and_comes_back_byte_for_byte() {
    let room = Newsroom::new();
    let first = room.add(&gazette("7", &[("Tides", TIDES)]).showing(b"lamp"));
    let second = room.add(&gazette("8", &[("Fog", FOG)]).showing(b"lamp").showing(b"horn"));
    let images = room.library.article(&second, 0).unwrap().images;
    let told: Vec<_> = images.iter().map(|image| (image.width, image.alt.as_str())).collect();
    assert_eq!(told, [(4, "A lamp"), (4, "A lamp")]);
    let whole = room.library.whole_issue(&second).unwrap().images;
    assert_eq!(
        whole.iter().map(|image| image.bytes.as_slice()).collect::<Vec<_>>(),
        [b"lamp", b"horn"]
    );
    assert_eq!(room.library.whole_issue(&first).unwrap().images, whole[..1]);
    let kept = room.library.image(&images[1].id).unwrap();
    assert_eq!(kept, ("image/png".to_owned(), b"horn".to_vec()));
    let unknown = ImageId::new("none");
    assert!(matches!(room.library.image(&unknown), Err(Error::ImageUnknown(id)) if id == unknown));
    let report = room.library.check().unwrap();
    assert_eq!((report.images, report.damage.len()), (2, 0));
}

#[test]
fn the_images_of_a_revision_take_the_place_of_those_before() {
    let room = Newsroom::new();
    let issue = room.add(&gazette("7", &[("Tides", TIDES)]).showing(b"lamp"));
    room.import(&gazette("7", &[("Tides", &TIDES.replace("nine", "ten"))]).showing(b"horn"));
    let images = room.library.whole_issue(&issue).unwrap().images;
    assert_eq!(images.iter().map(|image| image.bytes.as_slice()).collect::<Vec<_>>(), [b"horn"]);
    room.assert_whole();
}

#[test]
fn what_an_issue_asked_for_and_did_not_get_is_kept_with_it() {
    let room = Newsroom::new();
    let mut draft = gazette("7", &[("Tides", TIDES)]);
    let pixel =
        Blocked { kind: BlockedKind::TrackingPixel, url: "https://spy.example/p.gif".to_owned() };
    draft.blocked = vec![pixel.clone()];
    let issue = room.add(&draft);
    assert_eq!(room.library.issue(&issue).unwrap().revision.blocked, [pixel]);
}
