//! What the arguments of `#[jelou_endpoint(..)]` say.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{LitStr, Type};

use super::method::Method;
use super::{envelope, options};
use crate::diagnostics::{Code, Diagnostics, SourceSpan, one_of, words};
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::RenameRule;
use crate::syntax::text::to_source;
use crate::syntax::values::{Spanned, Values, spanned};

/// What `retry =` can say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retry {
    Never,
    Safe,
    Idempotent,
}

/// Where `unmarked =` puts fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unmarked {
    Body,
    Query,
}

/// Everything the attribute says.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) method: Option<(SourceSpan, Method)>,
    pub(crate) path: Option<LitStr>,
    pub(crate) response: Option<Spanned<Type>>,
    pub(crate) error: Option<Spanned<Type>>,
    pub(crate) service: Option<Spanned<Type>>,
    pub(crate) envelope: Option<Spanned<Vec<String>>>,
    pub(crate) retry: Option<Spanned<Retry>>,
    pub(crate) idempotent_with: Option<Spanned<Ident>>,
    pub(crate) cost: Option<Spanned<u32>>,
    pub(crate) timeout: Option<Spanned<u64>>,
    pub(crate) paginate: Option<Spanned<Ident>>,
    pub(crate) name: Option<Spanned<Ident>>,
    pub(crate) rename_all: Option<Spanned<RenameRule>>,
    pub(crate) content_type: Option<Spanned<LitStr>>,
    pub(crate) unmarked: Option<Spanned<Unmarked>>,
    pub(crate) krate: CratePath,
    /// The keys that stand in the attribute, those with an unreadable value too.
    pub(super) keys: Vec<Ident>,
    /// Whether the attribute says nothing at all.
    pub(crate) is_empty: bool,
}

impl Args {
    /// Whether the option stands in the attribute, with whatever value.
    pub(crate) fn sets(&self, option: &str) -> bool {
        self.keys.iter().any(|key| key == option)
    }

    /// The response type; nothing where it is missing.
    pub(crate) fn response(&self) -> Option<&Type> {
        self.response.as_ref().map(|spanned| &spanned.value)
    }

    /// The members on the way to the payload.
    pub(crate) fn envelope_members(&self) -> Vec<TokenStream> {
        let mut members = Vec::new();
        if let Some(envelope) = &self.envelope {
            for member in &envelope.value {
                members.push(member.to_token_stream());
            }
        }
        members
    }

    pub(crate) fn method(&self) -> Option<Method> {
        self.method.map(|(_, method)| method)
    }

    pub(crate) fn rename_rule(&self) -> RenameRule {
        self.rename_all
            .as_ref()
            .map_or(RenameRule::default(), |spanned| spanned.value)
    }
}

/// Reads the value of a known option into `args`; gives the tokens that follow it.
pub(super) fn read_value(
    key: &Ident,
    value: TokenStream,
    args: &mut Args,
    diagnostics: &mut Diagnostics,
) -> TokenStream {
    let name = key.to_string();
    let mut values = Values::new(key, options::example(&name), value, diagnostics);
    match name.as_str() {
        "method" => {
            args.method = values.name("a method").and_then(|word| {
                let method = Method::read(&word, values.diagnostics)?;
                Some((SourceSpan::of(&word), method))
            });
        }
        "path" => args.path = values.text(),
        "response" => args.response = spanned(values.ty(), &values),
        "error" => args.error = spanned(values.ty(), &values),
        "service" => args.service = spanned(values.ty(), &values),
        "envelope" => args.envelope = spanned(envelope::read(&mut values), &values),
        "retry" => args.retry = spanned(retry(&mut values, args.method()), &values),
        "idempotent_with" => args.idempotent_with = spanned(values.name("a field"), &values),
        "cost" => args.cost = spanned(values.count(), &values),
        "timeout" => args.timeout = spanned(values.duration(), &values),
        "paginate" => args.paginate = spanned(values.name("a field"), &values),
        "name" => args.name = spanned(values.name("a function"), &values),
        "rename_all" => args.rename_all = spanned(values.rename_rule(), &values),
        "content_type" => args.content_type = spanned(values.text(), &values),
        "unmarked" => args.unmarked = spanned(unmarked(&mut values), &values),
        "crate" => {
            if let Some(krate) = CratePath::read(&mut values) {
                args.krate = krate;
            }
        }
        _ => {}
    }
    values.rest
}

fn retry(values: &mut Values<'_>, method: Option<Method>) -> Option<Retry> {
    const CHOICES: [(&str, Retry); 3] = [
        ("never", Retry::Never),
        ("safe", Retry::Safe),
        ("idempotent", Retry::Idempotent),
    ];
    if !options::is_always(&values.value) {
        return values.choice(&CHOICES);
    }
    let written = to_source(&values.value);
    let report = values.diagnostics.error(
        Code::UnsafeRetry,
        SourceSpan::of(&values.value),
        format_args!(
            "`retry = {written}` does not say why a repetition is harmless; the choices are {}",
            one_of(&words(&CHOICES))
        ),
    );
    match method {
        Some(method) if method.may_be_safe() && !method.puts_fields_into_body() => report.help(format_args!(
            "remove it: a `{}` changes nothing and is sent again without it, as `retry = safe` says",
            method.name()
        )),
        Some(method @ (Method::Put | Method::Delete)) => report.help(format_args!(
            "remove it: a `{}` is idempotent and is sent again without it, as `retry = idempotent` \
             says",
            method.name()
        )),
        _ => report
            .help(
                "declare the field that makes a repetition harmless with `idempotent_with = field`, \
                 or write `retry = never`",
            )
            .help("without `retry`, a call is sent again only where that is harmless"),
    };
    None
}

fn unmarked(values: &mut Values<'_>) -> Option<Unmarked> {
    values.choice(&[("body", Unmarked::Body), ("query", Unmarked::Query)])
}
