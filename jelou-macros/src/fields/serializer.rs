//! The serde attributes that the macros add to a member of a JSON object.

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use super::member::Member;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::generated;
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

/// The attributes that the user did not give: what is absent is left out, constraints are checked,
/// secrets are hidden.
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

/// The function that serializes a member with a constraint or a secret.
pub(crate) fn serializer(member: &Member, krate: &CratePath) -> Option<TokenStream> {
    let private = krate.private();
    let Some((_, constraint)) = &member.constraint else {
        return member
            .secret
            .is_some()
            .then(|| quote!(#private::serialize_secret));
    };
    let secret = if member.secret.is_some() {
        "secret_"
    } else {
        ""
    };
    let function = generated(&format!("serialize_{secret}{}", constraint.kind.name()));
    let ends = constraint.const_arguments();
    Some(quote!(#private::#function::<_, #ends>))
}

/// Settings that name another serializer.
const SERIALIZERS: [&str; 2] = ["with", "serialize_with"];

/// Settings that leave a member without a value of its own.
const UNWRITTEN: [&str; 3] = ["flatten", "skip", "skip_serializing"];

/// Whether a constraint or a secret of the member would need a second serializer, or cannot have one.
pub(crate) fn conflicts(member: &Member) -> bool {
    let has_serializer = member.secret.is_some() || member.constraint.is_some();
    has_serializer
        && member
            .serde
            .mention(&SERIALIZERS)
            .or(member.serde.mention(&UNWRITTEN))
            .is_some()
}

/// Reports what [`conflicts`].
pub(crate) fn check(member: &Member, diagnostics: &mut Diagnostics) {
    let constraint = member.constraint.as_ref().map(|(attr, _)| attr);
    for attr in [member.secret.as_ref(), constraint] {
        let Some(attr) = attr else { continue };
        let own = to_source(attr.path());
        let name = &member.name;
        if let Some(setting) = member.serde.mention(&SERIALIZERS) {
            diagnostics
                .error(
                    Code::TwoSerializers,
                    attr,
                    format_args!(
                        "`#[{own}]` and `#[serde({setting})]` both say how `{name}` is \
                        serialized"
                    ),
                )
                .help(format_args!(
                    "make a newtype that serializes that way, and put `#[{own}]` on the field \
                        that holds it"
                ))
                .at(setting, "the other serializer is named here");
        } else if let Some(setting) = member.serde.mention(&UNWRITTEN) {
            diagnostics
                .error(
                    Code::TwoSerializers,
                    attr,
                    format_args!(
                        "`#[{own}]` needs a member of its own, and `#[serde({setting})]` \
                        leaves `{name}` none"
                    ),
                )
                .help(format_args!("remove `#[{own}]`, or remove `{setting}`"))
                .at(setting, format_args!("`{setting}` stands here"));
        }
    }
}
