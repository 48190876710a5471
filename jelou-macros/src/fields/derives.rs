//! Traits of the standard library: derived where that does, made by hand where it does not.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Generics, Path};

use crate::syntax::attrs::{self, derived};
use crate::syntax::names::generated;
use crate::tokens::parse::written;

/// A trait that can be derived, by its name and its path.
pub(crate) type Trait = (&'static str, TokenStream);

/// The traits of the standard library that can be derived, by name.
pub(crate) fn standard(name: &'static str) -> Trait {
    let module = match name {
        "Clone" => "clone",
        "Copy" => "marker",
        "Debug" => "fmt",
        "Hash" => "hash",
        _ => "cmp",
    };
    let (module, ident) = (generated(module), generated(name));
    (name, quote!(::core::#module::#ident))
}

/// `#[derive(..)]` with those of the traits that the user does not derive.
pub(crate) fn derive_missing(derives: &[Path], wanted: &[Trait]) -> TokenStream {
    let mut missing = Vec::new();
    for (name, path) in wanted {
        if derived(derives, name).is_none() {
            missing.push(path.clone());
        }
    }
    if missing.is_empty() {
        TokenStream::new()
    } else {
        quote!(#[derive(#(#missing),*)])
    }
}

/// `Clone` and `Debug` of an item.
pub(crate) struct CloneAndDebug {
    /// What the user derives, but for what is made by hand in its place.
    pub(crate) user_derives: Vec<Path>,
    /// What is to be derived.
    pub(crate) wanted: Vec<Trait>,
    /// What is not.
    pub(crate) hand_made: TokenStream,
}

impl CloneAndDebug {
    /// Makes both by hand where the needs of the fields are to be reported, and `Debug` also where
    /// something `is_hidden`. What the user implements or derives by other means stays.
    pub(crate) fn new(
        attrs: &mut Vec<Attribute>,
        is_checked: bool,
        is_hidden: bool,
        clone: &dyn Fn() -> TokenStream,
        debug: &dyn Fn() -> TokenStream,
    ) -> Self {
        let mut hand_made = TokenStream::new();
        if is_checked {
            hand_made.extend(attrs::used(&attrs::take_clone_and_debug(attrs)));
        }
        let user_derives = attrs::derives(attrs);
        let mut wanted = Vec::new();
        if is_checked && derived(&user_derives, "Clone").is_none() {
            hand_made.extend(clone());
        } else {
            wanted.push(standard("Clone"));
        }
        if (is_checked || is_hidden) && derived(&user_derives, "Debug").is_none() {
            hand_made.extend(debug());
        } else {
            wanted.push(standard("Debug"));
        }
        Self {
            user_derives,
            wanted,
            hand_made,
        }
    }
}

/// A hand-made impl, with the bounds that a derived one has.
pub(super) fn implement(
    path: &TokenStream,
    ident: &Ident,
    generics: &Generics,
    function: &TokenStream,
) -> TokenStream {
    let mut bounded = generics.clone();
    for parameter in bounded.type_params_mut() {
        parameter.bounds.push(written(path.clone()));
    }
    let (impl_generics, _, where_clause) = bounded.split_for_impl();
    let (_, ty_generics, _) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        #[allow(deprecated, clippy::borrow_deref_ref)]
        impl #impl_generics #path for #ident #ty_generics #where_clause {
            #function
        }
    }
}
