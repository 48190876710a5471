//! Tests of whole expansions, over token streams.

mod docs;
mod expansions;
mod paths;
mod refusals;
mod snapshots;
mod soup;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, Meta};

/// Expands the declaration in `text`: an item below its attribute.
pub(crate) fn expand(text: &str) -> TokenStream {
    let mut item: Item = syn::parse_str(text).expect("an item");
    let attrs = attributes(&mut item);
    let found = attrs
        .iter()
        .position(|attr| {
            attr.path().is_ident("jelou_endpoint") || attr.path().is_ident("jelou_model")
        })
        .expect("one of our attributes");
    let attr = attrs.remove(found);
    let args = match &attr.meta {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    };
    if attr.path().is_ident("jelou_endpoint") {
        crate::endpoint::expand(args, item.into_token_stream())
    } else {
        crate::model::expand(args, item.into_token_stream())
    }
}

fn attributes(item: &mut Item) -> &mut Vec<Attribute> {
    match item {
        Item::Struct(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        other => panic!("unexpected item {other:?}"),
    }
}

/// The messages of all `compile_error!` in an expansion.
pub(crate) fn messages(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut after_name = 0;
    for tree in tokens {
        match tree {
            TokenTree::Ident(ident) if ident == "compile_error" => after_name = 2,
            TokenTree::Punct(punct) if punct.as_char() == '!' && after_name == 2 => after_name = 1,
            TokenTree::Group(group) if after_name == 1 => {
                let text: syn::LitStr = syn::parse2(group.stream()).expect("the message");
                found.push(text.value());
                after_name = 0;
            }
            TokenTree::Group(group) => found.extend(messages(group.stream())),
            _ => after_name = 0,
        }
    }
    found
}
