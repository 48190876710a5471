//! Fields and variants of one name.
//!
//! The compiler reports them where they are declared. All that is generated for the second would be
//! wrong, too, so it is left out, and the compiler is shown the names by themselves.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ItemEnum};

use crate::diagnostics::{Diagnostics, in_block};
use crate::syntax::attrs::cfgs;
use crate::syntax::names::same;

/// The names that were declared so far.
#[derive(Default)]
struct Names {
    all: Vec<Ident>,
    declared: Vec<TokenStream>,
    is_repeated: bool,
}

impl Names {
    /// Tells whether the name is a new one. Behind a `cfg` it may be declared once in the end.
    fn is_new(&mut self, ident: &Ident, attrs: &[Attribute], declared: TokenStream) -> bool {
        if !cfgs(attrs).is_empty() {
            return true;
        }
        self.declared.push(declared);
        let is_new = same(ident, &self.all).is_none();
        self.is_repeated |= !is_new;
        self.all.push(ident.clone());
        is_new
    }
}

/// Removes each field whose name is taken.
pub(crate) fn fields(fields: &mut Fields, diagnostics: &mut Diagnostics) {
    let Fields::Named(named) = fields else { return };
    let mut names = Names::default();
    let mut kept = Punctuated::new();
    for field in &named.named {
        let is_kept = field.ident.as_ref().is_none_or(|ident| {
            let declared = quote_spanned!(ident.span()=> #ident: ());
            names.is_new(ident, &field.attrs, declared)
        });
        if is_kept {
            kept.push(field.clone());
        }
    }
    if names.is_repeated {
        let declared = names.declared;
        diagnostics.probe(in_block(&quote!(struct __Twice { #(#declared),* })));
        named.named = kept;
    }
}

/// Removes each variant whose name is taken.
pub(crate) fn variants(item: &mut ItemEnum, diagnostics: &mut Diagnostics) {
    let mut names = Names::default();
    let mut kept = Punctuated::new();
    for variant in &item.variants {
        if names.is_new(
            &variant.ident,
            &variant.attrs,
            variant.ident.to_token_stream(),
        ) {
            kept.push(variant.clone());
        }
    }
    if names.is_repeated {
        let declared = names.declared;
        diagnostics.probe(in_block(&quote!(enum __Twice { #(#declared),* })));
        item.variants = kept;
    }
}
