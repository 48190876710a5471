//! The attribute macros of jelou.

mod diagnostics;
mod endpoint;
mod fields;
mod guard;
mod model;
mod syntax;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Declares an HTTP endpoint.
#[proc_macro_attribute]
pub fn jelou_endpoint(args: TokenStream, item: TokenStream) -> TokenStream {
    guard::guarded(args.into(), item.into(), endpoint::expand).into()
}

/// Declares a type on the wire.
#[proc_macro_attribute]
pub fn jelou_model(args: TokenStream, item: TokenStream) -> TokenStream {
    guard::guarded(args.into(), item.into(), model::expand).into()
}
