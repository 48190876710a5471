//! Structs that are still being typed.
//!
//! The compiler reads an item before it hands its tokens to a macro. It reports what it cannot read,
//! and goes on with a guess; the macro gets the tokens as they were typed. What it can read of them
//! is expanded, so that the rest of the program, and the editor, see the struct.

use proc_macro2::{TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Field, Fields, Ident, ItemStruct, Token, Type, Visibility};

use crate::tokens::parse::{parse, parse_by, take, written_by};

use super::args::stream;

/// Reads a struct whose fields are unfinished. A field without a readable type is
/// [untyped](is_untyped); one without a name is left out. Nothing where more is wrong.
pub(crate) fn read(tokens: TokenStream) -> Option<ItemStruct> {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    let Some(TokenTree::Group(body)) = trees.pop() else {
        return None;
    };
    if body.delimiter() != proc_macro2::Delimiter::Brace {
        return None;
    }
    let header = stream(trees);
    let mut item: ItemStruct = parse(quote!(#header {})).ok()?;
    if let Fields::Named(named) = &mut item.fields {
        read_fields(body.stream(), &mut named.named);
    }
    Some(item)
}

/// Whether the field has no type yet.
pub(crate) fn is_untyped(ty: &Type) -> bool {
    matches!(ty, Type::Verbatim(_))
}

fn read_fields(mut rest: TokenStream, fields: &mut Punctuated<Field, Token![,]>) {
    while !rest.is_empty() {
        let before = rest.clone().into_iter().count();
        if let Ok((begun, after)) = parse_by(begin, rest.clone()) {
            let (field, after) = finish(begun, after);
            fields.push(field);
            rest = after;
        }
        // At least one token is behind: what is no field is skipped to the next comma.
        if rest.clone().into_iter().count() == before {
            rest = after_comma(rest);
        }
    }
}

/// What stands before the colon, and whether there is one.
struct Begun {
    attrs: Vec<Attribute>,
    vis: Visibility,
    ident: Ident,
    colon: Option<Token![:]>,
}

fn begin(input: ParseStream<'_>) -> syn::Result<(Begun, TokenStream)> {
    let begun = Begun {
        attrs: Attribute::parse_outer(input)?,
        vis: input.parse()?,
        ident: input.parse()?,
        colon: input.parse()?,
    };
    Ok((begun, input.parse()?))
}

fn finish(begun: Begun, rest: TokenStream) -> (Field, TokenStream) {
    let Begun {
        attrs,
        vis,
        ident,
        colon,
    } = begun;
    let (ty, rest) = match (colon, take::<Type>(rest.clone())) {
        (Some(_), Ok(typed)) => typed,
        (Some(_), Err(_)) => (untyped(&ident), after_comma(rest)),
        (None, _) => (untyped(&ident), rest),
    };
    let rest = match rest.clone().into_iter().next() {
        Some(TokenTree::Punct(comma)) if comma.as_char() == ',' => after_comma(rest),
        _ => rest,
    };
    let colon = colon.unwrap_or_else(|| Token![:](ident.span()));
    let mut field = written_by(Field::parse_named, quote!(x: ()));
    field.attrs = attrs;
    field.vis = vis;
    field.ident = Some(ident);
    field.colon_token = Some(colon);
    field.ty = ty;
    (field, rest)
}

fn untyped(ident: &Ident) -> Type {
    Type::Verbatim(quote_spanned!(ident.span()=> ()))
}

fn after_comma(rest: TokenStream) -> TokenStream {
    let mut trees = rest.into_iter();
    for tree in &mut trees {
        if matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',') {
            break;
        }
    }
    stream(trees)
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::*;
    use crate::syntax::text::to_source;

    #[track_caller]
    fn assert_read(body: &str, expected: &[&str]) {
        let tokens: TokenStream = format!("pub struct Bot {{ {body} }}")
            .parse()
            .expect("tokens");
        let item = read(tokens).expect("a struct");
        let found: Vec<String> = item
            .fields
            .iter()
            .map(|field| to_source(&field.to_token_stream()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_there_is_read() {
        assert_read("pub id:, name: String", &["pub id: ()", "name: String"]);
        assert_read("id", &["id: ()"]);
        assert_read("id: u8 pub name: String", &["id: u8", "pub name: String"]);
        assert_read(
            "#[query] id: u8, pub, name: u8",
            &["#[query] id: u8", "name: u8"],
        );
        assert_read("id: Vec<, name: u8", &["id: ()", "name: u8"]);
        assert_read("pub", &[]);
        assert_read("", &[]);
    }
}
