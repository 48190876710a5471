//! The text traits of the runtime, by delegation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Generics, Type};

use crate::fields::constraint::{Constrainable, Constraint, ConstraintKind};
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::generated;

/// The type that gets the impls.
pub(super) struct Owner<'a> {
    pub(super) ident: &'a Ident,
    pub(super) generics: &'a Generics,
}

impl Owner<'_> {
    /// What stands behind `impl`, and what behind `for`.
    pub(super) fn split(&self) -> (TokenStream, TokenStream) {
        let (impl_generics, ty_generics, where_clause) = self.generics.split_for_impl();
        let ident = self.ident;
        (
            impl_generics.to_token_stream(),
            quote!(#ident #ty_generics #where_clause),
        )
    }
}

/// `PathValue`, `QueryValue` and `HeaderText` for a type, each by what `value` (an expression of
/// `self`, a reference) does, within its constraint.
pub(super) fn writers(
    owner: &Owner<'_>,
    value: &TokenStream,
    constraint: Option<Constraint>,
    krate: &CratePath,
) -> TokenStream {
    let (generics, ty) = owner.split();
    let private = krate.private();
    let (mut check, mut refusal) = (TokenStream::new(), TokenStream::new());
    if let Some(constraint) = constraint {
        let function = generated(&format!("{}_refusal", constraint.kind.name()));
        let arguments = constraint.arguments();
        let found = quote!(#private::#function(#value, #arguments));
        check = quote!(#private::unless_refused(#found)?;);
        refusal = quote! {
            fn refusal(&self) -> ::core::option::Option<::std::string::String> {
                #found
            }
        };
    }
    let mut impls = TokenStream::new();
    for (name, method) in [
        ("PathValue", "write_path"),
        ("QueryValue", "write_query"),
        ("HeaderText", "write_header"),
    ] {
        let name = generated(name);
        let method = generated(method);
        impls.extend(quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #generics #private::#name for #ty {
                fn #method(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                    #check
                    #private::#name::#method(#value, __out)
                }

                #refusal
            }
        });
    }
    impls
}

/// `HasLength` or `Numeric` for a newtype around `ty`, whichever that has.
pub(super) fn constrainable(owner: &Owner<'_>, ty: &Type, krate: &CratePath) -> TokenStream {
    let (generics, receiver) = owner.split();
    let private = krate.private();
    let (name, method, output) = match Constrainable::of(ty) {
        Constrainable::By(ConstraintKind::Length) => {
            ("HasLength", "length", quote!(#private::Length))
        }
        Constrainable::By(ConstraintKind::Range) => {
            ("Numeric", "number", quote!(::core::primitive::i128))
        }
        _ => return TokenStream::new(),
    };
    let (name, method) = (generated(name), generated(method));
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics #private::#name for #receiver {
            fn #method(&self) -> ::core::option::Option<#output> {
                #private::#name::#method(&self.0)
            }
        }
    }
}

/// `FromText`, by an expression of `__text`.
pub(super) fn reader(owner: &Owner<'_>, value: &TokenStream, krate: &CratePath) -> TokenStream {
    let (generics, ty) = owner.split();
    let private = krate.private();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics #private::FromText for #ty {
            fn from_text(__text: &str) -> ::core::result::Result<Self, ::std::string::String> {
                #value
            }
        }
    }
}

/// `Display`, by an expression of `self`, a reference.
pub(super) fn display(owner: &Owner<'_>, value: &TokenStream) -> TokenStream {
    let (generics, ty) = owner.split();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #generics ::core::fmt::Display for #ty {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(#value, __formatter)
            }
        }
    }
}
