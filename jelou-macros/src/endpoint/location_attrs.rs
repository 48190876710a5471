//! The forms of the role attributes: `#[path]`, `#[header("X-Name")]`, …

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Lit, LitStr, Meta};

use super::field::LocationKind;
use super::query_attr;
use crate::diagnostics::{Code, Diagnostics, SourceSpan, nearest, one_of};
use crate::fields::Member;
use crate::syntax::args::{self, Arg};
use crate::syntax::attrs::arguments_of;
use crate::syntax::names;
use crate::syntax::text::{consists_of, to_source};
use crate::syntax::values;
use crate::tokens::parse::parse;

/// Reads a role attribute by its name. What is wrong is reported and left out.
pub(crate) fn read(
    attr: &Attribute,
    name: &str,
    member: &Member,
    diagnostics: &mut Diagnostics,
) -> LocationKind {
    let args = arguments(attr, diagnostics);
    match name {
        "path" => LocationKind::Path(path(attr, args, member, diagnostics)),
        "part" => LocationKind::Part(args.and_then(|args| only_text(attr, args, diagnostics))),
        "header" => LocationKind::Header(header(attr, args, member, diagnostics)),
        "query" => query_attr::read(attr, args.unwrap_or_default(), diagnostics),
        "body" => plain(attr, args.as_deref(), LocationKind::Body, diagnostics),
        _ => plain(attr, args.as_deref(), LocationKind::RawBody, diagnostics),
    }
}

/// The arguments of `#[name(..)]`; nothing for `#[name]` and for what has the wrong form.
fn arguments(attr: &Attribute, diagnostics: &mut Diagnostics) -> Option<Vec<Arg>> {
    let name = to_source(attr.path());
    match &attr.meta {
        Meta::Path(_) => None,
        Meta::List(list) if !list.tokens.is_empty() => {
            let mut args = Vec::new();
            for arg in args::split(list.tokens.clone()) {
                if !args::is_hole(&arg, diagnostics) {
                    args.push(arg);
                }
            }
            Some(args)
        }
        Meta::List(_) => {
            diagnostics
                .error(
                    Code::BadAttributeForm,
                    arguments_of(attr),
                    format_args!("`#[{name}()]` says nothing between its parentheses"),
                )
                .help(examples(&name));
            None
        }
        Meta::NameValue(pair) => {
            let value = to_source(&pair.value);
            diagnostics
                .error(
                    Code::BadAttributeForm,
                    arguments_of(attr),
                    format_args!("`#[{name}]` takes no value after `=`"),
                )
                .help(match (name.as_str(), values::literal(&pair.value)) {
                    ("path" | "part" | "header" | "query", Some(Lit::Str(_))) => {
                        format!("write `#[{name}({value})]`")
                    }
                    _ => examples(&name),
                });
            None
        }
    }
}

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

/// An attribute without arguments.
fn plain(
    attr: &Attribute,
    args: Option<&[Arg]>,
    kind: LocationKind,
    diagnostics: &mut Diagnostics,
) -> LocationKind {
    if args.is_some() {
        let name = to_source(attr.path());
        let report = diagnostics.error(
            Code::BadAttributeForm,
            arguments_of(attr),
            format_args!("`#[{name}]` takes no value"),
        );
        report.help(format_args!("write `#[{name}]`"));
        if name == "body" {
            report.help(
                "to rename a member of the body, write `#[serde(rename = \"..\")]` and \
                no `#[body]`",
            );
        }
    }
    kind
}

fn path(
    attr: &Attribute,
    args: Option<Vec<Arg>>,
    member: &Member,
    diagnostics: &mut Diagnostics,
) -> Option<LitStr> {
    let text = only_text(attr, args?, diagnostics)?;
    if names::is_identifier(&text.value()) {
        return Some(text);
    }
    let meant = names::field_like(&text.value()).unwrap_or_else(|| member.name.clone());
    diagnostics
        .error(
            Code::BadPlaceholder,
            &text,
            format_args!(
                "`{}` cannot stand between the braces of a placeholder",
                text.value()
            ),
        )
        .help(format_args!(
            "write `#[path(\"{meant}\")]` here, and `{{{meant}}}` in the path"
        ));
    None
}

fn header(
    attr: &Attribute,
    args: Option<Vec<Arg>>,
    member: &Member,
    diagnostics: &mut Diagnostics,
) -> Option<LitStr> {
    match (args, &attr.meta) {
        (Some(args), _) => only_text(attr, args, diagnostics),
        // Another form was reported already.
        (None, Meta::List(_) | Meta::NameValue(_)) => None,
        (None, Meta::Path(_)) => {
            let mut guess = String::new();
            for word in member.name.split('_') {
                guess.push_str(&capitalized(word));
                guess.push('-');
            }
            guess.pop();
            diagnostics
                .error(
                    Code::MissingHeaderName,
                    attr,
                    "`#[header]` does not say which header",
                )
                .help(format_args!("write `#[header(\"{guess}\")]`"));
            None
        }
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let mut capitalized = String::new();
    if let Some(first) = letters.next() {
        capitalized.extend(first.to_uppercase());
    }
    capitalized + letters.as_str()
}

/// The only argument, a string.
fn only_text(attr: &Attribute, args: Vec<Arg>, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    let name = to_source(attr.path());
    let mut args = args.into_iter();
    let (first, second) = (args.next()?, args.next());
    if let Some(second) = second {
        diagnostics
            .error(
                Code::BadAttributeForm,
                &second,
                format_args!("`#[{name}]` takes one name"),
            )
            .help(examples(&name));
        return None;
    }
    match first.key {
        Some(key) if key == "name" => text(&key, &first.value, diagnostics),
        Some(key) => {
            unknown_option(&name, &key, &["name"], diagnostics);
            None
        }
        None => lone_text(&name, &first.value, diagnostics),
    }
    .and_then(|text| not_empty(&name, text, diagnostics))
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
