//! Attributes of other people: documentation, `cfg`, derives.

use std::ops::Deref;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Path, Token};

use crate::diagnostics::SourceSpan;
use crate::syntax::args;
use crate::syntax::names::is_one_of;
use crate::tokens::parse::{attributes, parse_by};

/// Attributes that are emitted one after the other.
#[derive(Default)]
pub(crate) struct Attributes(pub(crate) Vec<Attribute>);

impl Deref for Attributes {
    type Target = [Attribute];

    fn deref(&self) -> &[Attribute] {
        &self.0
    }
}

impl ToTokens for Attributes {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attr in &self.0 {
            attr.to_tokens(tokens);
        }
    }
}

/// The attributes that stand for doc comments.
pub(crate) fn docs(attrs: &[Attribute]) -> Attributes {
    named("doc", attrs)
}

fn named(name: &str, attrs: &[Attribute]) -> Attributes {
    let mut found = Vec::new();
    for attr in attrs {
        if attr.path().is_ident(name) {
            found.push(attr.clone());
        }
    }
    Attributes(found)
}

/// The text of the doc comments, without the leading space of each line.
pub(crate) fn doc_text(attrs: &[Attribute]) -> String {
    let mut found = String::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        let Meta::NameValue(pair) = &attr.meta else {
            continue;
        };
        let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &pair.value
        else {
            continue;
        };
        let text = text.value();
        if text.is_empty() {
            found.push('\n');
        }
        for line in text.lines() {
            found.push_str(line.strip_prefix(' ').unwrap_or(line));
            found.push('\n');
        }
    }
    found.trim().to_owned()
}

/// The first paragraph of the documentation, on one line.
pub(crate) fn summary(attrs: &[Attribute]) -> String {
    let mut summary = String::new();
    for line in doc_text(attrs).lines() {
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if !summary.is_empty() {
            summary.push(' ');
        }
        summary.push_str(line);
    }
    summary
}

/// What stands behind the path of an attribute, with its parentheses only where they are empty; the
/// attribute itself where nothing does.
pub(crate) fn arguments_of(attr: &Attribute) -> SourceSpan {
    match &attr.meta {
        Meta::Path(_) => attr.into(),
        Meta::List(list) if list.tokens.is_empty() => list.delimiter.span().join().into(),
        Meta::List(list) => SourceSpan::of(&list.tokens),
        Meta::NameValue(pair) => SourceSpan::between((&pair.eq_token).into(), (&pair.value).into()),
    }
}

/// The `#[cfg(..)]` attributes, which every generated use of the item has to repeat.
pub(crate) fn cfgs(attrs: &[Attribute]) -> Attributes {
    named("cfg", attrs)
}

/// The attributes a generated function repeats besides `cfg`.
pub(crate) fn deprecations(attrs: &[Attribute]) -> Attributes {
    named("deprecated", attrs)
}

/// The traits that the item derives, as written.
pub(crate) fn derives(attrs: &[Attribute]) -> Vec<Path> {
    let mut paths = Vec::new();
    for attr in attrs {
        if attr.path().is_ident("derive")
            && let Meta::List(list) = &attr.meta
            && let Ok(derived) = parse_by(
                Punctuated::<Path, Token![,]>::parse_terminated,
                list.tokens.clone(),
            )
        {
            for path in &derived {
                paths.push(path.clone());
            }
        }
    }
    paths
}

/// The derive of the trait with this name.
pub(crate) fn derived<'a>(derives: &'a [Path], name: &str) -> Option<&'a Path> {
    derives
        .iter()
        .find(|path| path.segments.last().is_some_and(|last| last.ident == name))
}

/// Takes the derives of `Clone` and `Debug` of the standard library out of the attributes: the macro
/// implements them itself, and reports what a field lacks in its own words.
pub(crate) fn take_clone_and_debug(attrs: &mut Vec<Attribute>) -> Vec<Path> {
    // Of a type that is `Copy`, `Clone` is better derived.
    let is_copy = derived(&derives(attrs), "Copy").is_some();
    take_derives(attrs, &|path| {
        (is_standard(path, "Clone") && !is_copy) || is_standard(path, "Debug")
    })
}

