//! `Debug` that hides secrets, and reports the needs of the fields first.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Generics;

use super::derives;
use super::member::Member;
use super::type_checks::{Reference, in_block};
use crate::syntax::crate_path::CratePath;

/// `impl Debug` for a struct, like the derived one, but `***` where the field is secret.
pub(crate) fn expand(
    ident: &Ident,
    generics: &Generics,
    members: &[&Member],
    krate: &CratePath,
) -> TokenStream {
    let mut checks = TokenStream::new();
    let mut fields = Vec::new();
    for member in members {
        checks.extend(member.check(krate));
        let name = &member.ident;
        fields.push((*member, quote!(&self.#name)));
    }
    let printed = printed(&crate::syntax::names::unraw(ident), &fields);
    implement(ident, generics, &quote!(#checks #printed))
}

/// The expression that prints the members, each with the reference to its value.
fn printed(name: &str, members: &[(&Member, TokenStream)]) -> TokenStream {
    if members.is_empty() {
        return quote!(::core::fmt::Formatter::write_str(__formatter, #name));
    }
    let mut fields = TokenStream::new();
    for (member, value) in members {
        let Member { name, cfgs, .. } = member;
        let field = quote!(::core::fmt::DebugStruct::field);
        let write = if member.secret.is_some() {
            quote!(#field(&mut __debug, #name, &::core::format_args!("***"));)
        } else {
            let Reference { binding, value } = member.reference(value.clone());
            in_block(&binding, quote!(#field(&mut __debug, #name, #value);))
        };
        fields.extend(quote!(#cfgs #write));
    }
    quote! {
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, #name);
        #fields
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}

fn implement(ident: &Ident, generics: &Generics, body: &TokenStream) -> TokenStream {
    let function = quote! {
        fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #body
        }
    };
    derives::implement(&quote!(::core::fmt::Debug), ident, generics, &function)
}
