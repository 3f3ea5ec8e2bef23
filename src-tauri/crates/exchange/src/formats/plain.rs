//! Notes in plain text as Markdown that says the same, and nothing else.

/// Escapes what Markdown would take for markup, and keeps line breaks.
///
/// Underscores within words and stars between blanks stay as they are, since they mark nothing there.
pub(crate) fn to_markdown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut markdown = String::with_capacity(text.len());
    let mut lines = text.trim().lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        escape_line(line, &mut markdown);
        let Some(next) = lines.peek() else { break };
        // A backslash at the end of a line is a line break within a paragraph (CommonMark 6.7).
        markdown.push_str(if line.is_empty() || next.is_empty() { "\n" } else { "\\\n" });
    }
    markdown
}

fn escape_line(line: &str, markdown: &mut String) {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_heading = matches!(line.trim_start_matches('#').chars().next(), None | Some(' '));
    let mut previous = None;
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let starts = at == 0;
        let escaped = match c {
            '`' | '[' => true,
            '\\' => next.is_some_and(|next| next.is_ascii_punctuation()),
            '*' | '~' => {
                !(previous.is_none_or(char::is_whitespace) && next.is_none_or(char::is_whitespace))
            }
            '_' => {
                !previous.is_some_and(char::is_alphanumeric)
                    || !next.is_some_and(char::is_alphanumeric)
            }
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => is_reference(&line[at + 1..]),
            '#' => starts && is_heading,
            '>' => starts,
            '=' => starts && line.bytes().all(|byte| byte == b'='),
            '-' | '+' => starts && next.is_none_or(|next| next == ' ' || next == '-'),
            '.' | ')' => digits > 0 && at == digits && next.is_none_or(|next| next == ' '),
            _ => false,
        } || (starts && c == '*');
        if escaped {
            markdown.push('\\');
        }
        markdown.push(c);
        previous = Some(c);
    }
}

/// Whether what follows an ampersand makes it a character reference; the longest name has 31 letters.
fn is_reference(after: &str) -> bool {
    let name =
        after.bytes().take(33).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    name > 0 && after.as_bytes().get(name) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_what_it_says() {
        for (plain, markdown) in [
            ("Two ferries, 3 * 4 boats", "Two ferries, 3 * 4 boats"),
            ("snake_case and _this_", "snake_case and \\_this\\_"),
            ("*not* `code` [x](y) <b> & &amp;", "\\*not\\* \\`code\\` \\[x](y) \\<b> & \\&amp;"),
            ("#tag, then #\n# top", "#tag, then #\\\n\\# top"),
            ("# one\n1. two\n- three\n* four", "\\# one\\\n1\\. two\\\n\\- three\\\n\\* four"),
            (" a\r\nb\n\nc ", "a\\\nb\n\nc"),
            ("---", "\\---"),
            ("C:\\dir\\*", "C:\\dir\\\\\\*"),
            ("潮_汐", "潮_汐"),
        ] {
            assert_eq!(to_markdown(plain), markdown, "{plain}");
        }
    }
}
