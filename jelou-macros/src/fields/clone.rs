//! `Clone`, like the derived one, with the needs of the fields reported first.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Generics, Token, Variant};

use super::Member;
use super::derives;
use super::need::{Reference, in_block};
use super::pattern::{Bound, bound};
use crate::syntax::attrs;
use crate::syntax::crate_path::CratePath;

/// `impl Clone` for a struct.
pub(crate) fn expand(
    ident: &Ident,
    generics: &Generics,
    members: &[&Member],
    krate: &CratePath,
) -> TokenStream {
    let checks = members.iter().map(|member| member.check(krate));
    let fields = members.iter().map(|member| {
        let (name, cfgs) = (member.place(), &member.cfgs);
        let cloned = cloned(member, quote!(&self.#name));
        quote!(#(#cfgs)* #name: #cloned)
    });
    implement(
        ident,
        generics,
        &quote! {
            #(#checks)*
            Self { #(#fields),* }
        },
    )
}

/// `impl Clone` for an enum.
pub(crate) fn expand_enum(
    ident: &Ident,
    generics: &Generics,
    variants: &Punctuated<Variant, Token![,]>,
    members: &[Vec<Member>],
    krate: &CratePath,
) -> TokenStream {
    let checks = members.iter().flatten().map(|member| member.check(krate));
    let arms = variants.iter().zip(members).map(|(variant, members)| {
        let (ident, cfgs) = (&variant.ident, attrs::cfgs(&variant.attrs));
        let Bound { pattern, locals } = bound(members);
        let fields = members.iter().zip(locals).map(|(member, local)| {
            let (name, cfgs) = (member.place(), &member.cfgs);
            let cloned = cloned(member, local);
            quote!(#(#cfgs)* #name: #cloned)
        });
        quote!(#(#cfgs)* Self::#ident { #pattern } => Self::#ident { #(#fields),* })
    });
    implement(
        ident,
        generics,
        &quote! {
            #(#checks)*
            match self {
                #(#arms,)*
            }
        },
    )
}

fn cloned(member: &Member, value: TokenStream) -> TokenStream {
    let Reference { binding, value } = member.reference(value);
    in_block(&binding, quote!(::core::clone::Clone::clone(#value)))
}

fn implement(ident: &Ident, generics: &Generics, body: &TokenStream) -> TokenStream {
    let function = quote! {
        fn clone(&self) -> Self {
            #body
        }
    };
    derives::implement(&quote!(::core::clone::Clone), ident, generics, &function)
}
