//! The item below the attribute.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Fields, Item, ItemStruct};

use super::field::is_ours;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::fields::attribute_names;
use crate::syntax::items::kind_of;
use crate::syntax::text::to_source;
use crate::syntax::{attrs, recovery};
use crate::tokens::parse::{parse, written};

/// What the item is.
pub(crate) enum Read {
    /// A struct that can be an endpoint.
    Struct(Box<ItemStruct>),
    /// The same, with fields that are not typed yet: the compiler has reported them.
    Recovered(Box<ItemStruct>),
    /// Something else, which was reported and is emitted as it is. What has fields is used like a
    /// struct in the rest of the program, which is checked with one of its name.
    Other {
        tokens: TokenStream,
        anchor: Span,
        stand_in: Option<Box<ItemStruct>>,
    },
}

impl Read {
    /// A token of the user's, for errors that have none of their own.
    pub(crate) fn anchor(&self) -> Span {
        match self {
            Self::Struct(item) | Self::Recovered(item) => item.ident.span(),
            Self::Other { anchor, .. } => *anchor,
        }
    }
}

/// Reads the item, and reports one that cannot be an endpoint.
pub(crate) fn read(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Read {
    let item = match parse::<Item>(tokens.clone()) {
        Ok(item) => item,
        Err(error) => {
            if let Some(item) = recovery::read(tokens.clone()) {
                return Read::Recovered(Box::new(item));
            }
            diagnostics.syntax(Code::UnreadableItem, &error);
            return Read::Other {
                tokens,
                anchor: error.span(),
                stand_in: None,
            };
        }
    };
    match item {
        Item::Struct(item) => {
            if let Fields::Unnamed(fields) = &item.fields {
                diagnostics
                    .error(
                        Code::TupleStruct,
                        fields,
                        "the fields of an endpoint need names: a field travels by its name",
                    )
                    .help(format_args!(
                        "write `struct {} {{ name: Type }}`",
                        item.ident
                    ));
            }
            Read::Struct(Box::new(item))
        }
        other => {
            let (kind, span) = kind_of(&other);
            diagnostics
                .error(
                    Code::NotAStruct,
                    span,
                    format_args!("`#[jelou_endpoint]` describes a request struct; found {kind}"),
                )
                .help(match &other {
                    Item::Enum(_) => "an enum on the wire is a model: `#[jelou_model]`",
                    _ => {
                        "declare `struct Request { .. }`; `new`, `send` and the request function \
                        are generated"
                    }
                });
            Read::Other {
                tokens: without_helpers(&other, tokens),
                anchor: span.start,
                stand_in: stand_in(&other).map(Box::new),
            }
        }
    }
}

/// A struct with the name of an enum or of a union.
fn stand_in(item: &Item) -> Option<ItemStruct> {
    let (ident, vis, generics) = match item {
        Item::Enum(item) => (&item.ident, &item.vis, &item.generics),
        Item::Union(item) => (&item.ident, &item.vis, &item.generics),
        _ => return None,
    };
    let (params, where_clause) = (&generics.params, &generics.where_clause);
    Some(written(quote!(#vis struct #ident <#params> #where_clause;)))
}

/// The item without our attributes on its fields, which the compiler would not know.
fn without_helpers(item: &Item, tokens: TokenStream) -> TokenStream {
    let strip = |attrs: &mut Vec<Attribute>| attrs::retain(attrs, &mut |attr| !is_ours(attr));
    match item.clone() {
        Item::Enum(mut item) => {
            for variant in &mut item.variants {
                strip(&mut variant.attrs);
                variant
                    .fields
                    .iter_mut()
                    .for_each(|field| strip(&mut field.attrs));
            }
            item.to_token_stream()
        }
        Item::Union(mut item) => {
            item.fields
                .named
                .iter_mut()
                .for_each(|field| strip(&mut field.attrs));
            item.to_token_stream()
        }
        _ => tokens,
    }
}

/// Reports attributes on the struct that cannot stay there, and removes them.
pub(crate) fn clean(item: &mut ItemStruct, keeps_serde: bool, diagnostics: &mut Diagnostics) {
    let anchor = item.ident.span();
    let ident = item.ident.clone();
    attrs::retain(&mut item.attrs, &mut |attr| {
        let name = to_source(attr.path());
        let last = attr
            .path()
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default();
        if matches!(last.as_str(), "jelou_endpoint" | "jelou_model") {
            two_attributes(attr, &last, anchor, diagnostics);
            false
        } else if attribute_names::ALL.contains(&name.as_str()) {
            diagnostics
                .error(
                    Code::AttributeOnStruct,
                    attr,
                    format_args!("`#[{name}]` belongs on a field"),
                )
                .help(format_args!(
                    "move it to the field of `{ident}` that it is about"
                ));
            false
        } else if attr.path().is_ident("serde") && !keeps_serde {
            let renames = to_source(&attr.meta).contains("rename_all");
            diagnostics
                .error(
                    Code::SerdeOnEndpoint,
                    attr,
                    "`#[serde(..)]` has no effect on an endpoint, which derives neither \
                        `Serialize` nor `Deserialize`",
                )
                .help(if renames {
                    "write `rename_all = \"..\"` in `#[jelou_endpoint(..)]`"
                } else {
                    "remove it, or move it to a `#[jelou_model]` that is the `#[body]`"
                });
            false
        } else {
            keeps_serde || !attrs::is_serde(attr)
        }
    });
}

fn two_attributes(attr: &Attribute, name: &str, anchor: Span, diagnostics: &mut Diagnostics) {
    let (headline, help) = if name == "jelou_endpoint" {
        (
            "one struct describes one endpoint",
            "make a second struct; shared fields go into a `#[jelou_model]` that both embed",
        )
    } else {
        (
            "an endpoint is not a model",
            "make the model a struct of its own, and the type of a field",
        )
    };
    diagnostics
        .error(Code::TwoAttributes, attr, headline)
        .help(help)
        .at(
            SourceSpan::attribute(anchor),
            "the first declaration is here",
        );
}
