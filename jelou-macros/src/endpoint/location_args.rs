//! The arguments of location attributes: a name on the wire, and what is said of anything else.

use proc_macro2::{Ident, TokenStream};
use syn::{Lit, LitStr};

use crate::diagnostics::{Code, Diagnostics, SourceSpan, nearest, one_of};
use crate::syntax::text::{consists_of, to_source};
use crate::syntax::values;
use crate::tokens::parse::parse;

pub(super) fn examples(name: &str) -> String {
    let forms: &[&str] = match name {
        "path" => &["#[path]", "#[path(\"botId\")]"],
        "part" => &["#[part]", "#[part(\"file\")]"],
        "header" => &["#[header(\"X-Name\")]"],
        "query" => &[
            "#[query]",
            "#[query(\"name\")]",
            "#[query(name = \"name\", style = comma)]",
            "#[query(flatten)]",
        ],
        "body" => &["#[body]"],
        _ => &["#[raw_body]"],
    };
    format!("write {}", one_of(forms))
}

pub(super) fn lone_text(
    name: &str,
    tokens: &TokenStream,
    diagnostics: &mut Diagnostics,
) -> Option<LitStr> {
    match parse::<Lit>(tokens.clone()) {
        Ok(Lit::Str(text)) => Some(text),
        Ok(other) => {
            values::not_text(&other, diagnostics);
            None
        }
        Err(_) => {
            // `X-Name`, not `X - Name`.
            let mut compact = tokens.to_string();
            compact.retain(|c| !c.is_whitespace());
            let is_meant = compact.starts_with(|c: char| c.is_ascii_alphabetic())
                && consists_of(&compact, |c| c.is_ascii_alphanumeric() || "-_".contains(c));
            let found = if is_meant { compact } else { to_source(tokens) };
            let report = diagnostics.error(
                Code::BadAttributeForm,
                SourceSpan::of(tokens),
                format_args!("`#[{name}]` expects a string, found `{found}`"),
            );
            report.help(if is_meant {
                format!("write `#[{name}(\"{found}\")]`")
            } else {
                examples(name)
            });
            None
        }
    }
}

pub(super) fn text(
    key: &Ident,
    tokens: &TokenStream,
    diagnostics: &mut Diagnostics,
) -> Option<LitStr> {
    match parse::<Lit>(tokens.clone()) {
        Ok(Lit::Str(text)) => Some(text),
        Ok(other) => {
            values::not_text(&other, diagnostics);
            None
        }
        Err(_) => {
            let span = if tokens.is_empty() {
                SourceSpan::of(key)
            } else {
                SourceSpan::of(tokens)
            };
            diagnostics
                .error(
                    Code::BadValue,
                    span,
                    format_args!("`{key}` expects a string"),
                )
                .help(format_args!("write `{key} = \"..\"`"));
            None
        }
    }
}

pub(super) fn unknown_option(
    attribute: &str,
    key: &Ident,
    known: &[&str],
    diagnostics: &mut Diagnostics,
) {
    let report = diagnostics.error(
        Code::UnknownFieldOption,
        key,
        format_args!(
            "`#[{attribute}]` has no option `{key}`; it knows {}",
            one_of(known)
        ),
    );
    let meant = nearest(&key.to_string(), known);
    report.help(match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("a name stands in quotes: `#[{attribute}(\"{key}\")]`"),
    });
}

pub(super) fn not_empty(
    attribute: &str,
    text: LitStr,
    diagnostics: &mut Diagnostics,
) -> Option<LitStr> {
    // An empty header name is one of several wrong ones, and reported as such.
    if attribute != "header" && text.value().is_empty() {
        diagnostics
            .error(
                Code::EmptyWireName,
                &text,
                "a name on the wire cannot be empty",
            )
            .help("write the name, or leave it out to use the name of the field");
        return None;
    }
    Some(text)
}
