//! Rules for the fields of endpoints and of models.

use syn::{Attribute, Path, Type};

use super::constraint::{Constrainable, Constraint, ConstraintKind};
use super::member::Member;
use super::serializer;
use crate::diagnostics::{Code, Diagnostics};
use crate::syntax::attrs::derived;
use crate::syntax::text::to_source;
use crate::syntax::types::{Shape, present, ungroup};

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

/// A length is that of a text or a list, a range that of a whole number. What a name stands for is
/// known to the compiler only.
pub(crate) fn constrained(member: &Member, diagnostics: &mut Diagnostics) {
    let Some((attr, constraint)) = &member.constraint else {
        return;
    };
    if serializer::conflicts(member) {
        return;
    }
    let ty = present(&member.ty);
    let name = constraint.kind.name();
    let message = format!("`#[{name}]` cannot check `{}`", to_source(ty));
    match Constrainable::of(ty) {
        Constrainable::By(kind) if kind != constraint.kind => {
            diagnostics
                .error(Code::WrongConstraint, attr, message)
                .help(right_constraint(kind, &constraint.source()));
        }
        Constrainable::TooWide => {
            diagnostics
                .error(Code::WrongConstraint, ty, message)
                .help(format_args!(
                    "write a whole number of 64 bits: `i64`, or remove `#[{name}(..)]`"
                ));
        }
        Constrainable::Never => {
            diagnostics
                .error(Code::WrongConstraint, ty, message)
                .help(format_args!(
                    "write a whole number such as `u32`, a text or a list, or remove `#[{name}(..)]`"
                ));
        }
        Constrainable::By(_) | Constrainable::Unknown => {}
    }
}

fn right_constraint(kind: ConstraintKind, range: &str) -> String {
    let checked = match kind {
        ConstraintKind::Length => "the characters of a text or the items of a list",
        ConstraintKind::Range => "the value of a number",
    };
    format!(
        "write `#[{}({range})]`, which checks {checked}",
        kind.name()
    )
}

/// Reports `#[limit(..)]`, the name that both constraints once had.
pub(crate) fn old_limit(attr: &Attribute, ty: &Type, diagnostics: &mut Diagnostics) {
    let mut ignored = Diagnostics::new();
    let range = Constraint::read(ConstraintKind::Range, attr, &mut ignored)
        .map_or_else(|| "1..=24".to_owned(), Constraint::source);
    // What is wrong with the range is told by the attribute that takes its place.
    let _ = ignored.finish();
    let help = match Constrainable::of(ty) {
        Constrainable::By(kind) => right_constraint(kind, &range),
        Constrainable::TooWide => {
            format!("write a whole number of 64 bits with `#[range({range})]`")
        }
        Constrainable::Never => {
            "remove it: lengths of texts and lists and ranges of whole numbers are checked"
                .to_owned()
        }
        Constrainable::Unknown => format!(
            "write `#[length({range})]` for a text or a list, `#[range({range})]` for a whole number"
        ),
    };
    diagnostics
        .error(Code::OldLimit, attr, "there is no `#[limit]`")
        .help(help);
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
