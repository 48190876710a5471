//! `Clone`, like the derived one, with the needs of the fields reported first.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Generics;

use super::Member;
use super::need::{Reference, in_block};
use crate::syntax::crate_path::CratePath;

/// `impl Clone` for a struct with named fields and without type parameters.
pub(crate) fn expand(
    ident: &Ident,
    generics: &Generics,
    members: &[&Member],
    krate: &CratePath,
) -> TokenStream {
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let checks = members.iter().map(|member| member.check(krate));
    let fields = members.iter().map(|member| {
        let Member { ident, cfgs, .. } = member;
        let Reference { binding, value } = member.reference(quote!(&self.#ident));
        let cloned = in_block(&binding, quote!(::core::clone::Clone::clone(#value)));
        quote!(#(#cfgs)* #ident: #cloned)
    });
    quote! {
        #[automatically_derived]
        #[allow(deprecated, clippy::borrow_deref_ref)]
        impl #impl_generics ::core::clone::Clone for #ident #ty_generics #where_clause {
            fn clone(&self) -> Self {
                #(#checks)*
                Self { #(#fields),* }
            }
        }
    }
}
