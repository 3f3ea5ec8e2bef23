//! Rust source without what is not code: comments, the insides of literals and, where asked, tests.
//!
//! Line breaks stay, so that a place in the result is the same place in the file.

/// What of a file is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// Code outside `#[cfg(test)]`.
    Code,
    /// Code.
    CodeAndTests,
    /// Code outside `#[cfg(test)]`, and the insides of literals.
    CodeAndLiterals,
}

/// The source with everything else turned to blanks.
pub(super) fn readable(source: &str, keep: Keep) -> String {
    let mut code = blank_comments_and_literals(source, false);
    if keep != Keep::CodeAndTests {
        let tests = test_ranges(&code);
        if keep == Keep::CodeAndLiterals {
            code = blank_comments_and_literals(source, true);
        }
        for (start, end) in tests {
            let blank = blank(&code[start..end]);
            code.replace_range(start..end, &blank);
        }
    }
    code
}

/// Whether `word` stands in `text` as a whole identifier.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let part_of_word = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(start, _)| {
        !text[..start].ends_with(part_of_word)
            && !text[start + word.len()..].starts_with(part_of_word)
    })
}

/// As many bytes, of which only line breaks are left.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}

fn blank_comments_and_literals(source: &str, keep_literals: bool) -> String {
    let mut result = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (length, is_literal) = match token(rest, result.chars().next_back()) {
            Some(token) => token,
            None => {
                result.push(first);
                rest = &rest[first.len_utf8()..];
                continue;
            }
        };
        let (token, after) = rest.split_at(length);
        if is_literal && keep_literals {
            result.push_str(token);
        } else {
            result.push_str(&blank(token));
        }
        rest = after;
    }
    result
}

/// The length of the comment or literal at the start of `rest`, and whether it is a literal.
fn token(rest: &str, before: Option<char>) -> Option<(usize, bool)> {
    if rest.starts_with("//") {
        return Some((rest.find('\n').unwrap_or(rest.len()), false));
    }
    if rest.starts_with("/*") {
        return Some((block_comment(rest), false));
    }
    if rest.starts_with('"') {
        return Some((quoted(rest, '"'), true));
    }
    if rest.starts_with('\'') {
        return character(rest).map(|length| (length, true));
    }
    let starts_word = !before.is_some_and(|before| before.is_alphanumeric() || before == '_');
    if starts_word && rest.starts_with('r') { raw(rest).map(|length| (length, true)) } else { None }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if character == '\\' {
            escaped = true;
        } else if character == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// A character literal; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let mut characters = rest.chars().skip(1);
    let (first, second) = (characters.next()?, characters.next()?);
    (first == '\\' || second == '\'').then(|| quoted(rest, '\''))
}

fn raw(rest: &str) -> Option<usize> {
    let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
    let open = 1 + hashes;
    if !rest[open..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let inside = &rest[open + 1..];
    Some(inside.find(&close).map_or(rest.len(), |at| open + 1 + at + close.len()))
}

/// Where items under `#[cfg(test)]` stand, in code whose comments and literals are blank.
fn test_ranges(code: &str) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(found) = code[from..].find("#[cfg(test)]") {
        let start = from + found;
        let end = item_end(code, start);
        ranges.push((start, end));
        from = end;
    }
    ranges
}

/// The end of the item that starts at `start`: its closing brace, or a semicolon before any brace.
fn item_end(code: &str, start: usize) -> usize {
    let mut depth = 0usize;
    for (at, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b';' if depth == 0 => return at + 1,
            b'{' => depth += 1,
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_literals_and_tests_become_blanks_of_the_same_length() {
        let source = r##"//! 说明 println!
/* outer /* inner */ println! */
fn say<'a>(x: &'a str) -> char { let s = "println!(\"x\")"; let r = r#"a "println!" b"#; '"' }
#[cfg(test)]
mod tests { fn t() { println!("{}", '{') } }
fn after() { var }
"##;
        let code = readable(source, Keep::Code);
        assert_eq!(code.len(), source.len());
        assert_eq!(code.lines().count(), source.lines().count());
        assert!(!code.contains("println!"), "{code}");
        assert!(code.contains("fn say<'a>(x: &'a str) -> char"), "{code}");
        assert!(code.contains("fn after() { var }"), "{code}");
        let with_tests = readable(source, Keep::CodeAndTests);
        assert_eq!(with_tests.matches("println!").count(), 1);
    }

    #[test]
    fn literals_are_kept_where_asked_and_comments_are_not() {
        let source = "// Sentence::new(\"one\")\nSentence::new(\"two\")";
        let code = readable(source, Keep::CodeAndLiterals);
        assert!(!code.contains("one") && code.contains("Sentence::new(\"two\")"), "{code}");
    }

    #[test]
    fn words_are_whole() {
        assert!(has_word("use serde::Serialize;", "serde"));
        assert!(!has_word("use serde_json::Value;", "serde"));
        assert!(has_word("a_serde serde", "serde"));
    }
}
