//! The serde attributes that the macros add to a member of a JSON object.

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use super::member::Member;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::syntax::crate_path::CratePath;
use crate::syntax::text::to_source;
use crate::syntax::types::Shape;

/// Which side of serde the attributes are for.
#[derive(Clone, Copy, PartialEq, Eq)]
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
    if let Some(is_absent) = is_absent(member, krate) {
        let is_absent = to_source(&is_absent);
        if !serde.is_skipped() {
            let setting = quote!(skip_serializing_if = #is_absent);
            added.extend(serde.unless("skip_serializing_if", &setting));
        }
        if side == Side::Both {
            // By its path: `default` alone asks for `T: Default` of every type parameter.
            let setting = quote!(default = "::core::default::Default::default");
            added.extend(serde.unless("default", &setting));
        }
    }
    if let Some(function) = serializer(member, krate) {
        // On the type: that is what the function may not be able to serialize.
        let function = LitStr::new(&to_source(&function), SourceSpan::of(&member.ty).start);
        added.extend(quote!(#[serde(serialize_with = #function)]));
    }
    added
}

/// The function that tells whether an optional member is left out, unless the user gives one.
pub(crate) fn is_absent(member: &Member, krate: &CratePath) -> Option<TokenStream> {
    if member.is_kept {
        return None;
    }
    match Shape::of(&member.ty) {
        Shape::Option(_) => Some(quote!(::core::option::Option::is_none)),
        Shape::Patch => Some(quote!(#krate::Patch::is_absent)),
        _ => None,
    }
}

/// The function that serializes a member with a limit or a secret.
pub(crate) fn serializer(member: &Member, krate: &CratePath) -> Option<TokenStream> {
    let private = krate.private();
    let limits = member
        .limit
        .as_ref()
        .map(|(_, limit)| limit.const_arguments());
    match (&member.secret, limits) {
        (None, None) => None,
        (Some(_), None) => Some(quote!(#private::serialize_secret)),
        (None, Some(limits)) => Some(quote!(#private::serialize_limited::<_, #limits>)),
        (Some(_), Some(limits)) => Some(quote!(#private::serialize_secret_limited::<_, #limits>)),
    }
}

/// Settings that name another serializer.
const SERIALIZERS: [&str; 2] = ["with", "serialize_with"];

/// Settings that leave a member without a value of its own.
const UNWRITTEN: [&str; 3] = ["flatten", "skip", "skip_serializing"];

/// Whether a limit or a secret of the member would need a second serializer, or cannot have one.
pub(crate) fn conflicts(member: &Member) -> bool {
    let marked = member.secret.is_some() || member.limit.is_some();
    marked
        && member
            .serde
            .mention(&SERIALIZERS)
            .or(member.serde.mention(&UNWRITTEN))
            .is_some()
}

/// Reports what [`conflicts`].
pub(crate) fn check(member: &Member, diagnostics: &mut Diagnostics) {
    let limit = member.limit.as_ref().map(|(attr, _)| attr);
    for (mark, attr) in [("secret", member.secret.as_ref()), ("limit", limit)] {
        let Some(attr) = attr else { continue };
        let name = &member.name;
        if let Some(setting) = member.serde.mention(&SERIALIZERS) {
            diagnostics
                .error(
                    Code::TwoSerializers,
                    attr,
                    format_args!(
                        "`#[{mark}]` and `#[serde({setting})]` both say how `{name}` is \
                        serialized"
                    ),
                )
                .help(format_args!(
                    "make a newtype that serializes that way, and put `#[{mark}]` on the field \
                        that holds it"
                ))
                .at(setting, "the other serializer is named here");
        } else if let Some(setting) = member.serde.mention(&UNWRITTEN) {
            diagnostics
                .error(
                    Code::TwoSerializers,
                    attr,
                    format_args!(
                        "`#[{mark}]` needs a member of its own, and `#[serde({setting})]` \
                        leaves `{name}` none"
                    ),
                )
                .help(format_args!("remove `#[{mark}]`, or remove `{setting}`"))
                .at(setting, format_args!("`{setting}` stands here"));
        }
    }
}
