//! The forms of the role attributes: `#[query("name")]`, `#[query(name = "n", style = comma)]`, …

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{Attribute, Lit, LitStr, Meta};

use super::field::{ListStyle, MarkKind};
use super::options;
use crate::diagnostics::{Code, Diagnostics, Place, nearest, one_of};
use crate::fields::Member;
use crate::syntax::args::{self, Arg};
use crate::syntax::names;
use crate::syntax::text::tidy;

/// Reads a role attribute by its name.
pub(crate) fn read(
    attr: &Attribute,
    name: &str,
    member: &Member,
    diagnostics: &mut Diagnostics,
) -> Option<MarkKind> {
    let form = Form::of(attr, diagnostics)?;
    Some(match name {
        "path" => MarkKind::Path(named(attr, form, member, diagnostics)?),
        "part" => MarkKind::Part(named(attr, form, member, diagnostics)?),
        "header" => MarkKind::Header(header(attr, form, member, diagnostics)),
        "query" => query(attr, form, diagnostics)?,
        "body" => plain(attr, &form, MarkKind::Body, diagnostics),
        "raw_body" => plain(attr, &form, MarkKind::RawBody, diagnostics),
        _ => return None,
    })
}

/// The shape of an attribute.
enum Form {
    /// `#[name]`
    Bare,
    /// `#[name(..)]`
    List(Vec<Arg>),
}

impl Form {
    fn of(attr: &Attribute, diagnostics: &mut Diagnostics) -> Option<Self> {
        let name = tidy(attr.path());
        match &attr.meta {
            Meta::Path(_) => Some(Self::Bare),
            Meta::List(list) if !list.tokens.is_empty() => Some(Self::List(args::split(list.tokens.clone()))),
            Meta::List(_) => {
                diagnostics
                    .error(Code::BadAttributeForm, attr, format!("`#[{name}()]` says nothing between its parentheses"))
                    .help(examples(&name));
                None
            }
            Meta::NameValue(pair) => {
                let value = tidy(&pair.value);
                let report = diagnostics.error(
                    Code::BadAttributeForm,
                    attr,
                    format!("`#[{name}]` takes no value after `=`"),
                );
                report.help(match (name.as_str(), options::literal(&pair.value)) {
                    ("path" | "part" | "header" | "query", Some(Lit::Str(_))) => format!("write `#[{name}({value})]`"),
                    _ => examples(&name),
                });
                None
            }
        }
    }
}

fn examples(name: &str) -> String {
    let forms: &[&str] = match name {
        "path" => &["#[path]", "#[path(\"botId\")]"],
        "part" => &["#[part]", "#[part(\"file\")]"],
        "header" => &["#[header(\"X-Name\")]"],
        "query" => &["#[query]", "#[query(\"name\")]", "#[query(name = \"name\", style = comma)]", "#[query(flatten)]"],
        "body" => &["#[body]"],
        _ => &["#[raw_body]"],
    };
    format!("write {}", one_of(forms.iter().copied()))
}

/// An attribute without arguments.
fn plain(attr: &Attribute, form: &Form, kind: MarkKind, diagnostics: &mut Diagnostics) -> MarkKind {
    if let Form::List(_) = form {
        let name = tidy(attr.path());
        let report =
            diagnostics.error(Code::BadAttributeForm, attr, format!("`#[{name}]` takes no value"));
        report.help(format!("write `#[{name}]`"));
        if name == "body" {
            report.help("to rename a member of the body, write `#[serde(rename = \"..\")]` and no `#[body]`");
        }
    }
    kind
}

/// `#[path]` and `#[part]`, with or without a name.
fn named(
    attr: &Attribute,
    form: Form,
    member: &Member,
    diagnostics: &mut Diagnostics,
) -> Option<Option<LitStr>> {
    let Form::List(args) = form else { return Some(None) };
    let text = only_text(attr, args, diagnostics)?;
    let is_path = attr.path().is_ident("path");
    if is_path && !names::is_identifier(&text.value()) {
        let meant = names::field_like(&text.value()).unwrap_or_else(|| member.name.clone());
        diagnostics
            .error(
                Code::BadPlaceholder,
                &text,
                format!("`{}` cannot stand between the braces of a placeholder", text.value()),
            )
            .help(format!("write `#[path(\"{meant}\")]` here, and `{{{meant}}}` in the path"));
        return None;
    }
    not_empty(text, diagnostics).map(Some)
}

