//! The body of `Endpoint::encode`: path, query, headers, body, in this order.

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use super::writer::Writer;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, Role};
use crate::endpoint::path::Piece;
use crate::fields::member::Member;
use crate::syntax::names::generated;

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let mut path = TokenStream::new();
    for piece in &declaration.template.pieces {
        path.extend(match piece {
            Piece::Literal(text) => quote!(__request.path_literal(#text);),
            Piece::Placeholder { name, .. } => match declaration.path_field(name) {
                Some(field) => write(declaration, field),
                None => TokenStream::new(),
            },
        });
    }
    let fixed = declaration.template.query.as_ref().map(|query| {
        // URL libraries encode an apostrophe on their own: encoded here, every form of the request
        // is the same.
        let query = query.replace('\'', "%27");
        quote!(__request.query_literal(#query);)
    });
    let queries = write_all(declaration, |role| {
        matches!(role, Role::Query(_) | Role::FlatQuery)
    });
    let headers = write_all(declaration, |role| *role == Role::Header);
    let body = body::write(declaration);
    // The members of an object are written by a type of their own, which asks for them.
    let mut checks = TokenStream::new();
    for field in declaration.with_role(|role| *role != Role::Member) {
        checks.extend(field.member.check(&declaration.args.krate));
    }
    quote!(#checks #path #fixed #queries #headers #body)
}

/// Writes the fields of some roles.
fn write_all(declaration: &Declaration, wanted: fn(&Role) -> bool) -> TokenStream {
    let mut written = TokenStream::new();
    for field in declaration.with_role(wanted) {
        written.extend(write(declaration, field));
    }
    written
}

/// Writes a field, after its constraint was checked.
fn write(declaration: &Declaration, field: &Field) -> TokenStream {
    let Member {
        ident,
        name,
        ty,
        cfgs,
        constraint,
        ..
    } = &field.member;
    let check = constraint.as_ref().map(|(_, constraint)| {
        let function = generated(&format!("check_{}", constraint.kind.name()));
        let arguments = constraint.arguments();
        let private = declaration.args.krate.private();
        quote! {
            #cfgs
            #private::RequestEncoder::#function::<#ty>(__request, #name, &self.#ident, #arguments)?;
        }
    });
    let statement = Writer::of(declaration, field).statement(&quote!(#ty), &quote!(&self.#ident));
    quote!(#check #cfgs #statement)
}
