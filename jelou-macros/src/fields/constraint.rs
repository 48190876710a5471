//! `#[length(1..=24)]` and `#[range(900..=3600)]`

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Attribute, Expr, ExprLit, ExprUnary, Lit, LitInt, Meta, RangeLimits, Type, UnOp};

use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::syntax::text::to_source;
use crate::syntax::types::{Shape, is_integer, is_string, is_word, present};
use crate::syntax::values;
use crate::tokens::parse::parse;

/// What a constraint checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConstraintKind {
    /// Characters of a text, items of a list.
    Length,
    /// The value of a whole number.
    Range,
}

impl ConstraintKind {
    /// The name of the attribute, which is also what messages call the constraint.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Range => "range",
        }
    }

    /// How the attribute is written.
    pub(crate) fn form(self) -> String {
        let name = self.name();
        format!(
            "a {name} is given as a range of whole numbers: `#[{name}(1..=24)]`, `#[{name}(..=24)]` or \
            `#[{name}(1..)]`"
        )
    }
}

/// Which constraint a type takes, as far as its tokens tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Constrainable {
    By(ConstraintKind),
    /// A whole number beyond the ends that a range can have.
    TooWide,
    /// Neither a text, nor a list, nor a whole number.
    Never,
    /// The compiler knows.
    Unknown,
}

impl Constrainable {
    pub(crate) fn of(ty: &Type) -> Self {
        let ty = present(ty);
        match ty {
            Type::Reference(reference) => return Self::of(&reference.elem),
            Type::Slice(_) | Type::Array(_) => return Self::By(ConstraintKind::Length),
            _ => {}
        }
        match Shape::of(ty) {
            Shape::List(_) | Shape::Bytes => Self::By(ConstraintKind::Length),
            Shape::Scalar if is_word(ty, "u128") || is_word(ty, "i128") => Self::TooWide,
            Shape::Scalar if is_integer(ty) => Self::By(ConstraintKind::Range),
            Shape::Scalar => Self::Never,
            _ if is_string(ty) || is_word(ty, "str") => Self::By(ConstraintKind::Length),
            _ => Self::Unknown,
        }
    }
}

/// The smallest and the largest length or value, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Constraint {
    pub(crate) kind: ConstraintKind,
    min: Option<i64>,
    max: Option<i64>,
}

impl Constraint {
    /// Reads the attribute.
    pub(crate) fn read(
        kind: ConstraintKind,
        attr: &Attribute,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let name = kind.name();
        let Meta::List(list) = &attr.meta else {
            diagnostics
                .error(
                    Code::BadConstraint,
                    attr,
                    format_args!("`#[{name}]` needs a range"),
                )
                .help(kind.form());
            return None;
        };
        if list.tokens.is_empty() {
            diagnostics
                .error(
                    Code::BadConstraint,
                    attr,
                    format_args!("`#[{name}()]` needs a range"),
                )
                .help(kind.form());
            return None;
        }
        let tokens = &list.tokens;
        let range = match parse::<Expr>(tokens.clone()).map(values::ungroup) {
            Ok(Expr::Range(range)) => range,
            other => {
                let text = to_source(tokens);
                let report = diagnostics.error(
                    Code::BadConstraint,
                    SourceSpan::of(tokens),
                    format_args!("`{text}` is not a range"),
                );
                if other.is_ok_and(|expr| number(&expr).is_some()) {
                    report.help(format_args!(
                        "write `#[{name}(..={text})]` for at most {text}"
                    ));
                } else {
                    report.help(kind.form());
                }
                return None;
            }
        };
        let mut ends = [None, None];
        for (end, found) in [&range.start, &range.end].iter().zip(&mut ends) {
            if let Some(expr) = end {
                *found = number(expr);
                if found.is_none() {
                    not_a_number(kind, expr, diagnostics);
                    return None;
                }
            }
        }
        let constraint = Self {
            kind,
            min: ends[0],
            max: ends[1],
        };
        constraint
            .check(&range.limits, tokens, diagnostics)
            .then_some(constraint)
    }

    fn check(
        self,
        limits: &RangeLimits,
        tokens: &TokenStream,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let span = SourceSpan::of(tokens);
        let name = self.kind.name();
        let (message, helps) = match (self.min, self.max, limits) {
            (min, Some(max), RangeLimits::HalfOpen(_)) => {
                let min = min.map(|min| min.to_string()).unwrap_or_default();
                let before = max.saturating_sub(1);
                (
                    format!("a {name} includes its end"),
                    vec![
                        format!("write `#[{name}({min}..={before})]` to stop before {max}"),
                        format!("write `#[{name}({min}..={max})]` to allow {max}"),
                    ],
                )
            }
            (None, None, _) => (
                format!("a {name} without ends allows everything"),
                vec![format!(
                    "give it an end, such as `#[{name}(..=24)]`, or remove it"
                )],
            ),
            (Some(min), Some(max), _) if min > max => (
                format!("no {name} lies between {min} and {max}"),
                vec![format!("write `#[{name}({max}..={min})]`")],
            ),
            (Some(end), ..) | (_, Some(end), _)
                if end < 0 && self.kind == ConstraintKind::Length =>
            {
                (
                    format!("a length is never below zero, and {end} is"),
                    vec![self.kind.form()],
                )
            }
            _ => return true,
        };
        let mut report = diagnostics.error(Code::BadConstraint, span, message);
        for help in helps {
            report = report.help(help);
        }
        false
    }

    /// The range as it is written: `1..=24`
    pub(crate) fn source(self) -> String {
        let end = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
        let sign = if self.max.is_some() { "=" } else { "" };
        format!("{}..{sign}{}", end(self.min), end(self.max))
    }

