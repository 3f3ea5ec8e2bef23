//! Rich Text cut into its marks: groups, control words, characters.

/// Digits of a parameter that are read; more mean nothing.
const MOST_DIGITS: usize = 10;

/// Letters of a control word that are read (the specification allows 32).
const MOST_LETTERS: usize = 64;

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Begin,
    /// `}`
    End,
    /// `\word` with its parameter.
    Word(&'a str, Option<i32>),
    /// `\` and a character that is no letter.
    Symbol(u8),
    /// `\'xx`
    Hex(u8),
    /// A byte of text.
    Byte(u8),
    /// What follows `\bin`.
    Binary(&'a [u8]),
}

/// Cuts a file; line ends in the text mean nothing and are left out.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take_while(&mut self, most: usize, is: impl Fn(u8) -> bool) -> &'a str {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(most).take_while(|&&byte| is(byte)).count();
        self.at += length;
        std::str::from_utf8(&rest[..length]).unwrap_or_default()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first == b'\'' {
                return Some(self.hex());
            }
            return Some(Token::Symbol(first));
        }
        let word = self.take_while(MOST_LETTERS, |byte| byte.is_ascii_alphabetic());
        let negative = self.bytes.get(self.at) == Some(&b'-')
            && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(negative);
        let digits = self.take_while(MOST_DIGITS, |byte| byte.is_ascii_digit());
        let number =
            digits.parse::<i64>().ok().map(|number| if negative { -number } else { number });
        let number = number.map(|number| number.clamp(i32::MIN.into(), i32::MAX.into()) as i32);
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            let end = self.at.saturating_add(length).min(self.bytes.len());
            let data = &self.bytes[self.at..end];
            self.at = end;
            return Some(Token::Binary(data));
        }
        Some(Token::Word(word, number))
    }

    fn hex(&mut self) -> Token<'a> {
        let digits = self.take_while(2, |byte| byte.is_ascii_hexdigit());
        // Damaged, and best read as what a reader would make of it.
        u8::from_str_radix(digits, 16).map_or(Token::Byte(b'?'), Token::Hex)
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Begin),
                b'}' => Some(Token::End),
                b'\\' => self.control(),
                b'\r' | b'\n' | b'\0' => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_apart() {
        let tokens: Vec<Token<'_>> =
            Lexer::new(b"{\\b0 a\\'e9\\~\\u-10179?\r\n\\bin3 }}{\\*x}").collect();
        assert_eq!(
            tokens,
            [
                Token::Begin,
                Token::Word("b", Some(0)),
                Token::Byte(b'a'),
                Token::Hex(0xe9),
                Token::Symbol(b'~'),
                Token::Word("u", Some(-10179)),
                Token::Byte(b'?'),
                Token::Binary(b"}}{"),
                Token::Symbol(b'*'),
                Token::Byte(b'x'),
                Token::End,
            ]
        );
    }
}
