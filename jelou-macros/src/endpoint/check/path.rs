//! The template against the fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, LitStr, Type};

use crate::diagnostics::{Code, Diagnostics, list};
use crate::endpoint::declaration::{Declaration, meant_field};
use crate::endpoint::location::{Field, LocationKind, Role};
use crate::endpoint::path::Piece;
use crate::endpoint::path_text::draw;
use crate::syntax::names;
use crate::syntax::text::to_source;
use crate::syntax::types::{Shape, ungroup};

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    for field in declaration.with_role(|role| *role == Role::Path) {
        value_type(field, diagnostics);
        condition(field, diagnostics);
    }
    let Some(literal) = &declaration.args.path else {
        return;
    };
    elsewhere(declaration, literal, diagnostics);
    if declaration.template_is_right {
        placeholders(declaration, literal, diagnostics);
        unused(declaration, literal, diagnostics);
    }
}

/// Every placeholder has a field.
fn placeholders(declaration: &Declaration, literal: &LitStr, diagnostics: &mut Diagnostics) {
    if matches!(declaration.item.fields, Fields::Unnamed(_)) {
        return;
    }
    let mut near = false;
    for piece in &declaration.template.pieces {
        let Piece::Placeholder { name, offset } = piece else {
            continue;
        };
        let has_field = declaration.path_field(name).is_some()
            || declaration
                .fields
                .iter()
                .any(|field| field.member.name == *name);
        if has_field {
            continue;
        }
        if declaration.fields.is_empty() {
            without_fields(declaration, name, literal, diagnostics);
        } else {
            // Without a near name the compiler would propose something out of the prelude.
            near |= unknown_placeholder(declaration, name, *offset, literal, diagnostics);
        }
    }
    if near {
        diagnostics.probe(point_into_literal(declaration, literal));
    }
}

fn without_fields(
    declaration: &Declaration,
    placeholder: &str,
    literal: &LitStr,
    diagnostics: &mut Diagnostics,
) {
    let ident = declaration.ident();
    diagnostics
        .error(
            Code::PlaceholderWithoutFields,
            ident,
            format_args!("`{{{placeholder}}}` needs a field, and `{ident}` has none"),
        )
        .help(format_args!(
            "write `struct {ident} {{ {placeholder}: Type }}`"
        ))
        .at(
            literal,
            format_args!("`{{{placeholder}}}` stands in this path"),
        );
}

/// Tells whether the compiler would propose the field that is meant, too.
fn unknown_placeholder(
    declaration: &Declaration,
    placeholder: &str,
    offset: usize,
    literal: &LitStr,
    diagnostics: &mut Diagnostics,
) -> bool {
    let candidates = free_fields(declaration);
    let meant = meant_field(placeholder, &candidates);
    let report = diagnostics.error(
        Code::UnknownPlaceholder,
        literal,
        format_args!("no field for the placeholder `{{{placeholder}}}`"),
    );
    report.drawing(draw(
        &literal.value(),
        offset,
        placeholder.chars().count(),
        "no field has this name",
    ));
    let other_case = meant.is_some() && names::field_like(placeholder).as_deref() == meant;
    if let Some(meant) = meant {
        report.help(if other_case {
            format!("write `{{{meant}}}`, or add `#[path({placeholder:?})]` to the field `{meant}`")
        } else {
            format!("did you mean `{{{meant}}}`?")
        });
    }
    report.help(field_names(declaration));
    // The compiler does not take another case for a slip of the keyboard, and would propose nothing.
    meant.is_some() && !other_case
}

/// `the fields are ..`
pub(super) fn field_names(declaration: &Declaration) -> String {
    let names = declaration.field_names();
    match names.as_slice() {
        [] => "there are no fields".to_owned(),
        [only] => format!("the only field is `{only}`"),
        _ => format!("the fields are {}", list(&names)),
    }
}

/// The fields that an unknown placeholder can mean: not in the path yet, and not elsewhere.
fn free_fields(declaration: &Declaration) -> Vec<&str> {
    let placeholders = declaration.template.placeholders();
    let mut free = Vec::new();
    for field in &declaration.fields {
        let may_be_in_path = matches!(
            field
                .location_attr
                .as_ref()
                .map(|location_attr| &location_attr.kind),
            None | Some(LocationKind::Path(_))
        );
        if may_be_in_path && !placeholders.contains(&field.wire.as_str()) {
            free.push(field.member.name.as_str());
        }
    }
    free
}

