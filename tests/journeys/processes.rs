//! The command line as processes: two on one library, and one whose reader goes away.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, argument, fixture_argument};

#[test]
fn a_process_answers_as_the_call_does() {
    let desk = Desk::new();
    let file = fixture_argument(GAZETTE);
    let run = desk.process(&["inspect", &file, "--json"]).output().expect("it starts");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.stdout == desk.run(&["inspect", &file, "--json"]).bytes);
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn statuses_are_those_of_the_process() {
    let desk = Desk::new();
    let status = |arguments: &[&str]| {
        let run = desk.process(arguments).output().expect("it starts");
        (run.status.code(), String::from_utf8_lossy(&run.stderr).lines().count())
    };
    assert_eq!(status(&["list"]), (Some(0), 0));
    assert_eq!(status(&["show", "nothing/1"]), (Some(1), 1));
    assert_eq!(status(&["show"]).0, Some(2));
    let file = desk.file(
        "odd.txt",
        "ODD NEWS\n\nN0.12\nMay 1999\n\nOnly this was to be told in the number.\n",
    );
    assert_eq!(status(&["import", &argument(&file)]), (Some(3), 0));
}

#[test]
fn two_processes_write_to_one_library() {
    let desk = Desk::new();
    for group in ["east", "west"] {
        for number in 1..=12 {
            let text = format!(
                "{group} letter\n\nNo. {number}\n\nThe {group} wind blew on day {number} of the year.\n"
            );
            desk.file(&format!("{group}/{number}.txt"), text.to_uppercase());
        }
    }
    let start = |group: &str| {
        let mut command = desk.process(&["import", &argument(&desk.path(group)), "--json"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
    };
    let [east, west] = [start("east"), start("west")];
    for process in [east, west] {
        let run = process.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(matches!(run.status.code(), Some(0 | 3)), "{said}");
        let report: serde_json::Value = serde_json::from_slice(&run.stdout).expect("one document");
        assert_eq!(report["counts"]["imported"], 12, "{report}");
    }
    let check = desk.run(&["check", "--json"]).ending(0).json();
    assert_eq!(check["issues"], 24);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    let file = desk
        .file("long.txt", "A line that goes on for a while, and then another.\n".repeat(40_000));
    let path = argument(&file);
    for arguments in [&["inspect", &path, "--source"][..], &["inspect", &path, "--json"], &["man"]]
    {
        let mut process = desk
            .process(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut first = String::new();
        BufReader::with_capacity(16, process.stdout.take().expect("a pipe"))
            .read_line(&mut first)
            .expect("it answers");
        let run = process.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(said.is_empty(), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let desk = Desk::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let run = desk.process(&["list"]).stdout(full).output().expect("it starts");
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(said.starts_with("flyleaf: The answer could not be written"), "{said}");
}
