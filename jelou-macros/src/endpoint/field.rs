//! Reads the attributes of the fields of an endpoint.

use syn::{Attribute, ItemStruct};

use super::location::LocationAttr;
use super::location_attrs;
use crate::diagnostics::{Code, Diagnostics};
use crate::fields::member::Member;
use crate::fields::{attribute_names, shared_attrs};
use crate::syntax::attrs;
use crate::syntax::text::to_source;

/// A field whose attributes were read.
pub(crate) struct ReadField {
    pub(crate) member: Member,
    pub(crate) location_attr: Option<LocationAttr>,
}

/// Reads the attributes of all fields, and removes ours from the item. serde's are removed too,
/// unless the user derives what they are for.
pub(crate) fn read(
    item: &mut ItemStruct,
    keeps_serde: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<ReadField> {
    let foreign = attrs::has_foreign_derive(&attrs::derives(&item.attrs));
    let mut fields = Vec::new();
    for field in &mut item.fields {
        let Some(ident) = field.ident.clone() else {
            // A field without a name was reported.
            attrs::retain(&mut field.attrs, &mut |attr| !is_ours(attr));
            continue;
        };
        let mut read = ReadField {
            member: Member::of(field, &ident),
            location_attr: None,
        };
        attrs::retain(&mut field.attrs, &mut |attr| {
            let is_ours = read_attribute(attr, &mut read, foreign, diagnostics);
            !is_ours && (keeps_serde || !attrs::is_serde(attr))
        });
        fields.push(read);
    }
    fields
}

/// Whether the attribute is consumed by the macro.
pub(crate) fn is_ours(attr: &Attribute) -> bool {
    attribute_names::ALL
        .iter()
        .any(|name| attr.path().is_ident(name))
        || attrs::mentioned_in_cfg_attr(attr, &attribute_names::ALL).is_some()
}

/// Reads an attribute, and tells whether it is ours, a misspelt one included.
fn read_attribute(
    attr: &Attribute,
    read: &mut ReadField,
    foreign: bool,
    diagnostics: &mut Diagnostics,
) -> bool {
    if shared_attrs::read(attr, &mut read.member, diagnostics)
        || shared_attrs::conditional(attr, diagnostics)
    {
        return true;
    }
    match attribute_names::LOCATION
        .iter()
        .find(|name| attr.path().is_ident(name))
    {
        Some(name) => {
            read_role(attr, name, read, diagnostics);
            true
        }
        None => shared_attrs::misspelt(attr, &attribute_names::ALL, foreign, diagnostics),
    }
}

fn read_role(attr: &Attribute, name: &str, read: &mut ReadField, diagnostics: &mut Diagnostics) {
    let before = diagnostics.count();
    let kind = location_attrs::read(attr, name, &read.member, diagnostics);
    let is_right = diagnostics.count() == before;
    let Some(first) = &read.location_attr else {
        read.location_attr = Some(LocationAttr {
            attr: attr.clone(),
            kind,
            is_right,
        });
        return;
    };
    let first_name = to_source(first.attr.path());
    if first_name == name {
        shared_attrs::repeated(attr, Some(&first.attr), diagnostics);
    } else {
        diagnostics
            .error(
                Code::TwoRoles,
                attr,
                format_args!(
                    "`{}` has two locations: a field has one location in the request",
                    read.member.name
                ),
            )
            .help(format_args!("keep `#[{first_name}]` or `#[{name}]`"))
            .at(
                &first.attr,
                format_args!("`{}` already has `#[{first_name}]` here", read.member.name),
            );
    }
}
