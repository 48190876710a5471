//! `Debug` that hides secrets, and reports the needs of the fields first.

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
use crate::syntax::names::generated;
use crate::tokens::template::template;

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
        let name = member.place();
        fields.push((*member, template!(&self.#name)));
    }
    let printed = printed(&super::names::unraw(ident), &fields);
    implement(ident, generics, &quote!(#checks #printed))
}

/// `impl Debug` for an enum.
pub(crate) fn expand_enum(
    ident: &Ident,
    generics: &Generics,
    variants: &Punctuated<Variant, Token![,]>,
    members: &[Vec<Member>],
    krate: &CratePath,
) -> TokenStream {
    let mut checks = TokenStream::new();
    let mut arms = TokenStream::new();
    for (variant, members) in variants.iter().zip(members) {
        let (ident, cfgs) = (&variant.ident, attrs::cfgs(&variant.attrs));
        let Bound { pattern, locals } = bound(members);
        let mut fields = Vec::new();
        for (member, local) in members.iter().zip(locals) {
            checks.extend(member.check(krate));
            fields.push((member, local));
        }
        let printed = printed(&super::names::unraw(ident), &fields);
        arms.extend(template!(#cfgs Self::#ident { #pattern } => { #printed }));
    }
    implement(
        ident,
        generics,
        &template! {
            #checks
            match self {
                #arms
            }
        },
    )
}

/// The expression that prints the members, each with the reference to its value.
fn printed(name: &str, members: &[(&Member, TokenStream)]) -> TokenStream {
    let Some((first, _)) = members.first() else {
        return template!(::core::fmt::Formatter::write_str(__formatter, #name));
    };
    let (builder, helper) = match first.position {
        Some(_) => (generated("DebugTuple"), generated("debug_tuple")),
        None => (generated("DebugStruct"), generated("debug_struct")),
    };
    let mut fields = TokenStream::new();
    for (member, value) in members {
        let Member { name, cfgs, .. } = member;
        let name = member.position.is_none().then(|| quote!(#name,));
        let field = template!(::core::fmt::#builder::field);
        let write = if member.secret.is_some() {
            template!(#field(&mut __debug, #name &::core::format_args!("***"));)
        } else {
            let Reference { binding, value } = member.reference(value.clone());
            in_block(&binding, template!(#field(&mut __debug, #name #value);))
        };
        fields.extend(quote!(#cfgs #write));
    }
    template! {
        let mut __debug = ::core::fmt::Formatter::#helper(__formatter, #name);
        #fields
        ::core::fmt::#builder::finish(&mut __debug)
    }
}

fn implement(ident: &Ident, generics: &Generics, body: &TokenStream) -> TokenStream {
    let function = template! {
        fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #body
        }
    };
    derives::implement(&template!(::core::fmt::Debug), ident, generics, &function)
}
