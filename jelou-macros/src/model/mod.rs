//! `#[jelou_model]`: any type on the wire that is not an endpoint.
//!
//! The same steps as for endpoints: read the arguments ([`attr`]) and the item ([`item`],
//! [`variants`]), check, and write the items ([`expand`]).

mod attr;
mod check;
mod expand;
mod item;
mod repair;
mod variants;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Diagnostics;
use attr::ModelArgs;
use item::Model;

/// Expands `#[jelou_model(args)]` on `item`.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let args = ModelArgs::read(args, &mut diagnostics);
    let model = Model::read(item, &args, &mut diagnostics);
    check::check(&model, &args, &mut diagnostics);
    match diagnostics.finish() {
        None => expand::expand(model, &args),
        Some(errors) => {
            let fallback = expand::expand(model.repaired(), &args);
            quote!(#fallback #errors)
        }
    }
}
