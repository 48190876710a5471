//! What a model with mistakes is expanded as.
//!
//! The mistakes were reported. The rest of the program is checked against the nearest model without
//! them, so that one mistake gives one error.

use syn::{Attribute, Generics};

use super::item::Model;
use crate::fields::{Member, serializer};
use crate::syntax::attrs;

impl Model {
    /// The model without what was reported.
    pub(super) fn repaired(mut self) -> Self {
        match &mut self {
            Self::Struct { members, .. } => members.iter_mut().for_each(repair_member),
            Self::Newtype { member, .. } => repair_member(member),
            Self::StringEnum { item, variants, .. } => {
                item.generics = Generics::default();
                without_derives(&mut item.attrs, &["Copy", "Serialize", "Deserialize"]);
                item.variants = std::mem::take(&mut item.variants)
                    .into_iter()
                    .filter(|variant| variant.ident != "Unknown")
                    .map(|mut variant| {
                        variant.discriminant = None;
                        variant
                    })
                    .collect();
                variants.retain(|variant| variant.ident != "Unknown");
            }
            Self::DataEnum { members, .. } => members.iter_mut().flatten().for_each(repair_member),
            Self::Misshapen(_) | Self::Other(_) => {}
        }
        self
    }
}

fn repair_member(member: &mut Member) {
    member.need = None;
    if serializer::conflicts(member) {
        member.secret = None;
        member.limit = None;
    }
}

/// Removes traits from the derives.
fn without_derives(attrs: &mut Vec<Attribute>, names: &[&str]) {
    let kept: Vec<syn::Path> = attrs::derives(attrs)
        .into_iter()
        .filter(|path| {
            path.segments
                .last()
                .is_none_or(|last| !names.iter().any(|name| last.ident == name))
        })
        .collect();
    attrs.retain(|attr| !attr.path().is_ident("derive"));
    attrs.insert(0, syn::parse_quote!(#[derive(#(#kept),*)]));
}
