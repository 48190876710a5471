//! `impl Endpoint`.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::{body, decode, encode, metadata};
use crate::diagnostics::Place;
use crate::endpoint::declaration::Declaration;

/// The impl and what only it needs, in a block of their own, so that no name leaks.
pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let private = krate.private();
    let response = declaration
        .args
        .response()
        .map(|response| associated("Response", response));
    let types = service_types(declaration);
    let metadata = metadata::expand(declaration);
    let encode = encode::expand(declaration);
    let decode = decode::expand(declaration);
    let body = body::helpers(declaration);
    let ident = declaration.ident();
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    quote! {
        const _: () = {
            #body

            #[automatically_derived]
            #[allow(deprecated, clippy::borrow_deref_ref)]
            impl #impl_generics #krate::Endpoint for #ident #ty_generics #where_clause {
                #response
                #types
                const METADATA: &'static #private::Metadata = &#metadata;

                fn encode(
                    &self,
                    __request: &mut #private::RequestEncoder,
                ) -> ::core::result::Result<(), #private::EncodeError> {
                    #encode
                    ::core::result::Result::Ok(())
                }

                fn decode(
                    __answer: &#private::Received,
                ) -> ::core::result::Result<Self::Response, #private::DecodeError> {
                    #decode
                }
            }
        };
    }
}

/// The associated types besides the response.
pub(crate) fn service_types(declaration: &Declaration) -> TokenStream {
    let args = &declaration.args;
    let krate = &args.krate;
    let error = match &args.error {
        Some(error) => associated("Error", &error.value),
        None => default_error(declaration),
    };
    let service = args.service.as_ref().map_or_else(
        || {
            let service = krate.default_service();
            quote!(type Service = #service;)
        },
        |service| associated("Service", &service.value),
    );
    quote!(#error #service)
}

/// The error type of the service, placed on the service: a type that is none is reported there.
fn default_error(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let Some(service) = &declaration.args.service else {
        let service = krate.default_service();
        return quote!(type Error = <#service as #krate::Service>::Error;);
    };
    let service = &service.value;
    let Place { start, end } = Place::of(service);
    let krate = krate.at(end);
    let open = quote_spanned!(start=> <);
    let close = quote_spanned!(end=> as #krate::Service>::Error);
    quote!(type Error = #open #service #close;)
}

/// `type name = ty;`, placed on the user's type: that is where the compiler reports a private type
/// or a missing bound.
fn associated(name: &str, ty: &Type) -> TokenStream {
    let Place { start, end } = Place::of(ty);
    let keyword = quote_spanned!(start=> type);
    let name = Ident::new(name, end);
    let semicolon = quote_spanned!(end=> ;);
    quote!(#keyword #name = #ty #semicolon)
}
