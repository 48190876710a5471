//! The serde derives and attributes that are added to an item.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Field, Generics};

use crate::fields::derives::Trait;
use crate::fields::member::Member;
use crate::fields::receiver::attribute_without_self;
use crate::fields::serializer::{Side, added_attributes};
use crate::model::attr::ModelArgs;
use crate::syntax::attrs::is_serde;
use crate::syntax::names::generated;
use crate::syntax::serde::SerdeAttrs;
use crate::tokens::parse::attributes;

/// The names and paths of serde's derives.
pub(super) fn derives(args: &ModelArgs) -> Vec<Trait> {
    let private = args.krate.private();
    vec![
        ("Serialize", quote!(#private::serde::Serialize)),
        ("Deserialize", quote!(#private::serde::Deserialize)),
    ]
}

/// `#[serde(crate = "..")]`, unless the user says where serde is.
pub(super) fn crate_attr(serde: &SerdeAttrs, args: &ModelArgs) -> TokenStream {
    let path = format!("{}::__private::serde", args.krate.text());
    serde.unless("crate", &quote!(crate = #path))
}

/// `#[serde(setting = "rule")]`, unless the user gives the setting.
pub(super) fn rename_attr(setting: &str, serde: &SerdeAttrs, args: &ModelArgs) -> TokenStream {
    let (name, rule) = (generated(setting), args.rename_rule().name());
    serde.unless(setting, &quote!(#name = #rule))
}

/// Adds to a field what the user left to the macro.
///
/// `Self` in the paths of serde's attributes becomes `receiver`: serde would look the function up on
/// a type that it generates.
pub(super) fn complete_field(
    field: &mut Field,
    member: &Member,
    receiver: &TokenStream,
    args: &ModelArgs,
) {
    for attr in field.attrs.iter_mut().filter(|attr| is_serde(attr)) {
        attribute_without_self(attr, receiver);
    }
    let added = added_attributes(member, &args.krate, Side::Both);
    field.attrs.append(&mut attributes(added));
}

/// The type itself, by its name and with its parameters.
pub(super) fn receiver(ident: &Ident, generics: &Generics) -> TokenStream {
    let (_, ty_generics, _) = generics.split_for_impl();
    quote!(#ident #ty_generics)
}
