//! An enum whose variants hold data.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ItemEnum;

use super::serde_attrs::{complete_field, crate_attr, derives, rename_attr};
use super::{copy, derive_missing, standard};
use crate::fields::{Member, clone, debug};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{self, derived};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemEnum,
    members: &[Vec<Member>],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let by_variant: Vec<&[Member]> = members.iter().map(Vec::as_slice).collect();
    let variants = rename_attr("rename_all", serde, args);
    let fields = rename_attr("rename_all_fields", serde, args);
    let mut settings = quote!(#variants #fields);
    let copy = copy::is_possible(&item, &by_variant, serde)
        .then(|| copy::expand(&mut item, &by_variant, serde, &settings, args));
    let is_granted = copy.is_none() && copy::is_granted(&item, &by_variant, serde);
    let is_checked =
        is_granted || (copy.is_some() && members.iter().flatten().any(Member::is_checked));
    let mut wanted = Vec::new();
    let mut hand_made = TokenStream::new();
    if is_checked {
        hand_made.extend(attrs::used(&attrs::take_clone_and_debug(&mut item.attrs)));
    }
    let user_derives = attrs::derives(&item.attrs);
    for name in ["Clone", "Debug"] {
        if !is_checked || derived(&user_derives, name).is_some() {
            wanted.push(standard(name));
        } else if name == "Clone" {
            hand_made.extend(clone::expand_enum(&item, members, &args.krate));
        } else {
            hand_made.extend(debug::expand_enum(&item, members, &args.krate));
        }
    }
    if copy.is_some() {
        settings = TokenStream::new();
    } else {
        for (variant, members) in item.variants.iter_mut().zip(members) {
            for (field, member) in variant.fields.iter_mut().zip(members) {
                complete_field(field, member, is_granted, args);
            }
        }
        wanted.extend(derives(args));
        let crate_attr = crate_attr(serde, args);
        settings = quote!(#crate_attr #settings);
    }
    let derive = derive_missing(&user_derives, &wanted);
    let user_attrs = std::mem::take(&mut item.attrs);
    let item = item.into_token_stream();
    quote! {
        #derive
        #(#user_attrs)*
        #settings
        #item
        #hand_made
        #copy
    }
}
