//! The variants of an enum.

use proc_macro2::Ident;
use syn::{Fields, ItemEnum, LitStr, Variant};

use super::attr::ModelArgs;
use super::item::{self, Model};
use crate::diagnostics::{Code, Diagnostics, nearest};
use crate::fields::{shared_attrs, twice};
use crate::syntax::attrs::{self, Attributes};
use crate::syntax::names::{self, RenameRule};
use crate::syntax::serde::SerdeAttrs;

/// A variant of a string enum.
pub(crate) struct StringVariant {
    pub(crate) ident: Ident,
    pub(crate) cfgs: Attributes,
    /// The text on the wire.
    pub(crate) wire: String,
    /// Other texts that mean the same.
    pub(crate) aliases: Vec<LitStr>,
    /// The text, where an attribute gives it.
    pub(crate) rename: Option<LitStr>,
}

/// Settings of a variant that leave its fields to functions of the user's, or to nobody.
const FOREIGN: [&str; 6] = [
    "skip",
    "skip_serializing",
    "skip_deserializing",
    "with",
    "serialize_with",
    "deserialize_with",
];

/// Reads an enum: one of texts if no variant holds data.
pub(super) fn read(mut item: ItemEnum, args: &ModelArgs, diagnostics: &mut Diagnostics) -> Model {
    item::clean(&mut item.attrs, &item.ident, diagnostics);
    twice::variants(&mut item, diagnostics);
    for variant in &mut item.variants {
        attrs::retain(&mut variant.attrs, &mut |attr| {
            !shared_attrs::conditional_cfg(attr, diagnostics)
        });
    }
    let serde = SerdeAttrs::read(&item.attrs);
    // Tags and untagged forms are about data, whatever the variants look like.
    let tagged = serde.mention(&["tag", "content", "untagged"]).is_some();
    let (mut has_texts, mut has_data) = (item.variants.is_empty(), false);
    for variant in &item.variants {
        if matches!(variant.fields, Fields::Unit) {
            has_texts = true;
        } else if variant.ident != "Unknown" {
            // `Unknown` with data is the variant that the macro adds, declared by hand.
            has_data = true;
        }
    }
    if !tagged && has_texts && !has_data {
        read_strings(item, serde, args, diagnostics)
    } else {
        let foreign = attrs::has_foreign_derive(&attrs::derives(&item.attrs));
        let mut members = Vec::new();
        for variant in &mut item.variants {
            twice::fields(&mut variant.fields, diagnostics);
            let mut read = item::read_fields(&mut variant.fields, foreign, diagnostics);
            let serde = SerdeAttrs::read(&variant.attrs);
            let is_foreign = serde.mention(&FOREIGN).is_some();
            for member in &mut read {
                if is_foreign {
                    member.is_kept = true;
                }
            }
            members.push(read);
        }
        Model::DataEnum {
            item,
            members,
            serde,
        }
    }
}

fn read_strings(
    mut item: ItemEnum,
    serde: SerdeAttrs,
    args: &ModelArgs,
    diagnostics: &mut Diagnostics,
) -> Model {
    let rule = (serde.rename_all.as_ref())
        .and_then(|rule| names::read_rule(rule, diagnostics))
        .unwrap_or_else(|| args.rename_rule());
    serde_of_texts(&serde, diagnostics);
    if let Some(setting) = serde.setting_besides(&["rename_all"]) {
        let report = diagnostics.error(
            Code::DerivedSerde,
            setting,
            format_args!("`#[serde({setting})]` has no meaning on an enum of texts"),
        );
        match nearest(&setting.to_string(), &["rename_all"]) {
            Some(meant) => report.help(format_args!("did you mean `{meant}`?")),
            None => report.help("remove it; of serde's settings `rename_all` is understood"),
        };
    }
    let mut variants = Vec::new();
    for variant in &item.variants {
        variants.push(read_string(variant, rule, diagnostics));
    }
    // What serde attributes say is in the generated code; there is no derive to understand them.
    attrs::retain(&mut item.attrs, &mut |attr| !attrs::is_serde(attr));
    for variant in &mut item.variants {
        attrs::retain(&mut variant.attrs, &mut |attr| !attrs::is_serde(attr));
    }
    Model::StringEnum {
        item,
        variants,
        serde,
    }
}

/// Reports what serde would, and what the generated code, which takes its place, does not do.
fn serde_of_texts(serde: &SerdeAttrs, diagnostics: &mut Diagnostics) {
    serde.report(diagnostics);
    serde.report_conditional(
        &|_| true,
        "put `#[cfg(..)]` on two variants or on two enums",
        diagnostics,
    );
    let Some(split) = &serde.split else { return };
    diagnostics
        .error(
            Code::BadValue,
            split,
            format_args!("`{split}` is one for both sides: each text is written and read"),
        )
        .help(format_args!(
            "write `{split} = \"..\"`; `alias = \"..\"` on a variant reads another text"
        ));
}

/// What a variant of an enum of texts can say.
const KNOWN: [&str; 2] = ["rename", "alias"];

fn read_string(
    variant: &Variant,
    rule: RenameRule,
    diagnostics: &mut Diagnostics,
) -> StringVariant {
    let ident = variant.ident.clone();
    let name = names::unraw(&ident);
    let serde = SerdeAttrs::read(&variant.attrs);
    if name == "Unknown" {
        diagnostics
            .error(
                Code::DeclaredUnknown,
                &ident,
                "the variant `Unknown(String)` is added by the macro: it keeps texts that this \
                    enum does not list",
            )
            .help(
                "remove it; where `unknown` is a documented text, write `#[serde(rename = \
                \"unknown\")] NotKnown`",
            );
    }
    if let Some((_, value)) = &variant.discriminant {
        diagnostics
            .error(
                Code::Discriminant,
                value,
                format_args!("`{name}` is a text on the wire, not a number"),
            )
            .help(format_args!(
                "remove the discriminant; `#[serde(rename = \"..\")]` gives `{name}` another text"
            ));
    }
    serde_of_texts(&serde, diagnostics);
    if let Some(setting) = serde.setting_besides(&KNOWN) {
        let report = diagnostics.error(
            Code::VariantAttribute,
            setting,
            format_args!("`#[serde({setting})]` has no meaning on a variant of a string enum"),
        );
        match nearest(&setting.to_string(), &KNOWN) {
            Some(meant) => report.help(format_args!("did you mean `{meant}`?")),
            None if setting == "other" => {
                report.help("remove it: `Unknown` keeps every other text")
            }
            None => report.help("remove it; `rename` and `alias` are understood"),
        };
    }
    let wire = serde
        .rename
        .as_ref()
        .map_or_else(|| rule.variant(&name), LitStr::value);
    StringVariant {
        ident,
        cfgs: attrs::cfgs(&variant.attrs),
        wire,
        aliases: serde.aliases,
        rename: serde.rename,
    }
}
