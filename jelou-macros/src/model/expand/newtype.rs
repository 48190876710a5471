//! A newtype: transparent on the wire, its own type in the program.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ItemStruct;

use super::serde_attrs::{complete_field, crate_attr, derives, receiver};
use super::text::{self, Owner};
use crate::fields::derives::{derive_missing, standard};
use crate::fields::member::Member;
use crate::model::attr::ModelArgs;
use crate::model::item::NewtypeKind;
use crate::syntax::attrs::{self, Attributes};
use crate::syntax::serde::SerdeAttrs;

pub(super) fn expand(
    mut item: ItemStruct,
    member: &Member,
    kind: NewtypeKind,
    args: &ModelArgs,
) -> TokenStream {
    let receiver = receiver(&item.ident, &item.generics);
    let serde = SerdeAttrs::read(&item.attrs);
    let mut wanted = vec![standard("Clone"), standard("Debug")];
    if kind != NewtypeKind::Other {
        for name in ["PartialEq", "Eq", "PartialOrd", "Ord", "Hash"] {
            wanted.push(standard(name));
        }
    }
    if kind == NewtypeKind::Integer {
        wanted.push(standard("Copy"));
    }
    wanted.extend(derives(args));
    if let Some(field) = item.fields.iter_mut().next() {
        complete_field(field, member, &receiver, args);
    }
    let derive = derive_missing(&attrs::derives(&item.attrs), &wanted);
    let crate_attr = crate_attr(&serde, args);
    let transparent = serde.unless("transparent", &quote!(transparent));
    let user_attrs = Attributes(std::mem::take(&mut item.attrs));
    let conversions = conversions(&item, member, kind, args);
    quote! {
        #derive
        #user_attrs
        #crate_attr
        #transparent
        #item
        #conversions
    }
}

/// What a newtype can be made of and used as.
pub(super) fn conversions(
    item: &ItemStruct,
    member: &Member,
    kind: NewtypeKind,
    args: &ModelArgs,
) -> TokenStream {
    let (ident, ty) = (&item.ident, &member.ty);
    let owner = Owner {
        ident,
        generics: &item.generics,
    };
    let (generics, receiver) = owner.split();
    let from = quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics ::core::convert::From<#ty> for #receiver {
            fn from(__value: #ty) -> Self {
                Self(__value)
            }
        }
    };
    let particular = match kind {
        NewtypeKind::Text => text_conversions(item, &owner),
        NewtypeKind::Integer => integer_conversions(item, member, &owner),
        NewtypeKind::Other => return from,
    };
    let private = args.krate.private();
    let constraint = member
        .constraint
        .as_ref()
        .map(|(_, constraint)| *constraint);
    let writers = text::writers(&owner, &quote!(&self.0), constraint, &args.krate);
    let read =
        quote!(::core::result::Result::map(<#ty as #private::FromText>::from_text(__text), Self));
    let reader = text::reader(&owner, &read, &args.krate);
    let display = text::display(&owner, &quote!(&self.0));
    let constrainable = text::constrainable(&owner, ty, &args.krate);
    quote!(#from #particular #display #writers #reader #constrainable)
}

fn text_conversions(item: &ItemStruct, owner: &Owner<'_>) -> TokenStream {
    let ((generics, receiver), vis) = (owner.split(), &item.vis);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics ::core::convert::From<&str> for #receiver {
            fn from(__value: &str) -> Self {
                Self(::core::convert::From::from(__value))
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics ::core::convert::From<&::std::string::String> for #receiver {
            fn from(__value: &::std::string::String) -> Self {
                Self(::core::clone::Clone::clone(__value))
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics ::core::convert::AsRef<str> for #receiver {
            fn as_ref(&self) -> &str {
                Self::as_str(self)
            }
        }

        #[allow(dead_code, deprecated)]
        impl #generics #receiver {
            /// The text.
            #[must_use]
            #vis fn as_str(&self) -> &str {
                &self.0
            }
        }
    }
}

fn integer_conversions(item: &ItemStruct, member: &Member, owner: &Owner<'_>) -> TokenStream {
    let ((generics, receiver), vis, ty) = (owner.split(), &item.vis, &member.ty);
    quote! {
        #[allow(dead_code, deprecated)]
        impl #generics #receiver {
            /// The number.
            #[must_use]
            #vis const fn get(self) -> #ty {
                self.0
            }
        }
    }
}
