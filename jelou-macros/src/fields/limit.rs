//! `#[limit(1..=24)]`

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Attribute, Expr, ExprLit, ExprUnary, Lit, LitInt, Meta, RangeLimits, UnOp};

use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::syntax::text::to_source;
use crate::syntax::values;
use crate::tokens::parse::parse;

/// The smallest and the largest measure, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
}

impl Limit {
    /// Reads the attribute.
    pub(crate) fn read(attr: &Attribute, diagnostics: &mut Diagnostics) -> Option<Self> {
        let form = "a limit is a range of whole numbers: `#[limit(1..=24)]`, `#[limit(..=24)]` \
            or `#[limit(1..)]`";
        let Meta::List(list) = &attr.meta else {
            diagnostics
                .error(Code::BadLimit, attr, "`#[limit]` needs a range")
                .help(form);
            return None;
        };
        if list.tokens.is_empty() {
            diagnostics
                .error(Code::BadLimit, attr, "`#[limit()]` needs a range")
                .help(form);
            return None;
        }
        let tokens = &list.tokens;
        let range = match parse::<Expr>(tokens.clone()).map(values::ungroup) {
            Ok(Expr::Range(range)) => range,
            other => {
                let text = to_source(tokens);
                let report = diagnostics.error(
                    Code::BadLimit,
                    SourceSpan::of(tokens),
                    format_args!("`{text}` is not a range"),
                );
                if other.is_ok_and(|expr| number(&expr).is_some()) {
                    report.help(format_args!(
                        "write `#[limit(..={text})]` for at most {text}"
                    ));
                } else {
                    report.help(form);
                }
                return None;
            }
        };
        let mut ends = [None, None];
        for (end, found) in [&range.start, &range.end].iter().zip(&mut ends) {
            if let Some(expr) = end {
                *found = number(expr);
                if found.is_none() {
                    not_a_number(expr, form, diagnostics);
                    return None;
                }
            }
        }
        let limit = Self {
            min: ends[0],
            max: ends[1],
        };
        limit
            .check(&range.limits, tokens, diagnostics)
            .then_some(limit)
    }

    fn check(
        self,
        limits: &RangeLimits,
        tokens: &TokenStream,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let span = SourceSpan::of(tokens);
        match (self.min, self.max, limits) {
            (min, Some(max), RangeLimits::HalfOpen(_)) => {
                let min = min.map(|min| min.to_string()).unwrap_or_default();
                diagnostics
                    .error(Code::BadLimit, span, "a limit includes its end")
                    .help(format_args!(
                        "write `#[limit({min}..={})]` to stop before {max}",
                        max.saturating_sub(1)
                    ))
                    .help(format_args!(
                        "write `#[limit({min}..={max})]` to allow {max}"
                    ));
            }
            (None, None, _) => {
                diagnostics
                    .error(
                        Code::BadLimit,
                        span,
                        "a limit without ends allows everything",
                    )
                    .help("give it an end, such as `#[limit(..=24)]`, or remove it");
            }
            (Some(min), Some(max), _) if min > max => {
                diagnostics
                    .error(
                        Code::BadLimit,
                        span,
                        format_args!("no value lies between {min} and {max}"),
                    )
                    .help(format_args!("write `#[limit({max}..={min})]`"));
            }
            _ => return true,
        }
        false
    }

    /// The const arguments of `serialize_limited`.
    pub(crate) fn const_arguments(self) -> TokenStream {
        let min = Literal::i64_unsuffixed(self.min.unwrap_or(i64::MIN));
        let max = Literal::i64_unsuffixed(self.max.unwrap_or(i64::MAX));
        quote!({ #min }, { #max })
    }

    /// The limits as arguments of `check_limit`.
    pub(crate) fn arguments(self) -> TokenStream {
        let argument = |end: Option<i64>| {
            let Some(end) = end.map(Literal::i64_unsuffixed) else {
                return quote!(::core::option::Option::None);
            };
            quote!(::core::option::Option::Some(#end))
        };
        let (min, max) = (argument(self.min), argument(self.max));
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

fn not_a_number(expr: &Expr, form: &str, diagnostics: &mut Diagnostics) {
    let text = to_source(expr);
    let (problem, help) = match literal_of(expr) {
        Some(int) if !int.suffix().is_empty() => (
            "has a suffix, and the ends of a limit have none",
            format!("write `{}`", text.trim_end_matches(int.suffix())),
        ),
        Some(_) => (
            "is beyond what a limit can compare",
            format!("the ends lie between {} and {}", i64::MIN + 1, i64::MAX),
        ),
        None => ("is not a whole number", form.to_owned()),
    };
    diagnostics
        .error(Code::BadLimit, expr, format_args!("`{text}` {problem}"))
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

    fn read(attr: &Attribute) -> Result<Limit, Vec<String>> {
        let mut diagnostics = Diagnostics::new();
        let limit = Limit::read(attr, &mut diagnostics);
        let messages = diagnostics.into_messages();
        limit.ok_or(messages)
    }

    #[test]
    fn ranges_are_read() {
        let limit = |min, max| Ok(Limit { min, max });
        assert_eq!(
            read(&syn::parse_quote!(#[limit(1..=24)])),
            limit(Some(1), Some(24))
        );
        assert_eq!(
            read(&syn::parse_quote!(#[limit(..=24)])),
            limit(None, Some(24))
        );
        assert_eq!(
            read(&syn::parse_quote!(#[limit(1..)])),
            limit(Some(1), None)
        );
        assert_eq!(
            read(&syn::parse_quote!(#[limit(-5..=5)])),
            limit(Some(-5), Some(5))
        );
    }

    #[test]
    fn what_is_no_range_is_refused_once() {
        for attr in [
            syn::parse_quote!(#[limit]),
            syn::parse_quote!(#[limit()]),
            syn::parse_quote!(#[limit(24)]),
            syn::parse_quote!(#[limit(1..24)]),
            syn::parse_quote!(#[limit(..)]),
            syn::parse_quote!(#[limit(5..=1)]),
            syn::parse_quote!(#[limit(1..=MAX)]),
            syn::parse_quote!(#[limit(1.0..=2.0)]),
            syn::parse_quote!(#[limit(1..=10u8)]),
            syn::parse_quote!(#[limit(..=18446744073709551615)]),
            syn::parse_quote!(#[limit = 3]),
        ] {
            let messages = read(&attr).expect_err("refused");
            assert_eq!(messages.len(), 1, "{messages:?}");
            assert!(messages[0].contains("[JEL312]"), "{messages:?}");
        }
    }
}
