//! Reading tokens by syn.
//!
//! Whatever syn runs by itself is a page of code for each type that is read. One parser runs all of
//! ours.

use proc_macro2::TokenStream;
use syn::Attribute;
use syn::parse::{Parse, ParseStream, Parser};

/// Reads a `T` that all of `tokens` are.
pub(crate) fn parse<T: Parse>(tokens: TokenStream) -> syn::Result<T> {
    parse_by(T::parse, tokens)
}

/// Reads a `T` from the beginning of `tokens`; also gives what follows it.
pub(crate) fn take<T: Parse>(tokens: TokenStream) -> syn::Result<(T, TokenStream)> {
    parse_by(|input| Ok((input.parse()?, input.parse()?)), tokens)
}

/// Reads what the macro itself has written, and is sure of.
pub(crate) fn written<T: Parse>(tokens: TokenStream) -> T {
    written_by(T::parse, tokens)
}

/// Attributes that the macro has written.
pub(crate) fn attributes(tokens: TokenStream) -> Vec<Attribute> {
    written_by(Attribute::parse_outer, tokens)
}

/// Reads what the macro itself has written with a parser.
pub(crate) fn written_by<T>(
    parser: fn(ParseStream<'_>) -> syn::Result<T>,
    tokens: TokenStream,
) -> T {
    parse_by(parser, tokens).expect("what the macro writes can be read")
}

/// Reads all of `tokens` with a parser.
pub(crate) fn parse_by<T>(
    parser: fn(ParseStream<'_>) -> syn::Result<T>,
    tokens: TokenStream,
) -> syn::Result<T> {
    let mut parsed = None;
    run(tokens, &mut |input| {
        parsed = Some(parser(input)?);
        Ok(())
    })?;
    Ok(parsed.expect("a parser without an error has read something"))
}

fn run(
    tokens: TokenStream,
    parser: &mut dyn FnMut(ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    parser.parse2(tokens)
}
