//! Rules that take more than one attribute to see, by topic.

mod body;
mod fields;
mod header;
mod path;
mod policy;
mod response;
mod wire;

use super::declaration::Declaration;
use crate::diagnostics::Diagnostics;

/// Reports every rule that the declaration breaks.
pub(crate) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    path::check(declaration, diagnostics);
    fields::check(declaration, diagnostics);
    wire::check(declaration, diagnostics);
    header::check(declaration, diagnostics);
    body::check(declaration, diagnostics);
    response::check(declaration, diagnostics);
    policy::check(declaration, diagnostics);
}
