//! The body of the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::writer::Writer;
use super::{members, remote_derive};
use crate::endpoint::declaration::{Body, Declaration};
use crate::endpoint::location::{Field, Role};
use crate::fields::member::Member;
use crate::syntax::types::Shape;

/// The statements of `encode` that write the body.
pub(crate) fn write(declaration: &Declaration) -> TokenStream {
    match declaration.body() {
        Body::Nothing => TokenStream::new(),
        Body::Members if remote_derive::is_needed(declaration) => {
            quote!(__request.json_body(&__Members(self))?;)
        }
        Body::Members => members::write(declaration),
        Body::Whole(field) => if_present(declaration, field),
        Body::Raw(field) => {
            let content_type = declaration
                .args
                .content_type
                .as_ref()
                .map(|spanned| &spanned.value);
            let (name, ident, ty) = (&field.member.name, &field.member.ident, &field.member.ty);
            let cfgs = &field.member.cfgs;
            let (ty, value) = match &field.member.secret {
                Some(_) => {
                    let private = declaration.args.krate.private();
                    (
                        quote!(#private::Redact<'_, #ty>),
                        quote!(&#private::Redact(&self.#ident)),
                    )
                }
                None => (quote!(#ty), quote!(&self.#ident)),
            };
            quote!(#cfgs __request.raw_body::<#ty>(#name, #value, #content_type)?;)
        }
        Body::Multipart => {
            let mut parts = TokenStream::new();
            for field in declaration.with_role(|role| *role == Role::Part) {
                parts.extend(if_present(declaration, field));
            }
            parts
        }
    }
}

/// Writes a field; one that is an option, only where it has a value.
fn if_present(declaration: &Declaration, field: &Field) -> TokenStream {
    let Member {
        ident, ty, cfgs, ..
    } = &field.member;
    let writer = Writer::of(declaration, field);
    let Shape::Option(inner) = Shape::of(ty) else {
        let statement = writer.statement(&quote!(#ty), &quote!(&self.#ident));
        return quote!(#cfgs #statement);
    };
    let statement = writer.statement(&quote!(#inner), &quote!(__value));
    quote! {
        #cfgs
        if let ::core::option::Option::Some(__value) = &self.#ident {
            #statement
        }
    }
}

/// What serializes the members of a JSON object.
pub(crate) fn helpers(declaration: &Declaration) -> TokenStream {
    if !matches!(declaration.body(), Body::Members) {
        return TokenStream::new();
    }
    if remote_derive::is_needed(declaration) {
        remote_derive::expand(declaration)
    } else {
        members::expand(declaration)
    }
}
