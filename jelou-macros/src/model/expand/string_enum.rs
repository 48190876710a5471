//! An open enum of texts: those it lists, and any other in `Unknown`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ItemEnum;

use super::text::{self, Owner};
use crate::fields::derives::{derive_missing, standard};
use crate::model::attr::ModelArgs;
use crate::model::variants::StringVariant;
use crate::syntax::attrs;

pub(super) fn expand(item: &ItemEnum, variants: &[StringVariant], args: &ModelArgs) -> TokenStream {
    let open = open_enum(item);
    let conversions = conversions(item, variants);
    let serde = serde(item, args);
    let text = text_traits(item, args);
    quote!(#open #conversions #serde #text)
}

/// The enum with `Unknown`, derives and `#[non_exhaustive]`.
fn open_enum(item: &ItemEnum) -> TokenStream {
    let mut wanted = Vec::new();
    for name in ["Clone", "Debug", "PartialEq", "Eq", "Hash"] {
        wanted.push(standard(name));
    }
    let derive = derive_missing(&attrs::derives(&item.attrs), &wanted);
    let non_exhaustive = (!item
        .attrs
        .iter()
        .any(|attr| attr.path().is_ident("non_exhaustive")))
    .then(|| quote!(#[non_exhaustive]));
    let ItemEnum {
        attrs,
        vis,
        enum_token,
        ident,
        variants,
        ..
    } = item;
    let mut known = TokenStream::new();
    for variant in variants {
        known.extend(quote!(#variant,));
    }
    let mut user_attrs = TokenStream::new();
    for attr in attrs {
        attr.to_tokens(&mut user_attrs);
    }
    quote! {
        #derive
        #user_attrs
        #non_exhaustive
        #vis #enum_token #ident {
            #known
            /// A text that is none of the others, as it was received.
            Unknown(::std::string::String),
        }
    }
}

/// `as_str`, `AsRef<str>`, `From` texts and `FromStr`.
fn conversions(item: &ItemEnum, variants: &[StringVariant]) -> TokenStream {
    let (ident, vis) = (&item.ident, &item.vis);
    let mut texts = TokenStream::new();
    let mut arms = TokenStream::new();
    for variant in variants {
        let StringVariant {
            ident,
            cfgs,
            wire,
            aliases,
            ..
        } = variant;
        let mut all = quote!(#wire);
        for alias in aliases {
            let alias = alias.value();
            all.extend(quote!(| #alias));
        }
        texts.extend(quote!(#cfgs Self::#ident => #wire,));
        arms.extend(quote! {
            #cfgs #all => ::core::option::Option::Some(Self::#ident),
        });
    }
    quote! {
        #[allow(dead_code, deprecated)]
        impl #ident {
            /// The text on the wire.
            #[must_use]
            #vis fn as_str(&self) -> &str {
                match self {
                    #texts
                    Self::Unknown(__text) => __text,
                }
            }

            fn __known(__text: &str) -> ::core::option::Option<Self> {
                match __text {
                    #arms
                    _ => ::core::option::Option::None,
                }
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::AsRef<str> for #ident {
            fn as_ref(&self) -> &str {
                Self::as_str(self)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::From<&str> for #ident {
            fn from(__text: &str) -> Self {
                match Self::__known(__text) {
                    ::core::option::Option::Some(__known) => __known,
                    ::core::option::Option::None => Self::Unknown(::core::convert::From::from(__text)),
                }
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::From<::std::string::String> for #ident {
            fn from(__text: ::std::string::String) -> Self {
                match Self::__known(&__text) {
                    ::core::option::Option::Some(__known) => __known,
                    ::core::option::Option::None => Self::Unknown(__text),
                }
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::str::FromStr for #ident {
            type Err = ::core::convert::Infallible;

            fn from_str(__text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(::core::convert::From::from(__text))
            }
        }
    }
}

fn serde(item: &ItemEnum, args: &ModelArgs) -> TokenStream {
    let ident = &item.ident;
    let private = args.krate.private();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::serde::Serialize for #ident {
            fn serialize<__S>(&self, __serializer: __S) -> ::core::result::Result<__S::Ok, __S::Error>
            where
                __S: #private::serde::Serializer,
            {
                #private::serde::Serializer::serialize_str(__serializer, Self::as_str(self))
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl<'__de> #private::serde::Deserialize<'__de> for #ident {
            fn deserialize<__D>(__deserializer: __D) -> ::core::result::Result<Self, __D::Error>
            where
                __D: #private::serde::Deserializer<'__de>,
            {
                let __text = <::std::string::String as #private::serde::Deserialize<'__de>>::deserialize(
                    __deserializer,
                )?;
                let __value = <Self as ::core::convert::From<::std::string::String>>::from(__text);
                if let Self::Unknown(__text) = &__value {
                    #private::unknown_value(::core::stringify!(#ident), __text);
                }
                ::core::result::Result::Ok(__value)
            }
        }
    }
}

fn text_traits(item: &ItemEnum, args: &ModelArgs) -> TokenStream {
    let owner = Owner {
        ident: &item.ident,
        generics: &item.generics,
    };
    let value = quote!(Self::as_str(self));
    let display = text::display(&owner, &value);
    let writers = text::writers(&owner, &value, None, &args.krate);
    let reader = text::reader(
        &owner,
        &quote!(::core::result::Result::Ok(::core::convert::From::from(
            __text
        ))),
        &args.krate,
    );
    quote!(#display #writers #reader)
}