/// Makes the compiler itself report the unknown placeholders.
///
/// A macro cannot point inside a string literal on stable Rust, but `format_args!` can: in a
/// function where every field is a variable, the literal names a variable that does not exist. The
/// compiler underlines exactly the name, and proposes the fix that an editor can apply.
fn point_into_literal(declaration: &Declaration, literal: &LitStr) -> TokenStream {
    // The variables need the hygiene of the literal, which is what names them.
    let mut variables = TokenStream::new();
    for field in &declaration.fields {
        let name = if field.role == Role::Path {
            &field.wire
        } else {
            &field.member.name
        };
        let variable = names::identifier(name, literal.span());
        variables.extend(quote!(let #variable = "";));
    }
    quote! {
        #[allow(unused)]
        fn __placeholders() {
            #variables
            let _ = ::core::format_args!(#literal);
        }
    }
}

/// Every field with `#[path]` stands in the template.
fn unused(declaration: &Declaration, literal: &LitStr, diagnostics: &mut Diagnostics) {
    let placeholders = declaration.template.placeholders();
    let candidates = free_fields(declaration);
    // The fields that placeholders without one probably mean.
    let mut meant = Vec::new();
    for placeholder in &placeholders {
        if declaration.path_field(placeholder).is_none()
            && let Some(field) = meant_field(placeholder, &candidates)
        {
            meant.push(field);
        }
    }
    for field in &declaration.fields {
        let is_path = field.location_attr.as_ref().is_some_and(|location_attr| {
            location_attr.is_right && matches!(location_attr.kind, LocationKind::Path(_))
        });
        let (name, wire) = (&field.member.name, &field.wire);
        let stands = placeholders.contains(&wire.as_str());
        if !is_path || stands || meant.contains(&name.as_str()) {
            continue;
        }
        diagnostics
            .error(
                Code::PathFieldNotInTemplate,
                &field.member.ident,
                format_args!("`{name}` has `#[path]`, but the path has no `{{{wire}}}`"),
            )
            .help(format_args!(
                "add `/{{{wire}}}` to the path, or remove `#[path]`"
            ))
            .at(literal, "the path is declared here");
    }
}

/// A field whose name stands in the template has no other location attribute.
fn elsewhere(declaration: &Declaration, literal: &LitStr, diagnostics: &mut Diagnostics) {
    for field in &declaration.fields {
        let Some(location_attr) = &field.location_attr else {
            continue;
        };
        let name = &field.member.name;
        let claimed = declaration.path_field(name).is_some();
        if matches!(location_attr.kind, LocationKind::Path(_))
            || claimed
            || !declaration.template.mentions(name)
        {
            continue;
        }
        let attribute = to_source(location_attr.attr.path());
        diagnostics
            .error(
                Code::PathFieldElsewhere,
                &location_attr.attr,
                format_args!("`{name}` is in the path, so it cannot also be `#[{attribute}]`"),
            )
            .help(format_args!(
                "remove `#[{attribute}]`, or remove `{{{name}}}` from the path"
            ))
            .at(literal, format_args!("`{{{name}}}` stands in this path"));
    }
}

/// What certainly is not one segment. The rest is for the compiler, which sees through aliases.
fn value_type(field: &Field, diagnostics: &mut Diagnostics) {
    let (name, ty) = (&field.member.name, &field.member.ty);
    if Shape::of(ty).is_optional() {
        diagnostics
            .error(
                Code::OptionalInPath,
                ty,
                format_args!("`{}` cannot be used as a path parameter", to_source(ty)),
            )
            .help(format_args!(
                "an optional value belongs in the query: remove `{{{}}}` from the path and put \
                    `#[query]` on `{name}`",
                field.wire
            ));
        return;
    }
    let many = matches!(Shape::of(ty), Shape::List(_) | Shape::Bytes)
        || matches!(
            ungroup(ty),
            Type::Tuple(_) | Type::Array(_) | Type::Slice(_)
        );
    if many {
        diagnostics
            .error(
                Code::ManyInPath,
                ty,
                format_args!("`{}` is not a single path segment", to_source(ty)),
            )
            .help("use one scalar, or a newtype that implements `PathValue`");
    }
}

fn condition(field: &Field, diagnostics: &mut Diagnostics) {
    if let Some(cfg) = field.member.cfgs.first() {
        diagnostics
            .error(
                Code::ConditionalPathField,
                cfg,
                format_args!(
                    "`{}` is in the path, which would change with this `cfg`",
                    field.member.name
                ),
            )
            .help("declare two endpoints, each with its own `#[cfg(..)]`");
    }
}
