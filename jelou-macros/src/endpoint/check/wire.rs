//! Names on the wire, and what serde attributes may say.

use proc_macro2::Ident;
use syn::LitStr;

use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, LocationKind, Role};
use crate::endpoint::path_encoding::encode_name;
use crate::syntax::names::is_one_of;
use crate::syntax::text::to_source;
use crate::syntax::types::{Shape, is_single, present};

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    for field in &declaration.fields {
        conditional_serde(field, declaration.keeps_serde, diagnostics);
        if !declaration.keeps_serde {
            serde_outside_body(field, diagnostics);
            two_names(field, diagnostics);
        }
        nested_list(field, diagnostics);
        style(field, diagnostics);
    }
    for (kind, belongs) in KINDS {
        duplicates(declaration, kind, belongs, diagnostics);
    }
    fixed_pairs(declaration, diagnostics);
}

type Belongs = fn(&Role) -> bool;

/// What shares one space of names. Headers have a rule of their own.
const KINDS: [(&str, Belongs); 4] = [
    ("placeholder", |role| *role == Role::Path),
    ("query name", |role| matches!(role, Role::Query(_))),
    ("body member", |role| *role == Role::Member),
    ("part", |role| *role == Role::Part),
];

fn duplicates(
    declaration: &Declaration,
    kind: &str,
    belongs: Belongs,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: Vec<&Field> = Vec::new();
    for field in declaration.with_role(belongs) {
        // Fields behind a `cfg` may exclude each other; a flattened one has no name, a misread
        // one another.
        let misread = field
            .location_attr
            .as_ref()
            .is_some_and(|location_attr| !location_attr.is_right);
        if field.wire.is_empty() || !field.member.cfgs.is_empty() || misread {
            continue;
        }
        let Some(first) = seen.iter().find(|first| first.wire == field.wire) else {
            seen.push(field);
            continue;
        };
        let help = match field.role {
            Role::Path => "give one of them another placeholder: `#[path(\"..\")]`",
            Role::Query(_) => "give one of them another name: `#[query(\"..\")]`",
            Role::Part => "give one of them another name: `#[part(\"..\")]`",
            _ => "give one of them another name: `#[serde(rename = \"..\")]`",
        };
        diagnostics
            .error(
                Code::DuplicateWireName,
                name_span(field),
                format_args!("the {kind} `{}` is used twice", field.wire),
            )
            .help(help)
            .at(
                name_span(first),
                format_args!("`{}` uses it first", first.member.name),
            );
    }
}

/// Where the name on the wire comes from.
fn name_span(field: &Field) -> SourceSpan {
    let given = field
        .location_attr
        .as_ref()
        .and_then(|location_attr| location_attr.kind.name());
    let given = given.or(field.member.serde.rename.as_ref());
    SourceSpan::of_name(given, &field.member.ident)
}

/// A query field may not repeat a pair that stands in the path.
fn fixed_pairs(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some(literal) = &declaration.args.path else {
        return;
    };
    for field in declaration.with_role(|role| matches!(role, Role::Query(_))) {
        let fixed = declaration.template.fixed_names();
        if fixed.contains(&field.wire.as_str()) || fixed.contains(&&*encode_name(&field.wire)) {
            diagnostics
                .error(
                    Code::DuplicateWireName,
                    name_span(field),
                    format_args!("the query name `{}` is used twice", field.wire),
                )
                .help(format_args!(
                    "remove the field, or remove `{}` from the path",
                    field.wire
                ))
                .at(literal, "a fixed pair of that name stands in this path");
        }
    }
}

/// Settings behind a `cfg_attr`, where serde does not do the work by itself: of a member, those that
/// the constructors and the metadata know, too.
fn conditional_serde(field: &Field, keeps_serde: bool, diagnostics: &mut Diagnostics) {
    const SHARED: [&str; 6] = [
        "skip",
        "skip_serializing",
        "skip_deserializing",
        "flatten",
        "default",
        "rename",
    ];
    let is_member = matches!(field.role, Role::Member | Role::Skipped);
    let is_wanted = |setting: &Ident| {
        if is_member {
            is_one_of(setting, &SHARED)
        } else {
            // A derive of the user's may be what it is for.
            !keeps_serde || is_one_of(setting, &["default", "rename"])
        }
    };
    let help = "declare two fields, each with its own `#[cfg(..)]`";
    field
        .member
        .serde
        .report_conditional(&is_wanted, help, diagnostics);
}

