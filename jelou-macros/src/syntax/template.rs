//! Fixed text with holes.
//!
//! `quote!` makes a call for each token of its text, and the calls have to be compiled. Of a text
//! that the compiler reads when the macro runs, only the holes are code: longer texts are templates.

use std::vec;

use proc_macro2::{Group, Punct, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The tokens, with the value of a variable in place of each `#name`: `quote!` without repetitions.
macro_rules! template {
    ($($text:tt)*) => {{
        let mut template = $crate::syntax::template::Template::new(stringify!($($text)*));
        $crate::syntax::template::fill!(template, $($text)*);
        template.finish()
    }};
}

/// Fills the holes, in their order.
macro_rules! fill {
    // Each token with the one before it.
    ($template:ident, $($tree:tt)*) => {
        $crate::syntax::template::fill!(@pairs $template (. $($tree)*) ($($tree)* .));
    };
    (@pairs $template:ident ($($before:tt)*) ($($tree:tt)*)) => {
        $($crate::syntax::template::fill!(@pair $template $before $tree);)*
    };
    (@pair $template:ident # $name:ident) => {
        $template.fill(&$name);
    };
    (@pair $template:ident $before:tt { $($tree:tt)* }) => {
        $crate::syntax::template::fill!($template, $($tree)*);
    };
    (@pair $template:ident $before:tt ( $($tree:tt)* )) => {
        $crate::syntax::template::fill!($template, $($tree)*);
    };
    (@pair $template:ident $before:tt [ $($tree:tt)* ]) => {
        $crate::syntax::template::fill!($template, $($tree)*);
    };
    (@pair $template:ident $before:tt $tree:tt) => {};
}

pub(crate) use {fill, template};

/// A text and what its holes are filled with.
pub(crate) struct Template {
    text: &'static str,
    values: Vec<TokenStream>,
}

impl Template {
    pub(crate) fn new(text: &'static str) -> Self {
        Self {
            text,
            values: Vec::new(),
        }
    }

    pub(crate) fn fill(&mut self, value: &dyn ToTokens) {
        self.values.push(value.to_token_stream());
    }

    pub(crate) fn finish(self) -> TokenStream {
        let text = self.text.parse::<TokenStream>();
        let text = text.expect("a text that was made of tokens can be read");
        filled(text, &mut self.values.into_iter())
    }
}

fn filled(text: TokenStream, values: &mut vec::IntoIter<TokenStream>) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut trees = text.into_iter();
    let mut next = trees.next();
    while let Some(tree) = next {
        next = trees.next();
        match (&tree, &next) {
            (TokenTree::Punct(mark), Some(TokenTree::Ident(_))) if mark.as_char() == '#' => {
                values.next().to_tokens(&mut tokens);
                next = trees.next();
            }
            (TokenTree::Punct(mark), Some(TokenTree::Punct(after)))
                if !is_operator(mark, after) =>
            {
                Punct::new(mark.as_char(), Spacing::Alone).to_tokens(&mut tokens);
            }
            (TokenTree::Group(group), _) => {
                let inside = filled(group.stream(), values);
                Group::new(group.delimiter(), inside).to_tokens(&mut tokens);
            }
            _ => tree.to_tokens(&mut tokens),
        }
    }
    tokens
}

/// Whether both are one operator. Other marks stand next to each other by chance, and are not
/// joined: the next of them may belong to a hole.
fn is_operator(mark: &Punct, after: &Punct) -> bool {
    match mark.as_char() {
        mark @ (':' | '&' | '|') if mark == after.as_char() => true,
        '-' | '=' | '>' => matches!(after.as_char(), '>' | '='),
        '.' => matches!(after.as_char(), '.' | '='),
        '<' => matches!(after.as_char(), '<' | '=' | '-'),
        '!' | '+' | '*' | '/' | '%' | '^' | '&' | '|' => after.as_char() == '=',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn a_template_is_what_quote_makes_of_it() {
        let (name, value) = (quote!(a::b), "text");
        let made = template! {
            /// A text.
            #[must_use]
            fn #name<'__a>(&'__a self) -> Vec<Vec<u8>> { call(#value, [#name], r#type, 1..=2)?; }
            const A: bool = &#name != &&*#name && -1 <= <#name as B>::C || a == !b;
            #name
        };
        let quoted = quote! {
            /// A text.
            #[must_use]
            fn #name<'__a>(&'__a self) -> Vec<Vec<u8>> { call(#value, [#name], r#type, 1..=2)?; }
            const A: bool = &#name != &&*#name && -1 <= <#name as B>::C || a == !b;
            #name
        };
        assert_eq!(made.to_string(), quoted.to_string());
    }
}
