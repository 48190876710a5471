//! An enum whose variants hold data.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemEnum;

use super::serde_attrs::{complete_field, crate_attr, derives, receiver, rename_attr};
use crate::fields::derives::{derive_missing, standard};
use crate::fields::member::Member;
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{self, Attributes};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemEnum,
    members: &[Vec<Member>],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let receiver = receiver(&item.ident, &item.generics);
    for (variant, members) in item.variants.iter_mut().zip(members) {
        for (field, member) in variant.fields.iter_mut().zip(members) {
            complete_field(field, member, &receiver, args);
        }
    }
    let mut wanted = vec![standard("Clone"), standard("Debug")];
    wanted.extend(derives(args));
    let derive = derive_missing(&attrs::derives(&item.attrs), &wanted);
    let crate_attr = crate_attr(serde, args);
    let variants = rename_attr("rename_all", serde, args);
    let fields = rename_attr("rename_all_fields", serde, args);
    let user_attrs = Attributes(std::mem::take(&mut item.attrs));
    quote! {
        #derive
        #user_attrs
        #crate_attr
        #variants
        #fields
        #item
    }
}
