//! `new`, a setter for each optional field, and `Default` where nothing is required.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ExprPath, Generics, Type, Visibility, WhereClause};

use super::member::{Member, Presence};
use crate::diagnostics::SourceSpan;
use crate::syntax::attrs;
use crate::syntax::generics::mentions_parameter;
use crate::syntax::names::generated;
use crate::syntax::recovery::is_untyped;
use crate::syntax::types::Shape;
use crate::tokens::parse::written;

/// What the constructors are made for.
pub(crate) struct Constructors<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) vis: &'a Visibility,
    pub(crate) members: Vec<&'a Member>,
    /// Names that belong to other methods; a field of such a name was reported.
    pub(crate) reserved: Vec<&'static str>,
    /// Whether `Default` is derived.
    pub(crate) has_default: bool,
}

impl Constructors<'_> {
    pub(crate) fn expand(&self) -> TokenStream {
        let Self {
            ident,
            generics,
            members,
            ..
        } = self;
        let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
        let new = self.new_function();
        let mut setters = TokenStream::new();
        for member in members {
            if !member.is_required() && !self.reserved.contains(&member.name.as_str()) {
                setters.extend(self.setter(member));
            }
        }
        let default = self.default_impl();
        quote! {
            #[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
            impl #impl_generics #ident #ty_generics #where_clause {
                #new
                #setters
            }
            #default
        }
    }

    fn new_function(&self) -> TokenStream {
        let vis = self.vis;
        let docs = attrs::doc(&self.new_docs());
        // A wrong call is explained at the struct.
        let new = Ident::new("new", self.ident.span());
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        let mut defaults = TokenStream::new();
        for member in &self.members {
            let Member { ident, cfgs, .. } = member;
            let value = match self.shadowed(member) {
                Some(path) => {
                    let (ty, function) = (&member.ty, generated(&format!("__{}", member.name)));
                    defaults.extend(quote! {
                        #cfgs
                        fn #function() -> #ty {
                            #path()
                        }
                    });
                    Some(quote!(Self::#function()))
                }
                None => member.initial_value(),
            };
            let value = value.unwrap_or_else(|| {
                let (ty, value) = parameter(&member.ty, ident);
                arguments.push(quote!(#cfgs #ident: #ty));
                value
            });
            values.push(quote!(#cfgs #ident: #value));
        }
        let bounds = self.bounds();
        let clause = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
        quote! {
            #docs
            #[must_use]
            #vis fn #new(#(#arguments),*) -> Self #clause {
                Self { #(#values),* }
            }

            #defaults
        }
    }

    /// The function that gives the value of a field, where a parameter of `new` has its name.
    fn shadowed(&self, member: &Member) -> Option<ExprPath> {
        let Presence::Path(path) = member.presence() else {
            return None;
        };
        let name = path.path.get_ident()?;
        let mut members = self.members.iter();
        members
            .any(|other| other.ident == *name && other.is_required())
            .then_some(path)
    }

    /// What `new` needs of the types of parameters that it does not ask for.
    fn bounds(&self) -> Vec<TokenStream> {
        let mut bounds = Vec::new();
        for member in &self.members {
            let is_default = matches!(member.presence(), Presence::Default)
                && !matches!(Shape::of(&member.ty), Shape::Patch | Shape::List(_));
            if is_default && mentions_parameter(&member.ty, self.generics) {
                let ty = &member.ty;
                bounds.push(quote!(#ty: ::core::default::Default));
            }
        }
        bounds
    }

    fn new_docs(&self) -> String {
        let mut docs = format!(
            "Creates a `{}` from what it needs.",
            crate::syntax::names::unraw(self.ident)
        );
        let mut count = 0;
        let mut arguments = String::new();
        for member in &self.members {
            if !member.is_required() {
                continue;
            }
            count += 1;
            arguments.push_str("\n- `");
            arguments.push_str(&member.name);
            arguments.push('`');
            let summary = attrs::summary(&member.docs);
            if !summary.is_empty() {
                arguments.push_str(": ");
                arguments.push_str(&summary);
            }
        }
        if count < self.members.len() {
            docs.push_str(" The other fields have setters.");
        }
        if count > 0 {
            docs.push_str("\n\n# Arguments\n");
            docs.push_str(&arguments);
        }
        docs
    }

    fn setter(&self, member: &Member) -> TokenStream {
        let vis = self.vis;
        let Member {
            ident,
            name,
            docs,
            cfgs,
            deprecations,
            ..
        } = member;
        let heading = attrs::doc(&if docs.is_empty() {
            format!("Sets `{name}`.")
        } else {
            format!("Sets `{name}`:\n\n")
        });
        let (ty, value) = match Shape::of(&member.ty) {
            Shape::Option(inner) => {
                let (ty, value) = parameter(inner, ident);
                (ty, quote!(::core::option::Option::Some(#value)))
            }
            _ => parameter(&member.ty, ident),
        };
        quote! {
            #heading
            #docs
            #cfgs
            #deprecations
            #[must_use]
            #vis fn #ident(mut self, #ident: #ty) -> Self {
                self.#ident = #value;
                self
            }
        }
    }

    fn default_impl(&self) -> TokenStream {
        if self.has_default || self.members.iter().any(|member| member.is_required()) {
            return TokenStream::new();
        }
        let Self {
            ident, generics, ..
        } = self;
        let (impl_generics, ty_generics, _) = generics.split_for_impl();
        let bounds = self.bounds();
        let mut bounded = (*generics).clone();
        if !bounds.is_empty() {
            let clause = bounded.make_where_clause();
            clause
                .predicates
                .extend(written::<WhereClause>(quote!(where #(#bounds),*)).predicates);
        }
        let where_clause = &bounded.where_clause;
        quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #impl_generics ::core::default::Default for #ident #ty_generics #where_clause {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    }
}

/// `impl Into<ty>`, placed on the type: a wrong argument is explained at the field.
fn into(ty: &Type) -> TokenStream {
    let SourceSpan { start, end } = SourceSpan::of(ty);
    let open = quote_spanned!(start=> impl ::core::convert::Into<);
    let close = quote_spanned!(end=> >);
    quote!(#open #ty #close)
}

/// Whether the type has a reference without a lifetime. In parentheses, which may be those of a
/// function, it needs none.
pub(crate) fn has_elided_lifetime(ty: TokenStream) -> bool {
    let mut trees = ty.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let found = match tree {
            TokenTree::Punct(punct) if punct.as_char() == '&' => {
                !matches!(trees.peek(), Some(TokenTree::Punct(quote)) if quote.as_char() == '\'')
            }
            TokenTree::Group(group) if group.delimiter() != Delimiter::Parenthesis => {
                has_elided_lifetime(group.stream())
            }
            _ => false,
        };
        if found {
            return true;
        }
    }
    false
}

/// The type of a parameter for a field of type `ty`, and the expression that makes the field's
/// value of it.
///
/// Scalars are taken as they are: `impl Into<u32>` would make `i32` of every literal. A field that
/// is not typed yet takes anything, so that its uses are no further errors.
fn parameter(ty: &Type, ident: &Ident) -> (TokenStream, TokenStream) {
    if is_untyped(ty) {
        return (
            quote!(impl ::core::marker::Sized),
            quote!(::core::mem::drop(#ident)),
        );
    }
    // The compiler has reported the missing lifetime, and knows none inside of `impl`.
    if has_elided_lifetime(ty.to_token_stream()) {
        return (quote!(#ty), quote!(#ident));
    }
    match Shape::of(ty) {
        Shape::Scalar => (quote!(#ty), quote!(#ident)),
        Shape::List(item) if matches!(Shape::of(item), Shape::Scalar) => (
            quote!(impl ::core::iter::IntoIterator<Item = #item>),
            quote!(::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(#ident))),
        ),
        Shape::List(item) => (
            {
                let item = into(item);
                quote!(impl ::core::iter::IntoIterator<Item = #item>)
            },
            quote! {
                ::core::iter::Iterator::collect(::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(#ident),
                    ::core::convert::Into::into,
                ))
            },
        ),
        Shape::Option(_) | Shape::Patch | Shape::Bytes | Shape::Other => {
            (into(ty), quote!(::core::convert::Into::into(#ident)))
        }
    }
}
