//! The options of `#[jelou_endpoint]`: their names, and what is said of others.

use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};

use crate::diagnostics::{Code, Diagnostics, entry, list, nearest, words};
use crate::syntax::args::{self, Arg};

/// Every option with an example of its use.
pub(crate) const OPTIONS: [(&str, &str); 16] = [
    ("method", "method = POST"),
    ("path", "path = \"/v1/bots/{bot_id}\""),
    ("response", "response = Vec<Bot>"),
    ("error", "error = MyError"),
    ("service", "service = Gateway"),
    ("envelope", "envelope = \"data.results\""),
    ("retry", "retry = never"),
    ("idempotent_with", "idempotent_with = request_id"),
    ("cost", "cost = 2"),
    ("timeout", "timeout = \"5s\""),
    ("paginate", "paginate = page"),
    ("name", "name = send_template"),
    ("rename_all", "rename_all = \"camelCase\""),
    ("content_type", "content_type = \"text/csv\""),
    ("unmarked", "unmarked = body"),
    ("crate", "crate = ::jelou"),
];

/// What other frameworks call an option, and what to write here.
const FOREIGN: [(&str, &str); 12] = [
    (
        "auth",
        "the authentication belongs to the service: `service = Gateway`",
    ),
    (
        "host",
        "the host belongs to the service: `service = Gateway`",
    ),
    (
        "base_url",
        "the host belongs to the service: `service = Gateway`",
    ),
    (
        "bucket",
        "the rate limit belongs to the service; an endpoint says `cost = 2`",
    ),
    (
        "rate_limit",
        "the rate limit belongs to the service; an endpoint says `cost = 2`",
    ),
    (
        "deprecated",
        "use the attribute of the language: `#[deprecated(note = \"…\")]`",
    ),
    (
        "headers",
        "a header is a field: `#[header(\"X-Name\")]`, or belongs to the service",
    ),
    (
        "query",
        "fixed pairs stand in the path, `\"/bots?active=1\"`; variable ones are `#[query]` fields",
    ),
    (
        "body",
        "the body is made of the fields; `#[body]` stands on one that is all of it",
    ),
    (
        "attempt_timeout",
        "the limits of one attempt are settings of the client; `timeout = \"5s\"` is for the \
            whole call",
    ),
    ("output", "write `response = Type`"),
    ("returns", "write `response = Type`"),
];

/// The example of an option.
pub(crate) fn example(option: &str) -> &'static str {
    entry(&OPTIONS, option).unwrap_or_default()
}

/// Whether there is an option of this name.
pub(crate) fn is_known(option: &str) -> bool {
    entry(&OPTIONS, option).is_some()
}

/// Reports an option that does not exist; gives the one that was probably meant.
pub(crate) fn unknown(key: &Ident, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    let name = key.to_string();
    let known = words(&OPTIONS);
    let foreign = entry(&FOREIGN, &name);
    let meant = begun(&name)
        .or_else(|| nearest(&name, &known))
        .filter(|_| foreign.is_none());
    let report = diagnostics.error(
        Code::UnknownOption,
        key,
        format_args!("unknown option `{name}`"),
    );
    if let Some(advice) = foreign {
        report.help(advice);
    }
    if let Some(meant) = meant {
        report.help(format_args!(
            "did you mean `{meant}`? for example `{}`",
            example(meant)
        ));
    }
    if foreign.is_none() {
        report.help(format_args!("the options are {}", list(&known)));
    }
    meant
}

/// The option whose name begins like this word.
fn begun(word: &str) -> Option<&'static str> {
    let mut options = OPTIONS.iter();
    let (name, _) = options.find(|(name, _)| word.len() > 1 && name.starts_with(word))?;
    Some(name)
}

/// Whether the argument is the beginning of an option's name, or nearly one.
pub(crate) fn is_begun_option(arg: &Arg) -> Option<Ident> {
    arg.word().filter(|word| {
        let word = word.to_string();
        begun(&word).is_some() || nearest(&word, &words(&OPTIONS)).is_some()
    })
}

/// Whether `retry =` claims what nothing can promise.
pub(crate) fn is_always(value: &TokenStream) -> bool {
    matches!(value.to_string().as_str(), "always" | "true" | "on" | "yes")
}

/// An option that is written `timeout: "5s"`: its name, the colon, its value.
pub(crate) fn with_colon(arg: &Arg) -> Option<(Ident, Span, TokenStream)> {
    let mut trees = arg.value.clone().into_iter();
    match (&arg.key, trees.next(), trees.next()) {
        (None, Some(TokenTree::Ident(word)), Some(TokenTree::Punct(colon)))
            if colon.as_char() == ':'
                && colon.spacing() == Spacing::Alone
                && is_known(&word.to_string()) =>
        {
            Some((word, colon.span(), args::stream(trees)))
        }
        _ => None,
    }
}

/// Whether the argument is a bare option name, such as `timeout` without a value.
pub(crate) fn is_bare_option(arg: &Arg) -> Option<Ident> {
    arg.word().filter(|word| is_known(&word.to_string()))
}
