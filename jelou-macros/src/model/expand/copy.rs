//! `Serialize` and `Deserialize` of an item by a copy of it, for which serde derives them.
//!
//! What is derived for the item itself is an error in four places where one member has no form in
//! JSON. The copy takes the form for granted, and the member is reported once.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Attribute, Field, Fields, Generics, ItemEnum, ItemStruct, LitStr, Meta};

use super::serde_attrs::crate_attr;
use crate::fields::Member;
use crate::fields::need::taken_for_granted;
use crate::fields::receiver::{attributes_without_self, without_self};
use crate::fields::serializer::{Side, added_attributes};
use crate::model::attr::ModelArgs;
use crate::syntax::args;
use crate::syntax::attrs::{self, Attributes};
use crate::syntax::generics::names_lifetime;
use crate::syntax::names::is_one_of;
use crate::syntax::serde::SerdeAttrs;
use crate::tokens::template::template;
use crate::tokens::to_tokens::{Listed, tokens_of};

/// An item that is copied.
pub(super) trait Copied {
    fn attrs(&self) -> &[Attribute];
    fn attrs_mut(&mut self) -> &mut Vec<Attribute>;
    fn ident(&self) -> &Ident;
    fn generics(&self) -> &Generics;
    /// The fields, of all variants.
    fn fields(&self) -> Vec<&Field>;
    /// The copy, named `__Fields`, with serde's attributes on its fields, which the item loses.
    fn copy(&mut self, members: &[&[Member]], args: &ModelArgs) -> TokenStream;
}

/// What structs and enums have under the same names.
macro_rules! accessors {
    () => {
        fn attrs(&self) -> &[Attribute] {
            &self.attrs
        }

        fn attrs_mut(&mut self) -> &mut Vec<Attribute> {
            &mut self.attrs
        }

        fn ident(&self) -> &Ident {
            &self.ident
        }

        fn generics(&self) -> &Generics {
            &self.generics
        }
    };
}

impl Copied for ItemStruct {
    accessors!();

    fn fields(&self) -> Vec<&Field> {
        self.fields.iter().collect()
    }

    fn copy(&mut self, members: &[&[Member]], args: &ModelArgs) -> TokenStream {
        let members = members.first().copied().unwrap_or_default();
        let semicolon = matches!(self.fields, Fields::Unnamed(_)).then(|| quote!(;));
        let fields = copied(&mut self.fields, &self.ident, members, args);
        quote!(struct __Fields #fields #semicolon)
    }
}

impl Copied for ItemEnum {
    accessors!();

    fn fields(&self) -> Vec<&Field> {
        let mut fields = Vec::new();
        for variant in &self.variants {
            fields.extend(&variant.fields);
        }
        fields
    }

