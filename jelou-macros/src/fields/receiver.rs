//! `Self` in what is moved into a helper type, where it would be another type.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, LitStr, Meta};

use crate::syntax::args;
use crate::syntax::attrs::Attributes;
use crate::syntax::names::is_one_of;
use crate::tokens::parse::parse;

/// Replaces `Self` by `receiver`.
pub(crate) fn without_self(tokens: &dyn ToTokens, receiver: &TokenStream) -> TokenStream {
    replace(tokens.to_token_stream(), receiver)
}

fn replace(tokens: TokenStream, receiver: &TokenStream) -> TokenStream {
    let mut replaced = TokenStream::new();
    for tree in tokens {
        match tree {
            TokenTree::Ident(ident) if ident == "Self" => receiver.to_tokens(&mut replaced),
            TokenTree::Group(group) => {
                let inner = replace(group.stream(), receiver);
                let mut inner = Group::new(group.delimiter(), inner);
                inner.set_span(group.span());
                inner.to_tokens(&mut replaced);
            }
            other => other.to_tokens(&mut replaced),
        }
    }
    replaced
}

/// The same in an expression, where a type stands in angle brackets before `::`.
pub(crate) fn path_without_self(path: &dyn ToTokens, receiver: &TokenStream) -> TokenStream {
    without_self(path, &quote!(<#receiver>))
}

/// The same in the paths that serde's attributes hold as texts.
pub(crate) fn attributes_without_self(attrs: &Attributes, receiver: &TokenStream) -> Attributes {
    let mut replaced = Vec::new();
    for attr in attrs.iter() {
        let mut attr = attr.clone();
        attribute_without_self(&mut attr, receiver);
        replaced.push(attr);
    }
    Attributes(replaced)
}

/// The same in one attribute.
pub(crate) fn attribute_without_self(attr: &mut Attribute, receiver: &TokenStream) {
    if let Meta::List(list) = &mut attr.meta {
        list.tokens = texts_without_self(std::mem::take(&mut list.tokens), receiver);
    }
}

/// Settings that name a function.
const PATHS: [&str; 4] = [
    "default",
    "skip_serializing_if",
    "serialize_with",
    "deserialize_with",
];

/// Settings and, behind a `cfg_attr`, attributes with settings.
fn texts_without_self(tokens: TokenStream, receiver: &TokenStream) -> TokenStream {
    let mut settings = Vec::new();
    for mut setting in args::split(tokens) {
        if (setting.key.as_ref()).is_some_and(|key| is_one_of(key, &PATHS))
            && let Ok(text) = parse::<LitStr>(setting.value.clone())
            && let Ok(path) = text.value().parse::<TokenStream>()
        {
            let replaced = path_without_self(&path, receiver).to_string();
            if replaced != path.to_string() {
                setting.value = LitStr::new(&replaced, text.span()).to_token_stream();
            }
        }
        let mut written = TokenStream::new();
        for tree in setting.whole() {
            match tree {
                TokenTree::Group(group) => {
                    let inner = texts_without_self(group.stream(), receiver);
                    Group::new(group.delimiter(), inner).to_tokens(&mut written);
                }
                other => other.to_tokens(&mut written),
            }
        }
        settings.push(written);
    }
    quote!(#(#settings),*)
}
