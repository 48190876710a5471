//! What the types of fields have to do with the parameters of their struct.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Type};

/// Whether the type names a type parameter, or `Self`, which has them all.
pub(crate) fn mentions_parameter(ty: &Type, generics: &Generics) -> bool {
    generics.type_params().next().is_some()
        && any(ty.to_token_stream(), &|word, _| {
            word == "Self" || is_parameter(word, generics)
        })
}

/// Whether the type belongs to a type parameter: `T::Item`. A derive adds a bound for each.
pub(crate) fn is_projected(ty: &Type, generics: &Generics) -> bool {
    any(ty.to_token_stream(), &|word, next| {
        next == Some(':') && is_parameter(word, generics)
    })
}

fn is_parameter(word: &str, generics: &Generics) -> bool {
    generics
        .type_params()
        .any(|parameter| parameter.ident == word)
}

/// Whether a word of the tokens, with the punctuation that follows it, is wanted.
fn any(tokens: TokenStream, is_wanted: &dyn Fn(&str, Option<char>) -> bool) -> bool {
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let found = match tree {
            TokenTree::Ident(word) => {
                let next = match trees.peek() {
                    Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
                    _ => None,
                };
                is_wanted(&word.to_string(), next)
            }
            TokenTree::Group(group) => any(group.stream(), is_wanted),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        if found {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_parameters_are_told_apart() {
        let generics: Generics = syn::parse_quote!(<'a, T, const N: usize>);
        for (text, mentions, projected) in [
            ("&'a T", true, false),
            ("Vec<T::Item>", true, true),
            ("[T; N]", true, false),
            ("[u8; N]", false, false),
            ("Option<Box<Self>>", true, false),
            ("<T as Trait>::Item", true, false),
            ("Vec<Plan>", false, false),
        ] {
            let ty: Type = syn::parse_str(text).expect("a type");
            assert_eq!(mentions_parameter(&ty, &generics), mentions, "{text}");
            assert_eq!(is_projected(&ty, &generics), projected, "{text}");
        }
        let ty: Type = syn::parse_quote!(Box<Self>);
        assert!(!mentions_parameter(&ty, &Generics::default()));
    }
}
