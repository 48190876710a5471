//! The fields of a variant, bound to local names.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Member;

/// A pattern, and the local of each member.
pub(crate) struct Bound {
    /// What stands between the braces; positions are names, too.
    pub(crate) pattern: TokenStream,
    pub(crate) locals: Vec<TokenStream>,
}

/// Binds every member.
pub(crate) fn bound(members: &[Member]) -> Bound {
    let locals: Vec<TokenStream> = (0..members.len())
        .map(|index| {
            let local = format_ident!("__field{index}");
            quote!(#local)
        })
        .collect();
    let fields = members.iter().zip(&locals).map(|(member, local)| {
        let (name, cfgs) = (member.place(), &member.cfgs);
        quote!(#(#cfgs)* #name: #local)
    });
    Bound {
        pattern: quote!(#(#fields),*),
        locals,
    }
}
