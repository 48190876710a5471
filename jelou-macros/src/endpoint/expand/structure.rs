//! The struct itself, its derives and its constructors.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::endpoint::declaration::Declaration;
use crate::fields::constructors::Constructors;
use crate::fields::derives::{CloneAndDebug, derive_missing};
use crate::fields::{clone, debug};
use crate::syntax::attrs::{self, Attributes, derived};

/// The struct with generated documentation, `Clone` and `Debug`.
pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let mut item = declaration.item.clone();
    let docs = docs::expand(declaration);
    let krate = &declaration.args.krate;
    let members = declaration.members();
    let is_checked = members.iter().any(|member| member.is_checked());
    let (ident, generics) = (&item.ident, &item.generics);
    let CloneAndDebug {
        user_derives,
        wanted,
        hand_made,
    } = CloneAndDebug::new(
        &mut item.attrs,
        is_checked,
        declaration.has_secrets(),
        &|| clone::expand(ident, generics, &members, krate),
        &|| debug::expand(ident, generics, &members, krate),
    );
    let derive = derive_missing(&user_derives, &wanted);
    // The user's documentation comes first; the attributes that configure derives stay last.
    let user_docs = attrs::take_named("doc", &mut item.attrs);
    let others = Attributes(std::mem::take(&mut item.attrs));
    quote! {
        #user_docs
        #docs
        #derive
        #others
        #item
        #hand_made
    }
}

/// `new`, setters and `Default`; nothing where the fields have no names.
pub(crate) fn constructors(declaration: &Declaration) -> TokenStream {
    if !declaration.has_named_fields() {
        return TokenStream::new();
    }
    Constructors {
        ident: declaration.ident(),
        generics: &declaration.item.generics,
        vis: &declaration.item.vis,
        members: declaration.members(),
        reserved: declaration.reserved_names(),
        has_default: derived(&declaration.derives, "Default").is_some(),
    }
    .expand()
}
