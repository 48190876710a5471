//! The generated part of the struct's documentation: the HTTP line, where each field travels,
//! what comes back.

use std::fmt::{self, Write};

use proc_macro2::TokenStream;

use crate::endpoint::attr::Retry;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, ListStyle, Role};
use crate::syntax::attrs::{doc, doc_text};
use crate::syntax::names;
use crate::syntax::text::{join, to_source};

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_docs(declaration, &mut text);
    doc(&text)
}

fn write_docs(declaration: &Declaration, out: &mut String) -> fmt::Result {
    if !doc_text(&declaration.item.attrs).is_empty() {
        out.push('\n');
    }
    writeln!(out, "`{}`", http_line(declaration))?;
    write_fields(declaration, out)?;
    write_response(declaration, out)?;
    write_policy(declaration, out)?;
    let function = names::unraw(&declaration.function_name());
    write!(
        out,
        "\nSend it with [`send`](Self::send), or with the function `{function}`."
    )
}

/// The table of the fields and where they travel; nothing where there are none.
pub(crate) fn write_fields(declaration: &Declaration, out: &mut String) -> fmt::Result {
    let travelling = declaration.with_role(|role| *role != Role::Skipped);
    if !travelling.is_empty() {
        out.push_str("\n| field | travels as | |\n| --- | --- | --- |\n");
        for field in travelling {
            let presence = if field.member.is_required() {
                "required"
            } else {
                "optional"
            };
            let constraint = field
                .member
                .constraint
                .as_ref()
                .map(|(_, constraint)| format!(", {}", constraint.words()));
            let secret = if field.member.secret.is_some() {
                ", secret"
            } else {
                ""
            };
            writeln!(
                out,
                "| `{}` | {} | {presence}{}{secret} |",
                field.member.name,
                travels_as(field),
                constraint.unwrap_or_default(),
            )?;
        }
    }
    Ok(())
}

/// `POST /v2/whatsapp/{bot_id}/hsm`
pub(crate) fn http_line(declaration: &Declaration) -> String {
    let method = declaration.args.method().map_or("", |method| method.name());
    format!("{method} {}", declaration.template_text())
}

fn travels_as(field: &Field) -> String {
    let wire = &field.wire;
    match &field.role {
        Role::Path => format!("path `{{{wire}}}`"),
        Role::Query(style) => {
            let style = match style {
                ListStyle::Repeated => "",
                ListStyle::Comma => ", separated by commas",
                ListStyle::Brackets => ", with brackets",
            };
            format!("query `{wire}`{style}")
        }
        Role::FlatQuery => "query, its members".to_owned(),
        Role::Header => format!("header `{wire}`"),
        Role::Member if wire.is_empty() => "body, its members".to_owned(),
        Role::Member => format!("body `{wire}`"),
        Role::Skipped => String::new(),
        Role::Body => "the whole body, as JSON".to_owned(),
        Role::RawBody => "the whole body, as bytes".to_owned(),
        Role::Part => format!("part `{wire}`"),
    }
}

fn write_response(declaration: &Declaration, out: &mut String) -> fmt::Result {
    let Some(response) = declaration.args.response() else {
        return Ok(());
    };
    write!(out, "\nResponds with `{}`", to_source(response))?;
    if let Some(envelope) = &declaration.args.envelope {
        write!(out, ", found at `{}`", join(&envelope.value, "."))?;
    }
    out.push_str(".\n");
    Ok(())
}

fn write_policy(declaration: &Declaration, out: &mut String) -> fmt::Result {
    let args = &declaration.args;
    if let Some(cost) = &args.cost {
        writeln!(out, "\nTakes {} permits of the rate limit.", cost.value)?;
    }
    if let Some(timeout) = &args.timeout {
        writeln!(out, "\nA call takes no longer than {} ms.", timeout.value)?;
    }
    if let Some(key) = &args.idempotent_with {
        writeln!(
            out,
            "\nMay be sent again: `{}` makes a repetition harmless.",
            key.value
        )?;
    }
    match args.retry.as_ref().map(|retry| retry.value) {
        Some(Retry::Never) => out.push_str("\nIs never sent again.\n"),
        Some(Retry::Safe) => out.push_str("\nChanges nothing, and may be sent again.\n"),
        Some(Retry::Idempotent) => {
            out.push_str("\nMay be sent again: a repetition changes nothing.\n");
        }
        None => {}
    }
    Ok(())
}