    /// The two ends, for const arguments and for arguments of functions.
    fn ends(self) -> [Literal; 2] {
        [self.min.unwrap_or(i64::MIN), self.max.unwrap_or(i64::MAX)].map(Literal::i64_unsuffixed)
    }

    /// The const arguments of the serializing functions.
    pub(crate) fn const_arguments(self) -> TokenStream {
        let [min, max] = self.ends();
        quote!({ #min }, { #max })
    }

    /// The arguments of the checking functions.
    pub(crate) fn arguments(self) -> TokenStream {
        let [min, max] = self.ends();
        quote!(#min, #max)
    }

    /// `1 to 24`, `at most 24`, `at least 1`
    pub(crate) fn words(self) -> String {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("exactly {min}"),
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => String::new(),
        }
    }
}

fn not_a_number(kind: ConstraintKind, expr: &Expr, diagnostics: &mut Diagnostics) {
    let (text, name) = (to_source(expr), kind.name());
    let (problem, help) = match literal_of(expr) {
        Some(int) if !int.suffix().is_empty() => (
            format!("has a suffix, and the ends of a {name} have none"),
            format!("write `{}`", text.trim_end_matches(int.suffix())),
        ),
        Some(_) => (
            format!("is beyond what a {name} can compare"),
            format!("the ends lie between {} and {}", i64::MIN + 1, i64::MAX),
        ),
        None => ("is not a whole number".to_owned(), kind.form()),
    };
    diagnostics
        .error(
            Code::BadConstraint,
            expr,
            format_args!("`{text}` {problem}"),
        )
        .help(help);
}

/// The number in the expression, whatever stands around it.
fn literal_of(expr: &Expr) -> Option<&LitInt> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Int(int), ..
        }) => Some(int),
        Expr::Unary(unary) => literal_of(&unary.expr),
        Expr::Group(group) => literal_of(&group.expr),
        Expr::Paren(paren) => literal_of(&paren.expr),
        _ => None,
    }
}

fn number(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Int(int), ..
        }) if int.suffix().is_empty() => int.base10_parse::<u64>().ok()?.try_into().ok(),
        Expr::Unary(ExprUnary {
            op: UnOp::Neg(_),
            expr,
            ..
        }) => number(expr).map(|value| -value),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(attr: &Attribute) -> Result<Constraint, Vec<String>> {
        let kind = if attr.path().is_ident("length") {
            ConstraintKind::Length
        } else {
            ConstraintKind::Range
        };
        let mut diagnostics = Diagnostics::new();
        let constraint = Constraint::read(kind, attr, &mut diagnostics);
        let messages = diagnostics.into_messages();
        constraint.ok_or(messages)
    }

    #[test]
    fn ranges_are_read_and_written() {
        let ends =
            |attr: &Attribute| read(attr).map(|found| (found.min, found.max, found.source()));
        for (attr, min, max, source) in [
            (
                syn::parse_quote!(#[length(1..=24)]),
                Some(1),
                Some(24),
                "1..=24",
            ),
            (syn::parse_quote!(#[length(..=24)]), None, Some(24), "..=24"),
            (
                syn::parse_quote!(#[length(0..=0)]),
                Some(0),
                Some(0),
                "0..=0",
            ),
            (syn::parse_quote!(#[range(1..)]), Some(1), None, "1.."),
            (
                syn::parse_quote!(#[range(-5..=5)]),
                Some(-5),
                Some(5),
                "-5..=5",
            ),
        ] {
            assert_eq!(ends(&attr), Ok((min, max, source.to_owned())));
        }
    }

    #[test]
    fn what_is_no_range_is_refused_once() {
        for attr in [
            syn::parse_quote!(#[length]),
            syn::parse_quote!(#[length()]),
            syn::parse_quote!(#[length(24)]),
            syn::parse_quote!(#[length(-1..=24)]),
            syn::parse_quote!(#[length(..=-1)]),
            syn::parse_quote!(#[range(1..24)]),
            syn::parse_quote!(#[range(..)]),
            syn::parse_quote!(#[range(5..=1)]),
            syn::parse_quote!(#[range(1..=MAX)]),
            syn::parse_quote!(#[range(1.0..=2.0)]),
            syn::parse_quote!(#[range(1..=10u8)]),
            syn::parse_quote!(#[range(..=18446744073709551615)]),
            syn::parse_quote!(#[range = 3]),
        ] {
            let messages = read(&attr).expect_err("refused");
            assert_eq!(messages.len(), 1, "{messages:?}");
            assert!(messages[0].contains("[JEL312]"), "{messages:?}");
        }
    }

    #[test]
    fn types_tell_their_constraint() {
        use Constrainable::{By, Never, TooWide, Unknown};
        use ConstraintKind::{Length, Range};
        for (ty, expected) in [
            (syn::parse_quote!(String), By(Length)),
            (syn::parse_quote!(Option<&'a str>), By(Length)),
            (syn::parse_quote!(Vec<u32>), By(Length)),
            (syn::parse_quote!(&'a [u32]), By(Length)),
            (syn::parse_quote!([u8; 4]), By(Length)),
            (syn::parse_quote!(Option<u32>), By(Range)),
            (syn::parse_quote!(i64), By(Range)),
            (syn::parse_quote!(u128), TooWide),
            (syn::parse_quote!(f64), Never),
            (syn::parse_quote!(Option<bool>), Never),
            (syn::parse_quote!(BotId), Unknown),
            (syn::parse_quote!(Patch<u32>), Unknown),
        ] {
            assert_eq!(Constrainable::of(&ty), expected, "{}", to_source(&ty));
        }
    }
}