/// serde shapes the members of a JSON object; elsewhere only a default, and the name of a query
/// pair, have a meaning.
fn serde_outside_body(field: &Field, diagnostics: &mut Diagnostics) {
    let allowed: &[&str] = match field.role {
        Role::Member => return,
        // What does not travel is not shown to serde, either.
        Role::Skipped => return field.member.serde.report(diagnostics),
        Role::Query(_) => &["default", "rename"],
        _ => &["default"],
    };
    // There is no derive to report them.
    field.member.serde.report(diagnostics);
    let Some(setting) = field.member.serde.setting_besides(allowed) else {
        return;
    };
    diagnostics
        .error(
            Code::SerdeOutsideBody,
            setting,
            format_args!(
                "`#[serde({setting})]` works on members of a JSON body only; `{}` is {}",
                field.member.name,
                location_of(field)
            ),
        )
        .help(serde_advice(field, setting));
}

fn location_of(field: &Field) -> &'static str {
    match field.role {
        Role::Path => "in the path",
        Role::Query(_) | Role::FlatQuery => "in the query",
        Role::Header => "a header",
        Role::Body | Role::RawBody => "the whole body",
        Role::Part => "a part",
        Role::Member | Role::Skipped => "a body member",
    }
}

fn serde_advice(field: &Field, setting: &Ident) -> String {
    let rename = field.member.serde.rename.as_ref();
    match (&field.role, setting.to_string().as_str(), rename) {
        (Role::Path, "rename", Some(name)) => format!("write `#[path({})]`", to_source(name)),
        (Role::Part, "rename", Some(name)) => format!("write `#[part({})]`", to_source(name)),
        (Role::Query(_), "flatten", _) => "write `#[query(flatten)]`".to_owned(),
        (Role::Query(_), "skip_serializing_if", _) => {
            "remove it; make the field an `Option`, which is left out when it is `None`".to_owned()
        }
        (Role::Query(_) | Role::Path | Role::Header, "with" | "serialize_with", _) => {
            "make a newtype that implements the text trait".to_owned()
        }
        _ => format!("remove `{setting}`"),
    }
}

/// `#[query("a")]` and `#[serde(rename = "b")]` contradict each other.
fn two_names(field: &Field, diagnostics: &mut Diagnostics) {
    let Some(LocationKind::Query {
        name: Some(name), ..
    }) = field
        .location_attr
        .as_ref()
        .map(|location_attr| &location_attr.kind)
    else {
        return;
    };
    let Some(renamed) = &field.member.serde.rename else {
        return;
    };
    if name.value() == renamed.value() {
        return;
    }
    diagnostics
        .error(
            Code::TwoWireNames,
            name,
            format_args!("the wire name of `{}` is set twice", field.member.name),
        )
        .help("remove `#[serde(rename = \"..\")]`")
        .at(renamed, "the other name is set here");
}

/// A list in the query or in a header holds scalars.
fn nested_list(field: &Field, diagnostics: &mut Diagnostics) {
    if !matches!(field.role, Role::Query(_) | Role::Header) {
        return;
    }
    let ty = &field.member.ty;
    let Shape::List(item) = Shape::of(present(ty)) else {
        return;
    };
    let help = match Shape::of(item) {
        Shape::Option(scalar) => {
            format!(
                "write `Vec<{}>`: what is absent is left out of the list",
                to_source(scalar)
            )
        }
        Shape::List(_) | Shape::Bytes | Shape::Patch => {
            "write a list of scalars, or send the value in the body".to_owned()
        }
        Shape::Scalar | Shape::Other => return,
    };
    diagnostics
        .error(
            Code::NestedList,
            ty,
            format_args!("`{}` cannot be written as a list of scalars", to_source(ty)),
        )
        .help(help);
}

/// A list style needs a list.
fn style(field: &Field, diagnostics: &mut Diagnostics) {
    let Some(LocationKind::Query {
        style: Some((style, _)),
        name,
    }) = field
        .location_attr
        .as_ref()
        .map(|location_attr| &location_attr.kind)
    else {
        return;
    };
    if is_single(&field.member.ty) {
        let name = name.as_ref().map(LitStr::value);
        diagnostics
            .error(
                Code::StyleOnScalar,
                style,
                format_args!(
                    "`style = {style}` needs a list, and `{}` is one value",
                    to_source(&field.member.ty)
                ),
            )
            .help(match name {
                Some(name) => format!("write `#[query({name:?})]`, or make the field a `Vec`"),
                None => "write `#[query]`, or make the field a `Vec`".to_owned(),
            });
    }
}
