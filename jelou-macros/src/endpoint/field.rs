//! The fields of an endpoint: what their attributes say, and where they travel.

use proc_macro2::Ident;
use syn::{Attribute, ItemStruct, LitStr};

use super::location_attrs;
use crate::diagnostics::{Code, Diagnostics};
use crate::fields::type_checks::TypeCheck;
use crate::fields::{Member, shared_attrs};
use crate::syntax::attrs;
use crate::syntax::text::to_source;

/// The attributes that give a field its location.
pub(crate) const ROLE_NAMES: [&str; 6] = ["path", "query", "header", "body", "raw_body", "part"];

/// Every attribute that a field can have.
pub(crate) const HELPER_NAMES: [&str; 8] = {
    let [path, query, header, body, raw_body, part] = ROLE_NAMES;
    let [secret, limit] = shared_attrs::NAMES;
    [path, query, header, body, raw_body, part, secret, limit]
};

/// How a list stands in the query.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ListStyle {
    #[default]
    Repeated,
    Comma,
    Brackets,
}

/// What a role attribute says.
pub(crate) enum LocationKind {
    Path(Option<LitStr>),
    Query {
        name: Option<LitStr>,
        style: Option<(Ident, ListStyle)>,
    },
    FlatQuery,
    Header(Option<LitStr>),
    Body,
    RawBody,
    Part(Option<LitStr>),
}

impl LocationKind {
    /// Where it puts the field.
    pub(crate) fn role(&self) -> Role {
        match self {
            Self::Path(_) => Role::Path,
            Self::Query { style, .. } => {
                Role::Query(style.as_ref().map(|(_, style)| *style).unwrap_or_default())
            }
            Self::FlatQuery => Role::FlatQuery,
            Self::Header(_) => Role::Header,
            Self::Body => Role::Body,
            Self::RawBody => Role::RawBody,
            Self::Part(_) => Role::Part,
        }
    }

    /// The name on the wire that it gives.
    pub(crate) fn name(&self) -> Option<&LitStr> {
        match self {
            Self::Path(name) | Self::Query { name, .. } | Self::Header(name) | Self::Part(name) => {
                name.as_ref()
            }
            Self::FlatQuery | Self::Body | Self::RawBody => None,
        }
    }
}

/// A role attribute.
pub(crate) struct LocationAttr {
    pub(crate) attr: Attribute,
    pub(crate) kind: LocationKind,
    /// Whether the attribute was read without errors. Of a wrong one the role is known, and
    /// nothing more is concluded from it.
    pub(crate) is_right: bool,
}

/// Where a field travels.
#[derive(PartialEq, Eq)]
pub(crate) enum Role {
    Path,
    Query(ListStyle),
    FlatQuery,
    Header,
    /// A member of the JSON body.
    Member,
    /// A member that serde skips: it does not travel.
    Skipped,
    Body,
    RawBody,
    Part,
}

impl Role {
    /// What the location asks of the type of `member`.
    pub(crate) fn type_check(&self, member: &Member) -> Option<TypeCheck> {
        Some(match self {
            Self::Path => TypeCheck::Path,
            Self::Query(_) => TypeCheck::Query,
            Self::FlatQuery => TypeCheck::FlatQuery,
            Self::Header => TypeCheck::Header,
            // A function of the user's writes it, or serde has something to say first.
            Self::Member
                if member.serde.setting(&["with", "serialize_with"]).is_some()
                    || member.serde.is_unclear() =>
            {
                return None;
            }
            Self::Member => TypeCheck::Member,
            Self::Body => TypeCheck::Body,
            Self::RawBody => TypeCheck::RawBody,
            Self::Part => TypeCheck::Part,
            Self::Skipped => return None,
        })
    }
}

/// A field with its location.
pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) location_attr: Option<LocationAttr>,
    pub(crate) role: Role,
    /// The name on the wire; empty where the role has none.
    pub(crate) wire: String,
}

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
    HELPER_NAMES.iter().any(|name| attr.path().is_ident(name))
        || attrs::mentioned_in_cfg_attr(attr, &HELPER_NAMES).is_some()
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
    match ROLE_NAMES.iter().find(|name| attr.path().is_ident(name)) {
        Some(name) => {
            read_role(attr, name, read, diagnostics);
            true
        }
        None => shared_attrs::misspelt(attr, &HELPER_NAMES, foreign, diagnostics),
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
                format_args!(
                    "`{}` already has `#[{first_name}]` here",
                    read.member.name
                ),
            );
    }
}
