//! The arguments of `#[jelou_model(..)]`.

use proc_macro2::{Ident, TokenStream};
use syn::LitStr;

use crate::diagnostics::{Code, Diagnostics, Place, list, nearest};
use crate::syntax::args::{self, Arg};
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::{RenameRule, read_rule};
use crate::syntax::text::tidy;

const OPTIONS: [&str; 2] = ["rename_all", "crate"];

/// Everything the attribute says.
#[derive(Debug, Default)]
pub(crate) struct ModelArgs {
    /// The key of `rename_all`, and its rule.
    pub(crate) rename_all: Option<(Ident, RenameRule)>,
    pub(crate) krate: CratePath,
}

impl ModelArgs {
    /// Reads the arguments; what cannot be read is reported and left out.
    pub(crate) fn read(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Self {
        let mut found = Self::default();
        let mut seen: Vec<Ident> = Vec::new();
        for arg in args::split(tokens) {
            let Some(key) = arg.key.clone() else {
                unexpected(&arg, diagnostics);
                continue;
            };
            if let Some(first) = seen.iter().find(|seen| **seen == key) {
                diagnostics
                    .error(Code::RepeatedOption, &key, format!("`{key}` is set twice"))
                    .help("remove one of them")
                    .at(first, format!("`{key}` is first set here"));
                continue;
            }
            found.option(&key, arg.value, diagnostics);
            seen.push(key);
        }
        found
    }

    fn option(&mut self, key: &Ident, value: TokenStream, diagnostics: &mut Diagnostics) {
        match key.to_string().as_str() {
            "rename_all" => {
                self.rename_all = rule(key, value, diagnostics).map(|rule| (key.clone(), rule));
            }
            "crate" => {
                if let Some(krate) = CratePath::read(&value, diagnostics) {
                    self.krate = krate;
                }
            }
            name => {
                diagnostics
                    .error(Code::UnknownOption, key, format!("unknown option `{name}`"))
                    .maybe_help(
                        nearest(name, OPTIONS).map(|meant| format!("did you mean `{meant}`?")),
                    )
                    .help(format!("the options are {}", list(OPTIONS)));
            }
        }
    }

    /// How fields and variants are renamed, unless serde attributes say otherwise.
    pub(crate) fn rename_rule(&self) -> RenameRule {
        self.rename_all
            .as_ref()
            .map_or(RenameRule::default(), |(_, rule)| *rule)
    }
}

fn rule(key: &Ident, value: TokenStream, diagnostics: &mut Diagnostics) -> Option<RenameRule> {
    let example = format!("for example `{key} = \"snake_case\"`");
    match args::take::<LitStr>(value.clone()) {
        Ok((text, rest)) => {
            if let Some(next) = rest.into_iter().next() {
                diagnostics.error(
                    Code::MissingComma,
                    next.span(),
                    format!("expected `,` before `{}`", tidy(&next)),
                );
            }
            read_rule(&text, diagnostics)
        }
        Err(_) if value.is_empty() => {
            diagnostics
                .error(Code::BadValue, key, format!("`{key}` has no value"))
                .help(example);
            None
        }
        Err(_) => {
            diagnostics
                .error(
                    Code::BadValue,
                    Place::of(&value),
                    format!("`{key}` expects a string, found `{}`", tidy(&value)),
                )
                .help(example);
            None
        }
    }
}

fn unexpected(arg: &Arg, diagnostics: &mut Diagnostics) {
    let report = diagnostics.error(
        Code::UnexpectedArgument,
        arg,
        format!("`{}` is not expected here", tidy(arg)),
    );
    report.help("the arguments are options: `#[jelou_model(rename_all = \"snake_case\")]`");
}
