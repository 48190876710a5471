//! What is refused, with which code, and with one message each.

use super::{expand, messages};

/// Each declaration with its code; below its attribute, as a whole item.
#[track_caller]
fn assert_refused(declarations: &[(&str, &str)]) {
    for (code, declaration) in declarations {
        let found = messages(expand(declaration));
        // The secondary spans carry the code and no help.
        let reports = found.iter().filter(|message| message.contains("help:"));
        assert_eq!(reports.count(), 1, "{declaration}\n{found:#?}");
        let wanted = format!("[{code}]");
        assert!(
            found.iter().all(|message| message.contains(&wanted)),
            "{declaration}\nwants {code}: {found:#?}"
        );
    }
}

#[track_caller]
fn assert_accepted(declarations: &[&str]) {
    for declaration in declarations {
        let found = messages(expand(declaration));
        assert_eq!(found, <[&str; 0]>::default(), "{declaration}");
    }
}

#[test]
fn a_key_that_may_not_travel() {
    let declaration = |field: &str| {
        format!(
            "#[jelou_endpoint(POST, \"/a\", response = (), idempotent_with = key)]
            struct A {{ {field}, other: u8 }}"
        )
    };
    for field in [
        "#[cfg(any())] key: String",
        "#[serde(skip)] key: String",
        "#[serde(skip_serializing)] key: String",
        "#[serde(skip_serializing_if = \"String::is_empty\")] key: String",
        "#[cfg_attr(any(), serde(skip_serializing_if = \"String::is_empty\"))] key: String",
        "#[serde(flatten)] key: Keys",
        "#[query] key: Vec<String>",
        "#[query(flatten)] key: Keys",
        "#[header(\"x-key\")] key: Vec<String>",
        "key: Option<String>",
        "#[serde(default)] key: String",
    ] {
        assert_refused(&[("JEL601", &declaration(field))]);
    }
    for field in [
        "key: String",
        "#[query] key: Key",
        "#[header(\"x-key\")] key: Key",
        "key: Vec<String>",
        "#[serde(rename = \"k\")] key: String",
    ] {
        assert_accepted(&[&declaration(field)]);
    }
}

#[test]
fn settings_behind_a_condition_where_serde_does_not_do_the_work() {
    let endpoint = |field: &str| {
        format!("#[jelou_endpoint(POST, \"/a\", response = ())] struct A {{ {field} }}")
    };
    for field in [
        "#[cfg_attr(any(), serde(rename = \"b\"))] #[query] a: u8",
        "#[cfg_attr(any(), cfg_attr(any(), serde(rename = \"b\")))] #[query] a: u8",
        "#[cfg_attr(any(), serde(default))] #[header(\"a\")] a: u8",
        "#[cfg_attr(any(), serde(rename = \"b\"))] a: u8",
        "#[cfg_attr(any(), serde(skip))] a: u8",
        "#[cfg_attr(any(), serde(flatten))] a: A",
        "#[cfg_attr(any(), serde(default))] a: u8",
    ] {
        assert_refused(&[("JEL310", &endpoint(field))]);
    }
    assert_refused(&[
        ("JEL310", &endpoint("#[cfg_attr(unix, cfg(any()))] a: u8")),
        (
            "JEL310",
            "#[jelou_model] struct A { #[cfg_attr(unix, cfg(any()))] a: u8 }",
        ),
        (
            "JEL310",
            "#[jelou_model] enum A { #[cfg_attr(unix, cfg(any()))] A, B }",
        ),
        (
            "JEL310",
            "#[jelou_model] #[serde(tag = \"t\")] enum A { #[cfg_attr(unix, cfg(any()))] A(u8), B }",
        ),
    ]);
    assert_accepted(&[
        &endpoint("#[cfg_attr(any(), serde(skip_serializing_if = \"f\"))] a: u8"),
        &endpoint("#[cfg_attr(any(), serde(with = \"m\", alias = \"b\"))] a: u8"),
    ]);
    assert_refused(&[
        (
            "JEL310",
            "#[jelou_model] enum A { #[cfg_attr(any(), serde(rename = \"b\"))] A }",
        ),
        (
            "JEL310",
            "#[jelou_model] #[cfg_attr(any(), serde(rename_all = \"lowercase\"))] enum A { A }",
        ),
    ]);
}

