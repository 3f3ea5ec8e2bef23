//! Who wrote an entry: a name out of what feeds write for one.

/// The name in `me@lamp.example (A Name)`, `A Name <me@lamp.example>` or `A Name (me@lamp.example)`; else the whole.
pub(super) fn name(written: &str) -> String {
    let written = crate::lines::squeezed(written);
    for (open, close) in [('(', ')'), ('<', '>')] {
        let Some((before, rest)) = written.split_once(open) else { continue };
        let Some((within, after)) = rest.split_once(close) else { continue };
        let (before, within) = (before.trim(), within.trim());
        if !after.trim().is_empty() {
            continue;
        }
        if is_address(within) && !before.is_empty() {
            return before.trim_matches('"').to_owned();
        }
        if is_address(before) && !within.is_empty() {
            return within.to_owned();
        }
    }
    written
}

fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty())
        && !text.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_out_of_an_address() {
        for (written, expected) in [
            ("ada@lamp.example (Ada Wick)", "Ada Wick"),
            ("Ada Wick <ada@lamp.example>", "Ada Wick"),
            ("\"Wick, Ada\" <ada@lamp.example>", "Wick, Ada"),
            (" Ada  Wick (ada@lamp.example) ", "Ada Wick"),
            ("Ada Wick (Oslo)", "Ada Wick (Oslo)"),
            ("ada@lamp.example", "ada@lamp.example"),
        ] {
            assert_eq!(name(written), expected);
        }
    }
}
