//! Rules that take more than one attribute to see.

use proc_macro2::Ident;
use syn::{ItemEnum, LitStr, Path};

use super::attr::ModelArgs;
use super::item::Model;
use super::variants::StringVariant;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};
use crate::fields::member::Member;
use crate::fields::{rules, serializer};
use crate::syntax::attrs::{self, derived};
use crate::syntax::names::{self, RenameRule};
use crate::syntax::serde::SerdeAttrs;

/// Reports every rule that the model breaks.
pub(crate) fn check(model: &Model, args: &ModelArgs, diagnostics: &mut Diagnostics) {
    match model {
        Model::Struct {
            item,
            members,
            serde,
        } => {
            two_rename_rules(serde, args, diagnostics);
            let rule = rule(serde, "rename_all", args);
            check_members(members, rule, diagnostics);
            for member in members {
                rules::method_name(member, &["new"], diagnostics);
            }
            let secret = members.iter().find_map(|member| member.secret.as_ref());
            rules::derived_debug(&attrs::derives(&item.attrs), secret, diagnostics);
        }
        Model::Newtype { member, .. } => {
            if let Some((key, _)) = &args.rename_all {
                diagnostics
                    .error(
                        Code::UnknownOption,
                        key,
                        "`rename_all` is about names, and a newtype has none on the wire",
                    )
                    .help("remove it");
            }
            rules::constrained(member, diagnostics);
            serializer::check(member, diagnostics);
            misplaced_secret(member, "a newtype", diagnostics);
        }
        Model::StringEnum {
            item,
            variants,
            serde,
        } => {
            two_rename_rules(serde, args, diagnostics);
            string_enum(item, variants, diagnostics);
        }
        Model::DataEnum {
            item,
            members,
            serde,
        } => {
            two_rename_rules(serde, args, diagnostics);
            data_enum(item, members, serde, args, diagnostics);
        }
        Model::Misshapen(_) | Model::Other(_) => {}
    }
}

/// The rule for the fields; nothing where serde has one that is not known here.
pub(super) fn rule(serde: &SerdeAttrs, setting: &str, args: &ModelArgs) -> Option<RenameRule> {
    if serde.mention(&[setting]).is_none() {
        return Some(args.rename_rule());
    }
    let rule = if setting == "rename_all" {
        serde.rename_all.as_ref()
    } else {
        None
    };
    rule.and_then(|rule| RenameRule::from_name(&rule.value()))
}

fn two_rename_rules(serde: &SerdeAttrs, args: &ModelArgs, diagnostics: &mut Diagnostics) {
    if let (Some((key, _)), Some(setting)) = (&args.rename_all, serde.mention(&["rename_all"])) {
        diagnostics
            .error(Code::TwoWireNames, key, "the rename rule is set twice")
            .help("remove `#[serde(rename_all = \"..\")]`")
            .at(setting, "the other rule is set here");
    }
}

fn check_members(members: &[Member], rule: Option<RenameRule>, diagnostics: &mut Diagnostics) {
    for member in members {
        rules::double_option(member, true, diagnostics);
        rules::constrained(member, diagnostics);
        serializer::check(member, diagnostics);
    }
    for (wire, first, second) in &shared_names(members, rule) {
        let (first, second) = (&members[*first], &members[*second]);
        diagnostics
            .error(
                Code::DuplicateWireName,
                member_name(second),
                format_args!("the member `{wire}` is used twice"),
            )
            .help("give one of them another name: `#[serde(rename = \"..\")]`")
            .at(
                member_name(first),
                format_args!("`{}` uses it first", first.name),
            );
    }
}

/// The names on the wire that two members share, with the indices of both.
pub(super) fn shared_names(
    members: &[Member],
    rule: Option<RenameRule>,
) -> Vec<(String, usize, usize)> {
    let Some(rule) = rule else { return Vec::new() };
    let mut seen: Vec<(String, usize)> = Vec::new();
    let mut shared = Vec::new();
    for (index, member) in members.iter().enumerate() {
        // Fields behind a `cfg` may exclude each other; flattened and skipped ones have no name.
        // So may those that serde renames or leaves out by a `cfg_attr`.
        let serde = &member.serde;
        let is_certain = serde.has("rename") || serde.mention(&["rename"]).is_none();
        if !member.cfgs.is_empty() || !is_certain || serde.mention(&["flatten", "skip"]).is_some() {
            continue;
        }
        let wire = member
            .serde
            .rename
            .as_ref()
            .map_or_else(|| rule.field(&member.name), LitStr::value);
        match seen.iter().find(|(name, _)| *name == wire) {
            Some((_, first)) => shared.push((wire, *first, index)),
            None => seen.push((wire, index)),
        }
    }
    shared
}

fn member_name(member: &Member) -> SourceSpan {
    SourceSpan::of_name(member.serde.rename.as_ref(), &member.ident)
}

