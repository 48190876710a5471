//! What a type looks like. A macro sees only its tokens, so an alias is what it is called.

use proc_macro2::Ident;
use syn::{GenericArgument, PathArguments, Type};

/// The shape of a type, as far as generated code depends on it.
#[derive(Clone, Copy)]
pub(crate) enum Shape<'a> {
    /// `Option<T>`
    Option(&'a Type),
    /// `Patch<T>`
    Patch,
    /// `Vec<T>`
    List(&'a Type),
    /// `Vec<u8>`
    Bytes,
    /// A number, `bool` or `char`: by value, so that literals are inferred.
    Scalar,
    /// Anything else.
    Other,
}

impl<'a> Shape<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        let ty = ungroup(ty);
        let Some((name, qualifier, argument)) = last_segment(ty) else {
            return Self::Other;
        };
        let plain = qualifier.is_none();
        match (name.to_string().as_str(), argument) {
            ("Option", Some(inner)) if plain || qualifier.is_some_and(|q| q == "option") => {
                Self::Option(inner)
            }
            ("Patch", Some(_)) => Self::Patch,
            ("Vec", Some(inner)) if plain || qualifier.is_some_and(|q| q == "vec") => {
                if is_word(inner, "u8") {
                    Self::Bytes
                } else {
                    Self::List(inner)
                }
            }
            (name, None)
                if is_scalar(name) && (plain || qualifier.is_some_and(|q| q == "primitive")) =>
            {
                Self::Scalar
            }
            _ => Self::Other,
        }
    }

    /// Whether a value may be missing.
    pub(crate) const fn is_optional(self) -> bool {
        matches!(self, Self::Option(_) | Self::Patch)
    }
}

/// The type inside `Option`, or the type itself.
pub(crate) fn present(ty: &Type) -> &Type {
    match Shape::of(ty) {
        Shape::Option(inner) => ungroup(inner),
        _ => ungroup(ty),
    }
}

/// The type without the invisible and the visible parentheses around it.
pub(crate) fn ungroup(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungroup(&group.elem),
        Type::Paren(paren) => ungroup(&paren.elem),
        other => other,
    }
}

/// The name of a path type, the segment before it, and its only type argument.
fn last_segment(ty: &Type) -> Option<(&Ident, Option<&Ident>, Option<&Type>)> {
    let Type::Path(path) = ty else { return None };
    if path.qself.is_some() {
        return None;
    }
    let mut segments = path.path.segments.iter().rev();
    let last = segments.next()?;
    let argument = match &last.arguments {
        PathArguments::None => None,
        PathArguments::AngleBracketed(arguments) => {
            let mut arguments = arguments.args.iter();
            match (arguments.next(), arguments.next()) {
                (Some(GenericArgument::Type(inner)), None) => Some(inner),
                _ => return None,
            }
        }
        PathArguments::Parenthesized(_) => return None,
    };
    Some((
        &last.ident,
        segments.next().map(|segment| &segment.ident),
        argument,
    ))
}

/// Whether the last segment of the type is `name`, without arguments.
pub(crate) fn is_word(ty: &Type, name: &str) -> bool {
    matches!(last_segment(ungroup(ty)), Some((ident, _, None)) if ident == name)
}

/// Whether the type is the standard `String`.
pub(crate) fn is_string(ty: &Type) -> bool {
    matches!(
        last_segment(ungroup(ty)),
        Some((name, qualifier, None)) if name == "String" && qualifier.is_none_or(|q| q == "string")
    )
}

/// Whether the type is a whole number of the language.
pub(crate) fn is_integer(ty: &Type) -> bool {
    matches!(Shape::of(ty), Shape::Scalar)
        && matches!(last_segment(ungroup(ty)), Some((name, ..)) if name != "bool" && name != "char"
            && name != "f32" && name != "f64")
}

/// Whether the type is a floating-point number of the language.
pub(crate) fn is_float(ty: &Type) -> bool {
    is_word(ty, "f32") || is_word(ty, "f64")
}

/// Whether the type certainly holds one value: a number, `bool`, `char`, a string.
pub(crate) fn is_single(ty: &Type) -> bool {
    let ty = present(ty);
    let ty = match ty {
        Type::Reference(reference) => ungroup(&reference.elem),
        other => other,
    };
    matches!(Shape::of(ty), Shape::Scalar) || is_string(ty) || is_word(ty, "str")
}

fn is_scalar(name: &str) -> bool {
    matches!(
        name,
        "u8" | "u16"
            | "u32"
            | "u64"
            | "u128"
            | "usize"
            | "i8"
            | "i16"
            | "i32"
            | "i64"
            | "i128"
            | "isize"
            | "f32"
            | "f64"
            | "bool"
            | "char"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shape(text: &str) -> String {
        let ty: Type = syn::parse_str(text).expect("a type");
        let text = match Shape::of(&ty) {
            Shape::Option(_) => "option",
            Shape::Patch => "patch",
            Shape::List(_) => "list",
            Shape::Bytes => "bytes",
            Shape::Scalar => "scalar",
            Shape::Other => "other",
        };
        text.to_owned()
    }

    #[test]
    fn shapes_are_seen_through_paths() {
        assert_eq!(shape("Option<u32>"), "option");
        assert_eq!(shape("::core::option::Option<u32>"), "option");
        assert_eq!(shape("my::Option<u32>"), "other");
        assert_eq!(shape("Option"), "other");
        assert_eq!(shape("jelou::Patch<String>"), "patch");
        assert_eq!(shape("std::vec::Vec<String>"), "list");
        assert_eq!(shape("Vec<u8>"), "bytes");
        assert_eq!(shape("(u32)"), "scalar");
        assert_eq!(shape("my::u32"), "other");
        assert_eq!(shape("<T as Trait>::Option<u32>"), "other");
        assert_eq!(shape("Vec<u8, Bump>"), "other");
    }

    #[test]
    fn single_values_are_known() {
        for (text, expected) in [
            ("&'a str", true),
            ("Option<u32>", true),
            ("String", true),
            ("Status", false),
        ] {
            let ty: Type = syn::parse_str(text).expect("a type");
            assert_eq!(is_single(&ty), expected, "{text}");
        }
    }
}
