//! Real files of others, where they are: only counts are held here, nothing of their words.

use std::path::{Path, PathBuf};

use flyleaf_exchange::{Program, ReadAnnotations, Scope, UnsupportedKind, read};
use serde_json::Value;

fn corpus(set: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus").join(set);
    if !path.is_dir() {
        eprintln!("skipped: {} is absent", path.display());
        return None;
    }
    Some(path)
}

fn read_file(path: &Path) -> ReadAnnotations {
    read(&super::name(path), &std::fs::read(path).unwrap()).unwrap()
}

fn of_kind(found: &ReadAnnotations, kind: UnsupportedKind) -> usize {
    found.unsupported.iter().filter(|what| what.kind == kind).count()
}

#[test]
fn zotero_s_own_samples_are_accounted_for() {
    let Some(corpus) = corpus("zotero-reader-demo") else { return };
    // Passages, underlined ones among them, notes without a passage, drawings, pictures.
    let wanted =
        [("epub", [13, 3, 1, 0, 0]), ("pdf", [17, 3, 2, 2, 2]), ("snapshot", [6, 2, 2, 0, 0])];
    for (folder, wanted) in wanted {
        let found = read_file(&corpus.join(folder).join("annotations.json"));
        assert_eq!(found.program, Program::Zotero);
        let passages = found.annotations.iter().filter(|read| read.quote.is_some());
        let notes = found.annotations.iter().filter(|read| {
            read.quote.is_none() && read.scope == Scope::Issue && !read.note.is_empty()
        });
        let counted = [
            passages.count(),
            found.annotations.iter().filter(|read| read.underlined).count(),
            notes.count(),
            of_kind(&found, UnsupportedKind::Drawing),
            of_kind(&found, UnsupportedKind::Image),
        ];
        assert_eq!(counted, wanted, "{folder}");
        for read in &found.annotations {
            assert!(read.id.is_some() && read.modified.is_some());
            assert!(read.colour_written.is_some() && !read.selectors.is_empty());
            let exact = read.quote.as_ref().map_or("", |quote| &quote.exact);
            assert!(!exact.contains("  ") && !exact.contains(['ﬁ', 'ﬂ', 'ﬃ']), "{folder}");
        }
    }
}

#[test]
fn readest_s_own_sample_is_accounted_for() {
    let Some(corpus) = corpus("readest-fixtures") else { return };
    let found = read_file(&corpus.join("alice-annotations.json"));
    assert_eq!(found.program, Program::Readest);
    let excerpts = found.annotations.iter().filter(|read| {
        read.foreign.values().any(|own| own.get("type").and_then(Value::as_str) == Some("excerpt"))
    });
    assert_eq!((found.annotations.len(), excerpts.count()), (18, 3));
    assert_eq!((found.unsupported.len(), of_kind(&found, UnsupportedKind::Bookmark)), (6, 6));
    for read in &found.annotations {
        assert!(read.quote.is_some() && read.created.is_some() && read.selectors.len() == 1);
        assert_eq!(read.work.hashes.len(), 1);
    }
}

#[test]
fn kindle_clippings_are_read_as_the_tool_that_made_them_expects() {
    let Some(corpus) = corpus("kindle-tools") else { return };
    let text = std::fs::read_to_string(corpus.join("expected-output/standard.output.json"));
    let expected: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let expected = expected["clippings"].as_array().unwrap();
    let found = read_file(&corpus.join("clippings/standard.txt"));
    assert_eq!((found.annotations.len(), found.unsupported.len()), (expected.len(), 0));
    for (read, wanted) in found.annotations.iter().zip(expected) {
        let text = |name: &str| wanted[name].as_str();
        assert_eq!(read.work.title.as_deref(), text("title"));
        assert_eq!(read.work.author.as_deref(), text("author").filter(|name| *name != "Unknown"));
        let kind = if read.quote.is_some() { "highlight" } else { "note" };
        assert_eq!(Some(kind), text("type"));
        let words = read.quote.as_ref().map_or(read.note.as_str(), |quote| &quote.exact);
        assert_eq!(Some(words), text("content"));
        let own = read.foreign.values().next().unwrap();
        let page = wanted["page"].as_u64().map(|page| page.to_string());
        assert_eq!(own.get("page").and_then(Value::as_str), page.as_deref());
        assert_eq!(own["location"], wanted["location"]["raw"]);
        assert_eq!(read.created.as_ref().map(|time| time.as_str()), text("date"));
    }
}

#[test]
fn kindle_samples_in_two_languages_and_damaged_ones_are_accounted_for() {
    let Some(corpus) = corpus("kindle-tools") else { return };
    // Passages, notes on them, bookmarks, damaged records.
    for (file, wanted) in [
        ("sample-en.txt", [3, 1, 1, 0]),
        ("sample-es.txt", [1, 1, 0, 0]),
        ("edge-cases/extra-space.txt", [1, 0, 0, 0]),
        ("edge-cases/malformed.txt", [0, 0, 0, 2]),
    ] {
        let found = read_file(&corpus.join("clippings").join(file));
        let noted = found.annotations.iter().filter(|read| !read.note.is_empty()).count();
        let counted = [
            found.annotations.len(),
            noted,
            of_kind(&found, UnsupportedKind::Bookmark),
            of_kind(&found, UnsupportedKind::Malformed),
        ];
        assert_eq!(counted, wanted, "{file}");
        assert!(found.annotations.iter().all(|read| read.created.is_some()), "{file}");
        assert!(found.unsupported.iter().all(|what| what.place.starts_with("line ")), "{file}");
    }
}
