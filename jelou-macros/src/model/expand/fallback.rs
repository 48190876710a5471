//! What a model with mistakes gives: the type, and everything the rest of the program may use.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{derive_missing, newtype, standard, structure};
use crate::model::attr::ModelArgs;
use crate::model::item::{Head, Model};
use crate::syntax::attrs;

pub(crate) fn expand(model: Model, args: &ModelArgs) -> TokenStream {
    match model {
        Model::Other(tokens) => tokens,
        Model::Struct { mut item, members, .. } => {
            let derives = attrs::derives(&item.attrs);
            let constructors = structure::constructors(&item, &members, &derives);
            for field in &mut item.fields {
                field.attrs.retain(|attr| !attrs::is_serde(attr));
            }
            item.attrs.retain(|attr| !attrs::is_serde(attr));
            let standing = stand_in(&Head::of_struct(&item), args);
            quote!(#standing #item #constructors)
        }
        Model::Newtype { mut item, member, kind } => {
            for field in &mut item.fields {
                field.attrs.retain(|attr| !attrs::is_serde(attr));
            }
            item.attrs.retain(|attr| !attrs::is_serde(attr));
            let conversions = newtype::conversions(&item, &member, kind, args);
            let standing = stand_in(&Head::of_struct(&item), args);
            quote!(#standing #item #conversions)
        }
        Model::Misshapen(item) => {
            let standing = stand_in(&Head::of_struct(&item), args);
            let item = item.into_token_stream();
            quote!(#standing #item)
        }
        Model::StringEnum { item, .. } | Model::DataEnum { item, .. } => {
            let standing = stand_in(&Head::of_enum(&item), args);
            let item = item.into_token_stream();
            quote!(#standing #item)
        }
    }
}

fn stand_in(head: &Head<'_>, _args: &ModelArgs) -> TokenStream {
    derive_missing(&head.derives, &["Clone", "Debug"].map(standard))
}
