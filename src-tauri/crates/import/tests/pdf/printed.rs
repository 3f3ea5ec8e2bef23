//! PDFs printed from HTML by public programs, at test time.

use std::path::Path;

use flyleaf_import::read;
use flyleaf_model::{Block, FindingCode, RegionKind};
use flyleaf_text::canonical::canonical;

use super::tools::{self, Printer};

const WORDS: &[&str] = &[
    "lamp",
    "pier",
    "harbour",
    "tide",
    "keeper",
    "boat",
    "winter",
    "storm",
    "ledger",
    "bell",
    "rope",
    "wharf",
    "signal",
    "evening",
    "cargo",
    "mast",
    "gull",
    "channel",
    "ferry",
    "office",
    "efficient",
    "waffle",
    "flight",
    "affluent",
    "coffee",
    "stone",
    "letter",
    "market",
    "council",
    "weather",
    "afternoon",
    "shallow",
    "carpenter",
];

/// Made-up prose, always the same.
struct Prose(u64);

impl Prose {
    fn next(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn sentence(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| WORDS[self.next(WORDS.len())]).collect();
        let text = words.join(" ");
        text[..1].to_uppercase() + &text[1..]
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..2 + self.next(4))
            .map(|_| {
                let words = 6 + self.next(14);
                self.sentence(words) + "."
            })
            .collect();
        sentences.join(" ")
    }
}

/// The texts of an issue in reading order, and the issue as HTML in columns.
fn issue(columns: usize, style: &str) -> (Vec<String>, String) {
    let mut prose = Prose(columns as u64);
    let mut texts = vec!["The Harbour Letter".to_owned(), "No. 12, 14 May 2024".to_owned()];
    let mut body = format!("<h1>{}</h1><p class=sub>{}</p>", texts[0], texts[1]);
    for number in 1..=6 {
        let title = format!("{number} {}", prose.sentence(5));
        body += &format!("<h2>{title}</h2>");
        texts.push(title);
        for _ in 0..6 {
            let paragraph = prose.paragraph();
            body += &format!("<p>{paragraph}</p>");
            texts.push(paragraph);
        }
    }
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Harbour</title><style>\
         @page{{size:A4;margin:2cm;@top-center{{content:'The Harbour Letter';font-size:8pt}}\
         @bottom-center{{content:counter(page);font-size:8pt}}}}\
         body{{font:10pt/1.3 'DejaVu Serif',serif;column-count:{columns};column-gap:18pt;text-align:justify;{style}}}\
         h1,.sub{{column-span:all}}p{{margin:0 0 .6em}}h2{{font-size:13pt;margin:.8em 0 .3em;text-align:left}}</style>{body}"
    );
    (texts, html)
}

#[test]
fn columns_of_any_number_are_read_in_order() {
    let mut wrongly = Vec::new();
    for printer in [Printer::WeasyPrint, Printer::Chromium] {
        for columns in 1..=3 {
            for style in ["", "hyphens:auto", "text-align:left"] {
                let (texts, html) = issue(columns, style);
                let Some(pdf) = tools::print(&html, printer) else { continue };
                let reading = read(&pdf, Some("printed.pdf")).unwrap();
                let mut aside = String::new();
                let mut text = String::new();
                for region in &reading.regions {
                    let part = &reading.source[region.span.start..region.span.end];
                    if region.kind == RegionKind::Furniture { &mut aside } else { &mut text }
                        .push_str(part);
                }
                let paragraphs: Vec<&str> =
                    text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).collect();
                let wrong =
                    texts.iter().zip(&paragraphs).filter(|(text, read)| text != read).count();
                let words = |texts: &[&str]| {
                    texts.iter().map(|text| text.split(' ').count()).sum::<usize>()
                };
                eprintln!(
                    "{} {columns} columns {style:16}: {} of {} paragraphs exact, {} read; {} furniture lines",
                    printer.name(),
                    texts.len() - wrong,
                    texts.len(),
                    paragraphs.len(),
                    aside.lines().filter(|line| !line.trim().is_empty()).count(),
                );
                let expected: Vec<&str> = texts.iter().map(String::as_str).collect();
                let first = expected.iter().zip(&paragraphs).find(|(text, read)| text != read);
                let same = words(&expected) == words(&paragraphs);
                if !same || first.is_some() || expected.len() != paragraphs.len() {
                    wrongly.push(format!("{} {columns} {style}: {first:?}", printer.name()));
                }
            }
        }
    }
    assert_eq!(wrongly, Vec::<String>::new());
}

