//! A struct with named fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemStruct;

use super::serde_attrs::{complete_field, crate_attr, derives, receiver, rename_attr};
use crate::fields::constructors::Constructors;
use crate::fields::debug;
use crate::fields::derives::{derive_missing, standard};
use crate::fields::member::Member;
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{self, Attributes, derived};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemStruct,
    members: &[Member],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let receiver = receiver(&item.ident, &item.generics);
    for (field, member) in item.fields.iter_mut().zip(members) {
        complete_field(field, member, &receiver, args);
    }
    let all = by_reference(members);
    let user_derives = attrs::derives(&item.attrs);
    let mut wanted = vec![standard("Clone")];
    let mut debug = TokenStream::new();
    let has_secrets = members.iter().any(|member| member.secret.is_some());
    if has_secrets && derived(&user_derives, "Debug").is_none() {
        debug = debug::expand(&item.ident, &item.generics, &all, &args.krate);
    } else {
        wanted.push(standard("Debug"));
    }
    wanted.extend(derives(args));
    let derive = derive_missing(&user_derives, &wanted);
    let crate_attr = crate_attr(serde, args);
    let rename_all = rename_attr("rename_all", serde, args);
    let user_attrs = Attributes(std::mem::take(&mut item.attrs));
    let constructors = constructors(&item, members, &user_derives);
    quote! {
        #derive
        #user_attrs
        #crate_attr
        #rename_all
        #item
        #debug
        #constructors
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
