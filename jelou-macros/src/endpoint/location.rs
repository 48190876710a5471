//! Where a field travels, and what its location attribute says.

use proc_macro2::Ident;
use syn::{Attribute, LitStr};

use crate::fields::member::{Member, TypeCheck};

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
