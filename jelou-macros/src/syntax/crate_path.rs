//! The path of the runtime crate in generated code.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Path;
use syn::parse::ParseStream;

use crate::diagnostics::{Code, SourceSpan};
use crate::syntax::names::is_one_of;
use crate::syntax::text::to_source;
use crate::syntax::values::Values;
use crate::tokens::parse::parse_by;

/// `::jelou`, or what `crate = ::other::path` says.
pub(crate) struct CratePath {
    path: TokenStream,
    /// Whether `__private` is imported where the generated code stands.
    is_imported: bool,
}

impl Default for CratePath {
    fn default() -> Self {
        Self {
            path: quote_spanned!(Span::call_site()=> ::jelou),
            is_imported: false,
        }
    }
}

impl CratePath {
    /// Reads the value of `crate =`.
    pub(crate) fn read(values: &mut Values<'_>) -> Option<Self> {
        let parser =
            |input: ParseStream<'_>| Ok((input.call(Path::parse_mod_style)?, input.parse()?));
        let Ok((path, rest)) = parse_by(parser, values.value.clone()) else {
            let span = if values.value.is_empty() {
                SourceSpan::of(values.key)
            } else {
                SourceSpan::of(&values.value)
            };
            values
                .diagnostics
                .error(Code::BadValue, span, "`crate` expects the path of a crate")
                .help("write `crate = ::jelou`");
            return None;
        };
        values.rest = rest;
        if path.leading_colon.is_some() || path.is_ident("crate") {
            return Some(Self {
                path: path.to_token_stream(),
                is_imported: false,
            });
        }
        let text = to_source(&path);
        let first = path.segments.first();
        let is_inside =
            first.is_some_and(|first| is_one_of(&first.ident, &["self", "super", "crate"]));
        let report = values.diagnostics.error(
            Code::RelativeCratePath,
            &path,
            format_args!("`crate = {text}` is relative: the generated code could not find it"),
        );
        // The nearest path that may be right: everything else is not said to be missing.
        if is_inside {
            report.help(
                "write the absolute path `crate = ::name_of_the_crate`, or `crate = crate` inside \
                 that crate",
            );
            Some(Self {
                path: path.to_token_stream(),
                is_imported: false,
            })
        } else {
            report.help(format_args!("write `crate = ::{text}`"));
            Some(Self {
                path: quote!(::#path),
                is_imported: false,
            })
        }
    }

    /// Imports `__private`, and from now on names it by that name alone: shorter paths cost the
    /// compiler less.
    pub(crate) fn import(&mut self) -> TokenStream {
        let private = self.private();
        let import = quote!(use #private;);
        self.is_imported = true;
        import
    }

    /// `::jelou::__private`, or `__private` where it is imported.
    pub(crate) fn private(&self) -> Private<'_> {
        Private(self)
    }

    /// `::jelou::DefaultService`, placed on the path: not every crate has one.
    pub(crate) fn default_service(&self) -> TokenStream {
        let path = &self.path;
        quote_spanned!(SourceSpan::of(path).end=> #path::DefaultService)
    }

    /// The path with every token placed on `span`: what the compiler reports about it is reported
    /// there.
    pub(crate) fn at(&self, span: Span) -> TokenStream {
        let mut placed = TokenStream::new();
        for mut tree in self.path.clone() {
            tree.set_span(span);
            tree.to_tokens(&mut placed);
        }
        placed
    }

    /// The path as it stands in the strings of serde attributes.
    pub(crate) fn text(&self) -> String {
        to_source(&self.path)
    }
}

impl ToTokens for CratePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.path.to_tokens(tokens);
    }
}

/// The module of the runtime that generated code uses.
#[derive(Clone, Copy)]
pub(crate) struct Private<'a>(&'a CratePath);

impl ToTokens for Private<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let path = self.0;
        tokens.extend(if path.is_imported {
            quote!(__private)
        } else {
            quote!(#path::__private)
        });
    }
}
