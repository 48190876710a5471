//! `Serialize` and `Deserialize` of a struct by a copy of it, for which serde derives them.
//!
//! What is derived for the struct itself is an error in four places where one member has no form in
//! JSON. The copy takes the form for granted, and the member is reported once.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, ItemStruct, LitStr};

use super::serde_attrs::{crate_attr, rename_attr};
use crate::fields::need::taken_for_granted;
use crate::fields::serializer::{Side, added_attributes};
use crate::fields::{Member, without_self};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::{self, derived};
use crate::syntax::serde::SerdeAttrs;

/// Whether a copy is worth it, and serde understands it as it does the struct.
pub(super) fn is_possible(item: &ItemStruct, members: &[Member], serde: &SerdeAttrs) -> bool {
    let derives = attrs::derives(&item.attrs);
    let may_fail = |member: &Member| member.is_checked() || member.serde.is_unclear();
    let mut attributes = item
        .attrs
        .iter()
        .chain(item.fields.iter().flat_map(|field| &field.attrs));
    members.iter().any(may_fail)
        && item.generics.params.is_empty()
        && !attrs::has_foreign_derive(&derives)
        && derived(&derives, "Serialize").is_none()
        && derived(&derives, "Deserialize").is_none()
        && serde.setting(&["from", "try_from", "into", "remote"]).is_none()
        // Other attributes may depend on the same condition.
        && attributes.all(|attr| attrs::mentioned_in_cfg_attr(attr, &["serde"]).is_none())
}

/// The impls. serde's attributes are moved from the item to its copy.
pub(super) fn expand(
    item: &mut ItemStruct,
    members: &[Member],
    serde: &SerdeAttrs,
    args: &ModelArgs,
) -> TokenStream {
    let private = args.krate.private();
    let ident = item.ident.clone();
    let settings = taken_out(&mut item.attrs);
    let fields: Vec<TokenStream> = item
        .fields
        .iter_mut()
        .zip(members)
        .map(|(field, member)| {
            let (given, ident, cfgs) = (taken_out(&mut field.attrs), &member.ident, &member.cfgs);
            let ty = without_self(&member.ty, &item.ident.to_token_stream());
            let added = added_attributes(member, &args.krate, Side::Both);
            let bound = taken_for_granted(member, &ty, &args.krate, Side::Both);
            quote!(#(#cfgs)* #(#given)* #added #bound #ident: #ty)
        })
        .collect();
    let checks = members.iter().map(|member| member.check(&args.krate));
    let crate_attr = crate_attr(serde, args);
    let rename_all = rename_attr("rename_all", serde, args);
    let name = LitStr::new(&ident.to_string(), ident.span());
    let rename = (!serde.has("rename")).then(|| {
        let name = crate::syntax::names::unraw(&ident);
        quote!(#[serde(rename = #name)])
    });
    quote! {
        const _: () = {
            #[allow(unused_imports)]
            use #private::Underived as _;

            #[allow(dead_code, deprecated)]
            #[derive(#private::serde::Serialize, #private::serde::Deserialize)]
            #(#settings)*
            #crate_attr
            #rename
            #rename_all
            #[serde(remote = #name)]
            struct __Fields {
                #(#fields),*
            }

            #[automatically_derived]
            #[allow(deprecated)]
            impl #private::serde::Serialize for #ident {
                fn serialize<__S>(
                    &self,
                    __serializer: __S,
                ) -> ::core::result::Result<__S::Ok, __S::Error>
                where
                    __S: #private::serde::Serializer,
                {
                    #(#checks)*
                    __Fields::serialize(self, __serializer)
                }
            }

            #[automatically_derived]
            #[allow(deprecated)]
            impl<'__de> #private::serde::Deserialize<'__de> for #ident {
                fn deserialize<__D>(
                    __deserializer: __D,
                ) -> ::core::result::Result<Self, __D::Error>
                where
                    __D: #private::serde::Deserializer<'__de>,
                {
                    __Fields::deserialize(__deserializer)
                }
            }
        };
    }
}

/// Removes serde's attributes, and gives them back.
fn taken_out(attrs: &mut Vec<Attribute>) -> Vec<Attribute> {
    let (taken, kept) = std::mem::take(attrs)
        .into_iter()
        .partition(|attr| attr.path().is_ident("serde"));
    *attrs = kept;
    taken
}
