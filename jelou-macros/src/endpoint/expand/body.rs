//! The body of the request.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam, LitStr};

use super::encode::{at_type, method};
use crate::endpoint::declaration::{Body, Declaration};
use crate::endpoint::field::{Field, Role};
use crate::fields::serializer::{Side, added_attributes};
use crate::fields::without_self;
use crate::syntax::types::Shape;

/// The statements of `encode` that write the body.
pub(crate) fn write(declaration: &Declaration) -> TokenStream {
    match declaration.body() {
        Body::Nothing => TokenStream::new(),
        Body::Members => quote!(__request.json_body(&__Members(self))?;),
        Body::Whole(field) => {
            let method = method("json_body", &field.member);
            if_present(declaration, field, |value| quote!(__request.#method(#value)?;))
        }
        Body::Raw(field) => {
            let name = &field.member.name;
            let content_type = declaration.args.content_type.as_ref().map(|keyed| &keyed.value);
            let method = method("raw_body", &field.member);
            let cfgs = &field.member.cfgs;
            let value = at_type(&field.member);
            quote!(#(#cfgs)* __request.#method(#name, #value, #content_type)?;)
        }
        Body::Multipart => {
            let parts = declaration.with_role(|role| *role == Role::Part).map(|field| {
                let (name, wire) = (&field.member.name, &field.wire);
                let method = method("part", &field.member);
                if_present(declaration, field, |value| quote!(__request.#method(#name, #wire, #value)?;))
            });
            quote!(#(#parts)*)
        }
    }
}

/// Writes a field; one that is an option, only where it has a value.
fn if_present(
    declaration: &Declaration,
    field: &Field,
    write: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let private = declaration.args.krate.private();
    let secret = |value: TokenStream| match &field.member.secret {
        Some(_) => quote!(&#private::Redact(#value)),
        None => value,
    };
    let (ident, cfgs) = (&field.member.ident, &field.member.cfgs);
    if let Shape::Option(_) = Shape::of(&field.member.ty) {
        let written = write(secret(quote!(__value)));
        quote! {
            #(#cfgs)*
            if let ::core::option::Option::Some(__value) = &self.#ident {
                #written
            }
        }
    } else {
        let written = write(secret(at_type(&field.member)));
        quote!(#(#cfgs)* #written)
    }
}

/// The types that `encode` needs to write the members of a JSON object.
///
/// serde derives the writing for a copy of the struct that shares its fields by `remote`: every
/// serde attribute of the user works, and nothing is cloned.
pub(crate) fn helpers(declaration: &Declaration) -> TokenStream {
    if !matches!(declaration.body(), Body::Members) {
        return TokenStream::new();
    }
    let private = declaration.args.krate.private();
    let ident = declaration.ident();
    let generics = &declaration.item.generics;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let receiver = quote!(#ident #ty_generics);
    let serde = format!("{}::__private::serde", declaration.args.krate.text());
    let remote = LitStr::new(&ident.to_string(), ident.span());
    let rename_all = declaration.args.rename_rule().name();
    let fields = declaration.fields.iter().map(|field| shadow_field(declaration, field, &receiver));

    let lifetime = Lifetime::new("'__request", proc_macro2::Span::call_site());
    let borrowing = with_lifetime(generics, &lifetime);
    let (borrowing_impl, borrowing_ty, _) = borrowing.split_for_impl();
    let declared = declared_parameters(&borrowing);
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, deprecated)]
        #[derive(#private::serde::Serialize)]
        #[serde(crate = #serde, remote = #remote, rename_all = #rename_all, bound(serialize = ""))]
        struct __Fields #impl_generics #where_clause {
            #(#fields),*
        }

        #[doc(hidden)]
        struct __Members #declared (&#lifetime #receiver) #where_clause;

        #[automatically_derived]
        impl #borrowing_impl #private::serde::Serialize for __Members #borrowing_ty #where_clause {
            fn serialize<__S>(&self, __serializer: __S) -> ::core::result::Result<__S::Ok, __S::Error>
            where
                __S: #private::serde::Serializer,
            {
                __Fields::serialize(self.0, __serializer)
            }
        }
    }
}

fn shadow_field(declaration: &Declaration, field: &Field, receiver: &TokenStream) -> TokenStream {
    let member = &field.member;
    let (ident, cfgs) = (&member.ident, &member.cfgs);
    let ty = without_self(&member.ty, receiver);
    if field.role != Role::Member {
        return quote!(#(#cfgs)* #[serde(skip)] #ident: #ty);
    }
    let given = &member.serde.attrs;
    let added = added_attributes(member, &declaration.args.krate, Side::Write);
    quote!(#(#cfgs)* #(#given)* #added #ident: #ty)
}

fn with_lifetime(generics: &Generics, lifetime: &Lifetime) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
    generics
}

/// The parameters with their bounds, without defaults.
fn declared_parameters(generics: &Generics) -> TokenStream {
    let (impl_generics, _, _) = generics.split_for_impl();
    quote!(#impl_generics)
}
