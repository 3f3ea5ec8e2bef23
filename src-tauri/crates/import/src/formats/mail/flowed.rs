//! Flowed text (RFC 3676): lines that end in a blank go on in the next, so that a paragraph is a line again.

/// What parts a text from the signature below it.
const SIGNATURE: &str = "-- ";

/// Undoes the flow. `deletes_space` says that the blank at the end of a line only marks it (`DelSp=yes`).
pub(super) fn unflowed(text: &str, deletes_space: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    // The depth of quotes of the line that goes on.
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        // One blank is stuffed before what would otherwise be taken for a quote or a mailbox's line.
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == SIGNATURE;
        let flows = content.ends_with(' ') && !is_signature;
        let shown = match content.strip_suffix(' ') {
            Some(shown) if flows && deletes_space => shown,
            _ => content,
        };
        match lines.last_mut() {
            Some(last) if open == Some(depth) && !is_signature => last.push_str(shown),
            _ if depth == 0 => lines.push(shown.to_owned()),
            _ => lines.push(format!("{} {shown}", ">".repeat(depth))),
        }
        open = flows.then_some(depth);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::unflowed;

    #[test]
    fn lines_that_flow_are_one_and_others_stay() {
        for (text, deletes_space, expected) in [
            ("The lamp \nwas lit.\n\nIt burned.\n", false, "The lamp was lit.\n\nIt burned.\n"),
            ("潮汐 \n表\n", true, "潮汐表\n"),
            ("> You \n> said\n>> so \n> then\n", false, "> You said\n>> so \n> then\n"),
            (" From here \r\n >on\r\n", false, "From here >on\n"),
            ("Yours \n-- \nAnn\n", false, "Yours \n-- \nAnn\n"),
        ] {
            assert_eq!(unflowed(text, deletes_space), expected, "{text:?}");
        }
    }
}
