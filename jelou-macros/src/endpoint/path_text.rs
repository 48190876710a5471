//! The literal text of a path template, and how its errors are shown.

use std::fmt::Display;

use syn::LitStr;

use super::path_encoding::not_encoded;
use crate::diagnostics::{Code, Diagnostics};
use crate::syntax::names;
use crate::syntax::text::{consists_of, join};

/// An error inside the template.
pub(crate) struct Problem {
    code: Code,
    /// Where it begins, in bytes.
    pub(super) offset: usize,
    /// How many characters it covers.
    width: usize,
    pub(super) headline: String,
    label: &'static str,
    help: Option<String>,
    /// The placeholder that was probably meant.
    pub(super) meant: Option<String>,
    drawn: bool,
    /// The character that has to be percent-encoded, which is all that is wrong.
    pub(super) letter: Option<char>,
    /// Where else the error stands.
    pub(super) others: Vec<usize>,
}

/// The errors inside of one template.
pub(crate) struct Problems(pub(super) Vec<Problem>);

impl Problems {
    /// Adds an error of one character, with a drawing. What is returned takes the rest.
    pub(super) fn add(
        &mut self,
        code: Code,
        offset: usize,
        headline: impl Display,
    ) -> &mut Problem {
        self.push(code, offset, &headline)
    }

