//! The fixtures against the codes and their documentation.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The topics of what is refused.
pub(crate) const FOLDERS: [&str; 9] = [
    "attribute",
    "path",
    "template-fields",
    "field-attributes",
    "query-header",
    "body-response",
    "policy",
    "item",
    "model",
];

const CODES: &str = include_str!("../../jelou-macros/src/diagnostics/code.rs");
const DOCS: &str = include_str!("../../jelou-macros/src/docs/errors.md");
const MODULES: &str = include_str!("modules.rs");
/// The programs of the modules: one for each edition.
const PROGRAMS: [&str; 2] = [
    include_str!("pass.rs"),
    include_str!("edition-2021/src/lib.rs"),
];

/// The codes with their rules, by the name of the variant.
fn codes() -> BTreeMap<&'static str, (&'static str, &'static str)> {
    let entry = |line: &'static str| {
        let mut parts = line.trim().split('"');
        let (variant, id) = (parts.next()?.trim(), parts.next()?);
        let rule = parts.nth(1)?;
        id.starts_with("JEL").then_some((variant, (id, rule)))
    };
    let codes: BTreeMap<_, _> = CODES.lines().filter_map(entry).collect();
    assert!(codes.len() > 50, "the codes could not be read: {codes:?}");
    codes
}

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(name)
}

fn read(file: &str) -> Option<String> {
    fs::read_to_string(folder(file)).ok()
}

/// The files of a folder with this extension, as `folder/name`.
fn files(name: &str, extension: &str) -> BTreeSet<String> {
    fs::read_dir(folder(name))
        .expect("the folder exists")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .filter_map(|path| Some(format!("{name}/{}", path.file_stem()?.to_str()?)))
        .collect()
}

/// The codes in the expected output of a fixture.
fn codes_in(output: &str) -> BTreeSet<&str> {
    output
        .match_indices("[JEL")
        .filter_map(|(at, _)| {
            let code = output[at..].strip_prefix('[')?;
            code.split_once(']').map(|(code, _)| code)
        })
        .collect()
}

#[track_caller]
fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// The fixtures of what is refused, with what the compiler prints.
fn outputs() -> BTreeMap<String, String> {
    FOLDERS
        .into_iter()
        .flat_map(|name| files(name, "stderr"))
        .filter_map(|fixture| Some((fixture.clone(), read(&format!("{fixture}.stderr"))?)))
        .collect()
}

/// The first line of a fixture: its rule, behind `rustc: ` where only the compiler reports it.
fn rule(fixture: &str) -> Option<String> {
    let text = read(&format!("{fixture}.rs"))?;
    let rule = text.lines().next()?.strip_prefix("// ")?;
    Some(rule.to_owned())
}

#[test]
fn every_fixture_begins_with_its_rule() {
    let mut problems = Vec::new();
    for name in FOLDERS.into_iter().chain(["pass"]) {
        for fixture in files(name, "rs") {
            if rule(&fixture).is_none_or(|rule| rule.is_empty()) {
                problems.push(format!("{fixture}.rs does not begin with `// rule`"));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_refusal_has_its_output() {
    let mut problems = Vec::new();
    for name in FOLDERS {
        let (fixtures, outputs) = (files(name, "rs"), files(name, "stderr"));
        for fixture in fixtures.difference(&outputs) {
            problems.push(format!("{fixture}.rs has no .stderr: bless it"));
        }
        for output in outputs.difference(&fixtures) {
            problems.push(format!("{output}.stderr has no fixture: remove it"));
        }
    }
    for output in files("pass", "stderr") {
        problems.push(format!("{output}.stderr: what is accepted has no output"));
    }
    assert_none(&problems);
}

#[test]
fn every_output_has_a_code_or_is_the_compilers() {
    let mut problems = Vec::new();
    for (fixture, output) in outputs() {
        let is_the_compilers = rule(&fixture).is_some_and(|rule| rule.starts_with("rustc: "));
        if codes_in(&output).is_empty() != is_the_compilers {
            problems.push(format!(
                "{fixture}: a fixture begins with `// rustc: ` if its output has no code, and only then"
            ));
        }
    }
    assert_none(&problems);
}

#[test]
fn every_code_has_a_fixture() {
    let outputs = outputs();
    let shown: BTreeSet<&str> = outputs
        .values()
        .flat_map(|output| codes_in(output))
        .collect();
    let codes = codes();
    let mut problems = Vec::new();
    for (variant, (id, rule)) in &codes {
        // A bug of the macros is not known beforehand, and what rustc reads they read too.
        let has_none = ["Bug", "UnreadableItem"].contains(variant);
        if !has_none && !shown.contains(id) {
            problems.push(format!("{id} ({rule}) has no fixture"));
        }
    }
    let known: BTreeSet<&str> = codes.values().map(|(id, _)| *id).collect();
    for code in shown.difference(&known) {
        problems.push(format!("{code} does not exist"));
    }
    assert_none(&problems);
}

#[test]
fn every_code_is_documented() {
    let headings: BTreeSet<&str> = DOCS
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    let problems: Vec<String> = codes()
        .values()
        .map(|(id, rule)| format!("{id}: {rule}"))
        .filter(|heading| !headings.contains(heading.as_str()))
        .map(|heading| format!("errors.md has no section `### {heading}`"))
        .collect();
    assert_none(&problems);
}

/// The fixtures that are modules of a program.
fn modules() -> BTreeSet<String> {
    let list = MODULES
        .split_once("modules! {\n")
        .and_then(|(_, rest)| rest.split_once('}'))
        .map(|(list, _)| list);
    list.into_iter()
        .flat_map(str::split_whitespace)
        .map(|name| format!("pass/{name}"))
        .collect()
}

#[test]
fn everything_accepted_is_compiled() {
    let mut compiled = modules();
    compiled.extend(crate::CRATES.map(|name| format!("pass/{name}")));
    assert_eq!(compiled, files("pass", "rs"));
}

#[test]
fn the_modules_are_compiled_in_each_edition() {
    for program in PROGRAMS {
        assert!(program.contains("modules.rs\");"), "{program}");
    }
}
