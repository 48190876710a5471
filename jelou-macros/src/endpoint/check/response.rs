//! The response type and its envelope.

use syn::visit::{self, Visit};
use syn::{Lifetime, Type, TypeReference};

use crate::diagnostics::{Code, Diagnostics};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::payload::Payload;
use crate::syntax::text::tidy;
use crate::syntax::types::ungroup;

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let Some(response) = declaration.args.response() else {
        if !declaration.args.sets("response") && !declaration.args.is_empty {
            diagnostics
                .error(
                    Code::MissingResponse,
                    declaration.ident(),
                    format!(
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
            Some(last) if last.ident == "Result" && !last.arguments.is_empty() => (
                format!(
                    "`{}` is what a call gives, not what the answer holds",
                    tidy(response)
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
    let mut types = arguments.args.iter().map(tidy);
    match (types.next(), types.next()) {
        (Some(success), Some(error)) => format!("write `response = {success}, error = {error}`"),
        (Some(success), None) => format!("write `response = {success}`"),
        _ => "write the type of a success".to_owned(),
    }
}

/// The answer is gone when the response is used, so nothing can borrow from it.
fn borrowing(response: &Type, diagnostics: &mut Diagnostics) {
    struct Borrows(bool);

    impl Visit<'_> for Borrows {
        fn visit_lifetime(&mut self, lifetime: &Lifetime) {
            self.0 |= lifetime.ident != "static";
        }

        fn visit_type_reference(&mut self, reference: &TypeReference) {
            self.0 = true;
            visit::visit_type_reference(self, reference);
        }
    }

    let mut borrows = Borrows(false);
    borrows.visit_type(response);
    if borrows.0 {
        diagnostics
            .error(
                Code::BorrowingResponse,
                response,
                format!(
                    "`{}` borrows from the answer, which is gone when the call returns",
                    tidy(response)
                ),
            )
            .help("use a type that owns its data: `String` for `&str`, `Vec<T>` for `&[T]`");
    }
}

fn envelope(declaration: &Declaration, response: &Type, diagnostics: &mut Diagnostics) {
    let Some(envelope) = &declaration.args.envelope else {
        return;
    };
    let what = match Payload::of(response) {
        Payload::Unit => "`()` reads nothing of the answer",
        Payload::Bytes => "`Bytes` is the whole answer",
        _ => return,
    };
    diagnostics
        .error(
            Code::EnvelopeWithoutPayload,
            envelope.place,
            format!("{what}, so nothing is taken out of an envelope"),
        )
        .help("remove `envelope`, or give the type of the payload as `response`")
        .at(response, "the response is declared here");
}
