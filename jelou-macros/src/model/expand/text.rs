//! The text traits of the runtime, by delegation.

use proc_macro2::{Ident, TokenStream};

use crate::fields::limit::Limit;
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::generated;
use crate::tokens::template::template;

/// `PathValue`, `QueryValue` and `HeaderText` for a type, each by what `value` (an expression of
/// `self`, a reference) does, within its limit.
pub(super) fn writers(
    ident: &Ident,
    value: &TokenStream,
    limit: Option<Limit>,
    krate: &CratePath,
) -> TokenStream {
    let private = krate.private();
    let (mut check, mut refusal) = (TokenStream::new(), TokenStream::new());
    if let Some(limit) = limit {
        let arguments = limit.arguments();
        check = template!(#private::within_limit(#value, #arguments)?;);
        refusal = template! {
            fn refusal(&self) -> ::core::option::Option<::std::string::String> {
                #private::limit_refusal(#value, #arguments)
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
        impls.extend(template! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #private::#name for #ident {
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

/// `Measured` for a type, by what it holds.
pub(super) fn measured(ident: &Ident, krate: &CratePath) -> TokenStream {
    let private = krate.private();
    template! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::Measured for #ident {
            fn measure(&self) -> ::core::option::Option<#private::Measure> {
                #private::Measured::measure(&self.0)
            }
        }
    }
}

/// `FromText`, by an expression of `__text`.
pub(super) fn reader(ident: &Ident, value: &TokenStream, krate: &CratePath) -> TokenStream {
    let private = krate.private();
    template! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::FromText for #ident {
            fn from_text(__text: &str) -> ::core::result::Result<Self, ::std::string::String> {
                #value
            }
        }
    }
}

/// `Display`, by an expression of `self`, a reference.
pub(super) fn display(ident: &Ident, value: &TokenStream) -> TokenStream {
    template! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(#value, __formatter)
            }
        }
    }
}
