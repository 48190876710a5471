//! A struct with named fields.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ItemStruct;

use super::serde_attrs::{complete_field, crate_attr, derives, rename_attr};
use super::{derive_missing, standard};
use crate::fields::constructors::Constructors;
use crate::fields::{Member, debug};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{self, derived};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemStruct,
    members: &[Member],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    for (field, member) in item.fields.iter_mut().zip(members) {
        complete_field(field, member, args);
    }
    let user_derives = attrs::derives(&item.attrs);
    let has_secrets = members.iter().any(|member| member.secret.is_some());
    let mut wanted = vec![standard("Clone")];
    if !has_secrets {
        wanted.push(standard("Debug"));
    }
    wanted.extend(derives(args));
    let derive = derive_missing(&user_derives, &wanted);
    let crate_attr = crate_attr(serde, args);
    let rename_attr = rename_attr("rename_all", serde, args);
    let user_attrs = std::mem::take(&mut item.attrs);
    let debug = (has_secrets && derived(&user_derives, "Debug").is_none()).then(|| {
        debug::expand(
            &item.ident,
            &item.generics,
            &members.iter().collect::<Vec<_>>(),
        )
    });
    let constructors = constructors(&item, members, &user_derives);
    let item = item.into_token_stream();
    quote! {
        #derive
        #(#user_attrs)*
        #crate_attr
        #rename_attr
        #item
        #debug
        #constructors
    }
}

/// `new`, setters and `Default`.
pub(super) fn constructors(
    item: &ItemStruct,
    members: &[Member],
    derives: &[syn::Path],
) -> TokenStream {
    Constructors {
        ident: &item.ident,
        generics: &item.generics,
        vis: &item.vis,
        members: members.iter().collect(),
        reserved: vec!["new"],
        has_default: derived(derives, "Default").is_some(),
    }
    .expand()
}
