//! A struct with named fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemStruct;

use super::copy::{self, Plan};
use super::serde_attrs::{complete_field, crate_attr, derives, rename_attr};
use crate::fields::constructors::Constructors;
use crate::fields::derives::{CloneAndDebug, derive_missing};
use crate::fields::{Member, clone, debug};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{Attributes, derived};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemStruct,
    members: &[Member],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let rename_all = rename_attr("rename_all", serde, args);
    let Plan {
        copy,
        is_granted,
        is_checked,
    } = copy::plan(&mut item, &[members], serde, &rename_all, args);
    if copy.is_none() {
        for (field, member) in item.fields.iter_mut().zip(members) {
            complete_field(field, member, is_granted, args);
        }
    }
    let all = by_reference(members);
    let (ident, generics) = (&item.ident, &item.generics);
    let CloneAndDebug {
        user_derives,
        mut wanted,
        hand_made,
    } = CloneAndDebug::new(
        &mut item.attrs,
        is_checked,
        members.iter().any(|member| member.secret.is_some()),
        &|| clone::expand(ident, generics, &all, &args.krate),
        &|| debug::expand(ident, generics, &all, &args.krate),
    );
    let mut settings = TokenStream::new();
    if copy.is_none() {
        wanted.extend(derives(args));
        settings.extend(crate_attr(serde, args));
        settings.extend(rename_all);
    }
    let derive = derive_missing(&user_derives, &wanted);
    let user_attrs = Attributes(std::mem::take(&mut item.attrs));
    let constructors = constructors(&item, members, &user_derives);
    quote! {
        #derive
        #user_attrs
        #settings
        #item
        #hand_made
        #constructors
        #copy
    }
}

fn by_reference(members: &[Member]) -> Vec<&Member> {
    members.iter().collect()
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
        members: by_reference(members),
        reserved: vec!["new"],
        has_default: derived(derives, "Default").is_some(),
    }
    .expand()
}
