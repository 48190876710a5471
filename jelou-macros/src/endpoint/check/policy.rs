//! Retries and pages.

use proc_macro2::Ident;

use super::path::field_names;
use crate::diagnostics::{Code, Diagnostics, SourceSpan, nearest};
use crate::endpoint::attr::Retry;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, Role};
use crate::endpoint::method::Method;
use crate::fields::member::Member;
use crate::syntax::names;
use crate::syntax::text::to_source;
use crate::syntax::types::{Shape, is_word};

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    retry(declaration, diagnostics);
    idempotency_key(declaration, diagnostics);
    page(declaration, diagnostics);
}

fn retry(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let args = &declaration.args;
    let (Some(retry), Some((_, method))) = (&args.retry, args.method) else {
        return;
    };
    if let (Some(key), Retry::Never | Retry::Safe) = (&args.idempotent_with, retry.value) {
        let word = if retry.value == Retry::Never {
            "never"
        } else {
            "safe"
        };
        diagnostics
            .error(
                Code::ContradictoryRetry,
                retry.span,
                format_args!(
                    "`retry = {word}` and `idempotent_with = {}` contradict each other",
                    key.value
                ),
            )
            .help("remove one of them")
            .at(&key.key, "the key is declared here");
        return;
    }
    let name = method.name();
    if retry.value == Retry::Safe && !method.may_be_safe() {
        diagnostics
            .error(
                Code::UnsafeRetry,
                retry.span,
                format_args!("`{name}` changes something, so it is not safe"),
            )
            .help(
                "write `retry = idempotent` if a repetition changes nothing more, or `retry = \
                never`",
            );
    }
    if retry.value == Retry::Idempotent && method == Method::Post && args.idempotent_with.is_none()
    {
        diagnostics
            .error(
                Code::UnsafeRetry,
                retry.span,
                "sending a `POST` again can repeat its effect",
            )
            .help(
                "declare the field that makes a repetition harmless with `idempotent_with = field`",
            )
            .help("or write `retry = never`, or `retry = safe` where the `POST` only reads");
    }
}

fn idempotency_key(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some(key) = &declaration.args.idempotent_with else {
        return;
    };
    let Some(field) = known_field(declaration, &key.key, &key.value, diagnostics) else {
        return;
    };
    let name = &field.member.name;
    if let Some((span, why)) = untravelled(field) {
        diagnostics
            .error(
                Code::UnsafeRetry,
                span,
                format_args!("{why}, and then a repetition is not harmless"),
            )
            .help(format_args!(
                "let `{name}` travel in every request, or remove `idempotent_with = {name}`"
            ))
            .at(
                &key.value,
                format_args!("`{name}` is declared as the key here"),
            );
    } else if !field.member.is_required() {
        diagnostics
            .error(
                Code::UnsafeRetry,
                &key.value,
                format_args!("`{name}` may be absent, and then a repetition is not harmless"),
            )
            .help(format_args!(
                "make the field required: `{name}: {}`",
                required_type(field)
            ));
    }
}

/// Why a required field may be missing in the request, and where that is said.
fn untravelled(field: &Field) -> Option<(SourceSpan, String)> {
    const UNWRITTEN: [&str; 4] = ["skip", "skip_serializing", "skip_serializing_if", "flatten"];
    let Member {
        name,
        ty,
        cfgs,
        serde,
        ..
    } = &field.member;
    let is_member = matches!(field.role, Role::Member | Role::Skipped);
    let is_listed = matches!(field.role, Role::Query(_) | Role::Header)
        && matches!(Shape::of(ty), Shape::List(_) | Shape::Bytes);
    if let Some(cfg) = cfgs.first() {
        Some((cfg.into(), format!("`{name}` exists under this `cfg` only")))
    } else if let Some(setting) = serde.mention(&UNWRITTEN).filter(|_| is_member) {
        let why = format!("`{setting}` may leave `{name}` out");
        Some((setting.into(), why))
    } else if field.role == Role::FlatQuery {
        Some((ty.into(), format!("`{name}` may have no members")))
    } else if is_listed {
        Some((ty.into(), format!("`{name}` may be an empty list")))
    } else {
        None
    }
}

fn required_type(field: &Field) -> String {
    match Shape::of(&field.member.ty) {
        Shape::Option(inner) => to_source(inner),
        _ => to_source(&field.member.ty),
    }
}

fn page(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some(paginate) = &declaration.args.paginate else {
        return;
    };
    let Some(field) = known_field(declaration, &paginate.key, &paginate.value, diagnostics) else {
        return;
    };
    let name = &field.member.name;
    let is_number =
        matches!(Shape::of(&field.member.ty), Shape::Option(inner) if is_word(inner, "u32"));
    if !is_number {
        diagnostics
            .error(
                Code::BadPageField,
                &field.member.ty,
                format_args!("the page number `{name}` is not an `Option<u32>`"),
            )
            .help(format_args!(
                "write `{name}: Option<u32>`; `None` asks for the first page"
            ))
            .at(&paginate.value, "it is declared as the page number here");
    }
    if !matches!(field.role, Role::Query(_) | Role::Member) {
        diagnostics
            .error(
                Code::BadPageField,
                &field.member.ident,
                format_args!(
                    "the page number `{name}` is neither in the query nor a member of the body"
                ),
            )
            .help("put `#[query]` on it")
            .at(&paginate.value, "it is declared as the page number here");
    } else if let Some(cfg) = field.member.cfgs.first() {
        diagnostics
            .error(
                Code::BadPageField,
                cfg,
                format_args!("the page number `{name}` cannot depend on a `cfg`"),
            )
            .help("remove the `cfg`, or declare two endpoints");
    }
}

/// The field that an option names.
fn known_field<'a>(
    declaration: &'a Declaration,
    key: &Ident,
    name: &Ident,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Field> {
    let found = declaration.field(name);
    if found.is_none() && declaration.has_named_fields() {
        let fields = declaration.field_names();
        let text = names::unraw(name);
        let report = diagnostics.error(
            Code::UnknownField,
            name,
            format_args!("`{key}` names no field: there is no `{text}`"),
        );
        if let Some(meant) = nearest(&text, &fields) {
            report.help(format_args!("did you mean `{key} = {meant}`?"));
        }
        report.help(field_names(declaration));
    }
    found
}
