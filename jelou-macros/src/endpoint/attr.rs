//! What the arguments of `#[jelou_endpoint(..)]` say.

use proc_macro2::{Ident, TokenStream};
use syn::{LitStr, Type};

use super::method::Method;
use super::options;
use super::values::Values;
use crate::diagnostics::{Code, Diagnostics, Place};
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::RenameRule;

/// A value with the key that sets it.
#[derive(Clone, Debug)]
pub(crate) struct Keyed<T> {
    pub(crate) key: Ident,
    pub(crate) place: Place,
    pub(crate) value: T,
}

/// What `retry =` can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retry {
    Never,
    Safe,
    Idempotent,
}

/// Where `unmarked =` puts fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unmarked {
    Body,
    Query,
}

/// Everything the attribute says.
#[derive(Debug, Default)]
pub(crate) struct Args {
    pub(crate) method: Option<(Place, Method)>,
    pub(crate) path: Option<LitStr>,
    pub(crate) response: Option<Keyed<Type>>,
    pub(crate) error: Option<Keyed<Type>>,
    pub(crate) service: Option<Keyed<Type>>,
    pub(crate) envelope: Option<Keyed<Vec<String>>>,
    pub(crate) retry: Option<Keyed<Retry>>,
    pub(crate) idempotent_with: Option<Keyed<Ident>>,
    pub(crate) cost: Option<Keyed<u32>>,
    pub(crate) timeout: Option<Keyed<u64>>,
    pub(crate) paginate: Option<Keyed<Ident>>,
    pub(crate) name: Option<Keyed<Ident>>,
    pub(crate) rename_all: Option<Keyed<RenameRule>>,
    pub(crate) content_type: Option<Keyed<LitStr>>,
    pub(crate) unmarked: Option<Keyed<Unmarked>>,
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
        self.response.as_ref().map(|keyed| &keyed.value)
    }

    pub(crate) fn method(&self) -> Option<Method> {
        self.method.map(|(_, method)| method)
    }

    pub(crate) fn rename_rule(&self) -> RenameRule {
        self.rename_all
            .as_ref()
            .map_or(RenameRule::default(), |keyed| keyed.value)
    }
}

/// Reads the value of a known option into `args`; gives the tokens that follow it.
pub(super) fn read_value(
    key: &Ident,
    value: TokenStream,
    args: &mut Args,
    diagnostics: &mut Diagnostics,
) -> TokenStream {
    let all = value.clone();
    let mut values = Values {
        key,
        value,
        diagnostics,
        rest: TokenStream::new(),
    };
    let keyed_place = Place::of(&all);
    macro_rules! keyed {
        ($value:expr) => {
            $value.map(|value| Keyed {
                key: key.clone(),
                place: keyed_place,
                value,
            })
        };
    }
    match key.to_string().as_str() {
        "method" => {
            args.method = values.name("a method").and_then(|word| {
                Method::read(&word, values.diagnostics).map(|method| (Place::of(&word), method))
            });
        }
        "path" => args.path = values.text(),
        "response" => args.response = keyed!(values.parse("a type")),
        "error" => args.error = keyed!(values.parse("a type")),
        "service" => args.service = keyed!(values.parse("a type")),
        "envelope" => {
            let text = values.text();
            args.envelope =
                keyed!(text.and_then(|text| super::envelope::read(&text, values.diagnostics)));
        }
        "retry" if options::is_always(&values.value) => {
            values.diagnostics
                .error(Code::UnsafeRetry, Place::of(&all), "sending a request again can repeat its effect")
                .help("declare the field that makes a repetition harmless with `idempotent_with = field`, or write `retry = never`")
                .help("without `retry`, a call is sent again only where that is harmless");
        }
        "retry" => {
            args.retry = keyed!(
                values
                    .choice(&[
                        ("never", Retry::Never),
                        ("safe", Retry::Safe),
                        ("idempotent", Retry::Idempotent),
                    ])
                    .map(|(_, retry)| retry)
            );
        }
        "idempotent_with" => args.idempotent_with = keyed!(values.name("a field")),
        "cost" => args.cost = keyed!(values.count().map(|(_, cost)| cost)),
        "timeout" => args.timeout = keyed!(values.duration().map(|(_, millis)| millis)),
        "paginate" => args.paginate = keyed!(values.name("a field")),
        "name" => args.name = keyed!(values.name("a function")),
        "rename_all" => args.rename_all = keyed!(values.rename_rule()),
        "content_type" => args.content_type = keyed!(values.text()),
        "unmarked" => {
            args.unmarked = keyed!(
                values
                    .choice(&[("body", Unmarked::Body), ("query", Unmarked::Query)])
                    .map(|(_, unmarked)| unmarked)
            );
        }
        "crate" => {
            if let Some(krate) = CratePath::read(&values.value, values.diagnostics) {
                args.krate = krate;
            }
        }
        _ => {}
    }
    values.rest
}
