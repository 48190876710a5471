//! A struct with named fields.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ItemStruct;

use super::serde_attrs::{complete_field, crate_attr, derives, rename_attr};
use super::{copy, derive_missing, standard};
use crate::fields::constructors::Constructors;
use crate::fields::{Member, clone, debug};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{self, derived};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemStruct,
    members: &[Member],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let rename_all = rename_attr("rename_all", serde, args);
    let copy = copy::is_possible(&item, &[members], serde)
        .then(|| copy::expand(&mut item, &[members], serde, &rename_all, args));
    let is_granted = copy.is_none() && copy::is_granted(&item, &[members], serde);
    let is_checked = is_granted || (copy.is_some() && members.iter().any(Member::is_checked));
    if copy.is_none() {
        for (field, member) in item.fields.iter_mut().zip(members) {
            complete_field(field, member, is_granted, args);
        }
    }
    let mut wanted = Vec::new();
    let mut hand_made = TokenStream::new();
    if is_checked {
        hand_made.extend(attrs::used(&attrs::take_clone_and_debug(&mut item.attrs)));
    }
    let user_derives = attrs::derives(&item.attrs);
    let all: Vec<&Member> = members.iter().collect();
    if is_checked && derived(&user_derives, "Clone").is_none() {
        hand_made.extend(clone::expand(
            &item.ident,
            &item.generics,
            &all,
            &args.krate,
        ));
    } else {
        wanted.push(standard("Clone"));
    }
    let has_secrets = members.iter().any(|member| member.secret.is_some());
    if (is_checked || has_secrets) && derived(&user_derives, "Debug").is_none() {
        hand_made.extend(debug::expand(
            &item.ident,
            &item.generics,
            &all,
            &args.krate,
        ));
    } else {
        wanted.push(standard("Debug"));
    }
    let mut settings = TokenStream::new();
    if copy.is_none() {
        wanted.extend(derives(args));
        settings.extend(crate_attr(serde, args));
        settings.extend(rename_all);
    }
    let derive = derive_missing(&user_derives, &wanted);
    let user_attrs = std::mem::take(&mut item.attrs);
    let constructors = constructors(&item, members, &user_derives);
    let item = item.into_token_stream();
    quote! {
        #derive
        #(#user_attrs)*
        #settings
        #item
        #hand_made
        #constructors
        #copy
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
