//! The serde attributes that the macros add to a member of a JSON object.

use proc_macro2::TokenStream;
use quote::quote;

use super::Member;
use crate::diagnostics::{Code, Diagnostics};
use crate::syntax::crate_path::CratePath;
use crate::syntax::types::Shape;

/// Which side of serde the attributes are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Writing only.
    Write,
    /// Writing and reading.
    Both,
}

/// The attributes that the user did not give: what is absent is left out, limits are checked,
/// secrets are marked.
pub(crate) fn added_attributes(member: &Member, krate: &CratePath, side: Side) -> TokenStream {
    let serde = &member.serde;
    let mut added = TokenStream::new();
    if serde.setting(&["skip", "flatten"]).is_some() {
        return added;
    }
    let is_absent = match Shape::of(&member.ty) {
        Shape::Option(_) => Some("::core::option::Option::is_none".to_owned()),
        Shape::Patch(_) => Some(format!("{}::Patch::is_absent", krate.text())),
        _ => None,
    };
    if let Some(is_absent) = is_absent {
        if !serde.has("skip_serializing_if") && !serde.is_skipped() {
            added.extend(quote!(#[serde(skip_serializing_if = #is_absent)]));
        }
        if side == Side::Both && !serde.has("default") {
            added.extend(quote!(#[serde(default)]));
        }
    }
    if let Some(function) = serializer(member, krate) {
        added.extend(quote!(#[serde(serialize_with = #function)]));
    }
    added
}

/// The function that serializes a member with a limit or a secret.
fn serializer(member: &Member, krate: &CratePath) -> Option<String> {
    let private = format!("{}::__private", krate.text());
    match (&member.secret, &member.limit) {
        (None, None) => None,
        (Some(_), None) => Some(format!("{private}::serialize_secret")),
        (None, Some((_, limit))) => {
            Some(format!("{private}::serialize_limited::<_, _, {}>", limit.const_arguments()))
        }
        (Some(_), Some((_, limit))) => {
            Some(format!("{private}::serialize_secret_limited::<_, _, {}>", limit.const_arguments()))
        }
    }
}

/// Reports a member whose limit or secret would need a second serializer, or cannot have one.
pub(crate) fn check(member: &Member, diagnostics: &mut Diagnostics) {
    let marks = [("secret", member.secret.as_ref()), ("limit", member.limit.as_ref().map(|(attr, _)| attr))];
    for (name, attr) in marks {
        let Some(attr) = attr else { continue };
        if let Some(setting) = member.serde.setting(&["with", "serialize_with"]) {
            diagnostics
                .error(
                    Code::TwoSerializers,
                    attr,
                    format!("`#[{name}]` and `#[serde({setting})]` both say how `{}` is serialized", member.name),
                )
                .help(format!("make a newtype that serializes that way, and put `#[{name}]` on the field that holds it"))
                .at(setting, "the other serializer is named here");
        } else if let Some(setting) = member.serde.setting(&["flatten", "skip", "skip_serializing"]) {
            diagnostics
                .error(
                    Code::TwoSerializers,
                    attr,
                    format!("`#[{name}]` needs a member of its own, and `#[serde({setting})]` leaves `{}` none", member.name),
                )
                .help(format!("remove `#[{name}]`, or remove `{setting}`"))
                .at(setting, format!("`{setting}` stands here"));
        }
    }
}
