//! The fields of a variant, bound to local names.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

use super::Member;

/// A pattern, and the local of each member.
pub(crate) struct Bound {
    /// What stands between the braces; positions are names, too.
    pub(crate) pattern: TokenStream,
    pub(crate) locals: Vec<TokenStream>,
}

/// Binds every member.
pub(crate) fn bound(members: &[Member]) -> Bound {
    let mut locals = Vec::new();
    let mut fields = Vec::new();
    for (index, member) in members.iter().enumerate() {
        let local = format_ident!("__field{index}").into_token_stream();
        let (name, cfgs) = (member.place(), &member.cfgs);
        fields.push(quote!(#cfgs #name: #local));
        locals.push(local);
    }
    Bound {
        pattern: quote!(#(#fields),*),
        locals,
    }
}
