//! Writes the items of a model: one module for each shape.

mod data_enum;
mod newtype;
mod serde_attrs;
mod string_enum;
mod structure;
mod text;

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemStruct;

use super::attr::ModelArgs;
use super::item::Model;
use crate::fields::derives::{derive_missing, standard};
use crate::syntax::attrs;
use crate::syntax::serde::SerdeAttrs;

/// The whole expansion of a model.
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

/// A struct with no form on the wire, expanded as if it had one: the rest of the program compiles.
fn misshapen(item: &ItemStruct, args: &ModelArgs) -> TokenStream {
    let mut wanted = vec![standard("Clone"), standard("Debug")];
    wanted.extend(serde_attrs::derives(args));
    let derive = derive_missing(&attrs::derives(&item.attrs), &wanted);
    let crate_attr = serde_attrs::crate_attr(&SerdeAttrs::read(&item.attrs), args);
    quote!(#derive #crate_attr #item)
}
