//! Encoded words (RFC 2047) of one text, put together where a program cut a character in two between them.

/// A header value in which neighbouring encoded words of the same encoding are one.
pub(super) fn joined(value: &str) -> String {
    let mut joined = String::with_capacity(value.len());
    let mut before: Option<&str> = None;
    let mut rest = value;
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start().len();
        let (blank, after) = rest.split_at(blanks);
        let word = &after[..after.find(char::is_whitespace).unwrap_or(after.len())];
        rest = &after[word.len()..];
        let prefix = prefix(word);
        match (before, prefix) {
            (Some(last), Some(next)) if last.eq_ignore_ascii_case(next) && open(&joined) => {
                joined.truncate(joined.len() - "?=".len());
                joined.push_str(&word[next.len()..]);
            }
            _ => {
                joined.push_str(blank);
                joined.push_str(word);
            }
        }
        before = prefix;
    }
    joined
}

/// `=?charset?B?` of a word that is one encoded word and nothing else.
fn prefix(word: &str) -> Option<&str> {
    let inner = word.strip_prefix("=?")?.strip_suffix("?=")?;
    let mut fields = inner.split('?');
    let (charset, encoding) = (fields.next()?, fields.next()?);
    let whole = fields.next().is_some() && fields.next().is_none() && encoding.len() == 1;
    whole.then(|| &word[..2 + charset.len() + 1 + encoding.len() + 1])
}

/// Whether the word that the text ends with can be continued: base64 with padding is at its end.
fn open(text: &str) -> bool {
    !text.ends_with("=?=")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn characters_cut_between_words_are_whole_again() {
        for (value, expected) in [
            ("=?utf-8?B?5rk=?= x", "=?utf-8?B?5rk=?= x"),
            ("=?utf-8?Q?=E7=81?= =?UTF-8?q?=AF?=", "=?utf-8?Q?=E7=81=AF?="),
            ("=?utf-8?B?54Gv?=\r\n =?utf-8?B?5aGU?=", "=?utf-8?B?54Gv5aGU?="),
            ("=?utf-8?B?54E=?= =?utf-8?B?54E=?=", "=?utf-8?B?54E=?= =?utf-8?B?54E=?="),
            ("=?utf-8?Q?a?= =?latin1?Q?b?=", "=?utf-8?Q?a?= =?latin1?Q?b?="),
            ("plain words", "plain words"),
        ] {
            assert_eq!(joined(value), expected);
        }
    }
}
