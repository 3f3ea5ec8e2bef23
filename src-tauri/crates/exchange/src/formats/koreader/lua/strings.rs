//! Strings of Lua (reference manual of 5.1, section 2.1): in quotation marks with escapes, or in long brackets.

use super::{LuaError, Parser};

impl Parser<'_> {
    /// A string in quotation marks.
    pub(super) fn string(&mut self) -> Result<String, LuaError> {
        let quote = self.rest()[0];
        let start = self.at;
        self.at += 1;
        // Escapes such as `\228\184\173` are bytes of one character, so text is gathered as bytes.
        let mut bytes = Vec::new();
        loop {
            let rest = self.rest();
            let Some(length) = memchr::memchr3(quote, b'\\', b'\n', rest) else {
                self.at = start;
                return self.fail("a string that ends");
            };
            bytes.extend_from_slice(&rest[..length]);
            self.at += length + 1;
            match rest[length] {
                b'\\' => self.escape(&mut bytes)?,
                b'\n' => {
                    self.at -= 1;
                    return self.fail("a string that ends on its line");
                }
                _ => return Ok(String::from_utf8_lossy(&bytes).into_owned()),
            }
        }
    }

    /// What follows a backslash (Lua 5.1 reference manual, 2.1, and `\x`, `\z`, `\u{}` of later ones).
    fn escape(&mut self, bytes: &mut Vec<u8>) -> Result<(), LuaError> {
        let Some(&byte) = self.rest().first() else {
            return self.fail("a string that ends");
        };
        self.at += 1;
        match byte {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'a' => bytes.push(7),
            b'b' => bytes.push(8),
            b'v' => bytes.push(11),
            b'f' => bytes.push(12),
            b'\r' => {
                self.take(b'\n');
                bytes.push(b'\n');
            }
            b'z' => self.at += self.rest().iter().take_while(|b| b.is_ascii_whitespace()).count(),
            b'0'..=b'9' => {
                self.at -= 1;
                let digits = self.rest().iter().take(3).take_while(|b| b.is_ascii_digit()).count();
                let code = self.text[self.at..self.at + digits].parse::<u8>();
                self.at += digits;
                match code {
                    Ok(code) => bytes.push(code),
                    Err(_) => return self.fail("an escape of at most \\255"),
                }
            }
            b'x' => match self.hexadecimal(2).and_then(|code| u8::try_from(code).ok()) {
                Some(code) => bytes.push(code),
                None => return self.fail("two hexadecimal digits"),
            },
            b'u' => {
                let opened = self.take(b'{');
                let digits = self.rest().iter().take_while(|b| b.is_ascii_hexdigit()).count();
                let code = self.hexadecimal(digits).and_then(char::from_u32);
                match code {
                    Some(character) if opened && self.take(b'}') => {
                        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                    _ => return self.fail("a code point in braces"),
                }
            }
            // A quote, a backslash, a line end, or a first byte of any other character stands for itself.
            other => bytes.push(other),
        }
        Ok(())
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let text = self.text.get(self.at..self.at + digits)?;
        self.at += digits;
        u32::from_str_radix(text, 16).ok()
    }

    pub(super) fn opens_long_string(&self) -> bool {
        let rest = self.rest();
        let level = rest.iter().skip(1).take_while(|&&byte| byte == b'=').count();
        rest.first() == Some(&b'[') && rest.get(1 + level) == Some(&b'[')
    }

    /// `[[…]]` or `[==[…]==]`, if one stands here.
    pub(super) fn long_string(&mut self) -> Result<Option<String>, LuaError> {
        if !self.opens_long_string() {
            return Ok(None);
        }
        let level = self.rest().iter().skip(1).take_while(|&&byte| byte == b'=').count();
        let body = &self.text[self.at + level + 2..];
        let close = format!("]{}]", "=".repeat(level));
        let Some(length) = body.find(&close) else {
            return self.fail("a long string that ends");
        };
        self.at += level + 2 + length + close.len();
        let inner = body[..length].strip_prefix("\r\n").or(body[..length].strip_prefix('\n'));
        Ok(Some(inner.unwrap_or(&body[..length]).to_owned()))
    }
}