fn misplaced_secret(member: &Member, location: &str, diagnostics: &mut Diagnostics) {
    if let Some(attr) = &member.secret {
        diagnostics
            .error(
                Code::MisplacedSecret,
                attr,
                format_args!("`#[secret]` does not hide the value of {location}"),
            )
            .help("put `#[secret]` on the fields of structs that hold it");
    }
}

fn string_enum(item: &ItemEnum, variants: &[StringVariant], diagnostics: &mut Diagnostics) {
    if variants.is_empty() {
        empty_enum(item, diagnostics);
    }
    if !item.generics.params.is_empty() {
        diagnostics
            .error(
                Code::GenericEnum,
                &item.generics,
                format_args!(
                    "`{}` is an enum of texts, which have no type parameters",
                    item.ident
                ),
            )
            .help("remove the generics");
    }
    let derives = attrs::derives(&item.attrs);
    if let Some(copy) = derived(&derives, "Copy") {
        diagnostics
            .error(
                Code::CopyEnum,
                copy,
                "a string enum keeps unknown texts, so it cannot be `Copy`",
            )
            .help("remove `Copy`; `Clone` is derived by the macro");
    }
    derived_serde(&derives, "Serialize", diagnostics);
    derived_serde(&derives, "Deserialize", diagnostics);
    duplicate_texts(variants, diagnostics);
}

fn derived_serde(derives: &[Path], name: &str, diagnostics: &mut Diagnostics) {
    if let Some(path) = derived(derives, name) {
        diagnostics
            .error(
                Code::DerivedSerde,
                path,
                format_args!(
                    "a derived `{name}` would not know the texts that this enum does not list"
                ),
            )
            .help(format_args!("remove `{name}`: the macro implements it"));
    }
}

fn duplicate_texts(variants: &[StringVariant], diagnostics: &mut Diagnostics) {
    let mut seen: Vec<(String, SourceSpan, &Ident)> = Vec::new();
    for variant in variants.iter().filter(|variant| variant.cfgs.is_empty()) {
        let own = SourceSpan::of_name(variant.rename.as_ref(), &variant.ident);
        let mut texts = vec![(variant.wire.clone(), own)];
        for alias in &variant.aliases {
            texts.push((alias.value(), SourceSpan::of(alias)));
        }
        for (text, span) in &texts {
            match seen.iter().find(|(known, ..)| known == text) {
                Some((_, first_span, first)) if **first == variant.ident => {
                    let name = names::unraw(first);
                    diagnostics
                        .error(
                            Code::DuplicateWireName,
                            *span,
                            format_args!("the text `{text}` stands for `{name}` already"),
                        )
                        .help("remove the alias")
                        .at(*first_span, format_args!("`{name}` has it by this"));
                }
                Some((_, first_span, first)) => {
                    diagnostics
                        .error(
                            Code::DuplicateWireName,
                            *span,
                            format_args!("the text `{text}` stands for two variants"),
                        )
                        .help("give one of them another text: `#[serde(rename = \"..\")]`")
                        .at(
                            *first_span,
                            format_args!("`{}` uses it first", names::unraw(first)),
                        );
                }
                None => seen.push((text.clone(), *span, &variant.ident)),
            }
        }
    }
}

fn empty_enum(item: &ItemEnum, diagnostics: &mut Diagnostics) {
    diagnostics
        .error(
            Code::EmptyEnum,
            &item.ident,
            format_args!("`{}` has no variants", item.ident),
        )
        .help("list the documented texts; others are kept in `Unknown`");
}

fn data_enum(
    item: &ItemEnum,
    members: &[Vec<Member>],
    serde: &SerdeAttrs,
    args: &ModelArgs,
    diagnostics: &mut Diagnostics,
) {
    if item.variants.is_empty() {
        empty_enum(item, diagnostics);
    }
    if serde.mention(&["tag", "untagged"]).is_none() {
        let data = item
            .variants
            .iter()
            .find(|variant| !variant.fields.is_empty());
        let report = diagnostics.error(
            Code::DataWithoutTag,
            data.map_or(&item.ident, |variant| &variant.ident),
            format_args!(
                "`{}` does not say how its variants are told apart",
                item.ident
            ),
        );
        report
            .help(
                "add `#[serde(tag = \"type\")]` where a member names the variant, \
                `#[serde(untagged)]` where its content does",
            )
            .help("a variant without data is a text: an enum of texts has no other variants");
    }
    let rule = rule(serde, "rename_all_fields", args);
    for (variant, members) in item.variants.iter().zip(members) {
        let named = matches!(variant.fields, syn::Fields::Named(_));
        check_members(members, rule.filter(|_| named), diagnostics);
        for member in members {
            misplaced_secret(member, "an enum", diagnostics);
        }
    }
}
