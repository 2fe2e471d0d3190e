//! One flat JSON object, RFC 8259, read strictly.
//!
//! Differs: not `JSON.parse`, which keeps the last of repeated names and says nothing.

/// A value that a member may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// The digits of a whole number, with a hyphen in front where it is negative.
    Number(String),
    /// A string, its escapes undone.
    Text(String),
}

/// Goes through the members of an object; every error is the position in bytes at which the text is malformed.
pub(crate) struct Reader<'text> {
    text: &'text str,
    place: usize,
    members: usize,
}

impl<'text> Reader<'text> {
    /// Starts at the beginning of a text.
    pub(crate) fn new(text: &'text str) -> Self {
        Self {
            text,
            place: 0,
            members: 0,
        }
    }

    /// Reads up to the next member's value and returns its name, or nothing at the end of object and text.
    pub(crate) fn name(&mut self) -> Result<Option<String>, usize> {
        self.skip_space();
        if self.members == 0 {
            self.expect(b'{')?;
            self.skip_space();
        }
        if self.peek() == Some(b'}') {
            self.place += 1;
            self.skip_space();
            return if self.place == self.text.len() {
                Ok(None)
            } else {
                Err(self.place)
            };
        }
        if self.members > 0 {
            self.expect(b',')?;
            self.skip_space();
        }
        self.members += 1;
        let name = self.string()?;
        self.skip_space();
        self.expect(b':')?;
        self.skip_space();
        Ok(Some(name))
    }

    /// Reads the value of the member whose name was read last.
    pub(crate) fn value(&mut self) -> Result<Value, usize> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::Text),
            Some(b'n') if self.text[self.place..].starts_with("null") => {
                self.place += 4;
                Ok(Value::Null)
            }
            _ => self.whole_number().map(Value::Number),
        }
    }

    fn whole_number(&mut self) -> Result<String, usize> {
        let start = self.place;
        if self.peek() == Some(b'-') {
            self.place += 1;
        }
        match self.peek() {
            Some(b'0') => self.place += 1,
            Some(b'1'..=b'9') => {
                while matches!(self.peek(), Some(b'0'..=b'9')) {
                    self.place += 1;
                }
            }
            _ => return Err(self.place),
        }
        Ok(self.text[start..self.place].to_owned())
    }

    fn string(&mut self) -> Result<String, usize> {
        self.expect(b'"')?;
        let mut string = String::new();
        loop {
            let rest = &self.text[self.place..];
            let Some(character) = rest.chars().next() else {
                return Err(self.place);
            };
            match character {
                '"' => {
                    self.place += 1;
                    return Ok(string);
                }
                '\\' => string.push(self.escape()?),
                '\0'..'\x20' => return Err(self.place),
                _ => {
                    self.place += character.len_utf8();
                    string.push(character);
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, usize> {
        self.expect(b'\\')?;
        let start = self.place;
        let kind = self.peek().ok_or(start)?;
        self.place += 1;
        match kind {
            b'"' | b'\\' | b'/' => Ok(char::from(kind)),
            b'b' => Ok('\x08'),
            b'f' => Ok('\x0c'),
            b'n' => Ok('\n'),
            b'r' => Ok('\r'),
            b't' => Ok('\t'),
            b'u' => {
                let mut code = self.four_digits()?;
                if (0xD800..0xDC00).contains(&code) {
                    self.expect(b'\\')?;
                    self.expect(b'u')?;
                    let low = self.four_digits()?;
                    if !(0xDC00..0xE000).contains(&low) {
                        return Err(start);
                    }
                    code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                }
                char::from_u32(code).ok_or(start)
            }
            _ => Err(start),
        }
    }

    fn four_digits(&mut self) -> Result<u32, usize> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code << 4 | digit.ok_or(self.place)?;
            self.place += 1;
        }
        Ok(code)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.place += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), usize> {
        if self.peek() != Some(byte) {
            return Err(self.place);
        }
        self.place += 1;
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.place).copied()
    }
}

/// Prints a string with its quotation marks, escaping what RFC 8259 7 demands and nothing else.
pub(crate) fn print_string(text: &str) -> String {
    let mut printed = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => printed.extend(['\\', character]),
            '\0'..'\x20' => {
                printed.push_str("\\u00");
                let code = character as u32;
                printed.extend(
                    [code >> 4, code & 15].map(|digit| char::from_digit(digit, 16).unwrap_or('0')),
                );
            }
            _ => printed.push(character),
        }
    }
    printed.push('"');
    printed
}
