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
use crate::tokens::template::template;
use crate::tokens::to_tokens::Listed;

/// `impl Clone` for a struct.
pub(crate) fn expand(
    ident: &Ident,
    generics: &Generics,
    members: &[&Member],
    krate: &CratePath,
) -> TokenStream {
    let mut checks = TokenStream::new();
    let mut fields = Listed::default();
    for member in members {
        checks.extend(member.check(krate));
        let name = member.place();
        fields.push(field(member, template!(&self.#name)));
    }
    implement(
        ident,
        generics,
        &template! {
            #checks
            Self { #fields }
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
    let mut checks = TokenStream::new();
    let mut arms = TokenStream::new();
    for (variant, members) in variants.iter().zip(members) {
        let (ident, cfgs) = (&variant.ident, attrs::cfgs(&variant.attrs));
        let Bound { pattern, locals } = bound(members);
        let mut fields = Listed::default();
        for (member, local) in members.iter().zip(locals) {
            checks.extend(member.check(krate));
            fields.push(field(member, local));
        }
        arms.extend(template! {
            #cfgs Self::#ident { #pattern } => Self::#ident { #fields },
        });
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

/// A field with a copy of `value`.
fn field(member: &Member, value: TokenStream) -> TokenStream {
    let (name, cfgs) = (member.place(), &member.cfgs);
    let Reference { binding, value } = member.reference(value);
    let cloned = in_block(&binding, template!(::core::clone::Clone::clone(#value)));
    quote!(#cfgs #name: #cloned)
}

fn implement(ident: &Ident, generics: &Generics, body: &TokenStream) -> TokenStream {
    let function = template! {
        fn clone(&self) -> Self {
            #body
        }
    };
    derives::implement(&template!(::core::clone::Clone), ident, generics, &function)
}
