//! `__Members` by serde's own derive, for what only serde can write: flattened fields, attributes
//! behind a `cfg_attr`. Settings that do not exist come here as well, so that serde reports them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use super::members::{Wrapper, check};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, Role};
use crate::fields::receiver::{attributes_without_self, without_self};
use crate::fields::serializer::{Side, added_attributes};
use crate::syntax::names::generated;

/// Whether a member has an attribute that only serde understands.
pub(super) fn is_needed(declaration: &Declaration) -> bool {
    declaration
        .with_role(|role| *role == Role::Member)
        .iter()
        .any(|field| field.member.serde.is_unclear() || field.member.serde.has("flatten"))
}

/// serde derives the writing for a copy of the struct that stands for it by `remote`: nothing is
/// cloned, and every attribute works.
pub(super) fn expand(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let private = krate.private();
    let ident = declaration.ident();
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    let receiver = quote!(#ident #ty_generics);
    let where_clause = where_clause.map(|clause| without_self(clause, &receiver));
    let serde = format!("{}::__private::serde", krate.text());
    let remote = LitStr::new(&ident.to_string(), ident.span());
    let rename_all = declaration.args.rename_rule().name();
    let mut fields = Vec::new();
    for field in &declaration.fields {
        fields.push(copied(declaration, field, &receiver));
    }
    // Bounds that serde would add to those of the struct.
    let bound = (declaration.item.generics.type_params().next().is_some())
        .then(|| quote!(, bound(serialize = "")));
    let mut checks = TokenStream::new();
    for field in declaration.with_role(|role| *role == Role::Member) {
        checks.extend(check(declaration, &field.member));
    }
    let members = Wrapper {
        name: generated("__Members"),
        cfgs: None,
        serialize: quote! {
            #checks
            __Fields::serialize(self.0, __serializer)
        },
    }
    .expand(declaration);
    quote! {
        #[allow(dead_code, deprecated, non_snake_case)]
        #[derive(#private::serde::Serialize)]
        #[serde(crate = #serde, remote = #remote, rename_all = #rename_all #bound)]
        struct __Fields #impl_generics #where_clause {
            #(#fields),*
        }

        #members
    }
}

fn copied(declaration: &Declaration, field: &Field, receiver: &TokenStream) -> TokenStream {
    let member = &field.member;
    let (ident, cfgs) = (&member.ident, &member.cfgs);
    let ty = without_self(&member.ty, receiver);
    if field.role != Role::Member {
        return quote!(#cfgs #[serde(skip)] #ident: #ty);
    }
    let given = attributes_without_self(&member.serde.attrs, receiver);
    let added = added_attributes(member, &declaration.args.krate, Side::Write);
    quote!(#cfgs #given #added #ident: #ty)
}
