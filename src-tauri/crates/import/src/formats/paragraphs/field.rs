//! What the instruction of a field says, in Word's words, which other formats use too.

/// The address in `HYPERLINK "address" \l "place"`; a place in the document alone is none.
pub(crate) fn link(instruction: &str) -> Option<String> {
    let (name, rest) = instruction.trim().split_once(char::is_whitespace)?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let mut words = words(rest).into_iter();
    let mut address = None;
    while let Some(word) = words.next() {
        match word.to_ascii_lowercase().as_str() {
            // Switches with an argument.
            "\\l" | "\\o" | "\\t" => drop(words.next()),
            switch if switch.starts_with('\\') => {}
            _ => {
                address.get_or_insert(word);
            }
        }
    }
    address.filter(|address| !address.is_empty())
}

/// Words parted by blanks; those in quotation marks are one.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' | '“' | '”' => {
                let inner = &rest[first.len_utf8()..];
                let end = inner.find(['"', '“', '”']).unwrap_or(inner.len());
                words.push(inner[..end].replace("\\\\", "\\"));
                let closing = inner[end..].chars().next().map_or(0, char::len_utf8);
                first.len_utf8() + end + closing
            }
            _ => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                words.push(rest[..end].to_owned());
                end
            }
        };
        rest = rest[end..].trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_among_switches() {
        for (instruction, address) in [
            (r#" HYPERLINK "https://lamp.example/a b" "#, Some("https://lamp.example/a b")),
            (r#"HYPERLINK https://lamp.example \o "a tip""#, Some("https://lamp.example")),
            (r#"HYPERLINK \l "tide""#, None),
            (r#"HYPERLINK \o "tip" "https://lamp.example" \n"#, Some("https://lamp.example")),
            ("PAGEREF tide \\h", None),
            ("HYPERLINK", None),
            ("HYPERLINK \"https://open.example", Some("https://open.example")),
        ] {
            assert_eq!(link(instruction).as_deref(), address, "{instruction}");
        }
    }
}