#[test]
fn the_first_issue_reads_the_same_from_every_printer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/seeds");
    let Some(seed) = std::fs::read_dir(&folder).ok().and_then(|entries| {
        entries
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|e| e == "txt"))
    }) else {
        eprintln!("skipped: {} holds no issue", folder.display());
        return;
    };
    let bytes = std::fs::read(seed).unwrap();
    let plain = read(&bytes, None).unwrap().issue;
    let escaped = String::from_utf8_lossy(&bytes).replace('&', "&amp;").replace('<', "&lt;");
    let wrapped: String = escaped
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| format!("<p>{line}</p>"))
        .collect();
    let head = "<!doctype html><meta charset=utf-8><title>Newsletter</title>";
    for (way, html) in [
        ("pre", format!("{head}<style>pre{{white-space:pre-wrap}}</style><pre>{escaped}</pre>")),
        (
            "serif",
            format!(
                "{head}<style>pre{{white-space:pre-wrap;font-family:serif}}</style><pre>{escaped}</pre>"
            ),
        ),
        ("paragraphs", format!("{head}{wrapped}")),
    ] {
        for printer in Printer::ALL {
            let Some(pdf) = tools::print(&html, printer) else { continue };
            let issue = read(&pdf, Some("newsletter.pdf")).unwrap().issue;
            let name = format!("{way} by {}", printer.name());
            assert_eq!(issue.number, plain.number, "{name}");
            assert_eq!(issue.publication.title, plain.publication.title, "{name}");
            assert_eq!(issue.contents, plain.contents, "{name}");
            let titles = |issue: &flyleaf_model::Issue| -> Vec<Option<String>> {
                issue.articles.iter().map(|article| article.title.clone()).collect()
            };
            assert_eq!(titles(&issue), titles(&plain), "{name}");
            let items = |issue: &flyleaf_model::Issue| -> Vec<usize> {
                let lists = issue.articles.iter().flat_map(|article| &article.blocks);
                lists
                    .filter_map(|block| {
                        if let Block::List { items, .. } = block { Some(items.len()) } else { None }
                    })
                    .collect()
            };
            assert_eq!(items(&issue), [10], "{name}");
            for (printed, plain) in issue.articles.iter().zip(&plain.articles) {
                assert_eq!(
                    canonical(&printed.blocks).text,
                    canonical(&plain.blocks).text,
                    "{name}"
                );
            }
            eprintln!("{name}: two articles, ten items, word for word");
        }
    }
}

#[test]
fn chinese_is_read_without_spaces_and_in_the_characters_that_are_written() {
    let text = "守塔人从去年冬天的大风以后每天都记下潮水的高低和过往的船只，东边的码头上来过的每一条船的名字和港口也都写在他的本子里，\
        到今年春天已经写满了三个本子，还有一个刚刚开始写，他说写完再换一个大一点的。";
    let html = format!(
        "<!doctype html><html lang=zh><meta charset=utf-8><title>守塔人通讯</title>\
         <style>body{{font:12pt/1.6 'Noto Serif CJK SC','Noto Sans CJK SC',serif;text-align:justify}}</style>\
         <h1>守塔人通讯</h1><p>第22期 2019年3月</p><h2>灯塔点亮</h2><p>{text}</p><p>{text}</p>"
    );
    for printer in Printer::ALL {
        let Some(pdf) = tools::print(&html, printer) else { continue };
        let reading = read(&pdf, Some("通讯.pdf")).unwrap();
        assert_eq!(
            reading.source.matches(text).count(),
            2,
            "{}: {}",
            printer.name(),
            reading.source
        );
        assert_eq!(reading.issue.number.as_deref(), Some("22"), "{}", printer.name());
        eprintln!("{}: {} characters", printer.name(), reading.source.chars().count());
    }
}

#[test]
fn text_from_right_to_left_is_read_as_it_is_written() {
    let text = "המנורה הודלקה בשעה 16 על ידי שומר המזח Harbour Lamp ועל ידי אף אחד אחר. כל מי שיכול היה ללכת בא לראות \
        אותה, והיא דלקה עד 7 בבוקר, כפי שנכתב בספר של שומר המזח הישן.";
    let html = format!(
        "<!doctype html><html lang=he dir=rtl><meta charset=utf-8><title>מכתב</title>\
         <style>@page{{size:A5}}</style><h1>מכתב הנמל</h1><p>{text}</p><p>{text}</p>"
    );
    // LibreOffice sets HTML from right to left flush left, as nobody writes it.
    for printer in [Printer::WeasyPrint, Printer::Chromium] {
        let Some(pdf) = tools::print(&html, printer) else { continue };
        let reading = read(&pdf, Some("letter.pdf")).unwrap();
        assert!(reading.source.contains("מכתב הנמל"), "{}: {}", printer.name(), reading.source);
        assert_eq!(
            reading.source.matches(text).count(),
            2,
            "{}: {}",
            printer.name(),
            reading.source
        );
    }
}

#[test]
fn tables_keep_their_rows_and_marks_their_words() {
    let rows: String =
        (1..=5).map(|at| format!("<tr><td>Lamp {at}<td>{}.50<td>pier {at}", at * 11)).collect();
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Oil</title><style>td{{padding:0 2em}}</style>\
         <h1>Oil</h1><p>What was <b>burnt</b> and <i>where</i>, by <a href='https://lamp.example/oil'>the ledger</a>.</p>\
         <table>{rows}</table><p>That is all of it.</p>"
    );
    for printer in Printer::ALL {
        let Some(pdf) = tools::print(&html, printer) else { continue };
        let reading = read(&pdf, Some("oil.pdf")).unwrap();
        let blocks: Vec<&Block> =
            reading.issue.articles.iter().flat_map(|article| &article.blocks).collect();
        let table = blocks.iter().find_map(|block| match block {
            Block::Preformatted { text } => Some(text.clone()),
            _ => None,
        });
        // LibreOffice sets cells of HTML without the white that its style asks for: no gap says that they are cells.
        if let Some(table) = table {
            assert_eq!(table.lines().count(), 5, "{}: {table}", printer.name());
            let words: Vec<&str> = table.lines().last().unwrap().split_whitespace().collect();
            assert_eq!(words, ["Lamp", "5", "55.50", "pier", "5"], "{}", printer.name());
        } else {
            assert_eq!(printer.name(), "soffice", "{}", reading.source);
            assert!(
                reading.source.lines().any(|line| line == "Lamp 5 55.50 pier 5"),
                "{}",
                reading.source
            );
        }
        let shown = format!("{blocks:?}");
        assert!(shown.contains("https://lamp.example/oil"), "{}: {shown}", printer.name());
        assert!(
            shown.contains("Strong") && shown.contains("Emphasis"),
            "{}: {shown}",
            printer.name()
        );
        assert!(reading.findings.iter().all(|finding| finding.code != FindingCode::BytesReplaced));
    }
}
