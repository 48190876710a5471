//! What can be the body, and what cannot stand next to it.

use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::endpoint::attr::Unmarked;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, LocationAttr, Role};
use crate::syntax::text::{consists_of, to_source};

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    body_on_get(declaration, diagnostics);
    conflicts(declaration, diagnostics);
    content_type(declaration, diagnostics);
}

/// Returns the fields with `#[body]`, `#[raw_body]` or `#[part]`, in order.
fn body_fields(declaration: &Declaration) -> Vec<(&Field, &LocationAttr)> {
    let mut body_fields = Vec::new();
    for field in
        declaration.with_role(|role| matches!(role, Role::Body | Role::RawBody | Role::Part))
    {
        if let Some(location_attr) = &field.location_attr {
            body_fields.push((field, location_attr));
        }
    }
    body_fields
}

fn body_on_get(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some((method_span, method)) = declaration.args.method else {
        return;
    };
    if method.allows_body() {
        return;
    }
    let name = method.name();
    for (field, location_attr) in &body_fields(declaration) {
        let field = &field.member.name;
        diagnostics
            .error(
                Code::BodyOnGet,
                &location_attr.attr,
                format_args!("`{name}` requests have no body"),
            )
            .help(format_args!(
                "put `#[query]` on `{field}`, name it in the path, or use `POST`"
            ))
            .at(method_span, "the method is declared here");
    }
    if let Some(unmarked) = declaration
        .args
        .unmarked
        .as_ref()
        .filter(|spanned| spanned.value == Unmarked::Body)
    {
        diagnostics
            .error(
                Code::BodyOnGet,
                unmarked.span,
                format_args!("`{name}` requests have no body"),
            )
            .help("remove `unmarked = body`: unmarked fields are query parameters")
            .at(method_span, "the method is declared here");
    }
}

fn conflicts(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let mut first: Option<(&Field, &LocationAttr)> = None;
    for &(field, location_attr) in &body_fields(declaration) {
        let Some((first_field, first_mark)) = first else {
            first = Some((field, location_attr));
            continue;
        };
        let (one, other) = (
            to_source(first_mark.attr.path()),
            to_source(location_attr.attr.path()),
        );
        if field.role == Role::Part && first_field.role == Role::Part {
            continue;
        }
        let report = if field.role == first_field.role {
            diagnostics.error(
                Code::TwoBodies,
                &location_attr.attr,
                format_args!(
                    "only one field can be the whole body, and `{}` is it",
                    first_field.member.name
                ),
            )
        } else {
            diagnostics.error(
                Code::MixedBodies,
                &location_attr.attr,
                format_args!("`#[{other}]` cannot be combined with `#[{one}]`"),
            )
        };
        report
            .help("keep one of them")
            .at(&first_mark.attr, format_args!("`#[{one}]` stands here"));
    }
    // Without method and path nobody knows which fields lack an attribute.
    let is_known = declaration.args.method.is_some() && declaration.args.path.is_some();
    if let Some((owner, location_attr)) = first.filter(|_| is_known) {
        for member in declaration.with_role(|role| *role == Role::Member) {
            beside_body(owner, location_attr, member, diagnostics);
        }
    }
}

/// A field without an attribute next to a field that is the body.
fn beside_body(
    owner: &Field,
    location_attr: &LocationAttr,
    member: &Field,
    diagnostics: &mut Diagnostics,
) {
    let name = &member.member.name;
    let ident = &member.member.ident;
    let report = match owner.role {
        Role::Body => diagnostics
            .error(
                Code::BodyAndMembers,
                ident,
                format_args!("`#[body]` takes the whole body, so there is no place for `{name}`"),
            )
            .help(format_args!(
                "move `{name}` into `{}`, or give it an attribute: `#[query]`, `#[header(\"..\")]`",
                to_source(&owner.member.ty)
            )),
        Role::Part => diagnostics
            .error(
                Code::MixedBodies,
                ident,
                format_args!("a multipart body has no members, so there is no place for `{name}`"),
            )
            .help(format_args!(
                "put `#[part]`, `#[query]` or `#[header(\"..\")]` on `{name}`"
            )),
        _ => diagnostics
            .error(
                Code::MixedBodies,
                ident,
                format_args!("`#[raw_body]` is all of the body, so there is no place for `{name}`"),
            )
            .help(format_args!(
                "give `{name}` an attribute: `#[query]`, `#[header(\"..\")]`"
            )),
    };
    report.at(&location_attr.attr, "the body is declared here");
}

fn content_type(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let body_fields = body_fields(declaration);
    let field_as = |role: &Role| body_fields.iter().find(|(field, _)| field.role == *role);
    let (raw, part) = (field_as(&Role::RawBody), field_as(&Role::Part));
    let given = &declaration.args.content_type;
    if let (Some((_, location_attr)), false) = (raw, declaration.args.sets("content_type")) {
        diagnostics
            .error(
                Code::MissingContentType,
                &location_attr.attr,
                "raw bytes do not say what they are",
            )
            .help("write `content_type = \"..\"` in the attribute, such as `\"text/csv\"`");
    }
    let Some(given) = given else { return };
    if let (Some((_, location_attr)), None) = (part, raw) {
        diagnostics
            .error(
                Code::MultipartContentType,
                SourceSpan::between((&given.key).into(), given.span),
                "a multipart body writes its own content type, with the boundary in it",
            )
            .help("remove `content_type`")
            .at(
                &location_attr.attr,
                "the body is multipart because of this part",
            );
    }
    if let Some((span, method)) = declaration.args.method
        && !method.allows_body()
        && raw.is_none()
    {
        let name = method.name();
        diagnostics
            .error(
                Code::BodyOnGet,
                SourceSpan::between((&given.key).into(), given.span),
                format_args!("`{name}` requests have no body, and so no content type"),
            )
            .help("remove `content_type`")
            .at(span, "the method is declared here");
    }
    let text = given.value.value();
    if !is_media_type(&text) {
        diagnostics
            .error(
                Code::BadValue,
                &given.value,
                format_args!("`{text}` is not a media type"),
            )
            .help("write `type/subtype`, such as `\"text/csv\"`");
    }
}

/// RFC 9110, section 8.3.1, as far as errors are likely.
fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let token = |part: &str| {
        !part.is_empty()
            && consists_of(part, |c| {
                c.is_ascii_alphanumeric() || "!#$&^_.+-*".contains(c)
            })
    };
    consists_of(text, |c| matches!(c, ' '..='~'))
        && essence
            .split_once('/')
            .is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}
