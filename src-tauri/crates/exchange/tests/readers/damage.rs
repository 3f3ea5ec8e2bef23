//! Damaged and hostile files: read or refused, without a panic, in time that grows with their size.

use flyleaf_exchange::read;

/// A generator of its own, so that a failure can be repeated (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap()
    }
}

/// Bytes that mean something in one format or another.
const MEANT: &[u8] = b"{}[]\",:\\<>&;=-|/#'\n\r\0 09\xEF\xBB\xBF\xE6\xBD\xAE\xFF";

fn damaged(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let other = random.below(bytes.len());
        let length = random.below(40).min(bytes.len() - at);
        match random.below(6) {
            0 if !bytes.is_empty() => bytes[at] = MEANT[random.below(MEANT.len())],
            1 => bytes.insert(at, MEANT[random.below(MEANT.len())]),
            2 => drop(bytes.drain(at..at + length)),
            3 => bytes.truncate(at),
            4 => {
                let part = bytes[at..at + length].to_vec();
                bytes.splice(other..other, part);
            }
            _ if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            _ => {}
        }
    }
    bytes
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut random = Random(0x5EED_0FF1_E1D5);
    for path in super::fixtures() {
        let name = super::name(&path);
        let bytes = std::fs::read(&path).unwrap();
        for _ in 0..1_500 {
            let damaged = damaged(&bytes, &mut random);
            // Under its name and under none, since a damaged beginning may be taken for another format.
            if let Err(error) = read(&name, &damaged) {
                assert!(!error.to_string().is_empty());
            }
            let _ = read("", &damaged);
        }
    }
}

/// Each would take minutes, or the stack, where time or depth grew faster than the file.
#[test]
fn files_made_to_be_slow_are_not() {
    const MANY: usize = 200_000;
    let record = |title: &str, label: &str, text: &str| {
        format!(
            "{title}\n- {label} | Added on Monday, May 4, 2026 1:00:00 PM\n\n{text}\n==========\n"
        )
    };
    let notebook = |body: &str| {
        format!("<html><div class=\"bookTitle\">x</div><p class=\"noteHeading\">{body}")
    };
    for (what, text) in [
        (
            "clippings at one place",
            record("A (B)", "Your Highlight on Location 1-9", "x").repeat(MANY / 4),
        ),
        ("notes at one place", record("A (B)", "Your Note on Location 1", "x").repeat(MANY / 4)),
        ("open brackets in a title", record(&"(".repeat(MANY), "Your Note on Location 1", "x")),
        ("closed brackets in a title", record(&")".repeat(MANY), "Your Note on Location 1", "x")),
        ("bars in a label", record("A", &"| page ".repeat(MANY), "x")),
        ("numbers in a label", record("A", &"location 1-1 1:1".repeat(MANY), "x")),
        ("ampersands in a note", record("A", "Your Note on Location 1", &"&".repeat(MANY))),
        ("tables of Lua", format!("return {}", "{".repeat(MANY))),
        ("comments of Lua", format!("return {{ {} }}", "--[[x]]".repeat(MANY))),
        ("long brackets of Lua", format!("return {{ [{}", "=".repeat(MANY))),
        ("openings of long strings", format!("return {{ {}", "[=[".repeat(MANY))),
        ("elements of a notebook", notebook(&"<div>".repeat(MANY))),
        ("attributes of a notebook", notebook(&format!("<div {}>", "a=1 b ".repeat(MANY)))),
        ("references of a notebook", notebook(&"&#x110000;&nosuch;&".repeat(MANY))),
        ("quotation marks of a table", format!("Highlight,Title\n{}", "\"".repeat(MANY))),
        ("columns of a table", format!("Highlight,Title\n{}", ",".repeat(MANY))),
        ("tags of a table", format!("Highlight,Title,Tags\na,b,\"{}\"", "x,".repeat(MANY))),
    ] {
        let _ = read("export", text.as_bytes());
        eprintln!("{what}: done");
    }
    let tags: Vec<String> = (0..MANY).map(|number| format!("t{number}")).collect();
    let table = format!("Highlight,Title,Tags\na,b,\"{}\"", tags.join(","));
    let _ = read("export", table.as_bytes());
}
