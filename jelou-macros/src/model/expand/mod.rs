//! Writes the items of a model: one module for each shape.

mod copy;
mod data_enum;
mod newtype;
mod serde_attrs;
mod string_enum;
mod structure;
mod text;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{ItemStruct, Path};

use super::attr::ModelArgs;
use super::item::Model;
use crate::syntax::attrs::{self, derived};
use crate::syntax::serde::SerdeAttrs;

/// Everything that a model gives.
pub(crate) fn expand(model: Model, args: &ModelArgs) -> TokenStream {
    match model {
        Model::Struct {
            item,
            members,
            serde,
        } => structure::expand(item, &members, &serde, args),
        Model::Newtype { item, member, kind } => newtype::expand(item, &member, kind, args),
        Model::StringEnum { item, variants, .. } => string_enum::expand(&item, &variants, args),
        Model::DataEnum {
            item,
            members,
            serde,
        } => data_enum::expand(item, &members, &serde, args),
        Model::Misshapen(item) => misshapen(&item, args),
        Model::Other(tokens) => tokens,
    }
}

/// A struct that has no form on the wire, for the rest of the program as if it had one.
fn misshapen(item: &ItemStruct, args: &ModelArgs) -> TokenStream {
    let mut wanted = vec![standard("Clone"), standard("Debug")];
    wanted.extend(serde_attrs::derives(args));
    let derive = derive_missing(&attrs::derives(&item.attrs), &wanted);
    let crate_attr = serde_attrs::crate_attr(&SerdeAttrs::read(&item.attrs), args);
    quote!(#derive #crate_attr #item)
}

/// `#[derive(..)]` with those of the traits that the user does not derive.
fn derive_missing(derives: &[Path], wanted: &[(&str, TokenStream)]) -> TokenStream {
    let missing: Vec<&TokenStream> = wanted
        .iter()
        .filter(|(name, _)| derived(derives, name).is_none())
        .map(|(_, path)| path)
        .collect();
    if missing.is_empty() {
        TokenStream::new()
    } else {
        quote!(#[derive(#(#missing),*)])
    }
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
