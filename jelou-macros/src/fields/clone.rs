//! `Clone`, like the derived one, with the needs of the fields reported first.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Generics, ItemEnum, parse_quote};

use super::Member;
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
    item: &ItemEnum,
    members: &[Vec<Member>],
    krate: &CratePath,
) -> TokenStream {
    let checks = members.iter().flatten().map(|member| member.check(krate));
    let arms = item.variants.iter().zip(members).map(|(variant, members)| {
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
        &item.ident,
        &item.generics,
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
    let mut bounded = generics.clone();
    for parameter in bounded.type_params_mut() {
        parameter.bounds.push(parse_quote!(::core::clone::Clone));
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();
    let (_, ty_generics, _) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(deprecated, clippy::borrow_deref_ref)]
        impl #impl_generics ::core::clone::Clone for #ident #ty_generics #where_clause {
            fn clone(&self) -> Self {
                #body
            }
        }
    }
}
