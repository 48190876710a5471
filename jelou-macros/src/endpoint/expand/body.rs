//! The body of the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::encode::Written;
use super::{members, remote};
use crate::endpoint::declaration::{Body, Declaration};
use crate::endpoint::field::{Field, Role};
use crate::syntax::types::Shape;

/// The statements of `encode` that write the body.
pub(crate) fn write(declaration: &Declaration) -> TokenStream {
    match declaration.body() {
        Body::Nothing => TokenStream::new(),
        Body::Members => quote!(__request.json_body(&__Members(self))?;),
        Body::Whole(field) => if_present(declaration, field, |Written { ty, value, .. }| {
            quote!(__request.json_body::<#ty>(#value)?;)
        }),
        Body::Raw(field) => {
            let content_type = declaration.args.content_type.as_ref().map(|keyed| &keyed.value);
            // Nothing that goes into a raw body can be marked secret; `Debug` hides it all the same.
            let (name, ident, ty) = (&field.member.name, &field.member.ident, &field.member.ty);
            let cfgs = &field.member.cfgs;
            quote!(#(#cfgs)* __request.raw_body::<#ty>(#name, &self.#ident, #content_type)?;)
        }
        Body::Multipart => declaration
            .with_role(|role| *role == Role::Part)
            .map(|field| {
                let wire = &field.wire;
                if_present(declaration, field, |Written { name, ty, value }| {
                    quote!(__request.part::<#ty>(#name, #wire, #value)?;)
                })
            })
            .collect(),
    }
}

/// Writes a field; one that is an option, only where it has a value.
fn if_present(
    declaration: &Declaration,
    field: &Field,
    write: impl Fn(Written<'_>) -> TokenStream,
) -> TokenStream {
    let (ident, cfgs) = (&field.member.ident, &field.member.cfgs);
    if let Shape::Option(inner) = Shape::of(&field.member.ty) {
        let written = write(Written::with(
            declaration,
            field,
            &quote!(#inner),
            quote!(__value),
        ));
        quote! {
            #(#cfgs)*
            if let ::core::option::Option::Some(__value) = &self.#ident {
                #written
            }
        }
    } else {
        let written = write(Written::of(declaration, field));
        quote!(#(#cfgs)* #written)
    }
}

/// The type `__Members`, which serializes the members of a JSON object.
pub(crate) fn helpers(declaration: &Declaration) -> TokenStream {
    if !matches!(declaration.body(), Body::Members) {
        return TokenStream::new();
    }
    if remote::is_needed(declaration) {
        remote::expand(declaration)
    } else {
        members::expand(declaration)
    }
}
