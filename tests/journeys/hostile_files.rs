//! Files that are no issue, or hardly a file: a clear end, and nothing left behind.

use std::path::Path;

use flyleaf_tests::Desk;
use flyleaf_tests::material::{argument, skip};
use flyleaf_tests::promises::assert_inspection;

/// Both commands refuse the file in one line that names it, and the library stays empty.
#[track_caller]
fn assert_refused(desk: &Desk, file: &Path) -> String {
    let path = argument(file);
    let line = desk.run(&["inspect", &path]).ending(1).complaint();
    assert!(line.contains(&path), "{line}");
    let imported = desk.run(&["import", &path]).ending(1).complaint();
    assert_eq!(line, imported);
    let report = desk.run(&["import", &path, "--json"]).ending(1).json();
    assert_eq!(report["files"][0]["outcome"], "failed");
    assert_empty(desk);
    line
}

#[track_caller]
fn assert_empty(desk: &Desk) {
    let library = desk.run(&["list", "--json"]).ending(0).json();
    assert_eq!(library["publications"], serde_json::json!([]));
    let check = desk.run(&["check", "--json"]).ending(0).json();
    assert_eq!((&check["issues"], &check["originals"]), (&0.into(), &0.into()));
}

/// The file is read as some issue whose account is complete, is imported, and the library is whole.
#[track_caller]
fn assert_read(desk: &Desk, file: &Path) {
    assert_inspection(desk, file).expect("it is read");
    let status = desk.run(&["import", &argument(file)]).status();
    assert!(status == 0 || status == 3);
    desk.run(&["check"]).ending(0);
}

#[test]
fn an_empty_file_and_one_of_blanks_are_refused() {
    let desk = Desk::new();
    assert_refused(&desk, &desk.file("empty.txt", ""));
    assert_refused(&desk, &desk.file("blank.txt", " \n\t\r\n\u{3000}\n"));
    assert_refused(&desk, &desk.file("only-a-mark.txt", "\u{feff}"));
}

#[test]
fn binary_files_are_refused_whatever_they_are_called() {
    let desk = Desk::new();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    assert_refused(&desk, &desk.file("picture.txt", png));
    let noise: Vec<u8> =
        (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_refused(&desk, &desk.file("noise.txt", noise));
    assert_refused(&desk, &desk.file("zeros.txt", vec![0; 100_000]));
}

#[test]
fn a_missing_file_is_named() {
    let desk = Desk::new();
    assert_refused(&desk, &desk.path("not-there.txt"));
}

#[test]
fn a_folder_is_no_file_to_inspect() {
    let desk = Desk::new();
    let folder = desk.path("folder");
    std::fs::create_dir(&folder).expect("a folder can be made");
    let line = desk.run(&["inspect", &argument(&folder)]).ending(1).complaint();
    assert!(line.contains("folder"), "{line}");
    let nothing = desk.run(&["import", &argument(&folder)]).ending(0);
    assert_eq!(nothing.out(), "Nothing to import was found.\n");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let file = desk.file("locked.txt", "Locked away.");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).expect("its owner may");
    if std::fs::File::open(&file).is_ok() {
        skip("this user may read every file");
        return;
    }
    assert_refused(&desk, &file);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let desk = Desk::new();
    let pipe = desk.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        skip("mkfifo is not installed");
        return;
    }
    assert_refused(&desk, &pipe);
}

#[test]
fn invisible_characters_alone_are_read_or_refused_but_not_lost() {
    let desk = Desk::new();
    let file = desk.file("invisible.txt", "\u{200b}\u{200d}\u{2060}\u{200b}");
    match assert_inspection(&desk, &file) {
        Some(_) => assert_read(&desk, &file),
        None => drop(assert_refused(&desk, &file)),
    }
}

#[test]
fn broken_utf_16_is_read_with_its_damage_told() {
    let desk = Desk::new();
    let mut bytes = vec![0xff, 0xfe];
    for unit in "Harbour notes\n\nAll quiet"
        .encode_utf16()
        .chain([0xd800])
        .chain(" tonight.".encode_utf16())
    {
        bytes.extend(unit.to_le_bytes());
    }
    bytes.push(0x41);
    let file = desk.file("broken.txt", bytes);
    let found = assert_inspection(&desk, &file).expect("it is read");
    let told = found["report"].as_array().expect("a report");
    assert!(told.iter().any(|finding| finding["code"] == "bytes_replaced"), "{told:?}");
    assert_read(&desk, &file);
}

#[test]
fn ten_megabytes_on_one_line_are_one_article() {
    let desk = Desk::new();
    let file = desk.file("one-line.txt", "All in one breath, ".repeat(10 * 1024 * 1024 / 19));
    assert_read(&desk, &file);
}

#[test]
fn a_text_that_would_act_on_a_terminal_is_shown_without_its_power() {
    let desk = Desk::new();
    let calm =
        "All is well in the harbour tonight, and the lamps are lit on both piers.\n".repeat(12);
    let heading = "Safe\u{1b}]0;owned\u{7} harbours";
    let text = format!(
        "TIDE NEWS\n\nNo. 4\n\nContents\n\n{heading}\n\n\n{heading}\n\nAll\u{1b}[2J is quiet here. {calm}"
    );
    let file = desk.file("acting.txt", text);
    let path = argument(&file);
    let inspected = desk.run(&["inspect", &path]);
    desk.run(&["import", &path]);
    let listed = desk.run_on_terminal(&["list"], 80);
    let shown = desk.run(&["show", "TIDE NEWS/4"]);
    for answer in [&inspected, &shown] {
        assert!(!answer.out().contains(['\u{1b}', '\u{7}']), "{:?}", answer.out());
        assert!(answer.out().contains("harbours"), "{:?}", answer.out());
    }
    assert!(!listed.out().contains("\u{1b}]"), "{:?}", listed.out());
}

#[test]
fn one_bad_file_among_good_ones_is_skipped_and_told() {
    let desk = Desk::new();
    desk.file(
        "many/a.txt",
        "HARBOUR LETTER\n\nNo. 1\n\nThe first number of this letter is short.\n",
    );
    desk.file("many/b.txt", "\0\0\0\0");
    desk.file(
        "many/c.txt",
        "HARBOUR LETTER\n\nNo. 2\n\nThe second number of this letter is short, too.\n",
    );
    let answer = desk.run(&["import", &argument(&desk.path("many"))]).ending(3);
    assert!(answer.out().contains("2 issues, 1 file not read"), "{}", answer.out());
    assert!(answer.out().contains("1 file not read"), "{}", answer.out());
    assert!(answer.only_line_of_err().contains("b.txt"));
    let library = desk.run(&["list", "--json"]).ending(0).json();
    assert_eq!(library["publications"][0]["issues"].as_array().map(Vec::len), Some(2));
}
