//! Collects the errors of one declaration, so that all of them are reported in one build.

mod code;
mod span;
mod suggest;

use std::fmt::{self, Display, Write as _};
use std::thread;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

pub(crate) use code::Code;
pub(crate) use span::{SourceSpan, located_at};
pub(crate) use suggest::{entry, list, nearest, one_of, words};

/// The errors found so far.
///
/// Whoever creates one has to call [`finish`](Self::finish): a forgotten collector would turn a
/// rejected declaration into a silently accepted one, so dropping it unfinished panics.
#[derive(Default)]
pub(crate) struct Diagnostics {
    reports: Vec<Report>,
    probes: TokenStream,
    finished: bool,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Records an error. What is returned takes the help lines and the secondary spans.
    pub(crate) fn error(
        &mut self,
        code: Code,
        span: impl Into<SourceSpan>,
        headline: impl Display,
    ) -> &mut Report {
        self.report(code, span.into(), &headline)
    }

    fn report(&mut self, code: Code, span: SourceSpan, headline: &dyn Display) -> &mut Report {
        self.reports.push(Report {
            code,
            span,
            headline: headline.to_string(),
            drawing: None,
            helps: Vec::new(),
            others: Vec::new(),
        });
        let last = self.reports.len() - 1;
        &mut self.reports[last]
    }

    /// Records an error that syn found.
    pub(crate) fn syntax(&mut self, code: Code, error: &syn::Error) -> &mut Report {
        self.error(code, error.span(), error)
    }

    /// Adds code in which the compiler itself finds the error, at a token that a macro cannot
    /// reach. It is emitted with the errors.
    pub(crate) fn probe(&mut self, tokens: TokenStream) {
        self.probes.extend(tokens);
    }

    /// Whether nothing was found, by the compiler neither.
    pub(crate) fn is_empty(&self) -> bool {
        self.reports.is_empty() && self.probes.is_empty()
    }

    /// How many errors were found so far.
    pub(crate) fn count(&self) -> usize {
        self.reports.len()
    }

    /// Takes an error out of the collection, as the type that makes the compiler report it.
    ///
    /// An array whose length is an error is an error to the compiler, which then says nothing about
    /// its uses: it stands in where no type is known.
    pub(crate) fn take_as_type(&mut self) -> Option<TokenStream> {
        let index = self
            .reports
            .iter()
            .position(|report| report.others.is_empty())?;
        let report = self.reports.remove(index);
        let error = compile_error(report.span, &report.message());
        Some(quote!([(); #error]))
    }

    /// Ends the collection: nothing, or the items that make the compiler report every error.
    pub(crate) fn finish(mut self) -> Option<TokenStream> {
        self.finished = true;
        if self.is_empty() {
            return None;
        }
        let mut items = TokenStream::new();
        for report in &self.reports {
            items.extend(report.to_items());
        }
        items.extend(std::mem::take(&mut self.probes));
        Some(items)
    }

    /// The messages, for unit tests.
    #[cfg(test)]
    pub(crate) fn into_messages(mut self) -> Vec<String> {
        self.finished = true;
        self.reports.iter().map(Report::message).collect()
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        // A panic while panicking aborts the compiler and hides the first one.
        assert!(
            self.finished || thread::panicking(),
            "the diagnostics were not reported"
        );
    }
}

/// One error: what is wrong and where, what would be right, and the other span it has to do
/// with.
pub(crate) struct Report {
    code: Code,
    span: SourceSpan,
    headline: String,
    drawing: Option<String>,
    helps: Vec<String>,
    others: Vec<(SourceSpan, String)>,
}

impl Report {
    /// Adds a line that says what would be right.
    pub(crate) fn help(&mut self, help: impl Display) -> &mut Self {
        self.add_help(&help)
    }

    fn add_help(&mut self, help: &dyn Display) -> &mut Self {
        self.helps.push(help.to_string());
        self
    }

    /// Adds a picture of a text with a caret below the error.
    pub(crate) fn drawing(&mut self, drawing: String) -> &mut Self {
        self.drawing = Some(drawing);
        self
    }

    /// Adds a secondary span: where the other half of a conflict stands.
    pub(crate) fn at(&mut self, span: impl Into<SourceSpan>, text: impl Display) -> &mut Self {
        self.add_span(span.into(), &text)
    }

    fn add_span(&mut self, span: SourceSpan, text: &dyn Display) -> &mut Self {
        self.others.push((span, text.to_string()));
        self
    }

    fn message(&self) -> String {
        let mut message = String::new();
        // Writing to a `String` cannot fail.
        let _ = self.write(&mut message);
        message
    }

    fn write(&self, message: &mut String) -> fmt::Result {
        write!(message, "{} [{}]", self.headline, self.code.id())?;
        if let Some(drawing) = &self.drawing {
            write!(message, "\n\n{drawing}")?;
        }
        for (index, help) in self.helps.iter().enumerate() {
            message.push_str(if index == 0 { "\n\n" } else { "\n" });
            write!(message, "help: {help}")?;
        }
        Ok(())
    }

    fn to_items(&self) -> TokenStream {
        let mut items = compile_error(self.span, &self.message());
        for (span, text) in &self.others {
            items.extend(compile_error(
                *span,
                &format!("{text} [{}]", self.code.id()),
            ));
        }
        items
    }
}

/// Puts errors into a block of their own, next to a type.
///
/// In a module that holds a `compile_error!` the compiler reports no unknown names; the probes, like
/// the user's other errors, are such names.
pub(crate) fn in_block(errors: &TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            #errors
        };
    }
}

/// Returns an item that makes the compiler report `message` at `span`.
fn compile_error(span: SourceSpan, message: &str) -> TokenStream {
    let SourceSpan { start, end } = span;
    // The compiler blames the macro call from its first token to its last.
    let path = quote_spanned!(start=> ::core::compile_error);
    let body = quote_spanned!(end=> { #message });
    quote_spanned!(end=> #path ! #body)
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;

    #[test]
    fn a_message_has_headline_code_and_help() {
        let mut diagnostics = Diagnostics::new();
        diagnostics
            .error(
                Code::UnknownOption,
                Span::call_site(),
                "unknown option `tiemout`",
            )
            .help("did you mean `timeout`?")
            .help("the options are `cost` and `timeout`");
        assert_eq!(
            diagnostics.into_messages(),
            [
                "unknown option `tiemout` [JEL011]\n\nhelp: did you mean `timeout`?\n\
              help: the options are `cost` and `timeout`"
            ]
        );
    }

    #[test]
    #[should_panic(expected = "not reported")]
    fn forgetting_to_report_is_a_bug() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.error(Code::UnknownOption, Span::call_site(), "lost");
    }
}
