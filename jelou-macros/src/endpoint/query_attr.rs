//! The forms of `#[query]`: `#[query("name")]`, `#[query(name = "n", style = comma)]`, …

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{Attribute, LitStr};

use super::location::{ListStyle, LocationKind};
use super::location_args::{examples, lone_text, not_empty, text, unknown_option};
use crate::diagnostics::{Code, Diagnostics, SourceSpan, entry, nearest, one_of, words};
use crate::syntax::args::{self, Arg};
use crate::syntax::names::{is_one_of, same};

/// Reads `#[query(..)]` by its arguments.
pub(super) fn read(
    attr: &Attribute,
    args: Vec<Arg>,
    diagnostics: &mut Diagnostics,
) -> LocationKind {
    let mut found = QueryArgs::default();
    for arg in args {
        found.argument(&arg, diagnostics);
    }
    let QueryArgs {
        name,
        style,
        flatten,
        ..
    } = found;
    let Some(flatten) = flatten else {
        return LocationKind::Query { name, style };
    };
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
    LocationKind::FlatQuery
}

/// What `#[query(..)]` can say.
#[derive(Default)]
struct QueryArgs {
    name: Option<LitStr>,
    style: Option<(Ident, ListStyle)>,
    flatten: Option<Ident>,
    keys: Vec<Ident>,
}

impl QueryArgs {
    const OPTIONS: [&str; 3] = ["name", "style", "flatten"];

    fn argument(&mut self, arg: &Arg, diagnostics: &mut Diagnostics) {
        match (&arg.key, arg.word()) {
            (Some(key), _) => self.option(key, &arg.value, diagnostics),
            (None, Some(word)) if word == "flatten" => self.flat(word, diagnostics),
            (None, Some(word)) if is_one_of(&word, &Self::OPTIONS) => {
                diagnostics
                    .error(Code::BadValue, &word, format_args!("`{word}` has no value"))
                    .help(if word == "name" {
                        "write `name = \"..\"`"
                    } else {
                        "write `style = comma`"
                    });
            }
            (None, Some(word)) => unknown_option("query", &word, &Self::OPTIONS, diagnostics),
            (None, None) if self.name.is_none() => {
                self.name = lone_text("query", &arg.value, diagnostics)
                    .and_then(|text| not_empty("query", text, diagnostics));
            }
            (None, None) => {
                diagnostics
                    .error(Code::BadAttributeForm, arg, "`#[query]` takes one name")
                    .help(examples("query"));
            }
        }
    }

    fn flat(&mut self, word: Ident, diagnostics: &mut Diagnostics) {
        match &self.flatten {
            Some(first) => args::repeated_option(&word, first, diagnostics),
            None => self.flatten = Some(word),
        }
    }

    fn option(&mut self, key: &Ident, value: &TokenStream, diagnostics: &mut Diagnostics) {
        if let Some(first) = same(key, &self.keys) {
            args::repeated_option(key, first, diagnostics);
            return;
        }
        self.keys.push(key.clone());
        match key.to_string().as_str() {
            "name" => {
                self.name = text(key, value, diagnostics)
                    .and_then(|text| not_empty("query", text, diagnostics));
            }
            "style" => self.style = list_style(key, value, diagnostics),
            "flatten" => {
                diagnostics
                    .error(Code::BadValue, key, "`flatten` takes no value")
                    .help("write `#[query(flatten)]`");
                self.flatten = Some(key.clone());
            }
            _ => unknown_option("query", key, &Self::OPTIONS, diagnostics),
        }
    }
}

fn list_style(
    key: &Ident,
    tokens: &TokenStream,
    diagnostics: &mut Diagnostics,
) -> Option<(Ident, ListStyle)> {
    const STYLES: [(&str, ListStyle); 3] = [
        ("repeated", ListStyle::Repeated),
        ("comma", ListStyle::Comma),
        ("brackets", ListStyle::Brackets),
    ];
    let names = words(&STYLES);
    let mut rest = tokens.clone().into_iter();
    let first = rest.next();
    let found = match &first {
        Some(TokenTree::Ident(word)) => word.to_string(),
        Some(TokenTree::Literal(text)) => text.to_string().trim_matches('"').to_owned(),
        _ => String::new(),
    };
    if let (Some(first), Some(style)) = (first, entry(&STYLES, &found)) {
        let word = Ident::new(&found, first.span());
        if matches!(first, TokenTree::Literal(_)) {
            diagnostics
                .error(Code::BadValue, &word, "`style` takes a word without quotes")
                .help(format_args!("write `style = {word}`"));
        }
        args::without_comma(args::stream(rest), diagnostics);
        return Some((word, style));
    }
    let span = if tokens.is_empty() {
        SourceSpan::of(key)
    } else {
        SourceSpan::of(tokens)
    };
    let meant = match found.as_str() {
        "csv" => Some("comma"),
        "multi" | "form" | "explode" => Some("repeated"),
        "indexed" | "php" => Some("brackets"),
        other => nearest(other, &names),
    };
    diagnostics
        .error(
            Code::BadValue,
            span,
            if found.is_empty() {
                format!("`style` is one of {}", one_of(&names))
            } else {
                format!(
                    "`style = {found}` is not known; the choices are {}",
                    one_of(&names)
                )
            },
        )
        .help(format_args!("write `style = {}`", meant.unwrap_or("comma")));
    None
}
