//! `impl Endpoint`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::{body, decode, encode, metadata};
use crate::diagnostics::{SourceSpan, located_at};
use crate::endpoint::declaration::Declaration;
use crate::syntax::crate_path::CratePath;

/// The impl and its helpers, in a block of their own, so that no name leaks.
pub(crate) fn expand(declaration: &mut Declaration) -> TokenStream {
    let import = declaration.args.krate.import();
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
        #[allow(deprecated, clippy::borrow_deref_ref)]
        const _: () = {
            #import

            #body

            #[automatically_derived]
            impl #impl_generics #krate::Endpoint for #ident #ty_generics #where_clause {
                #response
                #types
                const METADATA: &'static #private::Metadata = &#metadata;

                fn encode(
                    &self,
                    __request: &mut #private::RequestEncoder,
                ) -> #private::Encoded {
                    #encode
                    ::core::result::Result::Ok(())
                }

                fn decode(
                    __response: &#private::Received,
                ) -> #private::Decoded<Self::Response> {
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
        |service| own_service(&service.value, krate),
    );
    quote!(#error #service)
}

/// The error type of the service, with the span of the service: a type that is no service is
/// reported there.
fn default_error(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let error = if let Some(service) = &declaration.args.service {
        error_of(&service.value, krate)
    } else {
        let service = krate.default_service();
        quote!(<#service as #krate::Service>::Error)
    };
    associated("Error", &error)
}

fn error_of(service: &Type, krate: &CratePath) -> TokenStream {
    let SourceSpan { start, end } = SourceSpan::of(service);
    let krate = krate.at(end);
    let open = quote_spanned!(start=> <);
    let close = quote_spanned!(end=> as #krate::Service>::Error);
    quote!(#open #service #close)
}

/// The service that the attribute names.
///
/// A type that is no service fails the bound on `Service`, and again wherever its error
/// type is used. Reached through that error type, the bound is skipped and the error is reported
/// once. Documentation shows the type itself.
fn own_service(service: &Type, krate: &CratePath) -> TokenStream {
    let private = krate.private();
    let error = error_of(service, krate);
    let plain = associated("Service", service);
    let SourceSpan { start, end } = SourceSpan::of(service);
    let open = quote_spanned!(start=> <);
    let close = quote_spanned!(end=> >::Itself);
    let having = located_at(quote!(as #private::Having), end);
    let judged = associated("Service", &quote!(#open #service #having<#error> #close));
    quote! {
        #[cfg(doc)]
        #plain
        #[cfg(not(doc))]
        #judged
    }
}

/// `type name = ty;` with the span of the user's type, where the compiler reports a private type
/// or a missing bound.
fn associated(name: &str, ty: &dyn ToTokens) -> TokenStream {
    let SourceSpan { start, end } = SourceSpan::of(ty);
    let keyword = quote_spanned!(start=> type);
    let name = Ident::new(name, end);
    let ty = ty.to_token_stream();
    let semicolon = quote_spanned!(end=> ;);
    quote!(#keyword #name = #ty #semicolon)
}
