//! What `#[serde(..)]` says about a field or a variant.
//!
//! serde reads its attributes itself and reports their errors; here is read only what changes
//! the generated code.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, ExprPath, Lit, LitStr, Meta};

use super::args::{self, Arg};
use super::attrs::Attributes;
use super::names::is_one_of;
use super::text::to_source;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::tokens::parse::{parse, written};

/// The serde attributes of one field, variant or container.
#[derive(Default)]
pub(crate) struct SerdeAttrs {
    /// The attributes as written, `cfg_attr` ones included.
    pub(crate) attrs: Attributes,
    /// The name of each setting that is made for certain.
    settings: Vec<Ident>,
    /// The settings behind a `cfg_attr`, each with the condition.
    conditional: Vec<(Ident, TokenStream)>,
    /// `rename = ".."`, for writing.
    pub(crate) rename: Option<LitStr>,
    /// `rename_all = ".."`
    pub(crate) rename_all: Option<LitStr>,
    /// `alias = ".."`
    pub(crate) aliases: Vec<LitStr>,
    /// `default = "path"`
    pub(crate) default_path: Option<ExprPath>,
    /// `skip_serializing_if = "path"`
    pub(crate) skip_if: Option<ExprPath>,
    /// `serialize_with = "path"`, or `path::serialize` for `with = "path"`
    pub(crate) serialize_with: Option<ExprPath>,
    /// `deserialize_with = "path"`, or `path::deserialize` for `with = "path"`
    pub(crate) deserialize_with: Option<ExprPath>,
    /// The setting that names one text for writing and another for reading.
    pub(crate) split: Option<Ident>,
    /// What serde would refuse.
    problems: Vec<Problem>,
    /// Whether something was said that is not understood here: behind a condition, or unknown.
    unclear: bool,
}

/// A setting that cannot be read, or stands twice.
struct Problem {
    code: Code,
    span: SourceSpan,
    headline: String,
    help: String,
    first: Option<Ident>,
}

/// What the macros understand without serde's help.
const CLEAR: [&str; 12] = [
    "flatten",
    "rename",
    "alias",
    "default",
    "skip",
    "skip_serializing",
    "skip_deserializing",
    "skip_serializing_if",
    "with",
    "serialize_with",
    "deserialize_with",
    "borrow",
];

/// Settings that are a word alone.
const WORDS: [&str; 4] = ["flatten", "skip", "skip_serializing", "skip_deserializing"];

