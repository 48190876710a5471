//! `impl Endpoint`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use super::{body, decode, encode, metadata};
use crate::diagnostics::Place;
use crate::endpoint::declaration::Declaration;

/// The impl and what only it needs, in a block of their own, so that no name leaks.
pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let private = krate.private();
    let types = types(declaration);
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
            #[allow(deprecated)]
            impl #impl_generics #krate::Endpoint for #ident #ty_generics #where_clause {
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

/// The associated types.
pub(crate) fn types(declaration: &Declaration) -> TokenStream {
    let args = &declaration.args;
    let krate = &args.krate;
    let response = match args.response() {
        Some(response) => associated("Response", response),
        None => quote!(type Response = ();),
    };
    let error = match &args.error {
        Some(error) => associated("Error", &error.value),
        // By way of `Self::Service`, so that a type that is no service is reported once.
        None => quote! {
            type Error = <<Self as #krate::Endpoint>::Service as #krate::Service>::Error;
        },
    };
    let service = match &args.service {
        Some(service) => associated("Service", &service.value),
        None => quote!(type Service = #krate::DefaultService;),
    };
    quote!(#response #error #service)
}

/// `type name = ty;`, placed on the user's type: that is where the compiler reports a private type
/// or a missing bound.
fn associated(name: &str, ty: &Type) -> TokenStream {
    let Place { start, end } = Place::of(ty);
    let keyword = quote_spanned!(start=> type);
    let name = proc_macro2::Ident::new(name, end);
    quote!(#keyword #name = #ty;)
}
