//! Text as Markdown that says exactly that text, in CommonMark and in the dialects that add `==marks==`, `$math$` and
//! footnotes.

/// Escapes `text` for the inside of a paragraph; `at_start` where nothing stands before it on its line.
pub(crate) fn escape(text: &str, at_start: bool) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut start = at_start;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => escaped.push_str("\\\n"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '$' | '~' | '|' | '&' | '=' | '^' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '#' | '-' | '+' if start => {
                escaped.push('\\');
                escaped.push(c);
            }
            '.' | ')' if at_start && is_number(&text[..at]) => {
                escaped.push('\\');
                escaped.push(c);
            }
            '!' if text[at + 1..].starts_with('[') => escaped.push_str("\\!"),
            // White space at the start of a line would be dropped or read as code.
            ' ' | '\t' if start => escaped.push_str("&#32;"),
            _ => escaped.push(c),
        }
        start = c == '\n';
    }
    escaped
}

fn is_number(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// A string as a double-quoted YAML scalar.
pub(crate) fn yaml(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(u32::from(c), 0x2028 | 0x2029 | 0xFEFF) => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::parse;
    use flyleaf_text::canonical::canonical;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_escaped_reads_as_it_was(text in "[a-z0-9#*_`$\\\\\\[\\]<>!&;:|~^=+.()\"' 潮-]{1,40}") {
            // Markdown has no way to keep white space at the end of a paragraph.
            let text = text.trim_end();
            prop_assume!(!text.trim().is_empty());
            let read = canonical(&parse(&escape(text, true))).text;
            prop_assert_eq!(read, text);
        }
    }

    #[test]
    fn yaml_strings_are_quoted() {
        assert_eq!(yaml("a: \"b\" \\ #c"), r##""a: \"b\" \\ #c""##);
    }
}
