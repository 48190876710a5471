//! The body of `Endpoint::encode`: path, query, headers, body, in this order.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::body;
use crate::diagnostics::Place;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::field::{Field, ListStyle, Role};
use crate::endpoint::path::Piece;
use crate::endpoint::path_text::encode_name;
use crate::fields::Member;

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let path = declaration.template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => quote!(__request.path_literal(#text);),
        Piece::Placeholder { name, .. } => {
            declaration.path_field(name).map(|field| path_value(declaration, field)).unwrap_or_default()
        }
    });
    let fixed = declaration.template.query.iter().map(|query| quote!(__request.query_literal(#query);));
    let queries = declaration
        .with_role(|role| matches!(role, Role::Query(_) | Role::FlatQuery))
        .map(|field| query(declaration, field));
    let headers =
        declaration.with_role(|role| *role == Role::Header).map(|field| header(declaration, field));
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
    let name = &field.member.name;
    let value = value(declaration, &field.member);
    let method = method("path_value", &field.member);
    checked(field, quote!(__request.#method(#name, #value)?;))
}

fn query(declaration: &Declaration, field: &Field) -> TokenStream {
    let private = declaration.args.krate.private();
    let name = &field.member.name;
    let value = value(declaration, &field.member);
    let Role::Query(style) = &field.role else {
        let method = method("query_flatten", &field.member);
        return checked(field, quote!(__request.#method(#name, #value)?;));
    };
    let style = match style {
        ListStyle::Repeated => quote!(Repeated),
        ListStyle::Comma => quote!(Comma),
        ListStyle::Brackets => quote!(Brackets),
    };
    let wire = encode_name(&field.wire);
    let method = method("query", &field.member);
    checked(field, quote!(__request.#method(#name, #wire, #private::ListStyle::#style, #value)?;))
}

fn header(declaration: &Declaration, field: &Field) -> TokenStream {
    let name = &field.member.name;
    let wire = &field.wire;
    let value = value(declaration, &field.member);
    let method = method("header", &field.member);
    checked(field, quote!(__request.#method(#name, #wire, #value)?;))
}

/// The statement behind the field's `cfg` and after its limit.
fn checked(field: &Field, statement: TokenStream) -> TokenStream {
    let Member { name, cfgs, limit, .. } = &field.member;
    let limit = limit.as_ref().map(|(_, limit)| {
        let value = at_type(&field.member);
        let arguments = limit.arguments();
        let method = method("check_limit", &field.member);
        quote!(#(#cfgs)* __request.#method(#name, #value, #arguments)?;)
    });
    quote!(#limit #(#cfgs)* #statement)
}

/// The value of a field, marked where it is secret.
fn value(declaration: &Declaration, member: &Member) -> TokenStream {
    let value = at_type(member);
    if member.secret.is_some() {
        let private = declaration.args.krate.private();
        quote!(&#private::Redact(#value))
    } else {
        value
    }
}

/// `&self.field`, placed on the field's type.
///
/// The compiler reports a missing trait at the argument, and the argument stretches from its first
/// token to its last: a type that cannot travel is marked where the user wrote it.
pub(super) fn at_type(member: &Member) -> TokenStream {
    let Place { start, end } = Place::of(&member.ty);
    let reference = quote_spanned!(start=> &);
    let receiver = Ident::new("self", Span::call_site());
    let mut field = member.ident.clone();
    // The hygiene stays that of the field's name.
    field.set_span(member.ident.span().located_at(end));
    quote!(#reference #receiver.#field)
}

/// The name of an encoder method, placed on the field's type for the same reason.
pub(super) fn method(name: &str, member: &Member) -> Ident {
    Ident::new(name, Place::of(&member.ty).start)
}
