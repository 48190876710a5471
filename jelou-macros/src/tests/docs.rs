//! The documentation of the codes says what the macros do.

use std::fmt::Write as _;

use super::{expand, messages};

const DOCS: &str = include_str!("../docs/errors.md");

/// One code: a wrong declaration, its messages, a right one.
struct Section<'a> {
    code: &'a str,
    blocks: Vec<&'a str>,
}

fn sections() -> Vec<Section<'static>> {
    DOCS.split("\n### ")
        .skip(1)
        .map(|section| {
            let code = section.split(':').next().unwrap_or_default();
            let blocks = section.split("```text\n").skip(1);
            let blocks = blocks
                .map(|block| block.split("\n```").next().unwrap_or_default())
                .collect();
            Section { code, blocks }
        })
        .collect()
}

fn shown(text: &str) -> String {
    let messages = messages(expand(text));
    messages
        .iter()
        .map(|message| format!("error: {message}"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Where a message changed on purpose, `JELOU_BLESS=1` writes what is found into the documentation.
#[test]
fn each_wrong_declaration_gives_the_documented_messages() {
    let mut blessed = DOCS.to_owned();
    let mut differences = String::new();
    for Section { code, blocks } in sections() {
        let [declaration, documented, _] = blocks[..] else {
            continue;
        };
        let found = shown(declaration);
        assert!(
            found.lines().next().is_some_and(|line| line.contains(code)),
            "{code}: {found}"
        );
        if found != documented {
            let _ = write!(differences, "--- {code}\n{found}\n");
            blessed = blessed.replacen(
                &format!("{declaration}\n```\n\n```text\n{documented}\n```"),
                &format!("{declaration}\n```\n\n```text\n{found}\n```"),
                1,
            );
        }
    }
    if std::env::var_os("JELOU_BLESS").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/src/docs/errors.md"),
            blessed,
        )
        .expect("the file");
        return;
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn each_right_declaration_is_accepted() {
    for Section { code, blocks } in sections() {
        let [_, _, declaration] = blocks[..] else {
            continue;
        };
        assert_eq!(shown(declaration), "", "{code}");
    }
}

#[test]
fn nearly_every_code_has_an_example() {
    let without: Vec<&str> = sections()
        .iter()
        .filter(|section| section.blocks.len() != 3)
        .map(|section| section.code)
        .collect();
    assert_eq!(without, ["JEL704", "JEL901"]);
}
