use syn::parse_quote;

use super::*;

#[test]
fn settings_are_read_in_every_form() {
    let attrs: Vec<Attribute> = vec![
        parse_quote!(#[serde(rename(serialize = "out", deserialize = "in"), alias = "a", alias = "b")]),
        parse_quote!(#[serde(default = "my::zero", with = "module")]),
        parse_quote!(#[cfg_attr(feature = "x", serde(skip_serializing))]),
        parse_quote!(#[other]),
    ];
    let serde = SerdeAttrs::read(&attrs);
    assert_eq!(serde.attrs.len(), 3);
    assert_eq!(
        serde.rename.as_ref().map(LitStr::value).as_deref(),
        Some("out")
    );
    assert_eq!(serde.aliases.len(), 2);
    assert!(serde.default_path.is_some());
    assert!(serde.has("with") && !serde.has("flatten"));
    // Whether it is skipped depends on the feature.
    assert!(!serde.is_skipped() && serde.mention(&["skip_serializing"]).is_some());
    assert!(serde.is_unclear());
}

#[test]
fn what_serde_would_refuse_is_reported() {
    let messages = |attr: Attribute| {
        let mut diagnostics = Diagnostics::new();
        SerdeAttrs::read(&[attr]).report(&mut diagnostics);
        diagnostics.into_messages()
    };
    for attr in [
        parse_quote!(#[serde]),
        parse_quote!(#[serde = "x"]),
        parse_quote!(#[serde("x")]),
        parse_quote!(#[serde(rename = "a", , alias = "b")]),
        parse_quote!(#[serde(rename)]),
        parse_quote!(#[serde(rename = 5)]),
        parse_quote!(#[serde(rename(serialise = "a"))]),
        parse_quote!(#[serde(alias)]),
        parse_quote!(#[serde(default = 5)]),
        parse_quote!(#[serde(skip = "x")]),
        parse_quote!(#[serde(rename = "a", rename = "b")]),
    ] {
        let shown = quote!(#attr).to_string();
        assert_eq!(messages(attr).len(), 1, "{shown}");
    }
    assert!(messages(parse_quote!(#[serde(alias = "a", alias = "b", other)])).is_empty());
}

#[test]
fn a_setting_is_added_where_the_user_makes_none() {
    let added = |attrs: &[Attribute]| {
        let serde = SerdeAttrs::read(attrs);
        serde.unless("default", &quote!(default)).to_string()
    };
    let expected = |tokens: TokenStream| tokens.to_string();
    assert_eq!(added(&[]), expected(quote!(#[serde(default)])));
    assert_eq!(added(&[parse_quote!(#[serde(default)])]), "");
    assert_eq!(
        added(&[parse_quote!(#[cfg_attr(a = "b", cfg_attr(c, serde(default)))])]),
        expected(quote!(#[cfg_attr(not(any(all(a = "b", c))), serde(default))]))
    );
}
