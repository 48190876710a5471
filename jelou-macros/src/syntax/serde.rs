//! What `#[serde(..)]` says about a field or a variant.
//!
//! serde reads its attributes itself and reports their mistakes; here is read only what changes
//! the generated code.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, ExprPath, Lit, LitStr, Meta};

use super::args::{self, Arg};
use super::attrs::Attributes;
use super::names::is_one_of;
use crate::tokens::parse::{parse, written};

/// The serde attributes of one field, variant or container.
#[derive(Default)]
pub(crate) struct SerdeAttrs {
    /// The attributes as written, `cfg_attr` ones included.
    pub(crate) attrs: Attributes,
    /// Each setting's name.
    settings: Vec<Ident>,
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
    /// Whether something was said that is not understood here: behind a condition, or unknown.
    unclear: bool,
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

impl SerdeAttrs {
    /// Reads the attributes, and leaves them where they are.
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut found = Self::default();
        for attr in attrs.iter().filter(|attr| super::attrs::is_serde(attr)) {
            found.attrs.0.push(attr.clone());
            match &attr.meta {
                Meta::List(list) if attr.path().is_ident("serde") => found.add(list.tokens.clone()),
                // Whether a `cfg_attr` applies is unknown; what it says counts as said.
                Meta::List(list) => {
                    found.unclear = true;
                    let nested = args::split(list.tokens.clone());
                    for nested in nested.get(1..).unwrap_or_default() {
                        let mut trees = nested.value.clone().into_iter();
                        match (trees.next(), trees.next()) {
                            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(group)))
                                if name == "serde" =>
                            {
                                found.add(group.stream());
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn add(&mut self, tokens: TokenStream) {
        for arg in args::split(tokens) {
            let Some(name) = name_of(&arg) else {
                self.unclear = true;
                continue;
            };
            let text = || plain_text(arg.value.clone());
            let path = || text().and_then(|text| text.parse::<ExprPath>().ok());
            let understood = match name.to_string().as_str() {
                "rename" => {
                    self.rename = text().or_else(|| nested(&arg, "serialize"));
                    self.rename.is_some()
                }
                "rename_all" => {
                    self.rename_all = text().or_else(|| nested(&arg, "serialize"));
                    self.rename_all.is_some()
                }
                "alias" => {
                    if let Some(alias) = text() {
                        self.aliases.push(alias);
                    }
                    true
                }
                "default" => {
                    self.default_path = path();
                    self.default_path.is_some() || arg.key.is_none()
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
                    self.deserialize_with =
                        path().map(|module| written(quote!(#module::deserialize)));
                    self.serialize_with.is_some()
                }
                "deserialize_with" => {
                    self.deserialize_with = path();
                    self.deserialize_with.is_some()
                }
                other => CLEAR.contains(&other),
            };
            self.unclear |= !understood;
            self.settings.push(name);
        }
    }

    /// The first setting with one of these names.
    pub(crate) fn setting(&self, names: &[&str]) -> Option<&Ident> {
        self.settings
            .iter()
            .find(|setting| is_one_of(setting, names))
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

/// The text of `key` in `name(key = "text")`.
fn nested(arg: &Arg, key: &str) -> Option<LitStr> {
    for tree in arg.value.clone() {
        if let TokenTree::Group(group) = tree {
            for inner in args::split(group.stream()) {
                if inner.key.is_some_and(|found| found == key) {
                    return plain_text(inner.value);
                }
            }
            break;
        }
    }
    None
}

fn plain_text(tokens: TokenStream) -> Option<LitStr> {
    match parse(tokens) {
        Ok(Lit::Str(text)) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn settings_are_read_in_every_form() {
        let attrs: Vec<Attribute> = vec![
            parse_quote!(#[serde(rename(serialize = "out", deserialize = "in"), alias = "a", alias = "b")]),
            parse_quote!(#[serde(default = "my::zero", with = "module")]),
            parse_quote!(#[cfg_attr(feature = "x", serde(skip_serializing))]),
            parse_quote!(#[other]),
        ];
        let serde = SerdeAttrs::read(&attrs);
        assert_eq!(serde.attrs.len(), 3);
        assert_eq!(
            serde.rename.as_ref().map(LitStr::value).as_deref(),
            Some("out")
        );
        assert_eq!(serde.aliases.len(), 2);
        assert!(serde.default_path.is_some());
        assert!(serde.has("with") && serde.is_skipped());
        assert!(!serde.has("flatten"));
    }
}
