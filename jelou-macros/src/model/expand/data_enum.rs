//! An enum whose variants hold data.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemEnum;

use super::copy::{self, Plan};
use super::serde_attrs::{complete_field, crate_attr, derives, rename_attr};
use crate::fields::derives::{CloneAndDebug, derive_missing};
use crate::fields::{Member, clone, debug};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::Attributes;
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemEnum,
    members: &[Vec<Member>],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let mut by_variant: Vec<&[Member]> = Vec::new();
    for members in members {
        by_variant.push(members);
    }
    let variants = rename_attr("rename_all", serde, args);
    let fields = rename_attr("rename_all_fields", serde, args);
    let mut settings = quote!(#variants #fields);
    let Plan {
        copy,
        is_granted,
        is_checked,
    } = copy::plan(&mut item, &by_variant, serde, &settings, args);
    let (ident, generics, all) = (&item.ident, &item.generics, &item.variants);
    let CloneAndDebug {
        user_derives,
        mut wanted,
        hand_made,
    } = CloneAndDebug::new(
        &mut item.attrs,
        is_checked,
        false,
        &|| clone::expand_enum(ident, generics, all, members, &args.krate),
        &|| debug::expand_enum(ident, generics, all, members, &args.krate),
    );
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
    let user_attrs = Attributes(std::mem::take(&mut item.attrs));
    quote! {
        #derive
        #user_attrs
        #settings
        #item
        #hand_made
        #copy
    }
}
