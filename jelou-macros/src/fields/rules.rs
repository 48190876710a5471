//! Rules for the fields of endpoints and of models.

use syn::{Attribute, Path};

use super::member::Member;
use super::serializer;
use crate::diagnostics::{Code, Diagnostics};
use crate::syntax::attrs::derived;
use crate::syntax::text::to_source;
use crate::syntax::types::{Shape, is_integer, is_word, present, ungroup};

/// An option of an option cannot be told apart on the wire. A member of an object can be absent or
/// null, other values only absent.
pub(crate) fn double_option(member: &Member, is_member: bool, diagnostics: &mut Diagnostics) {
    let Shape::Option(inner) = Shape::of(&member.ty) else {
        return;
    };
    let innermost = match Shape::of(inner) {
        Shape::Option(innermost) => to_source(ungroup(innermost)),
        Shape::Patch => {
            diagnostics
                .error(
                    Code::DoubleOption,
                    &member.ty,
                    "`Patch` says already that a member may be absent",
                )
                .help(format_args!("write `{}`", to_source(ungroup(inner))));
            return;
        }
        _ => return,
    };
    // A function of the user's may know how.
    if member
        .serde
        .mention(&["with", "serialize_with", "deserialize_with"])
        .is_some()
    {
        return;
    }
    diagnostics
        .error(
            Code::DoubleOption,
            &member.ty,
            format_args!(
                "`{}` does not say which `None` is meant",
                to_source(&member.ty)
            ),
        )
        .help(if is_member {
            format!("write `Patch<{innermost}>`: absent, null or a value")
        } else {
            format!("write `Option<{innermost}>`: the value is there or not")
        });
}

/// A limit stands on what has a measure. What a name stands for is known to the compiler only.
pub(crate) fn measured(member: &Member, diagnostics: &mut Diagnostics) {
    let ty = present(&member.ty);
    let is_wide = is_word(ty, "u128") || is_word(ty, "i128");
    let has_no_measure = is_wide || (matches!(Shape::of(ty), Shape::Scalar) && !is_integer(ty));
    if member.limit.is_none() || !has_no_measure || serializer::conflicts(member) {
        return;
    }
    diagnostics
        .error(
            Code::Unmeasured,
            ty,
            format_args!("`#[limit]` cannot measure `{}`", to_source(ty)),
        )
        .help(format_args!(
            "write {}, or remove `#[limit(..)]`",
            if is_wide {
                "a whole number of 64 bits: `i64`"
            } else {
                "a whole number such as `u32`, a text or a list"
            }
        ));
}

/// A setter has the name of its field, and may not replace another method.
pub(crate) fn method_name(member: &Member, reserved: &[&str], diagnostics: &mut Diagnostics) {
    if member.is_required() || !reserved.contains(&member.name.as_str()) {
        return;
    }
    let name = &member.name;
    diagnostics
        .error(
            Code::NameClash,
            &member.ident,
            format_args!("the setter of `{name}` would clash with the generated method `{name}`"),
        )
        .help(format_args!(
            "rename the field and keep the name on the wire: `#[serde(rename = \
            {name:?})] {name}_value`"
        ));
}

/// Secrets are hidden by a `Debug` of ours; a derived one prints them.
pub(crate) fn derived_debug(
    derives: &[Path],
    secret: Option<&Attribute>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(debug), Some(secret)) = (derived(derives, "Debug"), secret) else {
        return;
    };
    diagnostics
        .error(
            Code::SecretInDebug,
            debug,
            "a derived `Debug` would print the secret",
        )
        .help("remove `Debug` from the derive: the macro implements it, with `***` for secrets")
        .at(secret, "the secret is declared here");
}
