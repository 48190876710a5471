//! What the location of a field asks of its type, reported once.
//!
//! Several generated functions need a trait of the type, and each would be an error where it is
//! missing. They name the function of the runtime that asks for all of it first; what follows has
//! the same place in the source, so the compiler says nothing more.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericArgument, PathArguments, Type};

use super::member::{Member, TypeCheck};
use crate::diagnostics::SourceSpan;
use crate::syntax::crate_path::CratePath;
use crate::syntax::names::generated;
use crate::syntax::types::{Shape, is_float, is_single, present, ungroup};

impl Member {
    /// The type that is judged: the one that the user has to change.
    pub(crate) fn subject(&self) -> &Type {
        match self.type_check {
            Some(type_check) if type_check.sees_through() => innermost(&self.ty),
            _ => &self.ty,
        }
    }

    /// The statement that asks for all that is needed of the type.
    ///
    /// Of numbers and texts nothing can be missing but the trait of the location, which is one error.
    pub(crate) fn check(&self, krate: &CratePath) -> TokenStream {
        self.check_of(&self.subject().to_token_stream(), krate)
    }

    /// The same, with the tokens of the type that stand for [`subject`](Self::subject).
    pub(crate) fn check_of(&self, subject: &TokenStream, krate: &CratePath) -> TokenStream {
        let Some(type_check) = self.type_check.filter(|_| self.is_checked()) else {
            return TokenStream::new();
        };
        let private = krate.private();
        let cfgs = &self.cfgs;
        let function = match &self.secret {
            Some(_) => generated(&format!("secret_{}", type_check.function())),
            None => generated(type_check.function()),
        };
        // A list is checked itself; its subject is what it holds.
        let is_list = matches!(Shape::of(present(&self.ty)), Shape::List(_));
        let constraint = self.constraint.as_ref().filter(|_| !is_list);
        let constraint = constraint.map(|(_, constraint)| {
            let function = generated(constraint.kind.name());
            quote!(#cfgs let _ = #private::type_checks::#function::<#subject>;)
        });
        quote! {
            #cfgs let _ = #private::type_checks::#function::<#subject>;
            #constraint
        }
    }

    /// Whether the type may lack something.
    pub(crate) fn is_checked(&self) -> bool {
        let subject = self.subject();
        match self.type_check {
            Some(TypeCheck::Path) => !is_single(subject) || is_float(subject),
            Some(_) => !is_single(subject),
            None => false,
        }
    }

    /// `value`, a reference, placed on [`subject`](Self::subject), where that may lack something.
    pub(crate) fn reference(&self, value: TokenStream) -> Reference {
        if is_single(self.subject()) {
            return Reference {
                binding: TokenStream::new(),
                value,
            };
        }
        self.placed(&value)
    }

    /// `value`, a reference, placed on [`subject`](Self::subject).
    pub(crate) fn placed(&self, value: &TokenStream) -> Reference {
        let SourceSpan { start, end } = SourceSpan::of(self.subject());
        // The compiler blames an expression from its first token to its last.
        let local = quote_spanned!(end=> __value);
        let open = quote_spanned!(start=> &*);
        Reference {
            binding: quote!(let #local = #value;),
            value: quote!(#open #local),
        }
    }
}

/// A borrowed value, placed on the type that the user wrote.
pub(crate) struct Reference {
    /// The statement before the expression with the value; nothing where none is needed.
    pub(crate) binding: TokenStream,
    pub(crate) value: TokenStream,
}

/// The expression after its binding, in a block where there is one.
pub(crate) fn in_block(binding: &TokenStream, expression: TokenStream) -> TokenStream {
    if binding.is_empty() {
        expression
    } else {
        quote!({ #binding #expression })
    }
}

/// The type inside of options, lists, boxes and maps.
fn innermost(ty: &Type) -> &Type {
    let ty = ungroup(ty);
    match Shape::of(ty) {
        Shape::Option(inner) | Shape::List(inner) => innermost(inner),
        Shape::Bytes | Shape::Scalar => ty,
        Shape::Patch | Shape::Other => match held(ty) {
            Some(Type::Slice(slice)) => innermost(&slice.elem),
            // The box itself has the traits.
            None | Some(Type::TraitObject(_)) => ty,
            Some(held) => innermost(held),
        },
    }
}

/// What a box holds, or the values of a map.
fn held(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    if path.qself.is_some() {
        return None;
    }
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let held = match (last.ident.to_string().as_str(), arguments.args.len()) {
        ("Box" | "Patch", 1) => 0,
        ("HashMap" | "BTreeMap", 2) => 1,
        _ => return None,
    };
    match &arguments.args[held] {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}
