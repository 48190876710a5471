//! `#[secret]` and `#[limit(..)]`, which fields of endpoints and of models can have.

use syn::{Attribute, Meta};

use super::Member;
use super::limit::Limit;
use crate::diagnostics::{Code, Diagnostics};
use crate::syntax::text::tidy;

/// The attributes that both kinds of fields understand.
pub(crate) const NAMES: [&str; 2] = ["secret", "limit"];

/// Reads `attr` into the member if it is one of [`NAMES`]; tells whether it was.
pub(crate) fn read(attr: &Attribute, member: &mut Member, diagnostics: &mut Diagnostics) -> bool {
    if attr.path().is_ident("secret") {
        if !matches!(attr.meta, Meta::Path(_)) {
            diagnostics
                .error(Code::BadAttributeForm, attr, "`#[secret]` takes no value")
                .help("write `#[secret]`");
        }
        repeated(attr, member.secret.as_ref(), diagnostics);
        member.secret.get_or_insert_with(|| attr.clone());
        true
    } else if attr.path().is_ident("limit") {
        let limit = Limit::read(attr, diagnostics);
        repeated(attr, member.limit.as_ref().map(|(attr, _)| attr), diagnostics);
        if let (None, Some(limit)) = (&member.limit, limit) {
            member.limit = Some((attr.clone(), limit));
        }
        true
    } else {
        false
    }
}

/// Reports an attribute that stands on the field already.
pub(crate) fn repeated(attr: &Attribute, first: Option<&Attribute>, diagnostics: &mut Diagnostics) {
    if let Some(first) = first {
        let name = tidy(attr.path());
        diagnostics
            .error(Code::RepeatedAttribute, attr, format!("`#[{name}]` stands twice on this field"))
            .help("remove one of them")
            .at(first, format!("the first `#[{name}]` stands here"));
    }
}
