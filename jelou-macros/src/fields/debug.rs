//! `Debug` that hides secrets, and reports the needs of the fields first.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Generics, parse_quote};

use super::Member;
use super::need::{Reference, in_block};
use crate::syntax::crate_path::CratePath;

/// `impl Debug`, like the derived one, but `***` where the field is secret.
pub(crate) fn expand(
    ident: &Ident,
    generics: &Generics,
    members: &[&Member],
    krate: &CratePath,
) -> TokenStream {
    let mut bounded = generics.clone();
    for parameter in bounded.type_params_mut() {
        parameter.bounds.push(parse_quote!(::core::fmt::Debug));
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();
    let (_, ty_generics, _) = generics.split_for_impl();
    let type_name = super::names::unraw(ident);
    let checks = members.iter().map(|member| member.check(krate));
    let fields = members.iter().map(|member| {
        let Member {
            ident, name, cfgs, ..
        } = member;
        if member.secret.is_some() {
            return quote! {
                #(#cfgs)*
                ::core::fmt::DebugStruct::field(&mut __debug, #name, &::core::format_args!("***"));
            };
        }
        let Reference { binding, value } = member.reference(quote!(&self.#ident));
        let write = quote!(::core::fmt::DebugStruct::field(&mut __debug, #name, #value););
        let write = in_block(&binding, write);
        quote!(#(#cfgs)* #write)
    });
    quote! {
        #[automatically_derived]
        #[allow(deprecated, clippy::borrow_deref_ref)]
        impl #impl_generics ::core::fmt::Debug for #ident #ty_generics #where_clause {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #(#checks)*
                let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, #type_name);
                #(#fields)*
                ::core::fmt::DebugStruct::finish(&mut __debug)
            }
        }
    }
}
