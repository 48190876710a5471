//! `#[secret]`, `#[length(..)]` and `#[range(..)]`, which fields of endpoints and of models can have.

use syn::{Attribute, Meta};

use super::attribute_names;
use super::constraint::{Constraint, ConstraintKind};
use super::member::Member;
use super::rules;
use crate::diagnostics::{Code, Diagnostics, nearest};
use crate::syntax::attrs;
use crate::syntax::text::to_source;

/// Reads `attr` into the member if it is one of [`SHARED`](attribute_names::SHARED); tells whether it was.
pub(crate) fn read(attr: &Attribute, member: &mut Member, diagnostics: &mut Diagnostics) -> bool {
    if attr.path().is_ident("secret") {
        if !matches!(attr.meta, Meta::Path(_)) {
            diagnostics
                .error(
                    Code::BadAttributeForm,
                    attrs::arguments_of(attr),
                    "`#[secret]` takes no value",
                )
                .help("write `#[secret]`");
        }
        repeated(attr, member.secret.as_ref(), diagnostics);
        if member.secret.is_none() {
            member.secret = Some(attr.clone());
        }
        true
    } else if let Some(kind) = constraint_kind(attr) {
        let constraint = Constraint::read(kind, attr, diagnostics);
        let first = member.constraint.as_ref().map(|(attr, _)| attr);
        repeated(attr, first, diagnostics);
        if let (None, Some(constraint)) = (&member.constraint, constraint) {
            member.constraint = Some((attr.clone(), constraint));
        }
        true
    } else if attr.path().is_ident(attribute_names::OLD_LIMIT) {
        rules::old_limit(attr, &member.ty, diagnostics);
        true
    } else {
        false
    }
}

fn constraint_kind(attr: &Attribute) -> Option<ConstraintKind> {
    [ConstraintKind::Length, ConstraintKind::Range]
        .into_iter()
        .find(|kind| attr.path().is_ident(kind.name()))
}

/// Reports one of our attributes behind a `cfg_attr`; tells whether there was one.
pub(crate) fn conditional(attr: &Attribute, diagnostics: &mut Diagnostics) -> bool {
    if conditional_cfg(attr, diagnostics) {
        return true;
    }
    let Some(name) = attrs::mentioned_in_cfg_attr(attr, &attribute_names::ALL) else {
        return false;
    };
    diagnostics
        .error(
            Code::ConditionalRole,
            &name,
            format_args!(
                "`#[{name}]` cannot depend on a `cfg`: the macro runs before it is decided"
            ),
        )
        .help("declare two fields, each with its own `#[cfg(..)]`");
    true
}

/// Reports a `cfg` behind a `cfg_attr`: what is generated for a field or a variant repeats those
/// that stand by themselves. Tells whether there was one.
pub(crate) fn conditional_cfg(attr: &Attribute, diagnostics: &mut Diagnostics) -> bool {
    let found = attrs::mentioned_in_cfg_attr(attr, &["cfg"]);
    if let Some(name) = &found {
        diagnostics
            .error(
                Code::ConditionalRole,
                name,
                "a `cfg` behind a `cfg_attr` is not seen by the macro",
            )
            .help("write one condition: `#[cfg(any(not(..), ..))]`");
    }
    found.is_some()
}

/// Reports an attribute that is nearly one of `known`; tells whether it is. Where a derive that
/// could own the attribute is in sight, `has_foreign_derive`, nothing is guessed.
pub(crate) fn misspelt(
    attr: &Attribute,
    known: &[&str],
    has_foreign_derive: bool,
    diagnostics: &mut Diagnostics,
) -> bool {
    // They are near to none of ours, but a list is cheaper than a wrong guess.
    const OF_OTHERS: [&str; 10] = [
        "doc",
        "cfg",
        "cfg_attr",
        "serde",
        "allow",
        "warn",
        "deny",
        "expect",
        "deprecated",
        "default",
    ];
    let Some(name) = attr.path().get_ident().map(ToString::to_string) else {
        return false;
    };
    if has_foreign_derive || OF_OTHERS.contains(&name.as_str()) {
        return false;
    }
    let Some(meant) = nearest(&name, known) else {
        return false;
    };
    diagnostics
        .error(
            Code::MisspeltAttribute,
            attr.path(),
            format_args!("unknown attribute `#[{name}]`"),
        )
        .help(format_args!("did you mean `#[{meant}]`?"));
    true
}

/// Reports an attribute that stands on the field already.
pub(crate) fn repeated(attr: &Attribute, first: Option<&Attribute>, diagnostics: &mut Diagnostics) {
    if let Some(first) = first {
        let name = to_source(attr.path());
        diagnostics
            .error(
                Code::RepeatedAttribute,
                attr,
                format_args!("`#[{name}]` stands twice on this field"),
            )
            .help("remove one of them")
            .at(first, format_args!("the first `#[{name}]` stands here"));
    }
}
