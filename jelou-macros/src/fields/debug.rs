//! `Debug` that hides secrets.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Generics, parse_quote};

use super::Member;

/// `impl Debug`, like the derived one, but `***` where the field is secret.
pub(crate) fn expand(ident: &Ident, generics: &Generics, members: &[&Member]) -> TokenStream {
    let mut bounded = generics.clone();
    for parameter in bounded.type_params_mut() {
        parameter.bounds.push(parse_quote!(::core::fmt::Debug));
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();
    let (_, ty_generics, _) = generics.split_for_impl();
    let type_name = super::names::unraw(ident);
    let fields = members.iter().map(|member| {
        let Member {
            ident, name, cfgs, ..
        } = member;
        let value = if member.secret.is_some() {
            quote!(&::core::format_args!("***"))
        } else {
            quote!(&self.#ident)
        };
        quote! {
            #(#cfgs)*
            ::core::fmt::DebugStruct::field(&mut __debug, #name, #value);
        }
    });
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics ::core::fmt::Debug for #ident #ty_generics #where_clause {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, #type_name);
                #(#fields)*
                ::core::fmt::DebugStruct::finish(&mut __debug)
            }
        }
    }
}
