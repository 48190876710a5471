//! The fields of a variant, bound to local names.

use proc_macro2::TokenStream;
use quote::quote;

use super::Member;
use crate::syntax::names::generated;
use crate::tokens::to_tokens::{Listed, tokens_of};

/// A pattern, and the local of each member.
pub(crate) struct Bound {
    /// What stands between the braces; positions are names, too.
    pub(crate) pattern: TokenStream,
    pub(crate) locals: Vec<TokenStream>,
}

/// Binds every member.
pub(crate) fn bound(members: &[Member]) -> Bound {
    let mut locals = Vec::new();
    let mut fields = Listed::default();
    for (index, member) in members.iter().enumerate() {
        let local = tokens_of(&generated(&format!("__field{index}")));
        let (name, cfgs) = (member.place(), &member.cfgs);
        fields.push(quote!(#cfgs #name: #local));
        locals.push(local);
    }
    Bound {
        pattern: tokens_of(&fields),
        locals,
    }
}
