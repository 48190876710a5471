//! The forms of the role attributes: `#[path]`, `#[header("X-Name")]`, …

use syn::{Attribute, Lit, LitStr, Meta};

use super::location::LocationKind;
use super::location_args::{examples, lone_text, not_empty, text, unknown_option};
use super::query_attr;
use crate::diagnostics::{Code, Diagnostics};
use crate::fields::member::Member;
use crate::syntax::args::{self, Arg};
use crate::syntax::attrs::arguments_of;
use crate::syntax::names;
use crate::syntax::text::to_source;
use crate::syntax::values;

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
