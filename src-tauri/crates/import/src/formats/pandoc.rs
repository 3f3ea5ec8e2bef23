//! Word processors' documents of pandoc's own tests, where they are at hand: how much of what pandoc reads in them is
//! read here too, and nothing else.

mod native;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flyleaf_model::{Block, Mark, Run};

use super::Input;
use crate::flow::{Flow, Shape};

/// What is compared of a document.
#[derive(Debug, Default, PartialEq, Eq)]
struct Content {
    words: HashMap<String, usize>,
    headings: HashMap<(u8, String), usize>,
}

/// Shares from 0 to 1.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    recall: f64,
    precision: f64,
}

impl Score {
    fn f1(self) -> f64 {
        match self.recall + self.precision {
            0.0 => 0.0,
            sum => 2.0 * self.recall * self.precision / sum,
        }
    }
}

/// A line for whoever runs the test and wants to see it.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn corpus() -> Option<PathBuf> {
    let near = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus/pandoc");
    let found = near.join("pairs.tsv").is_file().then_some(near);
    if found.is_none() {
        tell("skipped: pandoc's documents are not beside the project");
    }
    found
}

/// Documents and the readings to compare with, by the ending of the document's name. Of readings that differ in what
/// becomes of tracked changes, citations and comments, ours accepts, keeps what is printed, and leaves comments out.
fn pairs(corpus: &Path, ending: &str) -> Vec<(String, PathBuf)> {
    let table = std::fs::read_to_string(corpus.join("pairs.tsv")).unwrap();
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let all: Vec<[String; 3]> =
        rows.map(|row| [0, 1, 2].map(|at| row.get(at).copied().unwrap_or("").to_owned())).collect();
    let wanted = |row: &&[String; 3]| {
        let plain = all.iter().any(|other| other[0] == row[0] && other[2] == "no_comments");
        row[0].ends_with(ending)
            && row[1].ends_with(".native")
            && !matches!(row[2].as_str(), "reject" | "all" | "plus")
            && !(plain && row[2].is_empty())
    };
    all.iter().filter(wanted).map(|row| (row[0].clone(), corpus.join(&row[1]))).collect()
}

/// Words as a reader finds them: letters and digits together, and each East Asian character.
fn words(text: &str) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    let mut word = String::new();
    for character in text.chars().chain([' ']) {
        let wide = crate::lines::is_wide(character);
        if (wide || !character.is_alphanumeric()) && !word.is_empty() {
            *words.entry(std::mem::take(&mut word)).or_default() += 1;
        }
        if wide {
            *words.entry(character.to_string()).or_default() += 1;
        } else if character.is_alphanumeric() {
            word.push(character);
        }
    }
    words
}

fn compare<T: std::hash::Hash + Eq>(ours: &HashMap<T, usize>, theirs: &HashMap<T, usize>) -> Score {
    let common: usize =
        theirs.iter().map(|(key, count)| (*count).min(ours.get(key).copied().unwrap_or(0))).sum();
    let share = |whole: usize| if whole == 0 { 1.0 } else { common as f64 / whole as f64 };
    Score { recall: share(theirs.values().sum()), precision: share(ours.values().sum()) }
}

/// What the flow holds, without the markers of lists and notes, which are not in pandoc's text either.
fn content(flow: &Flow) -> Content {
    let mut text = String::new();
    let mut headings = HashMap::new();
    let is_note = |link: &Option<String>| link.as_ref().is_some_and(|link| link.starts_with('#'));
    if flow.pieces.is_empty() {
        text.push_str(&flow.source);
    }
    for piece in &flow.pieces {
        match &piece.shape {
            Shape::Furniture => {}
            Shape::Whole(block) => push(block, &mut text, &mut headings),
            shape => {
                let mut line = String::new();
                let mut at = piece.span.start;
                for style in flow.styles.iter().filter(|style| {
                    is_note(&style.link)
                        && piece.span.start <= style.span.start
                        && style.span.end <= piece.span.end
                }) {
                    line.push_str(&flow.source[at..style.span.start]);
                    at = style.span.end;
                }
                line.push_str(&flow.source[at..piece.span.end]);
                if let Shape::Heading(level) = shape {
                    *headings.entry((*level, crate::lines::squeezed(&line))).or_default() += 1;
                }
                text.push_str(&line);
            }
        }
        text.push('\n');
    }
    Content { words: words(&text), headings }
}

