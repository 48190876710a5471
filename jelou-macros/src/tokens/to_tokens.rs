//! Anything that can be written as tokens.

use proc_macro2::{Punct, Spacing, TokenStream};
use quote::ToTokens;

/// [`ToTokens`] as an object of one method: its own would be three functions for each type.
pub(crate) trait Tokens {
    fn write(&self, tokens: &mut TokenStream);
}

impl<T: ToTokens> Tokens for T {
    fn write(&self, tokens: &mut TokenStream) {
        self.to_tokens(tokens);
    }
}

/// The tokens of a value.
pub(crate) fn tokens_of(value: &dyn Tokens) -> TokenStream {
    let mut tokens = TokenStream::new();
    value.write(&mut tokens);
    tokens
}

/// Tokens with commas between them.
#[derive(Default)]
pub(crate) struct Listed(Vec<TokenStream>);

impl Listed {
    pub(crate) fn push(&mut self, item: TokenStream) {
        self.0.push(item);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl ToTokens for Listed {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                Punct::new(',', Spacing::Alone).to_tokens(tokens);
            }
            item.to_tokens(tokens);
        }
    }
}
