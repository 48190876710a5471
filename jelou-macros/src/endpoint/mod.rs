//! `#[jelou_endpoint]`: from the attribute and the struct to the generated items.
//!
//! The steps are those of the modules:
//!
//! 1. read the item ([`item`]), the arguments ([`reader`], [`attr`], [`options`]), the path
//!    ([`path`]) and the attributes of the fields ([`field`], [`location_attrs`]);
//! 2. give each field its location ([`declaration`]);
//! 3. check what takes more than one of them to see ([`check`]);
//! 4. write the items ([`expand`]).
//!
//! Every step goes on after an error, so that all errors are reported together.

mod attr;
mod check;
mod declaration;
mod envelope;
mod expand;
mod field;
mod item;
mod location;
mod location_args;
mod location_attrs;
mod method;
mod options;
pub(crate) mod path;
mod path_encoding;
mod path_text;
mod payload;
mod query_attr;
mod reader;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::{Diagnostics, in_block};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::item::Read;

/// Expands `#[jelou_endpoint(args)]` on `item`.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let read = item::read(item, &mut diagnostics);
    let args = reader::read(args, read.anchor(), &mut diagnostics);
    let is_recovered = matches!(read, Read::Recovered(_));
    let mut declaration = match read {
        Read::Struct(item) | Read::Recovered(item) => {
            Declaration::new(*item, args, &mut diagnostics)
        }
        Read::Other {
            tokens, stand_in, ..
        } => {
            let used = stand_in
                .map(|item| expand::use_of(&Declaration::new(*item, args, &mut diagnostics)));
            let errors = diagnostics.finish();
            return quote!(#tokens #used #errors);
        }
    };
    check::check(&declaration, &mut diagnostics);
    if diagnostics.is_empty() && !is_recovered {
        // Nothing was found.
        let _ = diagnostics.finish();
        return expand::complete(&mut declaration);
    }
    // What a wrong declaration asks of types may be wrong, too.
    for field in &mut declaration.fields {
        field.member.type_check = None;
    }
    let response = match declaration.args.response().and_then(payload::nearest) {
        Some(_) => None,
        None => diagnostics.take_as_type(),
    };
    let mut tokens = expand::fallback(&declaration, response);
    if let Some(errors) = diagnostics.finish() {
        tokens.extend(in_block(&errors));
    }
    tokens
}
