//! The response type and its envelope.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

use crate::diagnostics::{Code, Diagnostics};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::method::Method;
use crate::endpoint::payload::{self, Payload};
use crate::syntax::text::to_source;
use crate::syntax::types::ungroup;

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some(response) = declaration.args.response() else {
        if !declaration.args.sets("response") && !declaration.args.is_empty {
            diagnostics
                .error(
                    Code::MissingResponse,
                    declaration.ident(),
                    format_args!(
                        "the declaration of `{}` has no response type",
                        declaration.ident()
                    ),
                )
                .help(
                    "add `response = Type` to the attribute, or `response = ()` where the \
                    content does not matter",
                );
        }
        return;
    };
    if !wrong(response, diagnostics) {
        borrowing(response, diagnostics);
        if let Some((span, Method::Head)) = declaration.args.method
            && !matches!(Payload::of(response), Payload::Unit)
        {
            diagnostics
                .error(
                    Code::WrongResponse,
                    response,
                    "a response to `HEAD` has no content to read",
                )
                .help("write `response = ()`")
                .at(span, "the method is declared here");
        }
    }
    envelope(declaration, response, diagnostics);
}

/// What is not the type of a success.
fn wrong(response: &Type, diagnostics: &mut Diagnostics) -> bool {
    let (problem, help) = match ungroup(response) {
        Type::ImplTrait(_) => (
            "`impl Trait` does not say which type to read".to_owned(),
            "write the type".to_owned(),
        ),
        Type::Infer(_) => (
            "`_` does not say which type to read".to_owned(),
            "write the type".to_owned(),
        ),
        Type::Never(_) => (
            "`!` has no values".to_owned(),
            "write `()` where the content does not matter".to_owned(),
        ),
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if payload::is_result(path) => (
                format!(
                    "`{}` is what a call gives, not what the response holds",
                    to_source(response)
                ),
                result_help(&last.arguments),
            ),
            _ => return false,
        },
        _ => return false,
    };
    diagnostics
        .error(Code::WrongResponse, response, problem)
        .help(help);
    true
}

fn result_help(arguments: &syn::PathArguments) -> String {
    let syn::PathArguments::AngleBracketed(arguments) = arguments else {
        return "write the type of a success".to_owned();
    };
    let mut types = arguments.args.iter();
    match (types.next(), types.next()) {
        (Some(success), Some(error)) => {
            format!(
                "write `response = {}, error = {}`",
                to_source(success),
                to_source(error)
            )
        }
        (Some(success), None) => format!("write `response = {}`", to_source(success)),
        _ => "write the type of a success".to_owned(),
    }
}

/// The response is gone when the response is used, so nothing can borrow from it.
fn borrowing(response: &Type, diagnostics: &mut Diagnostics) {
    if borrows(response.to_token_stream()) {
        diagnostics
            .error(
                Code::BorrowingResponse,
                response,
                format_args!(
                    "`{}` borrows from the response, which is gone when the call returns",
                    to_source(response)
                ),
            )
            .help("use a type that owns its data: `String` for `&str`, `Vec<T>` for `&[T]`");
    }
}

/// Whether a type has a reference, or a lifetime other than `'static`.
fn borrows(ty: TokenStream) -> bool {
    let mut trees = ty.into_iter();
    let mut after_value = false;
    while let Some(tree) = trees.next() {
        let found = match &tree {
            // After a value it is an operator: `[u8; A & B]`.
            TokenTree::Punct(punct) if punct.as_char() == '&' => !after_value,
            TokenTree::Punct(punct) if punct.as_char() == '\'' => trees
                .next()
                .is_some_and(|name| name.to_string() != "static"),
            TokenTree::Group(group) => borrows(group.stream()),
            _ => false,
        };
        if found {
            return true;
        }
        after_value = match tree {
            TokenTree::Punct(punct) => after_value && punct.as_char() == '&',
            TokenTree::Ident(word) => word != "const" && word != "mut",
            TokenTree::Group(_) | TokenTree::Literal(_) => true,
        };
    }
    false
}

fn envelope(declaration: &Declaration, response: &Type, diagnostics: &mut Diagnostics) {
    let Some(envelope) = &declaration.args.envelope else {
        return;
    };
    let what = match Payload::of(response) {
        Payload::Unit => "`()` reads nothing of the response",
        Payload::Bytes => "`Bytes` is the whole response",
        _ => return,
    };
    diagnostics
        .error(
            Code::EnvelopeWithoutPayload,
            envelope.span,
            format_args!("{what}, so nothing is taken out of an envelope"),
        )
        .help("remove `envelope`, or give the type of the payload as `response`")
        .at(response, "the response is declared here");
}
