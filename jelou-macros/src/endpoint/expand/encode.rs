//! The body of `Endpoint::encode`: path, query, headers, body, in this order.

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::field::{Field, ListStyle, Role};
use crate::endpoint::path::Piece;
use crate::endpoint::path_text::encode_name;
use crate::fields::Member;

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let path = declaration.template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => quote!(__request.path_literal(#text);),
        Piece::Placeholder { name, .. } => declaration
            .path_field(name)
            .map(|field| path_value(declaration, field))
            .unwrap_or_default(),
    });
    let fixed = declaration
        .template
        .query
        .iter()
        .map(|query| quote!(__request.query_literal(#query);));
    let queries = declaration
        .with_role(|role| matches!(role, Role::Query(_) | Role::FlatQuery))
        .map(|field| query(declaration, field));
    let headers = declaration
        .with_role(|role| *role == Role::Header)
        .map(|field| header(declaration, field));
    let body = body::write(declaration);
    quote! {
        #(#path)*
        #(#fixed)*
        #(#queries)*
        #(#headers)*
        #body
    }
}

fn path_value(declaration: &Declaration, field: &Field) -> TokenStream {
    let Written { name, ty, value } = Written::of(declaration, field);
    checked(field, &quote!(__request.path_value::<#ty>(#name, #value)?;))
}

fn query(declaration: &Declaration, field: &Field) -> TokenStream {
    let private = declaration.args.krate.private();
    let Written { name, ty, value } = Written::of(declaration, field);
    let Role::Query(style) = &field.role else {
        return checked(
            field,
            &quote!(__request.query_flatten::<#ty>(#name, #value)?;),
        );
    };
    let style = match style {
        ListStyle::Repeated => quote!(Repeated),
        ListStyle::Comma => quote!(Comma),
        ListStyle::Brackets => quote!(Brackets),
    };
    let wire = encode_name(&field.wire);
    let call = quote! {
        __request.query::<#ty>(#name, #wire, #private::ListStyle::#style, #value)?;
    };
    checked(field, &call)
}

fn header(declaration: &Declaration, field: &Field) -> TokenStream {
    let wire = &field.wire;
    let Written { name, ty, value } = Written::of(declaration, field);
    checked(
        field,
        &quote!(__request.header::<#ty>(#name, #wire, #value)?;),
    )
}

/// The statement behind the field's `cfg` and after its limit.
fn checked(field: &Field, statement: &TokenStream) -> TokenStream {
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
        quote!(#(#cfgs)* __request.check_limit::<#ty>(#name, &self.#ident, #arguments)?;)
    });
    quote!(#limit #(#cfgs)* #statement)
}

/// A field as argument of the encoder's methods.
///
/// The type is passed as well: the compiler then reports a missing trait at the type, where the
/// user wrote it.
pub(super) struct Written<'a> {
    pub(super) name: &'a str,
    pub(super) ty: TokenStream,
    pub(super) value: TokenStream,
}

impl<'a> Written<'a> {
    pub(super) fn of(declaration: &Declaration, field: &'a Field) -> Self {
        let Member { ident, ty, .. } = &field.member;
        Self::with(declaration, field, &quote!(#ty), quote!(&self.#ident))
    }

    /// The field by its type and a reference to its value; marked where it is secret.
    pub(super) fn with(
        declaration: &Declaration,
        field: &'a Field,
        ty: &TokenStream,
        value: TokenStream,
    ) -> Self {
        let name = &field.member.name;
        if field.member.secret.is_none() {
            return Self {
                name,
                ty: ty.clone(),
                value,
            };
        }
        let private = declaration.args.krate.private();
        Self {
            name,
            ty: quote!(#private::Redact<'_, #ty>),
            value: quote!(&#private::Redact(#value)),
        }
    }
}