fn push(block: &Block, text: &mut String, headings: &mut HashMap<(u8, String), usize>) {
    let plain = |runs: &[Run]| -> String {
        let note = |run: &&Run| {
            !(run.marks.contains(&Mark::Superscript)
                && run.link.as_ref().is_some_and(|link| link.starts_with('#')))
        };
        runs.iter().filter(note).map(|run| run.text.as_str()).collect()
    };
    match block {
        Block::Paragraph { runs } => text.push_str(&plain(runs)),
        Block::Heading { level, runs } => {
            let heading = plain(runs);
            text.push_str(&heading);
            *headings.entry((*level, crate::lines::squeezed(&heading))).or_default() += 1;
        }
        Block::Preformatted { text: lines } => text.push_str(lines),
        Block::Quote { blocks } | Block::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| push(block, text, headings));
        }
        Block::List { items, .. } => {
            items
                .iter()
                .flat_map(|item| &item.blocks)
                .for_each(|block| push(block, text, headings));
        }
        Block::Table { rows, .. } => {
            let cells = rows.iter().flat_map(|row| &row.cells);
            cells.flat_map(|cell| &cell.blocks).for_each(|block| push(block, text, headings));
        }
        Block::Figure { alt, caption, .. } => {
            text.push_str(alt);
            text.push('\n');
            text.push_str(&plain(caption));
        }
        Block::Rule => {}
    }
    text.push('\n');
}

/// The means over all documents of a format: text, headings.
fn measure(ending: &str, bound: (f64, f64)) {
    let Some(corpus) = corpus() else { return };
    let pairs = pairs(&corpus, ending);
    let mut report = String::new();
    let (mut text, mut headings, mut files) = (0.0, 0.0, 0.0);
    let (mut recall, mut precision) = (0.0, 0.0);
    for (name, expected) in &pairs {
        let bytes = std::fs::read(corpus.join(name)).unwrap();
        let tree = native::parse(&std::fs::read_to_string(expected).unwrap());
        // What Rich Text says of itself stands beside its text; elsewhere pandoc takes it from the text.
        let theirs = native::content(if ending == ".rtf" { tree.body() } else { &tree });
        let ours = match super::read(&Input { bytes: &bytes, name: Some(name) }) {
            Ok(flow) => content(&flow),
            Err(error) => {
                writeln!(report, "  {name}: {error}").unwrap();
                Content::default()
            }
        };
        let (said, heads) =
            (compare(&ours.words, &theirs.words), compare(&ours.headings, &theirs.headings));
        if said.f1() < 0.99 || heads.f1() < 0.99 {
            writeln!(
                report,
                "  {name}: text {:.3} (recall {:.3}), headings {:.3}",
                said.f1(),
                said.recall,
                heads.f1()
            )
            .unwrap();
        }
        text += said.f1();
        recall += said.recall;
        precision += said.precision;
        headings += heads.f1();
        files += 1.0;
    }
    tell(&format!(
        "{ending}: {files} readings, text F1 {:.4} (recall {:.4}, precision {:.4}), headings F1 {:.4}\n{report}",
        text / files,
        recall / files,
        precision / files,
        headings / files
    ));
    assert!(text / files >= bound.0, "text {:.4} of {}", text / files, bound.0);
    assert!(headings / files >= bound.1, "headings {:.4} of {}", headings / files, bound.1);
}

#[test]
fn word_documents_read_as_pandoc_reads_them() {
    measure(".docx", (0.97, 0.97));
}

#[test]
fn open_documents_read_as_pandoc_reads_them() {
    measure(".odt", (0.97, 0.97));
}

#[test]
fn rich_text_reads_as_pandoc_reads_it() {
    // One reading in sixteen is only a word that pandoc puts in place of a picture's description.
    measure(".rtf", (0.93, 0.97));
}
