//! The main job: a text comes in, a note is written beside a sentence, a PDF and a Markdown file go out.

use std::path::Path;
use std::process::Command;

use flyleaf_tests::Desk;
use flyleaf_tests::material::{GAZETTE, argument, fixture_argument, skip};

const ISSUE: &str = "Flyleaf Gazette/1";
const PASSAGE: &str = "the margin took their arguments";
const NOTE: &str = "Whose arguments, and with whom?";

fn desk_with_a_note() -> Desk {
    let desk = Desk::new();
    desk.run(&["import", &fixture_argument(GAZETTE)]).ending(0);
    let noted = desk.run(&[
        "annotate",
        ISSUE,
        "--article",
        "2",
        "--quote",
        PASSAGE,
        "--note",
        NOTE,
        "--color",
        "sky",
        "--tag",
        "queries",
        "--tag",
        "history",
    ]);
    noted.ending(0);
    desk
}

fn export(desk: &Desk, name: &str, options: &[&str]) -> std::path::PathBuf {
    let path = desk.path(name);
    let path_argument = argument(&path);
    let mut arguments = vec!["export", ISSUE, "-o", &path_argument];
    arguments.extend(options);
    desk.run(&arguments).ending(0);
    path
}

/// The text of a PDF on one line, or nothing where the reader for it is not installed.
fn text_of(pdf: &Path) -> Option<String> {
    let Ok(read) = Command::new("pdftotext").arg(pdf).arg("-").output() else {
        skip("pdftotext is not installed");
        return None;
    };
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    let text = String::from_utf8(read.stdout).expect("pdftotext writes UTF-8");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_note_is_listed_with_its_passage_and_its_grade() {
    let desk = desk_with_a_note();
    let notes = desk.run(&["notes", "--json"]).ending(0).json();
    let notes = notes["annotations"].as_array().expect("a list");
    assert_eq!(notes.len(), 1);
    let note = &notes[0];
    assert_eq!(note["quote"], PASSAGE);
    assert_eq!(note["note"], NOTE);
    assert_eq!(note["colour"], "sky");
    assert_eq!(note["status"], "exact");
    assert_eq!(note["article"], 1, "JSON counts articles from 0");
    assert_eq!(note["tags"], serde_json::json!(["queries", "history"]));

    let issue = desk.run(&["show", ISSUE, "--json"]).ending(0).json();
    let text = issue["articles"][1]["text"].as_str().expect("an article has its text");
    let place =
        |end: &str| usize::try_from(note[end].as_u64().expect("a place")).expect("a length");
    let (start, end) = (place("start"), place("end"));
    let marked: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(marked, PASSAGE, "offsets count code points of the text that show prints");
}

#[test]
fn tags_and_issues_narrow_the_list() {
    let desk = desk_with_a_note();
    let count = |arguments: &[&str]| {
        let answer = desk.run(arguments).ending(0).json();
        answer["annotations"].as_array().expect("a list").len()
    };
    assert_eq!(count(&["notes", "--json", "--tag", "queries"]), 1);
    assert_eq!(count(&["notes", "--json", "--tag", "terms"]), 0);
    assert_eq!(count(&["notes", "--json", "--issue", ISSUE, "--tag", "history"]), 1);
    let nothing = desk.run(&["notes", "--tag", "terms"]).ending(0);
    assert_eq!(nothing.out(), "No annotation to list.\n");
}

#[test]
fn the_pdf_holds_the_title_a_sentence_and_the_note() {
    let desk = desk_with_a_note();
    let pdf = export(&desk, "gazette.pdf", &["--format", "pdf"]);
    assert!(std::fs::read(&pdf).expect("it is there").starts_with(b"%PDF-"));
    let Some(text) = text_of(&pdf) else { return };
    assert!(text.to_lowercase().contains("flyleaf gazette"), "{text}");
    assert!(text.contains("Writing in the margin"), "{text}");
    assert!(text.contains("批在那里的话叫"), "{text}");
    assert!(text.contains("whose arguments, and with whom?") || text.contains(NOTE), "{text}");
}

#[test]
fn notes_can_be_left_out_of_the_pdf_and_articles_be_picked() {
    let desk = desk_with_a_note();
    let pdf = export(&desk, "plain.pdf", &["--format", "pdf", "--notes", "none", "--article", "2"]);
    let Some(text) = text_of(&pdf) else { return };
    assert!(!text.contains("with whom"), "{text}");
    assert!(text.contains("Writing in the margin"), "{text}");
    assert!(!text.contains("Before you saw this page"), "another article: {text}");
}

#[test]
fn the_same_library_prints_the_same_bytes() {
    let desk = desk_with_a_note();
    let one = export(&desk, "one.pdf", &["--format", "pdf", "--paper", "a5", "--notes", "end"]);
    let other = export(&desk, "other.pdf", &["--format", "pdf", "--paper", "a5", "--notes", "end"]);
    let [one, other] = [one, other].map(|path| std::fs::read(path).expect("it is there"));
    assert!(one == other, "{} and {} bytes", one.len(), other.len());
}

#[test]
fn the_markdown_holds_the_articles_and_the_note() {
    let desk = desk_with_a_note();
    let markdown = export(&desk, "gazette.md", &["--format", "markdown"]);
    let text = std::fs::read_to_string(markdown).expect("it is there");
    assert!(text.contains("Finding your way about"), "{text}");
    assert!(text.contains(PASSAGE), "{text}");
    assert!(text.contains(NOTE), "{text}");
    assert!(text.contains("书页上端的空白叫天头，批在那里的话叫眉批；"), "{text}");
}

#[test]
fn a_folder_takes_a_file_named_after_the_issue() {
    let desk = desk_with_a_note();
    let folder = desk.path("printed");
    std::fs::create_dir(&folder).expect("a folder can be made");
    let report = desk
        .run(&["export", ISSUE, "--format", "pdf", "-o", &argument(&folder), "--json"])
        .ending(0)
        .json();
    let path = Path::new(report["path"].as_str().expect("a path"));
    assert_eq!(path.parent(), Some(folder.as_path()));
    assert_eq!(path.extension().and_then(|end| end.to_str()), Some("pdf"));
    let size = std::fs::metadata(path).expect("it is there").len();
    assert_eq!(report["bytes"].as_u64(), Some(size));
    assert_eq!(report["notes"], 1);
    assert!(report["pages"].as_u64() >= Some(2), "{report}");
}

#[test]
fn an_export_that_cannot_be_written_leaves_nothing_behind() {
    let desk = desk_with_a_note();
    let path = desk.path("no/such/folder/out.pdf");
    let said = desk.run(&["export", ISSUE, "--format", "pdf", "-o", &argument(&path)]).ending(1);
    let line = said.complaint();
    assert!(line.contains("no/such/folder"), "{line}");
    assert!(!desk.path("no").exists());
}
