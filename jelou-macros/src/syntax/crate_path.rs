//! The path of the runtime crate in generated code.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Path;
use syn::parse::{ParseStream, Parser};

use crate::diagnostics::{Code, Diagnostics, Place};
use crate::syntax::text::tidy;

/// `::jelou`, or what `crate = ::other::path` says.
#[derive(Clone, Debug)]
pub(crate) struct CratePath {
    path: TokenStream,
}

impl Default for CratePath {
    fn default() -> Self {
        Self {
            path: quote_spanned!(Span::call_site()=> ::jelou),
        }
    }
}

impl CratePath {
    /// Reads the value of `crate =`.
    pub(crate) fn read(value: &TokenStream, diagnostics: &mut Diagnostics) -> Option<Self> {
        let parser = |input: ParseStream<'_>| input.call(Path::parse_mod_style);
        let Ok(path) = parser.parse2(value.clone()) else {
            diagnostics
                .error(
                    Code::BadValue,
                    Place::of(value),
                    "`crate` expects the path of a crate",
                )
                .help("write `crate = ::jelou`");
            return None;
        };
        if path.leading_colon.is_none() && !path.is_ident("crate") {
            let text = tidy(&path);
            diagnostics
                .error(
                    Code::RelativeCratePath,
                    &path,
                    format!("`crate = {text}` is relative: the generated code could not find it"),
                )
                .help(match path.segments.first() {
                    Some(first) if first.ident == "self" || first.ident == "super" || first.ident == "crate" => {
                        "write the absolute path `crate = ::name_of_the_crate`, or `crate = crate` inside that crate".to_owned()
                    }
                    _ => format!("write `crate = ::{text}`"),
                });
            return None;
        }
        Some(Self {
            path: path.into_token_stream(),
        })
    }

    /// `::jelou::__private`
    pub(crate) fn private(&self) -> TokenStream {
        let path = &self.path;
        quote_spanned!(Span::call_site()=> #path::__private)
    }

    /// The path with every token placed on `span`: what the compiler reports about it is reported
    /// there.
    pub(crate) fn at(&self, span: Span) -> TokenStream {
        self.path
            .clone()
            .into_iter()
            .map(|mut tree| {
                tree.set_span(span);
                tree
            })
            .collect()
    }

    /// The path as it stands in the strings of serde attributes.
    pub(crate) fn text(&self) -> String {
        tidy(&self.path)
    }
}

impl ToTokens for CratePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.path.to_tokens(tokens);
    }
}
