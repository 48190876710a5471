//! HTTP methods.

use proc_macro2::Ident;

use crate::diagnostics::{Code, Diagnostics, SourceSpan, entry, nearest, one_of, words};
use crate::syntax::names::generated;

/// The methods an endpoint can have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
}

impl Method {
    const ALL: [(&'static str, Self); 7] = [
        ("GET", Self::Get),
        ("HEAD", Self::Head),
        ("POST", Self::Post),
        ("PUT", Self::Put),
        ("PATCH", Self::Patch),
        ("DELETE", Self::Delete),
        ("OPTIONS", Self::Options),
    ];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        entry(&Self::ALL, name)
    }

    /// The method as it stands in the request line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }

    /// The variant of the runtime's `Method`.
    pub(crate) fn variant(self) -> Ident {
        let name = match self {
            Self::Get => "Get",
            Self::Head => "Head",
            Self::Post => "Post",
            Self::Put => "Put",
            Self::Patch => "Patch",
            Self::Delete => "Delete",
            Self::Options => "Options",
        };
        generated(name)
    }

    /// Whether fields without an attribute are members of the body.
    pub(crate) const fn puts_fields_into_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }

    /// Whether a body has a meaning (RFC 9110, section 9.3).
    pub(crate) const fn allows_body(self) -> bool {
        !matches!(self, Self::Get | Self::Head)
    }

    /// Whether a call may claim to change nothing. A POST may: searches are often one.
    pub(crate) const fn may_be_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head | Self::Options | Self::Post)
    }

    /// Reads the word in the place of the method, and reports one that is none. A word whose
    /// meaning is beyond doubt is understood, so that the fields are checked against it.
    pub(crate) fn read(word: &Ident, diagnostics: &mut Diagnostics) -> Option<Self> {
        let name = word.to_string();
        Self::from_name(&name).or_else(|| Self::misspelt(&name, word.into(), diagnostics))
    }

    /// Reads a method in quotes, which is reported, or gives nothing if the text is no method.
    pub(crate) fn quoted(
        text: &str,
        span: SourceSpan,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let method = Self::from_name(&text.to_ascii_uppercase())?;
        diagnostics
            .error(
                Code::MethodInQuotes,
                span,
                "the method is written without quotes",
            )
            .help(format_args!("write `{}`", method.name()));
        Some(method)
    }

    /// The method for what a verb of the everyday does.
    fn of_verb(upper: &str) -> &'static str {
        match upper {
            "CREATE" | "ADD" | "NEW" | "SEND" | "INSERT" => "POST",
            "UPDATE" | "EDIT" | "CHANGE" => "PATCH",
            "REPLACE" | "SET" => "PUT",
            "REMOVE" | "DESTROY" => "DELETE",
            _ => "GET",
        }
    }

    fn misspelt(name: &str, span: SourceSpan, diagnostics: &mut Diagnostics) -> Option<Self> {
        let upper = name.to_ascii_uppercase();
        if let Some(method) = Self::from_name(&upper) {
            diagnostics
                .error(
                    Code::MethodCase,
                    span,
                    "HTTP methods are written in upper case",
                )
                .help(format_args!("write `{upper}`"));
            return Some(method);
        }
        let names = words(&Self::ALL);
        if matches!(upper.as_str(), "CONNECT" | "TRACE") {
            diagnostics
                .error(
                    Code::UnsupportedMethod,
                    span,
                    format_args!("`{upper}` cannot be used for an API endpoint"),
                )
                .help(format_args!("the methods are {}", one_of(&names)));
            return None;
        }
        let meant = nearest(name, &names);
        diagnostics
            .error(
                Code::UnknownMethod,
                span,
                format_args!(
                    "unknown HTTP method `{name}`, expected one of {}",
                    one_of(&names)
                ),
            )
            .help(match (meant, Self::of_verb(&upper)) {
                (Some(meant), _) => format!("did you mean `{meant}`?"),
                (None, verb) => format!("write `{verb}`, or another of these"),
            });
        meant.and_then(Self::from_name)
    }
}
