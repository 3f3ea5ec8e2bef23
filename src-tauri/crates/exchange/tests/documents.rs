//! Formats for people and for other programs to read: Markdown, HTML, CSV, BibTeX, CSL-JSON.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

use flyleaf_exchange::{
    AnnotatedIssue, write_bibtex, write_csl_json, write_html, write_markdown, write_markdown_note,
    write_readwise_csv,
};
use serde_json::Value;

mod sample;
use sample::Sample;

fn all(samples: &[Sample]) -> Vec<AnnotatedIssue<'_>> {
    samples.iter().map(Sample::annotated).collect()
}

#[test]
fn csv_has_the_columns_of_readwise_and_no_formulas() {
    let samples = sample::issues();
    let text = write_readwise_csv(&all(&samples));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    assert_eq!(header, vec!["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // Two say nothing: an article with tags alone has no words.
    assert_eq!(rows.len(), samples.iter().map(|one| one.annotations.len()).sum::<usize>() - 1);
    let formula = |field: &str| field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!rows.iter().any(|row| row.iter().any(formula)));
    let row = rows.iter().find(|row| row[0].starts_with("'=SUM")).unwrap();
    assert_eq!(&row[1], "Tides & Ferries");
    assert_eq!(&row[6], "2026-05-14 09:30:04");
    assert!(row[4].starts_with(".counting,-twice\n+1 *more*"), "{}", &row[4]);
}

#[test]
fn bibtex_is_read_back_by_another_program() {
    let samples = sample::issues();
    let text = write_bibtex(&all(&samples));
    let bibliography = biblatex::Bibliography::parse(&text).unwrap();
    assert_eq!(bibliography.len(), 4);
    let plain = |chunks: &[biblatex::Spanned<biblatex::Chunk>]| {
        use biblatex::ChunksExt;
        chunks.format_verbatim()
    };
    let first = bibliography.get("harbour-gazette-2026-22-1").unwrap();
    assert_eq!(plain(first.title().unwrap()), "Tides & Ferries");
    let second = bibliography.get("harbour-gazette-2026-22-2").unwrap();
    let authors = second.author().unwrap();
    assert_eq!((authors[0].prefix.as_str(), authors[0].name.as_str()), ("de la", "Cruz"));
    assert_eq!(authors[1].given_name, "Min-ji");
    assert!(text.contains("{王小明} and {李丽}"), "{text}");
}

#[test]
fn csl_json_names_authors_dates_and_the_periodical() {
    let samples = sample::issues();
    let items: Value = serde_json::from_str(&write_csl_json(&all(&samples))).unwrap();
    assert_eq!(items.as_array().unwrap().len(), 4);
    assert_eq!(items[0]["type"], "periodical");
    assert_eq!(items[1]["container-title"], "The Harbour Gazette");
    assert_eq!(items[1]["issued"]["date-parts"], serde_json::json!([[2026, 5, 14]]));
    assert_eq!(items[2]["author"][0]["non-dropping-particle"], "de la");
    assert_eq!(items[3]["author"][1]["literal"], "李丽");
    assert_eq!(items[3]["issued"]["date-parts"], serde_json::json!([[2026]]));
}

#[test]
fn html_shows_every_passage_and_note() {
    let samples = sample::issues();
    let page = write_html(&all(&samples));
    for words in [
        "<h2 lang=\"en\">Tides &amp; Ferries</h2>",
        "class=\"rose underline\">=SUM",
        "+1 <em>more</em>",
        "渡轮又晚点了",
        "gone with the tide",
        "#油灯",
        "A good number.",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn markdown_of_a_part_leaves_the_other_annotations_in_the_file() {
    let mut samples = sample::issues();
    let whole = write_markdown(&samples[0].annotated(), &[], None);
    let unchosen: Vec<_> =
        samples[0].annotations.split_off(1).into_iter().map(|one| one.id).collect();
    let part = write_markdown(&samples[0].annotated(), &unchosen, Some(&whole));
    let body = |text: &str| text.split_once("\n---\n").map(|(_, body)| body.to_owned());
    assert_eq!(body(&part), body(&whole));
    let alone = write_markdown(&samples[0].annotated(), &[], Some(&whole));
    assert_eq!(alone.matches("^flyleaf-").count(), 1);
}

#[test]
fn markdown_written_again_keeps_what_a_person_wrote() {
    let mut samples = sample::issues();
    let first = write_markdown(&samples[0].annotated(), &[], None);
    assert_eq!(first, write_markdown(&samples[0].annotated(), &[], Some(&first)), "nothing new");
    for one in &samples[0].annotations {
        assert!(first.contains(&format!("\n\n^flyleaf-{}\n", one.id)));
    }

    let mine = first
        .replace("---\n\n# ", "aliases:\n  - gazette\nrating: 5\n---\n\nMy summary.\n\n# ")
        .replace("\n## Of Lamps", "\nFerries: ask Min-ji.\n\n> A quote of my own.\n\n## Of Lamps");
    assert_ne!(mine, first);
    let gone = samples[0].annotations.remove(2);
    samples[0].annotations[0].note = "A **very** good number.".to_owned();
    samples[0].on(0, "Nobody minded").note = "I did.".to_owned();
    let again = write_markdown(&samples[0].annotated(), &[], Some(&mine));
    for words in [
        "aliases:\n  - gazette\nrating: 5\n",
        "My summary.",
        "Ferries: ask Min-ji.",
        "> A quote of my own.",
        "> A **very** good number.",
        "> > Nobody minded",
    ] {
        assert!(again.contains(words), "{words} in\n{again}");
    }
    assert!(!again.contains(gone.id.as_str()) && !again.contains("> A good number."));
    let place = |words: &str| again.find(words).unwrap();
    assert!(place("> > Nobody minded") < place("## Of Lamps"), "under its article");
    assert_eq!(again, write_markdown(&samples[0].annotated(), &[], Some(&again)));
}

#[test]
fn a_note_is_a_file_of_its_own() {
    let samples = sample::issues();
    let issue = samples[1].annotated();
    let text = write_markdown_note(&issue, &samples[1].annotations[0], None);
    for words in [
        "title: \"港口周报 3 (2026)\"\n",
        "author: \"王小明、李丽\"\n",
        "tags: [\"渡轮\"]\n",
        "colour: sage\n",
        "# 潮汐与渡轮\n\n> > 渡轮又晚点了\n>\n> 第三次了。\n>\n> #渡轮\n\n^flyleaf-b",
    ] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    let mine = text.replace("# 潮汐与渡轮\n", "# 潮汐与渡轮\n\n我的话。\n");
    assert_eq!(write_markdown_note(&issue, &samples[1].annotations[0], Some(&mine)), mine);
}
