//! The values of options: how each kind is read, and what is said of another kind.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Expr, ExprLit, Lit, LitStr, Type};

use crate::diagnostics::{Code, Diagnostics, SourceSpan, nearest, one_of, words};
use crate::tokens::parse::{parse_by, take};

use super::names::{self, RenameRule};
use super::text::{consists_of, to_source};

/// A value with the key that sets it.
pub(crate) struct Spanned<T> {
    pub(crate) key: Ident,
    pub(crate) span: SourceSpan,
    pub(crate) value: T,
}

/// What was read, with its key.
pub(crate) fn spanned<T>(read: Option<T>, values: &Values<'_>) -> Option<Spanned<T>> {
    let value = read?;
    Some(Spanned {
        key: values.key.clone(),
        span: SourceSpan::of(&values.value),
        value,
    })
}

/// Reads the value of one option, and reports one of the wrong kind.
pub(crate) struct Values<'a> {
    pub(crate) key: &'a Ident,
    /// How the option is written, for the help of errors.
    example: &'static str,
    pub(crate) value: TokenStream,
    pub(crate) diagnostics: &'a mut Diagnostics,
    /// What follows a complete value without a comma.
    pub(crate) rest: TokenStream,
}

impl<'a> Values<'a> {
    pub(crate) fn new(
        key: &'a Ident,
        example: &'static str,
        value: TokenStream,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            key,
            example,
            value,
            diagnostics,
            rest: TokenStream::new(),
        }
    }

    /// A type.
    pub(crate) fn ty(&mut self) -> Option<Type> {
        if let Ok((ty, rest)) = take(self.value.clone()) {
            self.rest = rest;
            Some(ty)
        } else {
            self.wrong_kind("a type");
            None
        }
    }

    /// A plain string literal.
    pub(crate) fn text(&mut self) -> Option<LitStr> {
        match take::<Lit>(self.value.clone()) {
            Ok((Lit::Str(text), rest)) => {
                self.rest = rest;
                self.no_suffix(&Lit::Str(text.clone()));
                Some(text)
            }
            Ok((other @ (Lit::ByteStr(_) | Lit::CStr(_) | Lit::Byte(_) | Lit::Char(_)), rest)) => {
                self.rest = rest;
                not_text(&other, self.diagnostics);
                None
            }
            _ => {
                self.wrong_kind("a string");
                None
            }
        }
    }

    /// An identifier; `name = "x"` is understood as `name = x`.
    pub(crate) fn name(&mut self, kind: &str) -> Option<Ident> {
        let (name, span) = if let Ok((Lit::Str(text), rest)) = take::<Lit>(self.value.clone()) {
            self.rest = rest;
            (text.value(), text.span())
        } else {
            let word = self.word(kind)?;
            let name = names::unraw(&word);
            if names::is_identifier(&name) {
                return Some(word);
            }
            (name, word.span())
        };
        if names::is_identifier(&name) {
            return Some(names::identifier(&name, span));
        }
        self.diagnostics
            .error(
                Code::BadValue,
                span,
                format_args!("`{name}` cannot be the name of {kind}"),
            )
            .help(match names::field_like(&name) {
                Some(name) => format!("write `{} = {name}`", self.key),
                None => format!(
                    "a name consists of letters, digits and `_`: `{}`",
                    self.example
                ),
            });
        None
    }

    /// An identifier without quotes.
    fn word(&mut self, kind: &str) -> Option<Ident> {
        let any = |input: ParseStream<'_>| Ok((Ident::parse_any(input)?, input.parse()?));
        if let Ok((word, rest)) = parse_by(any, self.value.clone()) {
            self.rest = rest;
            Some(word)
        } else {
            self.wrong_kind(&format!("the name of {kind}"));
            None
        }
    }

    /// One of several words.
    pub(crate) fn choice<T: Copy>(&mut self, choices: &[(&'static str, T)]) -> Option<T> {
        let index = self.choice_of(&words(choices))?;
        choices.get(index).map(|(_, choice)| *choice)
    }

    /// The index of the word that is written.
    fn choice_of(&mut self, names: &[&str]) -> Option<usize> {
        let word = match take::<Lit>(self.value.clone()) {
            // A quoted word is a small slip; the other errors are still worth finding.
            Ok((Lit::Str(text), rest)) if names::is_identifier(&text.value()) => {
                self.rest = rest;
                let word = Ident::new(&text.value(), text.span());
                self.diagnostics
                    .error(
                        Code::BadValue,
                        &text,
                        format_args!("`{}` takes a word without quotes", self.key),
                    )
                    .help(format_args!("write `{} = {word}`", self.key));
                word
            }
            _ => self.word(&format!("a choice: {}", one_of(names)))?,
        };
        let found = names.iter().position(|name| word == name);
        if found.is_none() {
            self.diagnostics
                .error(
                    Code::BadValue,
                    &word,
                    format_args!(
                        "`{} = {word}` is not known; the choices are {}",
                        self.key,
                        one_of(names)
                    ),
                )
                .help(match nearest(&word.to_string(), names) {
                    Some(meant) => format!("did you mean `{} = {meant}`?", self.key),
                    None => format!("for example `{}`", self.example),
                });
        }
        found
    }

    /// A positive whole number.
    pub(crate) fn count(&mut self) -> Option<u32> {
        let Ok((Lit::Int(int), rest)) = take(self.value.clone()) else {
            self.wrong_kind("a whole number");
            return None;
        };
        // A minus is a token of its own.
        let span = if rest.is_empty() {
            SourceSpan::of(&self.value)
        } else {
            SourceSpan::of(&int)
        };
        self.rest = rest;
        self.no_suffix(&Lit::Int(int.clone()));
        match int.base10_parse::<u64>().map(u32::try_from) {
            Ok(Ok(count)) if count > 0 => Some(count),
            _ => {
                let key = self.key;
                let report = if int.base10_digits() == "0" {
                    self.diagnostics.error(
                        Code::OutOfRange,
                        span,
                        format_args!("`{key}` must be at least 1"),
                    )
                } else {
                    self.diagnostics.error(
                        Code::OutOfRange,
                        span,
                        format_args!("`{key}` is a whole number from 1 to {}", u32::MAX),
                    )
                };
                report.help(format_args!(
                    "write `{key} = 1`, which is the default, or more"
                ));
                None
            }
        }
    }

    /// A duration in milliseconds.
    pub(crate) fn duration(&mut self) -> Option<u64> {
        let key = self.key;
        if let Ok((Lit::Int(number), rest)) = take::<Lit>(self.value.clone()) {
            self.rest = rest;
            let digits = number.base10_digits();
            self.diagnostics
                .error(
                    Code::MissingTimeUnit,
                    &number,
                    format_args!("`{key}` has no unit"),
                )
                .help(match number.suffix() {
                    unit @ ("s" | "ms" | "m") => format!(
                        "write it in quotes: `{key} = \
                        \"{digits}{unit}\"`"
                    ),
                    _ => format!(
                        "write `{key} = \"{digits}s\"` for seconds, `\"{digits}ms\"` \
                        for milliseconds"
                    ),
                });
            return None;
        }
        let text = self.text()?;
        match millis(&text.value()) {
            Ok(millis) => Some(millis),
            Err((code, problem, help)) => {
                self.diagnostics
                    .error(
                        code,
                        &text,
                        format_args!("`{key} = \"{}\"` {problem}", text.value()),
                    )
                    .help(
                        help.unwrap_or_else(|| {
                            "write `\"5s\"`, `\"5000ms\"` or `\"2m\"`".to_owned()
                        }),
                    );
                None
            }
        }
    }

    /// One of serde's rename rules.
    pub(crate) fn rename_rule(&mut self) -> Option<RenameRule> {
        let text = self.text()?;
        names::read_rule(&text, self.diagnostics)
    }

    /// Reports what stands behind a literal without a space.
    fn no_suffix(&mut self, literal: &Lit) {
        let suffix = literal.suffix();
        if !suffix.is_empty() {
            let text = to_source(literal);
            self.diagnostics
                .error(
                    Code::BadValue,
                    literal,
                    format_args!("`{}` takes no suffix, found `{suffix}`", self.key),
                )
                .help(format_args!(
                    "write `{} = {}`",
                    self.key,
                    text.trim_end_matches(suffix)
                ));
        }
    }

    fn wrong_kind(&mut self, kind: &str) {
        let key = self.key;
        if self.value.is_empty() {
            self.diagnostics
                .error(Code::BadValue, key, format_args!("`{key}` has no value"))
        } else {
            let found = take::<Expr>(self.value.clone())
                .ok()
                .filter(|(_, rest)| rest.is_empty());
            let span = found.as_ref().map_or_else(
                || SourceSpan::of(&self.value),
                |(expr, _)| SourceSpan::of(expr),
            );
            self.diagnostics.error(
                Code::BadValue,
                span,
                format_args!("`{key}` expects {kind}, found `{}`", to_source(&self.value)),
            )
        }
        .help(format_args!("for example `{}`", self.example));
    }
}

/// Reports a literal that should be a plain string.
pub(crate) fn not_text(found: &Lit, diagnostics: &mut Diagnostics) {
    let (kind, value) = match found {
        Lit::ByteStr(text) => ("a byte string", String::from_utf8(text.value()).ok()),
        Lit::CStr(text) => ("a C string", text.value().into_string().ok()),
        Lit::Byte(byte) => ("a byte", Some(char::from(byte.value()).to_string())),
        Lit::Char(letter) => ("a character", Some(letter.value().to_string())),
        Lit::Int(number) => ("a number", Some(number.to_string())),
        Lit::Float(number) => ("a number", Some(number.to_string())),
        Lit::Bool(_) => ("a truth value", None),
        _ => ("something else", None),
    };
    let report = diagnostics.error(
        Code::NotText,
        found,
        format_args!("expected a string literal, found {kind}"),
    );
    if let Some(value) = value {
        report.help(format_args!("write `{value:?}`"));
    }
}

/// The expression inside the groups of `macro_rules!`.
pub(crate) fn ungroup(expr: Expr) -> Expr {
    match expr {
        Expr::Group(group) => ungroup(*group.expr),
        other => other,
    }
}

/// The text of a literal expression, through the groups of `macro_rules!`.
pub(crate) fn literal(expr: &Expr) -> Option<&Lit> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some(lit),
        Expr::Group(group) => literal(&group.expr),
        _ => None,
    }
}

