//! Other processes: one that is killed while it writes, and two that write at once.
//!
//! This test starts itself again as the process that writes, so it brings its own `main`.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod newsroom;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use flyleaf_library::{Error, Library, NewAnnotation, On};
use flyleaf_model::{AnnotationId, Colour, IssueId, Span, Style, Timestamp};
use newsroom::{Draft, Newsroom};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("write") => write(&arguments[2], &arguments[3], &arguments[4]),
        // What test runners ask of a test: to list itself, or to run only what fits a name.
        Some("--list") => {}
        _ => {
            a_killed_process_loses_nothing_it_acknowledged();
            two_processes_write_to_one_library();
            two_processes_make_one_library();
        }
    }
}

fn say(line: impl std::fmt::Display) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// Writes annotations named `PREFIX-0`, `PREFIX-1`… and prints each id once it is in the library, for ever or, given
/// a number after the prefix (`b*20`), that many.
fn write(folder: &str, issue: &str, prefix: &str) {
    let library = Library::open(Path::new(folder)).unwrap();
    let (prefix, count) = match prefix.split_once('*') {
        Some((prefix, count)) => (prefix, count.parse().unwrap()),
        None => (prefix, u32::MAX),
    };
    for number in 0..count {
        let new = NewAnnotation {
            id: AnnotationId::new(format!("{prefix}-{number}")),
            issue: IssueId::new(issue),
            on: On::Passage(0),
            style: Style::Highlight,
            colour: Colour::Sky,
            note: format!("note {number}"),
            tags: vec!["killed".to_owned()],
        };
        let now = Timestamp::new("2026-05-14T09:30:00.000Z");
        library.annotation_create::<Error>(&new, &now, |_| Ok(Span::new(4, 8))).unwrap();
        say(&new.id);
    }
}

fn start(folder: &Path, issue: &IssueId, prefix: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["write", folder.to_str().unwrap(), issue.as_str(), prefix])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The ids a process printed whole before its end.
fn acknowledged(child: &mut Child) -> Vec<String> {
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut found = Vec::new();
    let mut line = String::new();
    while reader.read_line(&mut line).unwrap() > 0 {
        if line.ends_with('\n') {
            found.push(line.trim_end().to_owned());
        }
        line.clear();
    }
    found
}

fn room() -> (Newsroom, IssueId) {
    let room = Newsroom::new();
    let draft =
        Draft::new("Harbour Gazette", Some("7"), None, &[("Tides", "The tide table hangs.")]);
    let issue = room.add(&draft);
    (room, issue)
}

fn ids(library: &Library, issue: &IssueId) -> Vec<String> {
    library
        .issue(issue)
        .unwrap()
        .annotations
        .iter()
        .map(|found| found.annotation.id.to_string())
        .collect()
}

fn a_killed_process_loses_nothing_it_acknowledged() {
    let (room, issue) = room();
    let mut expected = Vec::new();
    // Pauses from a seed, so that a failure can be had again: a linear congruential step of Knuth's.
    let mut seed: u64 = 20_260_514;
    for round in 0..6 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = start(room.folder.path(), &issue, &format!("round{round}"));
        std::thread::sleep(Duration::from_millis(60 + (seed >> 33) % 240));
        child.kill().unwrap();
        child.wait().unwrap();
        expected.extend(acknowledged(&mut child));
        let library = Library::open(room.folder.path()).unwrap();
        let there = ids(&library, &issue);
        for id in &expected {
            assert!(there.contains(id), "round {round}: {id} was acknowledged and is gone");
        }
        // At most the one that was written when the process died was not acknowledged.
        assert!(there.len() <= expected.len() + 1 + round, "round {round}");
        let damage = library.check().unwrap().damage;
        assert!(damage.is_empty(), "round {round}: {damage:?}");
    }
    assert!(!expected.is_empty(), "no process lived long enough to write");
}

fn two_processes_write_to_one_library() {
    let (room, issue) = room();
    let mut children = ["b*20", "c*20"].map(|prefix| start(room.folder.path(), &issue, prefix));
    // The window stays open, reads what they write, and writes itself.
    for quote in ["tide", "table", "hangs"] {
        room.highlight(&issue, 0, quote);
    }
    for child in &mut children {
        assert_eq!(acknowledged(child).len(), 20);
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(ids(&room.library, &issue).len(), 43);
    room.assert_whole();
}

fn two_processes_make_one_library() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("new");
    // No such issue: each makes or finds the library, is told so, and ends.
    let opened: Vec<Child> = (0..4)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["write", place.to_str().unwrap(), "none", "d*0"])
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in opened {
        assert!(child.wait().unwrap().success());
    }
    assert!(Library::open(&place).unwrap().check().unwrap().damage.is_empty());
}
