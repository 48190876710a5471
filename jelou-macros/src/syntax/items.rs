//! What kind of item an attribute stands on.

use syn::Item;
use syn::spanned::Spanned;

use crate::diagnostics::SourceSpan;

/// What kind of item it is, in words, and its keyword.
pub(crate) fn kind_of(item: &Item) -> (&'static str, SourceSpan) {
    match item {
        Item::Enum(item) => ("an enum", (&item.enum_token).into()),
        Item::Union(item) => ("a union", (&item.union_token).into()),
        Item::Fn(item) => ("a function", (&item.sig.fn_token).into()),
        Item::Trait(item) => ("a trait", (&item.trait_token).into()),
        Item::Impl(item) => ("an impl block", (&item.impl_token).into()),
        Item::Mod(item) => ("a module", (&item.mod_token).into()),
        Item::Type(item) => ("a type alias", (&item.type_token).into()),
        Item::Const(item) => ("a constant", (&item.const_token).into()),
        Item::Static(item) => ("a static", (&item.static_token).into()),
        Item::Struct(item) => ("a struct", (&item.struct_token).into()),
        other => ("something else", other.span().into()),
    }
}
