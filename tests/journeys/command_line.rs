//! The grammar of the command line: help, completions, what is refused, and when the window is asked for.

use std::process::{Command, Stdio};

use flyleaf_cli::Ended;
use flyleaf_tests::Desk;
use flyleaf_tests::material::{argument, skip};

const COMMANDS: [&str; 12] = [
    "inspect",
    "import",
    "list",
    "show",
    "annotate",
    "notes",
    "export",
    "import-annotations",
    "anchor",
    "check",
    "completions",
    "man",
];

#[test]
fn every_command_explains_itself() {
    let desk = Desk::new();
    insta::assert_snapshot!("help", desk.run(&["--help"]).ending(0).out());
    for command in COMMANDS {
        let help = desk.run(&[command, "--help"]).ending(0);
        insta::assert_snapshot!(format!("help_{command}"), help.out());
    }
}

#[test]
fn what_does_not_exist_yet_is_not_offered() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).ending(0);
    for absent in ["search", "backup", "restore"] {
        assert!(!help.out().contains(&format!("\n  {absent}")), "{absent}");
    }
    assert!(!desk.run(&["check", "--help"]).out().contains("--repair"));
    let refused = desk.run(&["export", "x", "--format", "epub", "-o", "y"]).ending(2);
    assert!(refused.bytes.is_empty() && refused.err.contains("epub"), "{}", refused.err);
}

#[test]
fn wrong_command_lines_end_with_status_two() {
    let desk = Desk::new();
    for wrong in [
        &["import"][..],
        &["inspect"],
        &["show"],
        &["inspect", "a.txt", "b.txt"],
        &["list", "--colour"],
        &["annotate", "x", "--article", "0", "--quote", "y"],
        &["annotate", "x", "--article", "one", "--quote", "y"],
        &["annotate", "x", "--article", "1", "--quote", "y", "--color", "mauve"],
        &["export", "x", "--format", "pdf"],
        &["export", "x", "--format", "markdown", "-o", "y", "--paper", "a5"],
        &["export", "x", "--format", "markdown", "-o", "y", "--no-highlights"],
        &["export", "x", "z", "--format", "pdf", "-o", "y", "--article", "1"],
        &["completions", "tcsh9"],
        &["--json"],
    ] {
        let answer = desk.run(wrong);
        assert_eq!(answer.ended, Ended::Exit(2), "{wrong:?}: {answer:?}");
        assert!(answer.bytes.is_empty() && !answer.err.is_empty(), "{wrong:?}: {answer:?}");
    }
    assert!(!desk.library().exists(), "no library was made for any of them");
}

#[test]
fn without_a_command_the_window_is_asked_for() {
    let desk = Desk::new();
    let library = desk.library();
    let empty = Ended::Window { files: vec![], library: library.clone() };
    assert_eq!(desk.run(&[]).ended, empty);

    let file = desk.file("gazette.txt", "Words.");
    let named = desk.run(&[&argument(&file), "--library", "elsewhere"]);
    assert_eq!(named.ended, Ended::Window { files: vec![file], library: "elsewhere".into() });

    // A file may be named like a command.
    let list = desk.file("list", "Words.");
    assert_eq!(desk.run(&[&argument(&list)]).ended, Ended::Window { files: vec![list], library });
}

#[test]
fn a_file_that_is_not_there_is_told_before_any_window_opens() {
    let desk = Desk::new();
    let line = desk.run(&["improt"]).ending(1).complaint();
    assert!(line.contains("improt") && line.contains("--help"), "{line}");
    let file = desk.file("here.txt", "Words.");
    let line = desk.run(&[&argument(&file), "not-here.txt"]).ending(1).complaint();
    assert!(line.contains("not-here.txt"), "{line}");
    let line = desk.run(&[&argument(&file), "list"]).ending(2).complaint();
    assert!(line.contains("a command comes first"), "{line}");
}

#[test]
fn the_version_is_the_project_s() {
    let answer = Desk::new().run(&["--version"]).ending(0);
    assert_eq!(answer.out(), format!("flyleaf {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn quiet_reports_nothing_and_still_answers() {
    let desk = Desk::new();
    let file = desk.file(
        "letter.txt",
        "TIDE LETTER\n\nNo. 3 2024\n\nThe tide was high on both days of the fair.\n",
    );
    let imported = desk.run(&["import", &argument(&file), "--quiet"]);
    assert!(imported.bytes.is_empty() && imported.err.is_empty(), "{imported:?}");
    assert!(desk.run(&["check", "-q"]).ending(0).bytes.is_empty());
    assert!(desk.run(&["list", "--quiet"]).ending(0).out().contains("TIDE LETTER"));
}

#[test]
fn completions_are_scripts_that_their_shells_read() {
    let desk = Desk::new();
    for (shell, check) in [("bash", &["-n"][..]), ("zsh", &["-n"]), ("fish", &["--no-execute"])] {
        let script = desk.run(&["completions", shell]).ending(0);
        assert!(script.out().contains("annotate") && script.out().contains("quote"), "{shell}");
        let file = desk.file(shell, &script.bytes);
        match Command::new(shell).args(check).arg(&file).stdin(Stdio::null()).output() {
            Ok(read) => {
                assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
            }
            Err(_) => skip(&format!("{shell} is not installed")),
        }
    }
}

#[test]
fn the_manual_page_tells_every_command() {
    let page = Desk::new().run(&["man"]).ending(0);
    for command in COMMANDS {
        assert!(page.out().contains(&format!("COMMAND {}", command.to_uppercase())), "{command}");
    }
    assert!(page.out().contains(r"\-\-quote"), "options are told");
}
