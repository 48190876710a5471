//! A field with a name.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, ExprPath, Field, Type};

use super::constraint::Constraint;
use crate::syntax::attrs::{self, Attributes};
use crate::syntax::names;
use crate::syntax::serde::SerdeAttrs;
use crate::syntax::types::Shape;

/// One named field.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    /// The name without `r#`.
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) docs: Attributes,
    /// `#[cfg(..)]`, to be repeated wherever the field is named.
    pub(crate) cfgs: Attributes,
    pub(crate) deprecations: Attributes,
    pub(crate) serde: SerdeAttrs,
    /// The `#[secret]` attribute.
    pub(crate) secret: Option<Attribute>,
    /// The `#[length(..)]` or `#[range(..)]` attribute and what it says.
    pub(crate) constraint: Option<(Attribute, Constraint)>,
    /// What its location asks of its type, where that is judged at all.
    pub(crate) type_check: Option<TypeCheck>,
    /// Whether it is written in any case: what has a position would move what follows it, and what
    /// is alone would leave nothing.
    pub(crate) is_kept: bool,
}

/// Whether `new` asks for a field, and what it holds otherwise.
pub(crate) enum Presence {
    Required,
    /// `None`
    Nothing,
    /// `Default::default()`
    Default,
    /// What a function of the user gives.
    Path(ExprPath),
}

impl Member {
    /// The member that `field` describes; its own attributes (`#[secret]`, `#[length]`, `#[range]`) are read by
    /// [`shared_attrs`].
    pub(crate) fn of(field: &Field, ident: &Ident) -> Self {
        Self {
            ident: ident.clone(),
            name: names::unraw(ident),
            ty: field.ty.clone(),
            docs: attrs::docs(&field.attrs),
            cfgs: attrs::cfgs(&field.attrs),
            deprecations: attrs::deprecations(&field.attrs),
            serde: SerdeAttrs::read(&field.attrs),
            secret: None,
            constraint: None,
            type_check: None,
            is_kept: false,
        }
    }

    pub(crate) fn presence(&self) -> Presence {
        if let Some(path) = &self.serde.default_path {
            return Presence::Path(path.clone());
        }
        match Shape::of(&self.ty) {
            Shape::Option(_) => Presence::Nothing,
            Shape::Patch => Presence::Default,
            _ if self.serde.setting(&["default", "skip"]).is_some() => Presence::Default,
            _ => Presence::Required,
        }
    }

    pub(crate) fn is_required(&self) -> bool {
        matches!(self.presence(), Presence::Required)
    }

    /// The value of a field that `new` does not ask for.
    pub(crate) fn initial_value(&self) -> Option<TokenStream> {
        match self.presence() {
            Presence::Required => None,
            Presence::Nothing => Some(quote!(::core::option::Option::None)),
            Presence::Default => Some(quote!(::core::default::Default::default())),
            Presence::Path(path) => Some(quote!(#path())),
        }
    }
}

/// The location of a field, as far as it asks something of the type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypeCheck {
    Path,
    Query,
    /// What makes a repetition harmless, in the query.
    QueryKey,
    FlatQuery,
    Header,
    HeaderKey,
    Part,
    RawBody,
    Body,
    Member,
}

impl TypeCheck {
    /// The function of the runtime.
    pub(super) const fn function(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::QueryKey => "query_key",
            Self::FlatQuery => "flat_query",
            Self::Header => "header",
            Self::HeaderKey => "header_key",
            Self::Part => "part",
            Self::RawBody => "raw_body",
            Self::Body => "body",
            Self::Member => "member",
        }
    }

    /// Whether the parts of a container are judged one by one, as serde does.
    pub(super) const fn sees_through(self) -> bool {
        matches!(self, Self::Body | Self::Member)
    }
}
