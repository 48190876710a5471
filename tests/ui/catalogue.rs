//! The table of `README.md` against the fixtures, the codes and their documentation.

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

const TABLE: &str = include_str!("README.md");
const CODES: &str = include_str!("../../jelou-macros/src/diagnostics/code.rs");
const DOCS: &str = include_str!("../../jelou-macros/src/docs/errors.md");
const MODULES: &str = include_str!("modules.rs");
/// The programs of the modules: one for each edition.
const PROGRAMS: [&str; 2] = [
    include_str!("pass.rs"),
    include_str!("edition-2021/src/lib.rs"),
];

/// A row of the table.
struct Row {
    number: u32,
    codes: Vec<&'static str>,
    fixture: &'static str,
    rule: &'static str,
}

impl Row {
    fn is_accepted(&self) -> bool {
        self.fixture.starts_with("pass/")
    }
}

/// The rows in their order: `| 36 | JEL201 | path/fixture | the rule |`.
fn rows() -> Vec<Row> {
    let cells = |line: &'static str| -> Option<[&'static str; 4]> {
        let cells: Vec<&str> = line
            .strip_prefix("| ")?
            .strip_suffix(" |")?
            .split(" | ")
            .collect();
        cells.try_into().ok()
    };
    TABLE
        .lines()
        .filter_map(cells)
        .filter_map(|[number, codes, fixture, rule]| {
            Some(Row {
                number: number.parse().ok()?,
                codes: codes.split(", ").collect(),
                fixture: fixture.trim_matches('`'),
                rule,
            })
        })
        .collect()
}

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
        .split("[JEL")
        .skip(1)
        .filter_map(|rest| rest.split_once(']').map(|(digits, _)| digits))
        .collect()
}

#[track_caller]
fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn the_numbers_have_no_gaps() {
    let numbers: Vec<u32> = rows().iter().map(|row| row.number).collect();
    let expected: Vec<u32> = (1..).take(numbers.len()).collect();
    assert!(numbers.len() > 91, "the table could not be read");
    assert_eq!(numbers, expected);
}

#[test]
fn every_row_has_its_fixture() {
    let mut problems = Vec::new();
    for Row {
        number,
        fixture,
        rule,
        ..
    } in rows()
    {
        let Some(text) = read(&format!("{fixture}.rs")) else {
            problems.push(format!("{number}: there is no {fixture}.rs"));
            continue;
        };
        let heading = format!("// {number}: {rule}");
        if text.lines().next() != Some(&heading) {
            problems.push(format!("{fixture}.rs does not begin with `{heading}`"));
        }
    }
    assert_none(&problems);
}

#[test]
fn every_fixture_has_its_row() {
    let rows = rows();
    let listed: BTreeSet<&str> = rows.iter().map(|row| row.fixture).collect();
    let mut problems = Vec::new();
    if listed.len() != rows.len() {
        problems.push("a fixture is listed twice".to_owned());
    }
    for name in FOLDERS.into_iter().chain(["pass"]) {
        for fixture in files(name, "rs") {
            if !listed.contains(fixture.as_str()) {
                problems.push(format!("{fixture}.rs is not in the table"));
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
fn every_output_has_the_codes_of_its_row() {
    let mut problems = Vec::new();
    for row in rows() {
        let found = read(&format!("{}.stderr", row.fixture)).unwrap_or_default();
        let found = codes_in(&found);
        let listed: BTreeSet<&str> = match row.codes[..] {
            ["legal"] if row.is_accepted() => continue,
            ["rustc"] if !row.is_accepted() => BTreeSet::new(),
            _ => row
                .codes
                .iter()
                .filter_map(|code| code.strip_prefix("JEL"))
                .collect(),
        };
        if listed != found || (listed.is_empty() && row.codes != ["rustc"]) {
            problems.push(format!(
                "{}: the table says {:?}, {}.stderr says {found:?}",
                row.number, row.codes, row.fixture
            ));
        }
    }
    assert_none(&problems);
}

#[test]
fn every_code_has_a_fixture() {
    let rows = rows();
    let shown: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.codes.iter().copied())
        .collect();
    let codes = codes();
    let mut problems = Vec::new();
    for (variant, (id, rule)) in &codes {
        // Our own bugs are none that we know, and what the compiler can read the macro can read, too.
        let has_none = ["Bug", "UnreadableItem"].contains(variant);
        if !has_none && !shown.contains(id) {
            problems.push(format!("{id} ({rule}) has no fixture"));
        }
    }
    let known: BTreeSet<&str> = codes.values().map(|(id, _)| *id).collect();
    for code in shown.iter().filter(|code| code.starts_with("JEL")) {
        if !known.contains(code) {
            problems.push(format!("{code} does not exist"));
        }
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