type DurationProblem = (Code, &'static str, Option<String>);

fn millis(text: &str) -> Result<u64, DurationProblem> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = &text[digits.len()..];
    let factor = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "" if !digits.is_empty() && consists_of(digits, |c| c.is_ascii_digit()) => {
            return Err((
                Code::MissingTimeUnit,
                "has no unit",
                Some(format!("write `\"{text}s\"` for seconds")),
            ));
        }
        _ => return Err((Code::BadValue, "is not a duration", None)),
    };
    let number: u64 = digits
        .parse()
        .map_err(|_| (Code::BadValue, "is not a duration", None))?;
    if number == 0 {
        return Err((Code::OutOfRange, "would give up before it begins", None));
    }
    number
        .checked_mul(factor)
        .ok_or((Code::OutOfRange, "is too long", None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units() {
        assert_eq!(millis("5s").ok(), Some(5000));
        assert_eq!(millis("5000ms").ok(), Some(5000));
        assert_eq!(millis("2m").ok(), Some(120_000));
        for (text, code) in [
            ("5", Code::MissingTimeUnit),
            ("0s", Code::OutOfRange),
            ("1.5s", Code::BadValue),
            ("s", Code::BadValue),
            ("", Code::BadValue),
            ("5 s", Code::BadValue),
            ("5h", Code::BadValue),
            ("99999999999999999999s", Code::BadValue),
            ("18446744073709551615m", Code::OutOfRange),
        ] {
            assert_eq!(millis(text).expect_err(text).0, code, "{text}");
        }
    }
}