/// Takes derives out of the attributes.
pub(crate) fn take_derives(
    attrs: &mut Vec<Attribute>,
    is_taken: &dyn Fn(&Path) -> bool,
) -> Vec<Path> {
    let mut all = Vec::new();
    for attr in std::mem::take(attrs) {
        let before = all.len();
        let mut kept = Vec::new();
        for path in &derives(std::slice::from_ref(&attr)) {
            if is_taken(path) {
                all.push(path.clone());
            } else {
                kept.push(path.to_token_stream());
            }
        }
        if all.len() == before {
            attrs.push(attr);
        } else if !kept.is_empty() {
            attrs.append(&mut attributes(quote!(#[derive(#(#kept),*)])));
        }
    }
    all
}

/// Takes the attributes of a name out of all.
pub(crate) fn take_named(name: &str, attrs: &mut Vec<Attribute>) -> Attributes {
    let taken = named(name, attrs);
    retain(attrs, &mut |attr| !attr.path().is_ident(name));
    taken
}

/// Removes the attributes that are not to be kept.
pub(crate) fn retain(attrs: &mut Vec<Attribute>, is_kept: &mut dyn FnMut(&Attribute) -> bool) {
    attrs.retain(is_kept);
}

/// `Clone`, `std::clone::Clone`, …
fn is_standard(path: &Path, name: &str) -> bool {
    let mut segments = path.segments.iter();
    match (segments.next(), segments.next_back()) {
        (Some(only), None) => only.ident == name,
        (Some(first), Some(last)) => {
            (first.ident == "std" || first.ident == "core") && last.ident == name
        }
        _ => false,
    }
}

/// Uses what the derives were imported by: without them, an import may be unused.
pub(crate) fn used(derives: &[Path]) -> TokenStream {
    if derives.is_empty() {
        return TokenStream::new();
    }
    let mut uses = TokenStream::new();
    for path in derives {
        uses.extend(quote!(#[allow(unused_imports)] use #path as _;));
    }
    quote! {
        const _: () = {
            #uses
        };
    }
}

/// Whether a derive may bring attributes of its own to the fields.
pub(crate) fn has_foreign_derive(derives: &[Path]) -> bool {
    const KNOWN: [&str; 11] = [
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "PartialEq",
        "Eq",
        "PartialOrd",
        "Ord",
        "Hash",
        "Serialize",
        "Deserialize",
    ];
    derives.iter().any(|path| {
        let last = path.segments.last();
        last.is_none_or(|last| !is_one_of(&last.ident, &KNOWN))
    })
}

/// The first of `names` that occurs in a `cfg_attr`, at any depth.
pub(crate) fn mentioned_in_cfg_attr(attr: &Attribute, names: &[&str]) -> Option<Ident> {
    if !attr.path().is_ident("cfg_attr") {
        return None;
    }
    match &attr.meta {
        Meta::List(list) => mentioned_in(list.tokens.clone(), names),
        Meta::Path(_) | Meta::NameValue(_) => None,
    }
}

fn mentioned_in(tokens: TokenStream, names: &[&str]) -> Option<Ident> {
    let mut attributes = args::split(tokens).into_iter();
    // The condition is not an attribute.
    attributes.next();
    for attribute in attributes {
        let mut trees = attribute.value.into_iter();
        let first = match attribute.key {
            Some(key) => Some(TokenTree::Ident(key)),
            None => trees.next(),
        };
        let Some(TokenTree::Ident(ident)) = first else {
            continue;
        };
        if is_one_of(&ident, names) {
            return Some(ident);
        }
        if let (true, Some(TokenTree::Group(group))) = (ident == "cfg_attr", trees.next())
            && let Some(found) = mentioned_in(group.stream(), names)
        {
            return Some(found);
        }
    }
    None
}

/// Whether the attribute concerns serde.
pub(crate) fn is_serde(attr: &Attribute) -> bool {
    attr.path().is_ident("serde") || mentioned_in_cfg_attr(attr, &["serde"]).is_some()
}

/// `#[doc = "…"]` for a text: one attribute for all of its lines, which costs the compiler less than
/// one for each.
pub(crate) fn doc(text: &str) -> TokenStream {
    let mut lines = String::new();
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        if !line.is_empty() {
            lines.push(' ');
            lines.push_str(line);
        }
    }
    quote!(#[doc = #lines])
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn empty_lines_separate_paragraphs() {
        let attrs: Vec<Attribute> = vec![
            parse_quote!(#[doc = " One"]),
            parse_quote!(#[doc = " line."]),
            parse_quote!(#[doc = ""]),
            parse_quote!(#[doc = " Two.\n\n Three."]),
        ];
        assert_eq!(doc_text(&attrs), "One\nline.\n\nTwo.\n\nThree.");
        assert_eq!(summary(&attrs), "One line.");
    }
}
