//! Files that are damaged or made by chance: every reader gives a result or an error, and ends.

use flyleaf_exchange::{read, write_w3c};
use proptest::prelude::*;
use proptest::sample::Index;

mod sample;

/// Every fixture, and what we write ourselves.
fn files() -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/tests/fixtures", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap())
        })
        .collect();
    let samples = sample::issues();
    let issues: Vec<_> = samples.iter().map(sample::Sample::annotated).collect();
    files.push(("ours.jsonld".to_owned(), write_w3c(&issues).into_bytes()));
    files.sort();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutated_bytes_never_panic(
        file in any::<Index>(),
        edits in prop::collection::vec((any::<Index>(), any::<u8>(), 0u8..4), 1..12),
    ) {
        let files = files();
        let (name, mut bytes) = files[file.index(files.len())].clone();
        for (at, byte, kind) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at),
            }
        }
        let _ = read(&name, &bytes);
    }

    #[test]
    fn members_taken_out_or_replaced_never_panic(
        file in any::<Index>(),
        at in any::<Index>(),
        with in prop::sample::select(vec!["null", "9", "[]", "{}", "\"\"", "\"\u{6f6e}\"", "-1", "1e99"]),
    ) {
        let files: Vec<_> = files().into_iter().filter(|(_, bytes)| bytes.starts_with(b"{")).collect();
        let (name, bytes) = &files[file.index(files.len())];
        let text = String::from_utf8(bytes.clone()).unwrap();
        // The value after one of the colons becomes another.
        let colons: Vec<usize> = text.match_indices("\": ").map(|(at, _)| at + 3).collect();
        let from = colons[at.index(colons.len())];
        let mut values = serde_json::Deserializer::from_str(&text[from..]).into_iter::<serde_json::Value>();
        if values.next().is_some_and(|value| value.is_ok()) {
            let to = from + values.byte_offset();
            let _ = read(name, format!("{}{with}{}", &text[..from], &text[to..]).as_bytes());
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for open in ["[", "{\"target\":"] {
        assert!(read("deep.json", open.repeat(100_000).as_bytes()).is_err());
    }
}
