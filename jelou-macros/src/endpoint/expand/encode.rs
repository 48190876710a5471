//! The body of `Endpoint::encode`: path, query, headers, body, in this order.

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use super::writer::Writer;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::field::{Field, Role};
use crate::endpoint::path::Piece;
use crate::fields::Member;

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let path = declaration.template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => quote!(__request.path_literal(#text);),
        Piece::Placeholder { name, .. } => declaration
            .path_field(name)
            .map(|field| write(declaration, field))
            .unwrap_or_default(),
    });
    let fixed = declaration
        .template
        .query
        .iter()
        // URL libraries encode an apostrophe on their own: encoded here, every form of the request
        // is the same.
        .map(|query| query.replace('\'', "%27"))
        .map(|query| quote!(__request.query_literal(#query);));
    let queries = declaration
        .with_role(|role| matches!(role, Role::Query(_) | Role::FlatQuery))
        .map(|field| write(declaration, field));
    let headers = declaration
        .with_role(|role| *role == Role::Header)
        .map(|field| write(declaration, field));
    let body = body::write(declaration);
    // The members of an object are written by a type of their own, which asks for them.
    let checks = declaration
        .with_role(|role| *role != Role::Member)
        .map(|field| field.member.check(&declaration.args.krate));
    quote! {
        #(#checks)*
        #(#path)*
        #(#fixed)*
        #(#queries)*
        #(#headers)*
        #body
    }
}

/// Writes a field, after its limit was checked.
fn write(declaration: &Declaration, field: &Field) -> TokenStream {
    let Member {
        ident,
        name,
        ty,
        cfgs,
        limit,
        ..
    } = &field.member;
    let limit = limit.as_ref().map(|(_, limit)| {
        let arguments = limit.arguments();
        let private = declaration.args.krate.private();
        quote! {
            #(#cfgs)*
            #private::RequestEncoder::check_limit::<#ty>(__request, #name, &self.#ident, #arguments)?;
        }
    });
    let statement = Writer::of(declaration, field).statement(&quote!(#ty), &quote!(&self.#ident));
    quote!(#limit #(#cfgs)* #statement)
}
