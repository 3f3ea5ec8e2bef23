//! Files that want to do harm: they end in time, within memory, and never in a panic.
#![allow(clippy::disallowed_methods, reason = "how long a hostile file takes is what is asked")]

use std::io::Write;
use std::time::Instant;

use flyleaf_import::{Error, read};
use flyleaf_model::Reading;

use super::made::{self, content, text};

/// Seconds that the worst may take in a build without optimisation.
const SECONDS: f64 = 20.0;

fn timed(name: &str, bytes: &[u8]) -> Result<Reading, Error> {
    let start = Instant::now();
    let reading = read(bytes, None);
    let took = start.elapsed().as_secs_f64();
    eprintln!("{name}: {took:.2} s, {} bytes", bytes.len());
    assert!(took < SECONDS, "{name} took {took:.1} s");
    reading
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A file with one page whose content is a deflated stream.
fn packed(packed: &[u8], filter: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>endobj\n"
        .to_vec();
    file.extend(format!("4 0 obj<</Length {}/Filter{filter}>>\nstream\n", packed.len()).bytes());
    file.extend_from_slice(packed);
    file.extend_from_slice(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
    file
}

#[test]
fn changed_bytes_never_panic() {
    let issue = made::issue();
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    let mut readings = 0;
    for _ in 0..200 {
        let mut changed = issue.clone();
        for _ in 0..=next() % 12 {
            let at = next() % changed.len();
            match next() % 3 {
                0 => changed[at] = next() as u8,
                1 => changed[at] = b"<>[]()/R 0123456789"[next() % 19],
                _ => {
                    let from = next() % changed.len();
                    let to = (from + next() % 64).min(changed.len());
                    let part = changed[from..to].to_vec();
                    changed.splice(at..at, part);
                }
            }
        }
        if next() % 4 == 0 {
            changed.truncate(next() % changed.len());
        }
        readings += usize::from(read(&changed, None).is_ok());
    }
    assert!(readings > 50, "most of the text survives in many: {readings} of 200");
}

#[test]
fn a_tree_of_pages_may_be_deep_or_a_circle() {
    let mut deep = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n".to_vec();
    for number in 2..60_000 {
        deep.extend(
            format!("{number} 0 obj<</Type/Pages/Kids[{} 0 R]>>endobj\n", number + 1).bytes(),
        );
    }
    deep.extend_from_slice(
        b"60000 0 obj<</Type/Pages/Kids[2 0 R 60000 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n",
    );
    assert!(timed("deep tree", &deep).is_err());
}

#[test]
fn nested_objects_do_not_exhaust_the_stack() {
    for (open, close) in [("[", "]"), ("<</A", ">>")] {
        let nested = format!("{}{}", open.repeat(200_000), close.repeat(200_000));
        let file = made::file(
            &[content(&[text(60.0, 700.0, 12.0, "Here.")])],
            &format!("/X {nested}"),
            "",
            &[],
        );
        let _ = timed("nested objects", &file);
        let inside =
            made::pages(&[format!("{nested} {}", content(&[text(60.0, 700.0, 12.0, "Here.")]))]);
        let _ = timed("nested operands", &inside);
    }
}

#[test]
fn forms_that_draw_each_other_end() {
    let body = "/F Do ".repeat(40);
    let form = format!(
        "<</Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</F 12 0 R>>>>/Length {}>>\nstream\n{body}\nendstream",
        body.len() + 1
    );
    let resources = "/Resources<</Font<</F1 3 0 R>>/XObject<</F 12 0 R>>>>";
    let page = format!("{body}{}", content(&[text(60.0, 700.0, 12.0, "Still here.")]));
    let reading = timed("forms in forms", &made::file(&[page], resources, "", &[form])).unwrap();
    assert!(reading.source.contains("Still here."));
}

#[test]
fn streams_that_unpack_to_too_much_are_left_out() {
    let zeros = deflated(&vec![b' '; 300 << 20]);
    assert_eq!(
        timed("one bomb", &packed(&zeros, "/FlateDecode")),
        Err(Error::NoTextLayer { pages: 1 })
    );
    let twice = deflated(&zeros);
    assert_eq!(
        timed("a bomb in a bomb", &packed(&twice, "[/FlateDecode/FlateDecode]")),
        Err(Error::NoTextLayer { pages: 1 })
    );
    let mut objects =
        b"%PDF-1.7\n1 0 obj<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode/Length ".to_vec();
    objects.extend(format!("{}>>\nstream\n", zeros.len()).bytes());
    objects.extend_from_slice(&zeros);
    objects.extend_from_slice(b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
    assert!(matches!(timed("a bomb of objects", &objects), Err(Error::Damaged { .. })));
}

#[test]
fn pages_without_end_are_cut_off() {
    let many = format!(
        "%PDF-1.7\n1 0 obj<</Pages<</Kids[{}]>>>>endobj\ntrailer<</Root 1 0 R>>\n",
        "<<>>".repeat(3_000_000)
    );
    let _ = timed("inline pages", many.as_bytes());
    let letters = "(a)Tj ".repeat(2_000_000);
    let page = made::pages(&[format!("BT /F1 12 Tf 60 700 Td {letters} ET")]);
    assert!(timed("two million letters", &page).is_ok());
    let states = made::pages(&["q ".repeat(5_000_000)]);
    let _ = timed("states", &states);
}

#[test]
fn a_circle_of_outline_entries_ends() {
    let outline = [
        "<</First 13 0 R>>".to_owned(),
        "<</Title(one)/Next 14 0 R/First 12 0 R>>".to_owned(),
        "<</Title(two)/Next 13 0 R/First 14 0 R>>".to_owned(),
    ];
    let page = content(&[text(60.0, 700.0, 12.0, "Nothing goes round.")]);
    let file = made::file(&[page], "", "/Outlines 12 0 R/StructTreeRoot<</K 13 0 R>>", &outline);
    assert!(timed("outline", &file).is_ok());
}

#[test]
fn thousands_of_words_in_a_row_are_sorted_in_time() {
    let mut words = String::from("BT /F1 6 Tf ");
    for at in 0..60_000 {
        let (x, y) = (at * 37 % 6000, at * 101 % 7900);
        words.push_str(&format!("1 0 0 1 {}.{} {}.{} Tm (w) Tj ", x / 10, x % 10, y / 10, y % 10));
    }
    words.push_str("ET");
    assert!(timed("scattered words", &made::pages(&[words])).is_ok());
}
