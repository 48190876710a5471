//! How the value of a field is handed to the encoder.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::diagnostics::{SourceSpan, located_at};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, ListStyle, Role};
use crate::endpoint::path_encoding::encode_name;
use crate::fields::member::Member;
use crate::fields::member::TypeCheck;
use crate::fields::type_checks::{Reference, in_block};
use crate::syntax::crate_path::Private;
use crate::syntax::names::generated;

/// A method of the encoder, with the arguments before the value.
pub(super) struct Writer<'a> {
    private: Private<'a>,
    method: Ident,
    arguments: TokenStream,
    role: &'a Role,
    member: &'a Member,
}

impl<'a> Writer<'a> {
    /// The method for the role of a field.
    pub(super) fn of(declaration: &'a Declaration, field: &'a Field) -> Self {
        let private = declaration.args.krate.private();
        let Field {
            member, wire, role, ..
        } = field;
        let name = &member.name;
        let (method, arguments) = match role {
            Role::Path => ("path_value", quote!(#name,)),
            Role::Query(style) => {
                let style = list_style(*style);
                let wire = encode_name(wire);
                let arguments = quote!(#name, #wire, #private::ListStyle::#style,);
                ("query", arguments)
            }
            Role::FlatQuery => ("query_flatten", quote!(#name,)),
            Role::Header => ("header", quote!(#name, #wire,)),
            Role::Part => ("part", quote!(#name, #wire,)),
            Role::Body | Role::Member | Role::Skipped | Role::RawBody => {
                ("json_body", TokenStream::new())
            }
        };
        Self {
            private,
            method: generated(method),
            arguments,
            role,
            member,
        }
    }

    /// What the type of the value has to implement.
    fn bound(&self) -> TokenStream {
        let private = self.private;
        match self.role {
            Role::Path => quote!(#private::PathValue),
            Role::Query(_) => quote!(#private::QueryField),
            Role::Header => quote!(#private::HeaderField),
            Role::Part => quote!(#private::PartValue),
            Role::FlatQuery | Role::Body | Role::Member | Role::Skipped | Role::RawBody => {
                quote!(#private::serde::Serialize)
            }
        }
    }

    /// The call for a value of type `ty`, which `value` borrows.
    ///
    /// The type is passed as well: the compiler then reports a missing trait at the type, where
    /// the user wrote it. For a secret that takes a function in between, because the type of the
    /// marked value is not the user's.
    pub(super) fn statement(&self, ty: &TokenStream, value: &TokenStream) -> TokenStream {
        let Self {
            private,
            method,
            arguments,
            member,
            ..
        } = self;
        let (arguments_of_type, binding, value) = if member.type_check == Some(TypeCheck::Body) {
            // What is wrong may stand inside of a list: the value says where, not the whole type.
            let Reference { binding, value } = member.reference(value.clone());
            (TokenStream::new(), binding, value)
        } else {
            (quote!(::<#ty>), TokenStream::new(), value.clone())
        };
        if member.secret.is_none() {
            let write = quote! {
                #private::RequestEncoder::#method #arguments_of_type (__request, #arguments #value)?;
            };
            return match member.type_check {
                Some(TypeCheck::Body) => in_block(&binding, write),
                _ => write,
            };
        }
        let bound = located_at(self.bound(), SourceSpan::of(&member.ty).end);
        quote! {
            {
                fn __write<__T: #bound + ?::core::marker::Sized>(
                    __request: &mut #private::RequestEncoder,
                    __value: &__T,
                ) -> ::core::result::Result<(), #private::EncodeError> {
                    __request.#method(#arguments &#private::Redact(__value))
                }
                #binding
                __write #arguments_of_type (__request, #value)?;
            }
        }
    }
}

/// The variant of the runtime's `ListStyle`.
pub(super) fn list_style(style: ListStyle) -> Ident {
    let name = match style {
        ListStyle::Repeated => "Repeated",
        ListStyle::Comma => "Comma",
        ListStyle::Brackets => "Brackets",
    };
    generated(name)
}
