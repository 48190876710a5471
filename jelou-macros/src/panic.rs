//! A panic in the macro is our bug, and is reported as one.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::diagnostics::{Code, Diagnostics};

/// Runs an expansion; a panic becomes an error that names the item, which is emitted as it is.
pub(crate) fn catch(
    args: TokenStream,
    item: TokenStream,
    expand: fn(TokenStream, TokenStream) -> TokenStream,
) -> TokenStream {
    let original = item.clone();
    match catch_unwind(AssertUnwindSafe(|| expand(args, item))) {
        Ok(expanded) => expanded,
        Err(panic) => report(original, panic.as_ref()),
    }
}

fn report(item: TokenStream, panic: &(dyn Any + Send)) -> TokenStream {
    let (name, span) = name_of(&item);
    let reason = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given");
    let mut diagnostics = Diagnostics::new();
    diagnostics
        .error(
            Code::Bug,
            span,
            format_args!("bug in jelou-macros: it panicked on `{name}`: {reason}"),
        )
        .help("please report it together with the declaration");
    let mut tokens = item;
    diagnostics.finish().to_tokens(&mut tokens);
    tokens
}

/// The name of the item: the identifier behind its keyword.
fn name_of(item: &TokenStream) -> (String, Span) {
    let mut trees = item.clone().into_iter();
    while let Some(tree) = trees.next() {
        let TokenTree::Ident(word) = tree else {
            continue;
        };
        let is_keyword = word == "struct" || word == "enum" || word == "union";
        if is_keyword && let Some(TokenTree::Ident(name)) = trees.next() {
            return (name.to_string(), name.span());
        }
    }
    ("the item".to_owned(), Span::call_site())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_reported_with_the_name_of_the_item() {
        let item: TokenStream = "pub struct Ping { a: u8 }".parse().expect("tokens");
        let expanded = catch(TokenStream::new(), item, |_, _| panic!("oh no")).to_string();
        assert!(expanded.contains("pub struct Ping"));
        assert!(expanded.contains("bug in jelou-macros: it panicked on `Ping`: oh no [JEL901]"));
    }
}
