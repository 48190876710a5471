//! What can be the body, and what cannot stand next to it.

use crate::diagnostics::{Code, Diagnostics, Place};
use crate::endpoint::attr::Unmarked;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::field::{Field, Mark, Role};
use crate::syntax::text::{consists_of, tidy};

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    body_on_get(declaration, diagnostics);
    conflicts(declaration, diagnostics);
    content_type(declaration, diagnostics);
}

/// The fields that are marked as body, in order.
fn marked(declaration: &Declaration) -> Vec<(&Field, &Mark)> {
    let mut marked = Vec::new();
    for field in
        declaration.with_role(|role| matches!(role, Role::Body | Role::RawBody | Role::Part))
    {
        if let Some(mark) = &field.mark {
            marked.push((field, mark));
        }
    }
    marked
}

fn body_on_get(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some((method_place, method)) = declaration.args.method else {
        return;
    };
    if method.allows_body() {
        return;
    }
    let name = method.name();
    for (field, mark) in &marked(declaration) {
        let field = &field.member.name;
        diagnostics
            .error(
                Code::BodyOnGet,
                &mark.attr,
                format_args!("`{name}` requests have no body"),
            )
            .help(format_args!(
                "mark `{field}` with `#[query]`, name it in the path, or use `POST`"
            ))
            .at(method_place, "the method is declared here");
    }
    if let Some(unmarked) = declaration
        .args
        .unmarked
        .as_ref()
        .filter(|keyed| keyed.value == Unmarked::Body)
    {
        diagnostics
            .error(
                Code::BodyOnGet,
                unmarked.place,
                format_args!("`{name}` requests have no body"),
            )
            .help("remove `unmarked = body`: unmarked fields are query parameters")
            .at(method_place, "the method is declared here");
    }
}

fn conflicts(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let mut first: Option<(&Field, &Mark)> = None;
    for &(field, mark) in &marked(declaration) {
        let Some((first_field, first_mark)) = first else {
            first = Some((field, mark));
            continue;
        };
        let (one, other) = (tidy(first_mark.attr.path()), tidy(mark.attr.path()));
        if field.role == Role::Part && first_field.role == Role::Part {
            continue;
        }
        let report = if field.role == first_field.role {
            diagnostics.error(
                Code::TwoBodies,
                &mark.attr,
                format_args!(
                    "only one field can be the whole body, and `{}` is it",
                    first_field.member.name
                ),
            )
        } else {
            diagnostics.error(
                Code::MixedBodies,
                &mark.attr,
                format_args!("`#[{other}]` cannot be combined with `#[{one}]`"),
            )
        };
        report
            .help("keep one of them")
            .at(&first_mark.attr, format_args!("`#[{one}]` stands here"));
    }
    // Without method and path it is not known which fields are unmarked by mistake.
    let is_known = declaration.args.method.is_some() && declaration.args.path.is_some();
    if let Some((owner, mark)) = first.filter(|_| is_known) {
        for member in declaration.with_role(|role| *role == Role::Member) {
            beside_body(owner, mark, member, diagnostics);
        }
    }
}

/// A field without a mark next to a field that is the body.
fn beside_body(owner: &Field, mark: &Mark, member: &Field, diagnostics: &mut Diagnostics) {
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
                "move `{name}` into `{}`, or mark it: `#[query]`, `#[header(\"..\")]`",
                tidy(&owner.member.ty)
            )),
        Role::Part => diagnostics
            .error(
                Code::MixedBodies,
                ident,
                format_args!("a multipart body has no members, so there is no place for `{name}`"),
            )
            .help(format_args!(
                "mark `{name}` with `#[part]`, `#[query]` or `#[header(\"..\")]`"
            )),
        _ => diagnostics
            .error(
                Code::MixedBodies,
                ident,
                format_args!("`#[raw_body]` is all of the body, so there is no place for `{name}`"),
            )
            .help(format_args!(
                "mark `{name}`: `#[query]`, `#[header(\"..\")]`"
            )),
    };
    report.at(&mark.attr, "the body is declared here");
}

fn content_type(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let marked = marked(declaration);
    let marked_as = |role: &Role| marked.iter().find(|(field, _)| field.role == *role);
    let (raw, part) = (marked_as(&Role::RawBody), marked_as(&Role::Part));
    let given = &declaration.args.content_type;
    if let (Some((_, mark)), false) = (raw, declaration.args.sets("content_type")) {
        diagnostics
            .error(
                Code::MissingContentType,
                &mark.attr,
                "raw bytes do not say what they are",
            )
            .help("write `content_type = \"..\"` in the attribute, such as `\"text/csv\"`");
    }
    let Some(given) = given else { return };
    if let (Some((_, mark)), None) = (part, raw) {
        diagnostics
            .error(
                Code::MultipartContentType,
                Place::between((&given.key).into(), given.place),
                "a multipart body writes its own content type, with the boundary in it",
            )
            .help("remove `content_type`")
            .at(&mark.attr, "the body is multipart because of this part");
    }
    if let Some((place, method)) = declaration.args.method
        && !method.allows_body()
        && raw.is_none()
    {
        let name = method.name();
        diagnostics
            .error(
                Code::BodyOnGet,
                Place::between((&given.key).into(), given.place),
                format_args!("`{name}` requests have no body, and so no content type"),
            )
            .help("remove `content_type`")
            .at(place, "the method is declared here");
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

/// RFC 9110, section 8.3.1, as far as mistakes are likely.
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
