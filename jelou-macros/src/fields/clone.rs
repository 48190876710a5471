//! `Clone`, like the derived one, with the needs of the fields reported first.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Generics;

use super::derives;
use super::member::Member;
use super::type_checks::{Reference, in_block};
use crate::syntax::crate_path::CratePath;

/// `impl Clone` for a struct.
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
        fields.push(field(member, quote!(&self.#name)));
    }
    implement(
        ident,
        generics,
        &quote! {
            #checks
            Self { #(#fields),* }
        },
    )
}

/// A field with a copy of `value`.
fn field(member: &Member, value: TokenStream) -> TokenStream {
    let (name, cfgs) = (&member.ident, &member.cfgs);
    let Reference { binding, value } = member.reference(value);
    let cloned = in_block(&binding, quote!(::core::clone::Clone::clone(#value)));
    quote!(#cfgs #name: #cloned)
}

fn implement(ident: &Ident, generics: &Generics, body: &TokenStream) -> TokenStream {
    let function = quote! {
        fn clone(&self) -> Self {
            #body
        }
    };
    derives::implement(&quote!(::core::clone::Clone), ident, generics, &function)
}
