//! The expansion of a declaration with errors.
//!
//! The struct stays, with everything that can be derived from it, so that the rest of the program
//! is checked as if the declaration were right: one cause gives one error.

use proc_macro2::TokenStream;
use quote::quote;

use super::{endpoint_impl, pages, request_fn, structure};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::payload;

/// The items, with `response` where the declaration has no readable one.
pub(crate) fn expand(declaration: &Declaration, response: Option<TokenStream>) -> TokenStream {
    let structure = structure::expand(declaration);
    let constructors = structure::constructors(declaration);
    let send = request_fn::send(declaration);
    let function = request_fn::function(declaration);
    let pages = pages::fallback(declaration);
    let endpoint = endpoint(declaration, response);
    quote! {
        #structure
        #constructors
        #send
        #function
        #pages
        #endpoint
    }
}

/// The items by which the rest of the program uses what is no struct.
pub(crate) fn use_of(declaration: &Declaration) -> TokenStream {
    let send = request_fn::send(declaration);
    let function = request_fn::function(declaration);
    let endpoint = endpoint(declaration, None);
    quote!(#send #function #endpoint)
}

/// `impl Endpoint` whose functions are never reached.
fn endpoint(declaration: &Declaration, response: Option<TokenStream>) -> TokenStream {
    let krate = &declaration.args.krate;
    let private = krate.private();
    let response = declaration
        .args
        .response()
        .and_then(payload::nearest)
        .or(response)
        .unwrap_or_else(|| quote!(()));
    let types = endpoint_impl::service_types(declaration);
    let ident = declaration.ident();
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #krate::Endpoint for #ident #ty_generics #where_clause {
            type Response = #response;
            #types
            const METADATA: &'static #private::Metadata =
                &#private::Metadata::new("", #private::Method::Get, "");

            fn encode(
                &self,
                _: &mut #private::RequestEncoder,
            ) -> ::core::result::Result<(), #private::EncodeError> {
                #private::broken()
            }

            fn decode(
                _: &#private::Received,
            ) -> ::core::result::Result<Self::Response, #private::DecodeError> {
                #private::broken()
            }
        }
    }
}
