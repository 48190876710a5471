//! `__Members`: the fields in the body as one JSON object.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam};

use crate::diagnostics::{SourceSpan, located_at};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, Role};
use crate::fields::member::Member;
use crate::fields::receiver::{path_without_self, without_self};
use crate::fields::serializer;
use crate::fields::type_checks::{Reference, in_block};
use crate::syntax::attrs::Attributes;
use crate::syntax::names::{self, generated};

/// A type that borrows the request and serializes some of it.
pub(super) struct Wrapper<'a> {
    pub(super) name: Ident,
    pub(super) cfgs: Option<&'a Attributes>,
    /// The body of `serialize`: `__serializer` is the serializer, `self.0` the request.
    pub(super) serialize: TokenStream,
}

impl Wrapper<'_> {
    pub(super) fn expand(&self, declaration: &Declaration) -> TokenStream {
        let Self {
            name,
            cfgs,
            serialize,
        } = self;
        let private = declaration.args.krate.private();
        let request = declaration.ident();
        let generics = &declaration.item.generics;
        let (_, ty_generics, where_clause) = generics.split_for_impl();
        let receiver = quote!(#request #ty_generics);
        let where_clause = where_clause.map(|clause| without_self(clause, &receiver));
        let borrowing = with_lifetime(generics);
        let (declared, borrowing_ty, _) = borrowing.split_for_impl();
        quote! {
            #cfgs
            struct #name #declared (&'__request #request #ty_generics) #where_clause;

            #cfgs
            #[automatically_derived]
            impl #declared #private::serde::Serialize for #name #borrowing_ty #where_clause {
                fn serialize<__S>(
                    &self,
                    __serializer: __S,
                ) -> ::core::result::Result<__S::Ok, __S::Error>
                where
                    __S: #private::serde::Serializer,
                {
                    #serialize
                }
            }
        }
    }
}

/// The generics of the request, and the lifetime `'__request` of a reference to it.
pub(super) fn with_lifetime(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    let lifetime = Lifetime::new("'__request", Span::call_site());
    let parameter = GenericParam::Lifetime(LifetimeParam::new(lifetime));
    generics.params.insert(0, parameter);
    generics
}

/// The statement of `encode` that writes the members as the body.
pub(super) fn write(declaration: &Declaration) -> TokenStream {
    let name = names::unraw(declaration.ident());
    let count = declaration.with_role(|role| *role == Role::Member).len();
    quote!(__request.json_members(#name, #count, self)?;)
}

/// `impl Members`, which writes each member by its own call, and gives its value the span of its type: a
/// type that cannot be serialized is reported where the user wrote it.
pub(super) fn expand(declaration: &Declaration) -> TokenStream {
    let private = declaration.args.krate.private();
    let mut checks = TokenStream::new();
    let mut written = TokenStream::new();
    let mut helpers = TokenStream::new();
    let members = declaration.with_role(|role| *role == Role::Member);
    for (index, field) in members.into_iter().enumerate() {
        checks.extend(check(declaration, &field.member));
        let (statement, helper) = member(declaration, field, index);
        written.extend(statement);
        helpers.extend(helper);
    }
    let ident = declaration.ident();
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    quote! {
        #helpers

        #[automatically_derived]
        impl #impl_generics #private::Members for #ident #ty_generics #where_clause {
            fn write<__O: #private::SerializeStruct>(
                &self,
                __object: &mut __O,
            ) -> ::core::result::Result<(), __O::Error> {
                #checks
                #written
                ::core::result::Result::Ok(())
            }
        }
    }
}

/// The type check of a member, outside of the impl of the request.
pub(super) fn check(declaration: &Declaration, member: &Member) -> TokenStream {
    let (_, ty_generics, _) = declaration.item.generics.split_for_impl();
    let request = declaration.ident();
    let subject = without_self(member.subject(), &quote!(#request #ty_generics));
    member.check_of(&subject, &declaration.args.krate)
}

/// The statement that writes a member, and its helper type where a function serializes it.
fn member(declaration: &Declaration, field: &Field, index: usize) -> (TokenStream, TokenStream) {
    let krate = &declaration.args.krate;
    let private = krate.private();
    let Field { member, wire, .. } = field;
    let Member {
        ident, cfgs, serde, ..
    } = member;
    let (_, ty_generics, _) = declaration.item.generics.split_for_impl();
    let request = declaration.ident();
    let receiver = quote!(#request #ty_generics);
    let function = match (&serde.serialize_with, serializer::serializer(member, krate)) {
        (Some(path), _) => {
            let path = path_without_self(path, &receiver);
            Some(quote!(#path(&self.0.#ident, __serializer)))
        }
        (None, Some(function)) => {
            let check = check(declaration, member);
            let function = located_at(function, SourceSpan::of(member.subject()).end);
            let Reference { binding, value } = member.placed(&quote!(&self.0.#ident));
            Some(quote!(#check #binding #function(#value, __serializer)))
        }
        (None, None) => None,
    };
    let method = quote!(#private::SerializeStruct::serialize_field);
    let (write, helper) = match function {
        None if member.is_checked() => {
            let Reference { binding, value } = member.placed(&quote!(&self.#ident));
            let write = quote!(#method(__object, #wire, #value)?;);
            (in_block(&binding, write), TokenStream::new())
        }
        None => {
            let ty = without_self(&member.ty, &receiver);
            let write = quote!(#method::<#ty>(__object, #wire, &self.#ident)?;);
            (write, TokenStream::new())
        }
        Some(serialize) => {
            let name = generated(&format!("__Member{index}"));
            let write = quote!(#method(__object, #wire, &#name(self))?;);
            let wrapper = Wrapper {
                name,
                cfgs: Some(cfgs),
                serialize,
            };
            (write, wrapper.expand(declaration))
        }
    };
    let is_absent = match &serde.skip_if {
        Some(path) => Some(path_without_self(path, &receiver)),
        None => serializer::is_absent(member, krate),
    };
    let statement = is_absent.map_or_else(
        || quote!(#cfgs #write),
        |is_absent| {
            quote! {
                #cfgs
                if !#is_absent(&self.#ident) {
                    #write
                }
            }
        },
    );
    (statement, helper)
}