fn header(
    attr: &Attribute,
    form: Form,
    member: &Member,
    diagnostics: &mut Diagnostics,
) -> Option<LitStr> {
    let Form::List(args) = form else {
        let guess: Vec<String> = member.name.split('_').map(capitalized).collect();
        diagnostics
            .error(Code::MissingHeaderName, attr, "`#[header]` does not say which header")
            .help(format!("write `#[header(\"{}\")]`", guess.join("-")));
        return None;
    };
    only_text(attr, args, diagnostics)
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The only argument, a string.
fn only_text(attr: &Attribute, args: Vec<Arg>, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    let name = tidy(attr.path());
    let mut args = args.into_iter();
    let (first, second) = (args.next()?, args.next());
    if let Some(second) = second {
        diagnostics
            .error(Code::BadAttributeForm, &second, format!("`#[{name}]` takes one name"))
            .help(examples(&name));
        return None;
    }
    match first.key {
        Some(key) if key == "name" => text(&key, first.value, diagnostics),
        Some(key) => {
            unknown_option(&name, &key, &["name"], diagnostics);
            None
        }
        None => lone_text(&name, &first.value, diagnostics),
    }
}

fn lone_text(name: &str, tokens: &TokenStream, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    match syn::parse2::<Lit>(tokens.clone()) {
        Ok(Lit::Str(text)) => Some(text),
        Ok(other) => {
            options::not_text(&other, diagnostics);
            None
        }
        Err(_) => {
            let found = tidy(tokens);
            let report = diagnostics.error(
                Code::BadAttributeForm,
                Place::of(tokens),
                format!("`#[{name}]` expects a string, found `{found}`"),
            );
            report.help(if names::is_identifier(&found) {
                format!("write `#[{name}(\"{found}\")]`")
            } else {
                examples(name)
            });
            None
        }
    }
}

fn text(key: &Ident, tokens: TokenStream, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    match syn::parse2::<Lit>(tokens.clone()) {
        Ok(Lit::Str(text)) => Some(text),
        Ok(other) => {
            options::not_text(&other, diagnostics);
            None
        }
        Err(_) => {
            let place = if tokens.is_empty() { Place::of(key) } else { Place::of(&tokens) };
            diagnostics
                .error(Code::BadValue, place, format!("`{key}` expects a string"))
                .help(format!("write `{key} = \"..\"`"));
            None
        }
    }
}

fn query(attr: &Attribute, form: Form, diagnostics: &mut Diagnostics) -> Option<MarkKind> {
    let Form::List(args) = form else {
        return Some(MarkKind::Query { name: None, style: None });
    };
    let mut name: Option<LitStr> = None;
    let mut style: Option<(Ident, ListStyle)> = None;
    let mut flatten: Option<Ident> = None;
    let mut seen: Vec<Ident> = Vec::new();
    for arg in args {
        let word = arg.word();
        match (&arg.key, word) {
            (Some(key), _) => {
                if let Some(first) = seen.iter().find(|seen| *seen == key) {
                    diagnostics
                        .error(Code::RepeatedOption, key, format!("`{key}` is set twice"))
                        .help("remove one of them")
                        .at(first, format!("`{key}` is first set here"));
                    continue;
                }
                seen.push(key.clone());
                match key.to_string().as_str() {
                    "name" => name = text(key, arg.value, diagnostics).and_then(|text| not_empty(text, diagnostics)),
                    "style" => style = list_style(key, &arg.value, diagnostics),
                    _ => unknown_option("query", key, &["name", "style", "flatten"], diagnostics),
                }
            }
            (None, Some(word)) if word == "flatten" => flatten = Some(word),
            (None, Some(word)) => {
                unknown_option("query", &word, &["name", "style", "flatten"], diagnostics);
            }
            (None, None) if name.is_none() => {
                name = lone_text("query", &arg.value, diagnostics).and_then(|text| not_empty(text, diagnostics));
            }
            (None, None) => {
                diagnostics
                    .error(Code::BadAttributeForm, &arg, "`#[query]` takes one name")
                    .help(examples("query"));
            }
        }
    }
    let Some(flatten) = flatten else { return Some(MarkKind::Query { name, style }) };
    if name.is_some() || style.is_some() {
        diagnostics
            .error(
                Code::BadAttributeForm,
                attr,
                "a flattened field gives its own names, so `flatten` stands alone",
            )
            .help("write `#[query(flatten)]`")
            .at(&flatten, "`flatten` stands here");
    }
    Some(MarkKind::FlatQuery)
}

fn list_style(key: &Ident, tokens: &TokenStream, diagnostics: &mut Diagnostics) -> Option<(Ident, ListStyle)> {
    const STYLES: [(&str, ListStyle); 3] = [
        ("repeated", ListStyle::Repeated),
        ("comma", ListStyle::Comma),
        ("brackets", ListStyle::Brackets),
    ];
    let names = || STYLES.iter().map(|(name, _)| *name);
    let found = match tokens.clone().into_iter().next() {
        Some(TokenTree::Ident(word)) => {
            if let Some((_, style)) = STYLES.iter().find(|(name, _)| word == name) {
                return Some((word, *style));
            }
            word.to_string()
        }
        Some(TokenTree::Literal(text)) => text.to_string().trim_matches('"').to_owned(),
        _ => String::new(),
    };
    let place = if tokens.is_empty() { Place::of(key) } else { Place::of(tokens) };
    let meant = match found.as_str() {
        "csv" => Some("comma"),
        "multi" | "form" | "explode" => Some("repeated"),
        "indexed" | "php" => Some("brackets"),
        other => nearest(other, names()),
    };
    diagnostics
        .error(Code::BadValue, place, format!("`style` is one of {}", one_of(names())))
        .maybe_help(meant.map(|meant| format!("write `style = {meant}`")));
    None
}

fn unknown_option(attribute: &str, key: &Ident, known: &[&str], diagnostics: &mut Diagnostics) {
    let report = diagnostics.error(
        Code::UnknownFieldOption,
        key,
        format!("`#[{attribute}]` has no option `{key}`; it knows {}", one_of(known.iter().copied())),
    );
    report.maybe_help(
        nearest(&key.to_string(), known.iter().copied()).map(|meant| format!("did you mean `{meant}`?")),
    );
}

fn not_empty(text: LitStr, diagnostics: &mut Diagnostics) -> Option<LitStr> {
    if text.value().is_empty() {
        diagnostics
            .error(Code::EmptyWireName, &text, "a name on the wire cannot be empty")
            .help("write the name, or leave it out to use the name of the field");
        return None;
    }
    Some(text)
}
