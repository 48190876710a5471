//! Which argument is what: the method, the path, an option.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Expr, Lit, LitStr};

use super::attr::{Args, read_value};
use super::method::Method;
use super::options;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::syntax::args::{self, Arg};
use crate::syntax::names::same;
use crate::syntax::text::to_source;
use crate::syntax::values;
use crate::tokens::parse::take;

/// Reads the arguments; what cannot be read is reported and left out. `anchor` is a token of the
/// item, for errors without a token of their own.
pub(crate) fn read(tokens: TokenStream, anchor: Span, diagnostics: &mut Diagnostics) -> Args {
    let mut reader = Reader {
        args: Args {
            is_empty: tokens.is_empty(),
            ..Args::default()
        },
        method_seen: None,
        path_seen: None,
        diagnostics,
    };
    for arg in args::split(tokens) {
        reader.argument(arg);
    }
    reader.finish(anchor)
}

struct Reader<'a> {
    args: Args,
    /// Where a method stands, a wrong one too.
    method_seen: Option<SourceSpan>,
    /// Where a path stands, a wrong one too.
    path_seen: Option<SourceSpan>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn argument(&mut self, arg: Arg) {
        let mut next = Some(arg);
        while let Some(arg) = next.take() {
            let rest = match &arg.key {
                Some(key) => self.option(&key.clone(), arg.value),
                None => self.positional(&arg),
            };
            next = args::without_comma(rest, self.diagnostics);
        }
    }

    /// Reads `key = value`; gives the tokens that follow it without a comma.
    fn option(&mut self, key: &Ident, value: TokenStream) -> TokenStream {
        let name = key.to_string();
        if !options::is_known(&name) {
            return match options::unknown(key, self.diagnostics) {
                // The value is read as what was meant: nothing is said to be missing.
                Some(meant) if !self.args.sets(meant) => {
                    self.option(&Ident::new(meant, key.span()), value)
                }
                _ => TokenStream::new(),
            };
        }
        let first = same(key, &self.args.keys);
        let positional = match name.as_str() {
            "method" => self.method_seen,
            "path" => self.path_seen,
            _ => None,
        };
        let first = first.map(Into::into).or(positional);
        if let Some(first) = first {
            args::repeated_option(key, first, self.diagnostics);
            // The first value stands; the second is still read, for its own errors.
            let mut discarded = Args::default();
            return read_value(key, value, &mut discarded, self.diagnostics);
        }
        self.args.keys.push(key.clone());
        match name.as_str() {
            "method" => self.method_seen = Some(key.into()),
            "path" => self.path_seen = Some(key.into()),
            _ => {}
        }
        read_value(key, value, &mut self.args, self.diagnostics)
    }

    /// Reads the method, the path, or something that does not belong here.
    fn positional(&mut self, arg: &Arg) -> TokenStream {
        if args::is_hole(arg, self.diagnostics) {
            return TokenStream::new();
        }
        let Some(first) = arg.first() else {
            return TokenStream::new();
        };
        if let Some((option, colon, value)) = options::with_colon(arg) {
            self.diagnostics
                .error(
                    Code::UnexpectedArgument,
                    colon,
                    "options are written with `=`, not with `:`",
                )
                .help(format_args!("write `{option} = {}`", to_source(&value)));
            return self.option(&option, value);
        }
        if let Some(option) = options::is_bare_option(arg) {
            let example = options::example(&option.to_string());
            self.diagnostics
                .error(
                    Code::BadValue,
                    &option,
                    format_args!("`{option}` has no value"),
                )
                .help(format_args!("for example `{example}`"));
            return TokenStream::new();
        }
        let is_complete = self.method_seen.is_some() && self.path_seen.is_some();
        if let Some(word) = options::is_begun_option(arg).filter(|_| is_complete) {
            let meant = options::unknown(&word, self.diagnostics);
            // Its value is not there yet: nothing more is said of it.
            if let Some(meant) = meant {
                self.args.keys.push(Ident::new(meant, word.span()));
            }
            return TokenStream::new();
        }
        if let TokenTree::Ident(word) = &first {
            let mut after = arg.value.clone().into_iter();
            after.next();
            let stands_alone = !matches!(
                after.clone().next(),
                Some(TokenTree::Punct(_) | TokenTree::Group(_))
            );
            if stands_alone && self.method_seen.is_none() {
                self.method_seen = Some(word.into());
                let method = Method::read(word, self.diagnostics);
                if let (Some(method), Some(path)) = (method, self.path_seen) {
                    self.method_after_path(method, path, word);
                }
                self.args.method = method.map(|method| (SourceSpan::of(word), method));
                return args::stream(after);
            }
        }
        if let Ok((expr, rest)) = take::<Expr>(arg.value.clone()) {
            self.expression(&expr);
            rest
        } else {
            self.unexpected(&arg.value);
            TokenStream::new()
        }
    }

    fn expression(&mut self, expr: &Expr) {
        match values::literal(expr) {
            Some(Lit::Str(text)) if self.method_seen.is_none() && !text.value().contains('/') => {
                self.method_seen = Some(text.into());
                let method = Method::quoted(&text.value(), text.into(), self.diagnostics);
                match method {
                    Some(method) => self.args.method = Some((text.into(), method)),
                    None => self.path(text),
                }
            }
            Some(Lit::Str(text)) if self.path_seen.is_none() => self.path(text),
            Some(other) if self.path_seen.is_none() => {
                self.path_seen = Some(expr.into());
                values::not_text(other, self.diagnostics);
            }
            _ if self.path_seen.is_none() && !matches!(expr, Expr::Call(_)) => {
                self.path_seen = Some(expr.into());
                self.diagnostics
                    .error(
                        Code::PathNotLiteral,
                        expr,
                        "the path must be a string literal, so that it can be checked against \
                            the fields",
                    )
                    .help("write the path itself, such as `\"/v1/bots/{bot_id}\"`");
            }
            _ => self.unexpected(&quote!(#expr)),
        }
    }

    fn path(&mut self, text: &LitStr) {
        if self.path_seen.is_none() {
            self.path_seen = Some(text.into());
            self.args.path = Some(text.clone());
        } else {
            self.unexpected(&quote!(#text));
        }
    }

    fn method_after_path(&mut self, method: Method, path: SourceSpan, word: &Ident) {
        let written = self
            .args
            .path
            .as_ref()
            .map_or_else(|| "/path".to_owned(), LitStr::value);
        self.diagnostics
            .error(
                Code::MethodAfterPath,
                SourceSpan::between(path, word.into()),
                "the method comes first, then the path",
            )
            .help(format_args!("write `{}, {written:?}`", method.name()));
    }

    fn unexpected(&mut self, tokens: &TokenStream) {
        let text = to_source(tokens);
        let call = match tokens.clone().into_iter().next() {
            Some(TokenTree::Ident(word)) => options::example(&word.to_string()),
            _ => "",
        };
        self.diagnostics
            .error(
                Code::UnexpectedArgument,
                SourceSpan::of(tokens),
                format_args!("`{text}` is not expected here"),
            )
            .help(match call {
                "" => "the arguments are a method, a path and options: `#[jelou_endpoint(GET, \
                    \"/v1/bots\", response = Vec<Bot>)]`"
                    .to_owned(),
                example => format!("options are written with `=`: `{example}`"),
            });
    }

    fn finish(self, anchor: Span) -> Args {
        let Self {
            args,
            method_seen,
            path_seen,
            diagnostics,
            ..
        } = self;
        let attribute = SourceSpan::attribute(anchor);
        match (method_seen, path_seen) {
            (None, None) if args.is_empty => {
                diagnostics
                    .error(
                        Code::MissingArguments,
                        attribute,
                        "expected `#[jelou_endpoint(METHOD, \"/path\", response = Type)]`",
                    )
                    .help(
                        "for example `#[jelou_endpoint(GET, \"/v1/bots/{bot_id}\", response = \
                        Bot)]`",
                    );
            }
            (None, path) => {
                let written = args
                    .path
                    .as_ref()
                    .map_or_else(|| "/v1/bots".to_owned(), LitStr::value);
                diagnostics
                    .error(
                        Code::MissingMethod,
                        path.unwrap_or(attribute),
                        "the HTTP method is missing before the path",
                    )
                    .help(format_args!("write `GET, {written:?}`, or another method"));
            }
            (Some(method), None) => {
                let found = args.method().map(Method::name);
                let after = found.map(|name| format!("`{name}`"));
                diagnostics
                    .error(
                        Code::MissingPath,
                        method,
                        format_args!(
                            "the path template is missing after {}",
                            after.as_deref().unwrap_or("the method")
                        ),
                    )
                    .help(format_args!(
                        "write `{}, \"/v1/bots\"`",
                        found.unwrap_or("GET")
                    ));
            }
            (Some(_), Some(_)) => {}
        }
        args
    }
}