#[test]
fn values_that_would_be_lost() {
    let endpoint = |args: &str| format!("#[jelou_endpoint({args})] struct A {{ #[query] a: u8 }}");
    for (code, args) in [
        (
            "JEL501",
            "GET, \"/a\", response = (), content_type = \"text/csv\"",
        ),
        ("JEL508", "HEAD, \"/a\", response = Vec<u8>"),
        ("JEL013", "GET, \"/a\", response = (), name = _"),
        ("JEL013", "GET, \"/a\", response = (), name = self"),
        ("JEL013", "GET, \"/a\", response = (), cost = 2u8"),
        ("JEL013", "GET, \"/a\", response = (), timeout = \"5s\"ms"),
    ] {
        assert_refused(&[(code, &endpoint(args))]);
    }
    assert_accepted(&[
        &endpoint("HEAD, \"/a\", response = ()"),
        &endpoint("GET, \"/a\", response = (), name = r#match"),
        &endpoint("GET, \"/a\", response = (), name = \"match\""),
    ]);
    assert_refused(&[(
        "JEL011",
        "#[jelou_model(rename_all = \"snake_case\")] struct A(String);",
    )]);
}

#[test]
fn settings_that_no_derive_would_report() {
    assert_refused(&[
        (
            "JEL811",
            "#[jelou_model] #[serde(rename_al = \"x\")] enum A { A }",
        ),
        (
            "JEL013",
            "#[jelou_model] #[serde(rename_all = \"snakecase\")] enum A { A }",
        ),
        (
            "JEL013",
            "#[jelou_model] #[serde(rename_all = 5)] enum A { A }",
        ),
        (
            "JEL013",
            "#[jelou_model] #[serde(rename_all(serialize = \"lowercase\"))] enum A { A }",
        ),
        (
            "JEL811",
            "#[jelou_model] #[serde(deny_unknown_fields)] enum A { A }",
        ),
        ("JEL811", "#[jelou_model] #[serde(default)] enum A { A }"),
        (
            "JEL811",
            "#[jelou_model] #[serde(from = \"String\")] enum A { A }",
        ),
        (
            "JEL806",
            "#[jelou_model] enum A { #[serde(rename_al = \"x\")] A }",
        ),
        ("JEL013", "#[jelou_model] enum A { #[serde(rename)] A }"),
        ("JEL013", "#[jelou_model] enum A { #[serde(rename = 5)] A }"),
        ("JEL013", "#[jelou_model] enum A { #[serde(alias)] A }"),
        ("JEL305", "#[jelou_model] enum A { #[serde(\"x\")] A }"),
        ("JEL305", "#[jelou_model] enum A { #[serde] A }"),
        (
            "JEL012",
            "#[jelou_model] enum A { #[serde(rename = \"a\")] #[serde(rename = \"b\")] A }",
        ),
        (
            "JEL013",
            "#[jelou_model] enum A { #[serde(rename(serialize = \"A\", deserialize = \"a\"))] A }",
        ),
        (
            "JEL013",
            "#[jelou_model] enum A { #[serde(rename(deserialize = \"a\"))] A }",
        ),
    ]);
    let query = |attr: &str| {
        format!("#[jelou_endpoint(GET, \"/a\", response = ())] struct A {{ {attr} a: u8 }}")
    };
    for (code, attr) in [
        ("JEL013", "#[serde(rename)]"),
        ("JEL013", "#[serde(rename = 5)]"),
        ("JEL013", "#[serde(default = 5)]"),
        ("JEL305", "#[serde]"),
        ("JEL305", "#[serde(\"x\")]"),
        ("JEL012", "#[serde(rename = \"a\", rename = \"b\")]"),
        ("JEL308", "#[serde(rename_al = \"x\")]"),
    ] {
        assert_refused(&[(code, &query(attr))]);
    }
}
