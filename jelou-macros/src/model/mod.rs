//! `#[jelou_model]`: any type on the wire that is not an endpoint.
//!
//! The same steps as for endpoints: read the arguments ([`attr`]) and the item ([`item`],
//! [`variants`]), check ([`check`]), and write the items ([`expand`]), after the errors are taken
//! out ([`repair`]).

mod attr;
mod check;
mod expand;
mod item;
mod repair;
mod variants;

use proc_macro2::TokenStream;

use crate::diagnostics::{Diagnostics, in_block};
use attr::ModelArgs;
use item::Model;

/// Expands `#[jelou_model(args)]` on `item`.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let args = ModelArgs::read(args, &mut diagnostics);
    let model = Model::read(item, &args, &mut diagnostics);
    check::check(&model, &args, &mut diagnostics);
    let Some(errors) = diagnostics.finish() else {
        return expand::expand(model, &args);
    };
    // Only a type is sure to stand where a constant may.
    let errors = if matches!(model, Model::Other(_)) {
        errors
    } else {
        in_block(&errors)
    };
    let mut tokens = expand::expand(model.repaired(&args), &args);
    tokens.extend(errors);
    tokens
}
