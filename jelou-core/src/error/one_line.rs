//! Texts of others on one line of a log.

use std::fmt::{self, Write};

/// How many characters of one text are printed.
const LONGEST: usize = 1024;

/// A text that somebody else wrote, printed so that it stays on its line: control characters stand
/// as escapes, and a long text is cut with `…`.
pub(super) struct OneLine<T>(pub(super) T);

impl<T: fmt::Display> fmt::Display for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Line::print(f, format_args!("{}", self.0))
    }
}

impl<T: fmt::Debug> fmt::Debug for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Line::print(f, format_args!("{:?}", self.0))
    }
}

struct Line<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    left: usize,
    is_full: bool,
}

impl<'a, 'f> Line<'a, 'f> {
    fn print(out: &'a mut fmt::Formatter<'f>, text: fmt::Arguments<'_>) -> fmt::Result {
        let mut line = Self {
            out,
            left: LONGEST,
            is_full: false,
        };
        match line.write_fmt(text) {
            // It stopped because it had enough.
            Err(fmt::Error) if line.is_full => line.out.write_char('…'),
            printed => printed,
        }
    }
}

impl Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() <= self.left && !text.contains(breaks_line) {
            self.left -= text.len();
            return self.out.write_str(text);
        }
        for character in text.chars() {
            if self.left == 0 {
                self.is_full = true;
                return Err(fmt::Error);
            }
            self.left -= 1;
            if breaks_line(character) {
                write!(self.out, "{}", character.escape_debug())?;
            } else {
                self.out.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// Whether the character ends a line, moves the cursor, or turns the direction of the text.
fn breaks_line(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_visible_text_and_escapes_the_rest() {
        let printed = OneLine("añ \"😀\" \\ '\r\n\u{1b}[31m\0\u{85}\u{2028}\u{202e}").to_string();
        assert_eq!(
            printed,
            r#"añ "😀" \ '\r\n\u{1b}[31m\0\u{85}\u{2028}\u{202e}"#
        );
        assert_eq!(format!("{:?}", OneLine("a\n\"")), r#""a\n\"""#);
    }

    #[test]
    fn cuts_a_long_text() {
        for letter in ["a", "ñ", "\n"] {
            let most = letter.repeat(LONGEST);
            assert!(!OneLine(&most).to_string().ends_with('…'));
            let printed = OneLine(letter.repeat(LONGEST + 1)).to_string();
            assert_eq!(printed, format!("{}…", OneLine(&most)));
        }
        let printed = format!("{:?}", OneLine("a".repeat(1 << 20)));
        assert_eq!(printed.chars().count(), LONGEST + 1);
    }
}
