//! The server half: `ServerEndpoint` reads a request back into its struct.
//!
//! Cargo turns this on for a whole build as soon as one crate asks for it, so it must not break a
//! declaration that compiles without it. Every bound is therefore of the form `for<'__a> T: Trait`:
//! the compiler checks such a clause where the impl is used, not where it stands.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ExprPath;

use super::writer::list_style;
use crate::endpoint::declaration::{Body, Declaration};
use crate::endpoint::location::{Field, Role};
use crate::fields::constructors::has_elided_lifetime;
use crate::fields::member::{Member, Presence};
use crate::fields::receiver::path_without_self;
use crate::syntax::crate_path::Private;
use crate::syntax::names::generated;

/// The impl; nothing for what a request cannot be read back into.
pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    if !is_supported(declaration) {
        return TokenStream::new();
    }
    let private = declaration.args.krate.private();
    let ident = declaration.ident();
    let body = body(declaration);
    let read_body = matches!(declaration.body(), Body::Members).then(|| {
        let types = members(declaration).enumerate().map(|(index, field)| {
            let ty = match reader(field) {
                Some(_) => read_type(index).to_token_stream(),
                None => field.member.ty.to_token_stream(),
            };
            match field.member.presence() {
                // What a function of the user's gives stands in for `None`.
                Presence::Path(_) => quote!(::core::option::Option<#ty>),
                _ => ty,
            }
        });
        quote!(let __body = __request.json_body::<__Body<#(#types),*>>()?;)
    });
    let values = declaration.fields.iter().map(|field| {
        let ident = &field.member.ident;
        let value = value(declaration, field);
        quote!(#ident: #value)
    });
    let bounds = declaration
        .fields
        .iter()
        .filter_map(|field| bound(declaration, field));
    // Cargo builds the macros and the runtime with features of their own: the runtime, which has or
    // has not what is named here, has the last word.
    quote! {
        #private::server! {
            const _: () = {
                #body

                #[automatically_derived]
                #[allow(deprecated)]
                impl #private::ServerEndpoint for #ident
                where
                    #(#bounds,)*
                {
                    fn from_request(
                        __request: &#private::ServerRequest<'_>,
                    ) -> ::core::result::Result<Self, #private::Rejection> {
                        #read_body
                        ::core::result::Result::Ok(Self { #(#values),* })
                    }
                }
            };
        }
    }
}

/// Generic requests have no one type, a clause of an impl cannot depend on a `cfg`, and bytes,
/// parts and flattened pairs do not say where a value ends.
fn is_supported(declaration: &Declaration) -> bool {
    declaration.item.generics.params.is_empty()
        && declaration.fields.iter().all(|field| {
            let member = &field.member;
            let readable = match field.role {
                Role::RawBody | Role::Part | Role::FlatQuery => false,
                Role::Member => !member.serde.is_unclear() && is_read_as_written(member),
                Role::Skipped => !member.is_required(),
                Role::Path | Role::Query(_) | Role::Header | Role::Body => true,
            };
            // A missing lifetime was reported by the compiler.
            readable && member.cfgs.is_empty() && !has_elided_lifetime(member.ty.to_token_stream())
        })
}

/// A function that writes a member is matched by one that reads it.
fn is_read_as_written(member: &Member) -> bool {
    member.serde.serialize_with.is_none() || member.serde.deserialize_with.is_some()
}

fn members(declaration: &Declaration) -> impl Iterator<Item = &Field> {
    declaration
        .with_role(|role| *role == Role::Member)
        .into_iter()
}

/// The members of the JSON object, each of a type parameter: the derived `Deserialize` then asks
/// for nothing until the types are given.
fn body(declaration: &Declaration) -> TokenStream {
    if !matches!(declaration.body(), Body::Members) {
        return TokenStream::new();
    }
    let private = declaration.args.krate.private();
    let serde = format!("{}::__private::serde", declaration.args.krate.text());
    let parameters = (0..members(declaration).count()).map(parameter);
    let fields = members(declaration).enumerate().map(|(index, field)| {
        let Field { member, wire, .. } = field;
        let (ident, serde) = (&member.ident, &member.serde);
        let aliases = &serde.aliases;
        let mut attributes = if serde.has("flatten") {
            quote!(#[serde(flatten)])
        } else {
            quote!(#[serde(rename = #wire #(, alias = #aliases)*)])
        };
        if !member.is_required() {
            attributes.extend(quote!(#[serde(default)]));
        }
        let parameter = parameter(index);
        quote!(#attributes #ident: #parameter)
    });
    let readers = members(declaration)
        .enumerate()
        .filter_map(|(index, field)| {
            let function =
                path_without_self(reader(field)?, &declaration.ident().to_token_stream());
            Some(read_impl(field, &function, index, private))
        });
    quote! {
        #(#readers)*

        #[allow(non_snake_case)]
        #[derive(#private::serde::Deserialize)]
        #[serde(crate = #serde)]
        struct __Body<#(#parameters),*> {
            #(#fields),*
        }
    }
}

/// The user's function that reads the member.
fn reader(field: &Field) -> Option<&ExprPath> {
    field.member.serde.deserialize_with.as_ref()
}

/// A type that is read by a function of the user's.
fn read_impl(
    field: &Field,
    function: &TokenStream,
    index: usize,
    private: Private<'_>,
) -> TokenStream {
    let name = read_type(index);
    let ty = &field.member.ty;
    let is_defaulted = !matches!(
        field.member.presence(),
        Presence::Required | Presence::Path(_)
    );
    let default = is_defaulted.then(|| {
        quote! {
            impl ::core::default::Default for #name {
                fn default() -> Self {
                    Self(::core::default::Default::default())
                }
            }
        }
    });
    quote! {
        struct #name(#ty);

        #[automatically_derived]
        impl<'__de> #private::serde::Deserialize<'__de> for #name {
            fn deserialize<__D>(__deserializer: __D) -> ::core::result::Result<Self, __D::Error>
            where
                __D: #private::serde::Deserializer<'__de>,
            {
                ::core::result::Result::map(#function(__deserializer), Self)
            }
        }

        #default
    }
}

fn read_type(index: usize) -> Ident {
    generated(&format!("__Read{index}"))
}

fn parameter(index: usize) -> Ident {
    generated(&format!("__M{index}"))
}

/// The expression that reads a field.
fn value(declaration: &Declaration, field: &Field) -> TokenStream {
    let Field { member, wire, .. } = field;
    let (name, ident) = (&member.name, &member.ident);
    match &field.role {
        Role::Path => quote!(__request.path(#wire)?),
        Role::Query(style) => {
            let private = declaration.args.krate.private();
            let style = list_style(*style);
            quote!(__request.query(#name, #wire, #private::ListStyle::#style)?)
        }
        Role::Header => quote!(__request.header(#name, #wire)?),
        Role::Body => quote!(__request.json_body()?),
        Role::Member => {
            let read = reader(field).is_some();
            match member.presence() {
                Presence::Path(path) if read => quote! {
                    ::core::option::Option::map_or_else(__body.#ident, #path, |__read| __read.0)
                },
                Presence::Path(path) => {
                    quote!(::core::option::Option::unwrap_or_else(__body.#ident, #path))
                }
                _ if read => quote!(__body.#ident.0),
                _ => quote!(__body.#ident),
            }
        }
        Role::Skipped | Role::RawBody | Role::Part | Role::FlatQuery => {
            member.initial_value().unwrap_or_default()
        }
    }
}

/// What the type of a field has to implement.
fn bound(declaration: &Declaration, field: &Field) -> Option<TokenStream> {
    let private = declaration.args.krate.private();
    let ty = &field.member.ty;
    let bound = match field.role {
        Role::Path => quote!(#private::FromPath),
        Role::Query(_) => quote!(#private::FromQuery),
        Role::Header => quote!(#private::FromHeader),
        Role::Member if reader(field).is_some() => return None,
        Role::Member | Role::Body => quote!(#private::serde::Deserialize<'__a>),
        Role::Skipped | Role::RawBody | Role::Part | Role::FlatQuery => return None,
    };
    Some(quote!(for<'__a> #ty: #bound))
}
