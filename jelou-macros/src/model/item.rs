//! The item below `#[jelou_model]`.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Field, Fields, Item, ItemEnum, ItemStruct, Type};

use super::attr::ModelArgs;
use super::variants::{self, StringVariant};
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::fields::member::Member;
use crate::fields::{attribute_names, shared_attrs, twice};
use crate::syntax::items::kind_of;
use crate::syntax::serde::SerdeAttrs;
use crate::syntax::text::to_source;
use crate::syntax::types::{is_integer, is_string};
use crate::syntax::{attrs, recovery};
use crate::tokens::parse::parse;

/// What the item is.
pub(crate) enum Model {
    /// A struct with named fields.
    Struct {
        item: ItemStruct,
        members: Vec<Member>,
        serde: SerdeAttrs,
    },
    /// A struct around one value.
    Newtype {
        item: ItemStruct,
        member: Box<Member>,
        kind: NewtypeKind,
    },
    /// An enum of texts.
    StringEnum {
        item: ItemEnum,
        variants: Vec<StringVariant>,
        serde: SerdeAttrs,
    },
    /// An enum whose variants hold data.
    DataEnum {
        item: ItemEnum,
        members: Vec<Vec<Member>>,
        serde: SerdeAttrs,
    },
    /// A struct of another shape, which was reported.
    Misshapen(ItemStruct),
    /// Something else, which was reported and is emitted as it is.
    Other(TokenStream),
}

/// What a newtype holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewtypeKind {
    Text,
    Integer,
    Other,
}

impl Model {
    /// Reads the item, and reports one that cannot be a model.
    pub(crate) fn read(
        tokens: TokenStream,
        args: &ModelArgs,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let item = match parse::<Item>(tokens.clone()) {
            Ok(item) => item,
            Err(error) => {
                if let Some(item) = recovery::read(tokens.clone()) {
                    return Self::read_struct(item, diagnostics);
                }
                diagnostics.syntax(Code::UnreadableItem, &error);
                return Self::Other(tokens);
            }
        };
        match item {
            Item::Struct(item) => Self::read_struct(item, diagnostics),
            Item::Enum(item) => variants::read(item, args, diagnostics),
            other => {
                let (kind, span) = kind_of(&other);
                diagnostics
                    .error(
                        Code::NotAModel,
                        span,
                        format_args!("`#[jelou_model]` describes a type on the wire; found {kind}"),
                    )
                    .help("put it on a struct with named fields, a newtype or an enum");
                Self::Other(tokens)
            }
        }
    }

    fn read_struct(mut item: ItemStruct, diagnostics: &mut Diagnostics) -> Self {
        clean(&mut item.attrs, &item.ident, diagnostics);
        let serde = SerdeAttrs::read(&item.attrs);
        let foreign = attrs::has_foreign_derive(&attrs::derives(&item.attrs));
        let (ident, count) = (item.ident.clone(), item.fields.len());
        match &mut item.fields {
            Fields::Named(_) => {
                twice::fields(&mut item.fields, diagnostics);
                let mut members = read_fields(&mut item.fields, foreign, diagnostics);
                if serde.mention(&["transparent"]).is_some() {
                    for member in &mut members {
                        member.is_kept = true;
                    }
                }
                Self::Struct {
                    item,
                    members,
                    serde,
                }
            }
            Fields::Unnamed(fields) if count == 1 => {
                let Some(member) = fields
                    .unnamed
                    .first_mut()
                    .map(|field| read_field(field, foreign, diagnostics))
                else {
                    return Self::Misshapen(item);
                };
                let kind = NewtypeKind::of(&member.ty);
                Self::Newtype {
                    item,
                    member: Box::new(member),
                    kind,
                }
            }
            Fields::Unnamed(fields) => {
                diagnostics
                    .error(
                        Code::TupleModel,
                        &*fields,
                        format_args!("a tuple struct with {count} fields has no form on the wire"),
                    )
                    .help(format_args!(
                        "name the fields: `struct {ident} {{ name: Type }}`, or keep one"
                    ));
                for field in &mut fields.unnamed {
                    read_field(field, foreign, diagnostics);
                }
                Self::Misshapen(item)
            }
            Fields::Unit => {
                diagnostics
                    .error(
                        Code::NotAModel,
                        &ident,
                        format_args!("`{ident}` has no fields, so there is nothing on the wire"),
                    )
                    .help(format_args!(
                        "write `struct {ident} {{}}` for an empty object, or use `()` as the type"
                    ));
                Self::Misshapen(item)
            }
        }
    }
}

impl NewtypeKind {
    fn of(ty: &Type) -> Self {
        if is_string(ty) {
            Self::Text
        } else if is_integer(ty) {
            Self::Integer
        } else {
            Self::Other
        }
    }
}

/// Reads fields, and removes our attributes from them.
pub(super) fn read_fields(
    fields: &mut Fields,
    foreign: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<Member> {
    let mut members = Vec::new();
    for field in fields {
        members.push(read_field(field, foreign, diagnostics));
    }
    members
}

/// Reads a field, and removes our attributes from it.
fn read_field(field: &mut Field, foreign: bool, diagnostics: &mut Diagnostics) -> Member {
    let ident = field
        .ident
        .clone()
        .unwrap_or_else(|| Ident::new("value", SourceSpan::of(&field.ty).start));
    let mut member = Member::of(field, &ident);
    member.is_kept = field.ident.is_none();
    read_attributes(&mut field.attrs, &mut member, foreign, diagnostics);
    member
}

fn read_attributes(
    attrs: &mut Vec<Attribute>,
    member: &mut Member,
    foreign: bool,
    diagnostics: &mut Diagnostics,
) {
    attrs::retain(attrs, &mut |attr| {
        if shared_attrs::read(attr, member, diagnostics)
            || shared_attrs::conditional(attr, diagnostics)
        {
            return false;
        }
        let name = to_source(attr.path());
        if attribute_names::ALL.contains(&name.as_str()) {
            diagnostics
                .error(
                    Code::RoleInModel,
                    attr,
                    format_args!(
                        "`#[{name}]` is for fields of endpoints; a field of a model is a \
                        member of its object"
                    ),
                )
                .help("remove it; `#[serde(rename = \"..\")]` gives the member another name");
            return false;
        }
        !shared_attrs::misspelt(attr, &attribute_names::SHARED, foreign, diagnostics)
    });
}

/// Reports attributes on the item that cannot stay there, and removes them.
pub(super) fn clean(attrs: &mut Vec<Attribute>, ident: &Ident, diagnostics: &mut Diagnostics) {
    attrs::retain(attrs, &mut |attr| {
        let name = to_source(attr.path());
        let last = attr
            .path()
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default();
        if matches!(last.as_str(), "jelou_endpoint" | "jelou_model") {
            let (headline, help) = if last == "jelou_model" {
                ("`#[jelou_model]` stands twice", "remove one of them")
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
                    SourceSpan::attribute(ident.span()),
                    "the first declaration is here",
                );
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
        } else {
            true
        }
    });
}
