//! Writes the items of a model: one module for each shape.

mod data_enum;
mod fallback;
mod newtype;
mod serde_attrs;
mod string_enum;
mod structure;
mod text;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;

use super::attr::ModelArgs;
use super::item::Model;
use crate::syntax::attrs::derived;

pub(crate) use fallback::expand as fallback;

/// Everything that a model without mistakes gives.
pub(crate) fn complete(model: Model, args: &ModelArgs) -> TokenStream {
    match model {
        Model::Struct { item, members, serde } => structure::expand(item, &members, &serde, args),
        Model::Newtype { item, member, kind } => newtype::expand(item, &member, kind, args),
        Model::StringEnum { item, variants, .. } => string_enum::expand(&item, &variants, args),
        Model::DataEnum { item, members, serde } => data_enum::expand(item, &members, &serde, args),
        Model::Misshapen(item) => item.into_token_stream(),
        Model::Other(tokens) => tokens,
    }
}

/// `#[derive(..)]` with those of the traits that the user does not derive.
fn derive_missing(derives: &[Path], wanted: &[(&str, TokenStream)]) -> TokenStream {
    let missing: Vec<&TokenStream> = wanted
        .iter()
        .filter(|(name, _)| derived(derives, name).is_none())
        .map(|(_, path)| path)
        .collect();
    if missing.is_empty() { TokenStream::new() } else { quote!(#[derive(#(#missing),*)]) }
}

/// The traits of the standard library that can be derived, by name.
fn standard(name: &'static str) -> (&'static str, TokenStream) {
    let path = match name {
        "Clone" => quote!(::core::clone::Clone),
        "Copy" => quote!(::core::marker::Copy),
        "Debug" => quote!(::core::fmt::Debug),
        "PartialEq" => quote!(::core::cmp::PartialEq),
        "Eq" => quote!(::core::cmp::Eq),
        "PartialOrd" => quote!(::core::cmp::PartialOrd),
        "Ord" => quote!(::core::cmp::Ord),
        _ => quote!(::core::hash::Hash),
    };
    (name, path)
}