impl SerdeAttrs {
    /// Reads the attributes, and leaves them where they are.
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut found = Self::default();
        for attr in attrs.iter().filter(|attr| super::attrs::is_serde(attr)) {
            found.attrs.0.push(attr.clone());
            match &attr.meta {
                Meta::List(list) if attr.path().is_ident("serde") => found.add(list.tokens.clone()),
                Meta::List(list) => found.add_conditional(None, list.tokens.clone()),
                Meta::Path(_) | Meta::NameValue(_) => found.no_setting(SourceSpan::of(attr)),
            }
        }
        found
    }

    /// Whether a `cfg_attr` applies is unknown: it decides nothing here.
    fn add_conditional(&mut self, outer: Option<&TokenStream>, tokens: TokenStream) {
        self.unclear = true;
        let mut args = args::split(tokens).into_iter();
        let Some(condition) = args.next() else { return };
        let mut condition = condition.whole();
        if let Some(outer) = outer {
            condition = quote!(all(#outer, #condition));
        }
        for attribute in args {
            let mut trees = attribute.value.into_iter();
            let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(group))) =
                (trees.next(), trees.next())
            else {
                continue;
            };
            if name == "cfg_attr" {
                self.add_conditional(Some(&condition), group.stream());
            } else if name == "serde" {
                for arg in args::split(group.stream()) {
                    if let Some(name) = name_of(&arg) {
                        self.conditional.push((name, condition.clone()));
                    }
                }
            }
        }
    }

    fn add(&mut self, tokens: TokenStream) {
        for arg in args::split(tokens) {
            let Some(name) = name_of(&arg) else {
                let span = match arg.comma.filter(|_| arg.value.is_empty()) {
                    Some(comma) => comma.into(),
                    None => SourceSpan::of(&arg),
                };
                self.no_setting(span);
                continue;
            };
            if name != "alias"
                && let Some(first) = self.setting(&[&name.to_string()]).cloned()
            {
                self.problem(Problem {
                    code: Code::RepeatedOption,
                    span: SourceSpan::of(&name),
                    headline: format!("`{name}` is set twice"),
                    help: "remove one of them".to_owned(),
                    first: Some(first),
                });
                continue;
            }
            let understood = self.understands(&arg, &name);
            let is_clear = is_one_of(&name, &CLEAR) || name == "rename_all";
            if is_clear && !understood {
                let (expected, example) = match name.to_string().as_str() {
                    word if WORDS.contains(&word) => ("no value", String::new()),
                    "rename" | "rename_all" | "alias" => ("a string", " = \"..\"".to_owned()),
                    _ => ("the path of a function", " = \"path\"".to_owned()),
                };
                self.problem(Problem {
                    code: Code::BadValue,
                    span: SourceSpan::of(&arg),
                    headline: format!(
                        "`{name}` expects {expected}, found `{}`",
                        to_source(&arg.whole())
                    ),
                    help: format!("write `#[serde({name}{example})]`"),
                    first: None,
                });
            }
            self.unclear |= !understood;
            self.settings.push(name);
        }
    }

    /// Reads a setting; tells whether its form is known.
    fn understands(&mut self, arg: &Arg, name: &Ident) -> bool {
        let text = || plain_text(arg.value.clone());
        let path = || text().and_then(|text| text.parse::<ExprPath>().ok());
        match name.to_string().as_str() {
            "rename" => {
                self.rename = text();
                self.rename.is_some() || self.nested(arg, name)
            }
            "rename_all" => {
                self.rename_all = text();
                self.rename_all.is_some() || self.nested(arg, name)
            }
            "alias" => {
                let alias = text();
                let is_text = alias.is_some();
                self.aliases.extend(alias);
                is_text
            }
            "default" => {
                self.default_path = path();
                self.default_path.is_some() || arg.word().is_some()
            }
            "skip_serializing_if" => {
                self.skip_if = path();
                self.skip_if.is_some()
            }
            "serialize_with" => {
                self.serialize_with = path();
                self.serialize_with.is_some()
            }
            "with" => {
                self.serialize_with = path().map(|module| written(quote!(#module::serialize)));
                self.deserialize_with = path().map(|module| written(quote!(#module::deserialize)));
                self.serialize_with.is_some()
            }
            "deserialize_with" => {
                self.deserialize_with = path();
                self.deserialize_with.is_some()
            }
            word if WORDS.contains(&word) => arg.word().is_some(),
            other => CLEAR.contains(&other),
        }
    }

    /// Reads `name(serialize = "..", deserialize = "..")`; tells whether it is that.
    fn nested(&mut self, arg: &Arg, name: &Ident) -> bool {
        let Some(TokenTree::Group(group)) = arg.value.clone().into_iter().nth(1) else {
            return false;
        };
        for side in args::split(group.stream()) {
            let text = plain_text(side.value);
            match side.key {
                Some(key) if text.is_some() && key == "deserialize" => {}
                Some(key) if text.is_some() && key == "serialize" => {
                    if name == "rename" {
                        self.rename = text;
                    } else {
                        self.rename_all = text;
                    }
                }
                _ => return false,
            }
        }
        self.split = Some(name.clone());
        true
    }

    fn no_setting(&mut self, span: SourceSpan) {
        self.problem(Problem {
            code: Code::BadAttributeForm,
            span,
            headline: "`#[serde(..)]` holds settings, and this is none".to_owned(),
            help: "write a setting, such as `#[serde(rename = \"..\")]`, or remove it".to_owned(),
            first: None,
        });
    }

    fn problem(&mut self, problem: Problem) {
        self.unclear = true;
        self.problems.push(problem);
    }

    /// Reports what serde would, where its attributes do not reach it.
    pub(crate) fn report(&self, diagnostics: &mut Diagnostics) {
        for problem in &self.problems {
            let report = diagnostics
                .error(problem.code, problem.span, &problem.headline)
                .help(&problem.help);
            if let Some(first) = &problem.first {
                report.at(first, format_args!("`{first}` is first set here"));
            }
        }
    }

    /// Reports the first setting behind a `cfg_attr` that is `wanted`.
    pub(crate) fn report_conditional(
        &self,
        is_wanted: &dyn Fn(&Ident) -> bool,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let mut conditional = self.conditional.iter();
        if let Some((setting, _)) = conditional.find(|(setting, _)| is_wanted(setting)) {
            diagnostics
                .error(
                    Code::ConditionalRole,
                    setting,
                    format_args!(
                        "`#[serde({setting})]` cannot depend on a `cfg` here: the macro runs \
                        before it is decided"
                    ),
                )
                .help(help);
        }
    }

    /// The first setting with one of these names that is made for certain.
    pub(crate) fn setting(&self, names: &[&str]) -> Option<&Ident> {
        self.settings
            .iter()
            .find(|setting| is_one_of(setting, names))
    }

    /// The first setting with one of these names, those behind a `cfg_attr` included.
    pub(crate) fn mention(&self, names: &[&str]) -> Option<&Ident> {
        let mut conditional = self.conditional.iter();
        self.setting(names).or_else(|| {
            let found = conditional.find(|(setting, _)| is_one_of(setting, names));
            found.map(|(setting, _)| setting)
        })
    }

    /// The first setting with none of these names.
    pub(crate) fn setting_besides(&self, names: &[&str]) -> Option<&Ident> {
        self.settings
            .iter()
            .find(|setting| !is_one_of(setting, names))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.setting(&[name]).is_some()
    }

    /// `#[serde(added)]`, unless the user makes the setting; where that depends on a `cfg`, the
    /// contrary of it.
    pub(crate) fn unless(&self, name: &str, added: &TokenStream) -> TokenStream {
        let mut conditions = Vec::new();
        for (setting, condition) in &self.conditional {
            if setting == name {
                conditions.push(condition.clone());
            }
        }
        if self.has(name) {
            TokenStream::new()
        } else if conditions.is_empty() {
            quote!(#[serde(#added)])
        } else {
            quote!(#[cfg_attr(not(any(#(#conditions),*)), serde(#added))])
        }
    }

    /// Whether only serde itself knows what is written and read: a condition, a setting that does
    /// not exist.
    pub(crate) fn is_unclear(&self) -> bool {
        self.unclear
    }

    /// Whether the field is never written.
    pub(crate) fn is_skipped(&self) -> bool {
        self.setting(&["skip", "skip_serializing"]).is_some()
    }
}

fn name_of(arg: &Arg) -> Option<Ident> {
    arg.key.clone().or_else(|| match arg.first() {
        Some(TokenTree::Ident(name)) => Some(name),
        _ => None,
    })
}

fn plain_text(tokens: TokenStream) -> Option<LitStr> {
    match parse(tokens) {
        Ok(Lit::Str(text)) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
