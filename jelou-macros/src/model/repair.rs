//! What a model with errors is expanded as.
//!
//! The errors were reported. The rest of the program is checked against the nearest model without
//! them, so that one error gives one error.

use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, Generics};

use super::attr::ModelArgs;
use super::check::{rule, shared_names};
use super::item::Model;
use crate::fields::member::Member;
use crate::fields::serializer;
use crate::syntax::attrs;
use crate::syntax::names::{RenameRule, is_one_of};
use crate::tokens::parse::attributes;

impl Model {
    /// The model without what was reported.
    pub(super) fn repaired(mut self, args: &ModelArgs) -> Self {
        match &mut self {
            Self::Struct {
                item,
                members,
                serde,
            } => {
                repair_members(members);
                own_names(&mut item.fields, members, rule(serde, "rename_all", args));
            }
            Self::Newtype { member, .. } => repair_members(std::slice::from_mut(member)),
            Self::StringEnum { item, variants, .. } => {
                item.generics = Generics::default();
                without_derives(&mut item.attrs, &["Copy", "Serialize", "Deserialize"]);
                let mut kept = Punctuated::new();
                for variant in &item.variants {
                    if variant.ident != "Unknown" {
                        let mut variant = variant.clone();
                        variant.discriminant = None;
                        kept.push(variant);
                    }
                }
                item.variants = kept;
                variants.retain(|variant| variant.ident != "Unknown");
            }
            Self::DataEnum {
                item,
                members,
                serde,
            } => {
                let rule = rule(serde, "rename_all_fields", args);
                for (variant, members) in item.variants.iter_mut().zip(members) {
                    repair_members(members);
                    let is_named = matches!(variant.fields, Fields::Named(_));
                    own_names(&mut variant.fields, members, rule.filter(|_| is_named));
                }
            }
            Self::Misshapen(_) | Self::Other(_) => {}
        }
        self
    }
}

fn repair_members(members: &mut [Member]) {
    for member in members {
        if serializer::conflicts(member) {
            member.secret = None;
        }
        member.constraint = None;
    }
}

/// Gives each member a name of its own: serde would warn of a second one that it never reads.
fn own_names(fields: &mut Fields, members: &[Member], rule: Option<RenameRule>) {
    for (wire, _, second) in &shared_names(members, rule) {
        let Some(field) = fields.iter_mut().nth(*second) else {
            continue;
        };
        let name = format!("{wire} {second}");
        // Whatever else serde is told may be about the name, too.
        attrs::retain(&mut field.attrs, &mut |attr| !attrs::is_serde(attr));
        let rename = quote!(#[serde(rename = #name)]);
        field.attrs.append(&mut attributes(rename));
    }
}

/// Removes traits from the derives.
fn without_derives(attrs: &mut Vec<Attribute>, names: &[&str]) {
    let mut kept = Vec::new();
    for path in &attrs::derives(attrs) {
        let last = path.segments.last();
        if last.is_none_or(|last| !is_one_of(&last.ident, names)) {
            kept.push(path.to_token_stream());
        }
    }
    attrs::retain(attrs, &mut |attr| !attr.path().is_ident("derive"));
    let mut all = attributes(quote!(#[derive(#(#kept),*)]));
    all.append(attrs);
    *attrs = all;
}