    fn push(&mut self, code: Code, offset: usize, headline: &dyn Display) -> &mut Problem {
        self.0.push(Problem {
            code,
            offset,
            width: 1,
            headline: headline.to_string(),
            label: "",
            help: None,
            meant: None,
            drawn: true,
            letter: None,
            others: Vec::new(),
        });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

impl Problem {
    pub(super) fn width(&mut self, width: usize) -> &mut Self {
        self.width = width;
        self
    }

    pub(super) fn label(&mut self, label: &'static str) -> &mut Self {
        self.label = label;
        self
    }

    pub(super) fn help(&mut self, help: impl Display) -> &mut Self {
        self.help = Some(help.to_string());
        self
    }

    /// Proposes a placeholder, where one can be guessed.
    pub(super) fn meant(&mut self, name: Option<String>) -> &mut Self {
        if let Some(name) = &name {
            self.help(format_args!("write `{{{name}}}`"));
        }
        self.meant = name;
        self
    }

    /// A character that has to be percent-encoded.
    pub(super) fn letter(&mut self, letter: char) -> &mut Self {
        self.letter = Some(letter);
        self
    }

    /// Without a drawing: the error is the text as a whole.
    pub(super) fn bare(&mut self) -> &mut Self {
        self.drawn = false;
        self
    }

    /// Reports the error at the literal. Its span cannot be narrowed on stable Rust, so a drawing
    /// shows the place.
    pub(super) fn report(self, literal: &LitStr, text: &str, diagnostics: &mut Diagnostics) {
        let drawing = self.drawn.then(|| {
            let mut drawing = draw(text, self.offset, self.width, self.label);
            let mut end = columns(text, self.offset) + 1;
            for other in &self.others {
                let column = columns(text, *other);
                drawing.push_str(&" ".repeat(column - end));
                drawing.push('^');
                end = column + 1;
            }
            drawing
        });
        let report = diagnostics.error(self.code, literal, self.headline);
        if let Some(drawing) = drawing {
            report.drawing(drawing);
        }
        if let Some(help) = self.help {
            report.help(help);
        }
    }
}

/// The text with carets below a part of it.
pub(crate) fn draw(text: &str, offset: usize, width: usize, words: &str) -> String {
    // Each character has to take one column.
    let mut shown = String::new();
    for letter in text.chars() {
        shown.push(if letter.is_control() {
            '\u{FFFD}'
        } else {
            letter
        });
    }
    let mut drawing = format!(
        "    {shown}\n    {}{}",
        " ".repeat(columns(text, offset)),
        "^".repeat(width.max(1))
    );
    if !words.is_empty() {
        drawing.push(' ');
        drawing.push_str(words);
    }
    drawing
}

fn columns(text: &str, offset: usize) -> usize {
    text.get(..offset)
        .map_or(0, |before| before.chars().count())
}

/// Checks text that is sent as it stands: RFC 3986 `pchar`, and `/`.
pub(super) fn check_literal(text: &str, offset: usize, problems: &mut Problems) {
    if !foreign_placeholder(text, offset, problems) {
        check_characters(text, offset, |c| is_pchar(c) || c == '/', problems);
    }
}

fn is_pchar(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(c)
}

fn check_characters(text: &str, offset: usize, allowed: fn(char) -> bool, problems: &mut Problems) {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        let here = offset + at;
        if letter == '%' {
            let digits = text.get(at + 1..at + 3);
            if digits.is_some_and(|digits| consists_of(digits, |c| c.is_ascii_hexdigit())) {
                letters.nth(1);
            } else {
                problems
                    .add(
                        Code::BadEscape,
                        here,
                        "`%` must be followed by two hexadecimal digits",
                    )
                    .help("a literal percent sign is written `%25`");
            }
        } else if !allowed(letter) {
            not_encoded(letter, here, problems);
        }
    }
}

/// A placeholder in the style of other frameworks, `:bot_id` or `<bot_id>`; tells whether there is
/// one.
fn foreign_placeholder(text: &str, offset: usize, problems: &mut Problems) -> bool {
    // Before the first slash goes on what stands before the text: `{bot_id}:close` is legal.
    let mut at = text.find('/').map_or(text.len(), |slash| slash + 1);
    for segment in text.get(at..).unwrap_or_default().split('/') {
        let name = segment.strip_prefix(':').or_else(|| {
            segment
                .strip_prefix('<')
                .and_then(|rest| rest.strip_suffix('>'))
        });
        if let Some(name) = name.filter(|name| names::is_identifier(name)) {
            problems
                .add(
                    Code::ForeignPlaceholder,
                    offset + at,
                    "placeholders are written in braces",
                )
                .width(segment.chars().count())
                .meant(Some(name.to_owned()));
            return true;
        }
        at += segment.len() + 1;
    }
    false
}

/// Checks for segments that URL libraries remove, and empty ones. A slash at the end is legal.
/// `text` is the path with what follows it.
pub(super) fn check_segments(path: &str, text: &str, problems: &mut Problems) {
    let Some(after_slash) = path.strip_prefix('/') else {
        return;
    };
    // Beside other errors, the path would still be wrong.
    let corrected = problems.0.is_empty().then(|| {
        let corrected = without_empty_and_dots(after_slash) + &text[path.len()..];
        format!("write `{corrected:?}`")
    });
    let help = |otherwise: &str| corrected.clone().unwrap_or_else(|| otherwise.to_owned());
    let mut at = 1;
    let mut segments = after_slash.split('/').peekable();
    while let Some(segment) = segments.next() {
        if dots(segment).is_some() {
            problems
                .add(
                    Code::DotSegment,
                    at,
                    format_args!(
                        "`{segment}` would be removed, and the request would reach another path"
                    ),
                )
                .width(segment.chars().count())
                .help(help("write the path without it"));
        } else if segment.is_empty() && segments.peek().is_some() {
            problems
                .add(Code::EmptySegment, at, "an empty path segment")
                .help(help("remove one `/`"));
        }
        at += segment.len() + 1;
    }
}

/// How many levels a segment of dots goes up.
fn dots(segment: &str) -> Option<usize> {
    match segment.to_ascii_lowercase().as_str() {
        "." | "%2e" => Some(0),
        ".." | ".%2e" | "%2e." | "%2e%2e" => Some(1),
        _ => None,
    }
}

/// The path that would be requested, without the empty segments.
fn without_empty_and_dots(after_slash: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = after_slash.split('/').peekable();
    while let Some(segment) = segments.next() {
        match dots(segment) {
            Some(levels) => kept.truncate(kept.len().saturating_sub(levels)),
            None if segment.is_empty() && segments.peek().is_some() => {}
            None => kept.push(segment),
        }
    }
    format!("/{}", join(&kept, "/"))
}

/// Checks the fixed pairs after `?`.
pub(super) fn check_query(query: &str, offset: usize, problems: &mut Problems) {
    if query.is_empty() {
        problems
            .add(Code::BadFixedQuery, offset - 1, "nothing follows `?`")
            .help("remove the `?`, or write fixed pairs: `?expand=all`");
        return;
    }
    let mut at = offset;
    for pair in query.split('&') {
        let braces = pair.find(['{', '}']);
        if pair.is_empty() || pair.starts_with('=') {
            problems
                .add(Code::BadFixedQuery, at, "a query pair without a name")
                .help("write `name=value`, with `&` between pairs");
        } else if let Some(brace) = braces {
            query_placeholder(pair, at + brace, problems);
        } else {
            check_characters(
                pair,
                at,
                |c| is_pchar(c) || matches!(c, '/' | '?'),
                problems,
            );
        }
        at += pair.len() + 1;
    }
}

fn query_placeholder(pair: &str, offset: usize, problems: &mut Problems) {
    let name = pair
        .split_once('=')
        .map_or(pair, |(name, _)| name)
        .trim_matches(['{', '}']);
    let width = pair
        .find(['{', '}'])
        .map_or(1, |brace| pair[brace..].chars().count());
    problems
        .add(
            Code::PlaceholderInQuery,
            offset,
            "a placeholder stands in the path only; a variable pair is a `#[query]` field",
        )
        .width(width)
        .help(format_args!(
            "remove `{pair}` and put `#[query({name:?})]` on the field"
        ));
}
