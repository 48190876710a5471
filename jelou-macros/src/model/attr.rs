//! The arguments of `#[jelou_model(..)]`.

use proc_macro2::{Ident, TokenStream};

use crate::diagnostics::{Code, Diagnostics, list, nearest};
use crate::syntax::args::{self, Arg};
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::{RenameRule, same};
use crate::syntax::text::to_source;
use crate::syntax::values::Values;

const OPTIONS: [&str; 2] = ["rename_all", "crate"];

/// Everything the attribute says.
#[derive(Default)]
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
            let mut next = Some(arg);
            while let Some(arg) = next.take() {
                let rest = found.argument(arg, &mut seen, diagnostics);
                next = args::without_comma(rest, diagnostics);
            }
        }
        found
    }

    /// Reads one argument; gives the tokens that follow it without a comma.
    fn argument(
        &mut self,
        arg: Arg,
        seen: &mut Vec<Ident>,
        diagnostics: &mut Diagnostics,
    ) -> TokenStream {
        let Some(key) = &arg.key else {
            unexpected(&arg, diagnostics);
            return TokenStream::new();
        };
        if let Some(first) = same(key, seen) {
            args::repeated_option(key, first, diagnostics);
            return Self::default().option(key, arg.value, diagnostics);
        }
        seen.push(key.clone());
        self.option(key, arg.value, diagnostics)
    }

    fn option(
        &mut self,
        key: &Ident,
        value: TokenStream,
        diagnostics: &mut Diagnostics,
    ) -> TokenStream {
        let name = key.to_string();
        let example = "rename_all = \"snake_case\"";
        let mut values = Values::new(key, example, value, diagnostics);
        match name.as_str() {
            "rename_all" => self.rename_all = values.rename_rule().map(|rule| (key.clone(), rule)),
            "crate" => {
                if let Some(krate) = CratePath::read(&mut values) {
                    self.krate = krate;
                }
            }
            _ => {
                let report = values.diagnostics.error(
                    Code::UnknownOption,
                    key,
                    format_args!("unknown option `{name}`"),
                );
                if let Some(meant) = nearest(&name, &OPTIONS) {
                    report.help(format_args!("did you mean `{meant}`?"));
                }
                report.help(format_args!("the options are {}", list(&OPTIONS)));
            }
        }
        values.rest
    }

    /// How fields and variants are renamed, unless serde attributes say otherwise.
    pub(crate) fn rename_rule(&self) -> RenameRule {
        self.rename_all
            .as_ref()
            .map_or(RenameRule::default(), |(_, rule)| *rule)
    }
}

fn unexpected(arg: &Arg, diagnostics: &mut Diagnostics) {
    let report = diagnostics.error(
        Code::UnexpectedArgument,
        arg,
        format_args!("`{}` is not expected here", to_source(arg)),
    );
    report.help("the arguments are options: `#[jelou_model(rename_all = \"snake_case\")]`");
}
