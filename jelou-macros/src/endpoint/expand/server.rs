//! The server half.
use proc_macro2::TokenStream;
use crate::endpoint::declaration::Declaration;
pub(crate) fn expand(_: &Declaration) -> TokenStream { TokenStream::new() }
