//! The body of `Endpoint::decode`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use crate::endpoint::declaration::Declaration;
use crate::syntax::types::{Shape, is_string, is_word, ungroup};

/// How an answer is read.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Payload<'a> {
    Unit,
    Text,
    Bytes,
    Optional(&'a Type),
    List(&'a Type),
    One(&'a Type),
}

impl<'a> Payload<'a> {
    /// How an answer of type `response` is read.
    pub(crate) fn of(response: &'a Type) -> Self {
        let response = ungroup(response);
        if matches!(response, Type::Tuple(tuple) if tuple.elems.is_empty()) {
            return Self::Unit;
        }
        if is_string(response) {
            return Self::Text;
        }
        if is_word(response, "Bytes") {
            return Self::Bytes;
        }
        match Shape::of(response) {
            Shape::Option(inner) => Self::Optional(inner),
            Shape::List(inner) => Self::List(inner),
            _ => Self::One(response),
        }
    }
}

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let private = declaration.args.krate.private();
    let Some(response) = declaration.args.response() else { return TokenStream::new() };
    let members = declaration.args.envelope.as_ref().map_or(&[][..], |envelope| &envelope.value);
    match Payload::of(response) {
        Payload::Unit => quote!(#private::decode_unit(__answer)),
        Payload::Bytes => quote!(#private::decode_bytes(__answer)),
        Payload::Text if members.is_empty() => quote!(#private::decode_text(__answer)),
        Payload::Text => quote!(#private::decode_one::<#response>(__answer, &[#(#members),*])),
        Payload::Optional(inner) => {
            quote!(#private::decode_optional::<#inner>(__answer, &[#(#members),*]))
        }
        Payload::List(inner) => quote!(#private::decode_list::<#inner>(__answer, &[#(#members),*])),
        Payload::One(ty) => quote!(#private::decode_one::<#ty>(__answer, &[#(#members),*])),
    }
}
