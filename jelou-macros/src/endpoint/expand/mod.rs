//! Writes the items: one module for each thing that is generated.

mod body;
mod decode;
mod docs;
mod encode;
mod endpoint_impl;
mod fallback;
mod members;
mod metadata;
mod pages;
mod remote_derive;
mod request_fn;
#[cfg(feature = "server")]
mod server;
mod structure;
mod writer;

use proc_macro2::TokenStream;
use quote::quote;

use super::declaration::Declaration;

pub(crate) use fallback::{expand as fallback, use_of};

/// The expansion of a declaration without errors.
pub(crate) fn complete(declaration: &mut Declaration) -> TokenStream {
    let structure = structure::expand(declaration);
    let constructors = structure::constructors(declaration);
    let send = request_fn::send(declaration);
    let function = request_fn::function(declaration);
    let pages = pages::expand(declaration);
    #[cfg(feature = "server")]
    let server = server::expand(declaration);
    #[cfg(not(feature = "server"))]
    let server = TokenStream::new();
    let endpoint = endpoint_impl::expand(declaration);
    quote! {
        #structure
        #constructors
        #send
        #function
        #pages
        #endpoint
        #server
    }
}