    fn copy(&mut self, members: &[&[Member]], args: &ModelArgs) -> TokenStream {
        let mut variants = Listed::default();
        for (variant, members) in self.variants.iter_mut().zip(members) {
            let (settings, cfgs) = (taken_out(&mut variant.attrs), attrs::cfgs(&variant.attrs));
            let fields = copied(&mut variant.fields, &self.ident, members, args);
            let ident = &variant.ident;
            variants.push(quote!(#cfgs #settings #ident #fields));
        }
        quote!(enum __Fields { #variants })
    }
}

/// The fields with serde's attributes, which the item loses.
fn copied(
    fields: &mut Fields,
    receiver: &Ident,
    members: &[Member],
    args: &ModelArgs,
) -> TokenStream {
    let mut copied = Listed::default();
    for (field, member) in fields.iter_mut().zip(members) {
        let (given, cfgs) = (taken_out(&mut field.attrs), &member.cfgs);
        let name = field.ident.as_ref().map(|ident| quote!(#ident:));
        let receiver = tokens_of(receiver);
        let given = attributes_without_self(&given, &receiver);
        let ty = without_self(&member.ty, &receiver);
        let added = added_attributes(member, &args.krate, Side::Both);
        let bound = taken_for_granted(member, &ty, &args.krate, Side::Both);
        copied.push(quote!(#cfgs #given #added #bound #name #ty));
    }
    match fields {
        Fields::Named(_) => quote!({ #copied }),
        Fields::Unnamed(_) => quote!((#copied)),
        Fields::Unit => TokenStream::new(),
    }
}

/// How an item gets its serde impls.
pub(super) struct Plan {
    /// The impls by a copy; the item derives them itself where there is none.
    pub(super) copy: Option<TokenStream>,
    /// Whether the item's own derives take for granted what `Clone` reports.
    pub(super) is_granted: bool,
    /// Whether the hand-made `Clone` and `Debug` report what the members lack.
    pub(super) is_checked: bool,
}

/// Copies the item where that is worth it; see [`expand`].
pub(super) fn plan(
    item: &mut dyn Copied,
    members: &[&[Member]],
    serde: &SerdeAttrs,
    settings: &TokenStream,
    args: &ModelArgs,
) -> Plan {
    // Positions in a pattern would be those before a `cfg` removes a field.
    let is_shifted = any(members, &|member| {
        member.position.is_some() && !member.cfgs.is_empty()
    });
    let copy =
        is_possible(item, members, serde).then(|| expand(item, members, serde, settings, args));
    let is_granted = copy.is_none() && !is_shifted && is_granted(item, members, serde);
    let has_checked = !is_shifted && any(members, &Member::is_checked);
    Plan {
        is_checked: is_granted || (copy.is_some() && has_checked),
        is_granted,
        copy,
    }
}

/// Whether a copy is worth it, and serde understands it as it does the item.
fn is_possible(item: &dyn Copied, members: &[&[Member]], serde: &SerdeAttrs) -> bool {
    let may_fail = |member: &Member| member.is_checked() || member.serde.is_unclear();
    let is_conditional = |attrs: &[Attribute]| {
        let mut attrs = attrs.iter();
        attrs.any(|attr| attrs::mentioned_in_cfg_attr(attr, &["serde"]).is_some())
    };
    any(members, &may_fail)
        && item.generics().params.is_empty()
        && !any(members, &is_static)
        && !attrs::has_foreign_derive(&attrs::derives(item.attrs()))
        // They are about the type itself.
        && serde.mention(&TYPE_SETTINGS).is_none()
        // Other attributes may depend on the same condition.
        && !is_conditional(item.attrs())
        && !item.fields().iter().any(|field| is_conditional(&field.attrs))
}

/// Whether it may borrow for ever: serde then reads from what lives for ever alone, and there is no
/// lifetime `'de` for a bound to name.
fn is_static(member: &Member) -> bool {
    names_lifetime(&member.ty, "static")
}

/// Whether one of the members, of whichever variant, is wanted.
fn any(members: &[&[Member]], is_wanted: &dyn Fn(&Member) -> bool) -> bool {
    members.iter().any(|members| members.iter().any(is_wanted))
}

/// The impls. serde's attributes are moved from the item to its copy, `settings` are added.
fn expand(
    item: &mut dyn Copied,
    members: &[&[Member]],
    serde: &SerdeAttrs,
    settings: &TokenStream,
    args: &ModelArgs,
) -> TokenStream {
    let private = args.krate.private();
    let own = attrs::take_derives(item.attrs_mut(), &|path| {
        let last = path.segments.last();
        last.is_some_and(|last| is_one_of(&last.ident, &["Serialize", "Deserialize"]))
    });
    let used = attrs::used(&own);
    let mut given = taken_out(item.attrs_mut());
    given.0.iter_mut().for_each(default_by_path);
    let given = attributes_without_self(&given, &tokens_of(item.ident()));
    let copy = item.copy(members, args);
    let ident = item.ident();
    let mut checks = TokenStream::new();
    for members in members {
        for member in *members {
            checks.extend(member.check(&args.krate));
        }
    }
    let crate_attr = crate_attr(serde, args);
    let name = LitStr::new(&ident.to_string(), ident.span());
    let rename = (!serde.has("rename")).then(|| {
        let name = crate::syntax::names::unraw(ident);
        template!(#[serde(rename = #name)])
    });
    template! {
        #used

        const _: () = {
            #[allow(unused_imports)]
            use #private::Underived as _;

            #[allow(dead_code, deprecated, non_snake_case, non_camel_case_types)]
            #[derive(#private::serde::Serialize, #private::serde::Deserialize)]
            #given
            #crate_attr
            #rename
            #settings
            #[serde(remote = #name)]
            #copy

            #[automatically_derived]
            #[allow(deprecated)]
            impl #private::serde::Serialize for #ident {
                fn serialize<__S>(
                    &self,
                    __serializer: __S,
                ) -> ::core::result::Result<__S::Ok, __S::Error>
                where
                    __S: #private::serde::Serializer,
                {
                    #checks
                    __Fields::serialize(self, __serializer)
                }
            }

            #[automatically_derived]
            #[allow(deprecated)]
            impl<'__de> #private::serde::Deserialize<'__de> for #ident {
                fn deserialize<__D>(
                    __deserializer: __D,
                ) -> ::core::result::Result<Self, __D::Error>
                where
                    __D: #private::serde::Deserializer<'__de>,
                {
                    __Fields::deserialize(__deserializer)
                }
            }
        };
    }
}

/// `#[serde(default)]` by the path of the function: by its name alone, serde would ask for the
/// `Default` of the copy.
fn default_by_path(attr: &mut Attribute) {
    if let Meta::List(list) = &mut attr.meta {
        let mut settings = Listed::default();
        for setting in args::split(std::mem::take(&mut list.tokens)) {
            settings.push(match setting.word() {
                Some(word) if word == "default" => {
                    quote!(#word = "::core::default::Default::default")
                }
                _ => setting.whole(),
            });
        }
        list.tokens = tokens_of(&settings);
    }
}

/// Removes serde's attributes, and gives them back.
fn taken_out(attrs: &mut Vec<Attribute>) -> Attributes {
    attrs::take_named("serde", attrs)
}

/// Settings that let other types, or other code, do the work.
const TYPE_SETTINGS: [&str; 4] = ["from", "try_from", "into", "remote"];

/// Whether the derives of a generic item can take for granted what a member lacks, which the
/// hand-made `Clone` reports. A copy would need the bounds that serde finds for itself.
fn is_granted(item: &dyn Copied, members: &[&[Member]], serde: &SerdeAttrs) -> bool {
    !item.generics().params.is_empty()
        && any(members, &Member::is_checked)
        && !any(members, &is_static)
        && !attrs::has_foreign_derive(&attrs::derives(item.attrs()))
        && serde.mention(&TYPE_SETTINGS).is_none()
}
