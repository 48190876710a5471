//! The modules of each crate form layers: no circle between folders, and no import that runs back up
//! into the file of a module from the files below it.
//!
//! Siblings are compared, on every level: the files and folders below one module, and the module's own
//! file. A folder stands for everything in it. Up to three files of one folder may name each other.
//!
//! `cargo test -p jelou-tests --features jelou/sandbox,jelou-core/server --test modules -- --nocapture`
//! prints the arrows.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod arrows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use arrows::{ModulePath, Modules, below};

/// Arrows of `jelou-core` that may run back up, at most two: from, to, and the reason. Each is also
/// explained where it stands.
const ALLOWED: &[[&str; 3]] = &[];
const MOST_ALLOWED: usize = 2;
const FILES_OF_A_CIRCLE: usize = 3;

/// A sibling: a file or folder below a module, or the module's own file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Sibling {
    OwnFile,
    Below(String),
}

type Graph = BTreeMap<(Sibling, Sibling), BTreeSet<String>>;

/// Returns the arrows between siblings, by the module above them.
fn siblings(modules: &Modules) -> BTreeMap<ModulePath, Graph> {
    let mut levels = BTreeMap::<ModulePath, Graph>::new();
    for ((from, to), paths) in modules.arrows() {
        let common = from
            .iter()
            .zip(&to)
            .take_while(|(one, other)| one == other)
            .count();
        let sibling = |module: &ModulePath| match module.get(common) {
            Some(name) => Sibling::Below(name.clone()),
            None => Sibling::OwnFile,
        };
        let uses = paths
            .iter()
            .map(|path| format!("{} names {path}", from.join("/")));
        let level = levels.entry(from[..common].to_vec()).or_default();
        level
            .entry((sibling(&from), sibling(&to)))
            .or_default()
            .extend(uses);
    }
    levels
}

/// Returns the groups of siblings that reach each other.
fn circles(graph: &Graph) -> BTreeSet<BTreeSet<&Sibling>> {
    let reached_from = |start| {
        let mut reached = BTreeSet::new();
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            open.extend(
                graph
                    .keys()
                    .filter(|(from, to)| from == at && reached.insert(to))
                    .map(|(_, to)| to),
            );
        }
        reached
    };
    let reach: BTreeMap<_, _> = graph
        .keys()
        .map(|(from, _)| (from, reached_from(from)))
        .collect();
    reach
        .iter()
        .filter(|(start, reached)| reached.contains(*start))
        .map(|(start, reached)| {
            reached
                .iter()
                .copied()
                .filter(|other| reach.get(other).is_some_and(|back| back.contains(start)))
                .collect()
        })
        .collect()
}

fn name(above: &[String], sibling: &Sibling) -> String {
    match sibling {
        Sibling::OwnFile if above.is_empty() => "lib.rs".to_owned(),
        Sibling::OwnFile => format!("{}/mod.rs", above.join("/")),
        Sibling::Below(name) => below(above, name).join("/"),
    }
}

/// Returns a description of each circle that is left without the allowed arrows.
fn circles_without(modules: &Modules, allowed: &[[&str; 3]]) -> String {
    let mut text = String::new();
    let mut unused = allowed.to_vec();
    for (above, mut graph) in siblings(modules) {
        graph.retain(|(from, to), _| {
            let count = unused.len();
            unused.retain(|arrow| arrow[..2] != [name(&above, from), name(&above, to)]);
            unused.len() == count
        });
        for circle in circles(&graph) {
            let is_file = |sibling: &Sibling| match sibling {
                Sibling::OwnFile => false,
                Sibling::Below(name) => !modules.has_children(&below(&above, name)),
            };
            let only_files = !above.is_empty() && circle.iter().copied().all(is_file);
            if only_files && circle.len() <= FILES_OF_A_CIRCLE {
                continue;
            }
            text.push_str("a circle\n");
            for ((from, to), uses) in &graph {
                if circle.contains(from) && circle.contains(to) {
                    writeln!(text, "  {} -> {}", name(&above, from), name(&above, to)).unwrap();
                    for line in uses {
                        writeln!(text, "      {line}").unwrap();
                    }
                }
            }
        }
    }
    for [from, to, _] in unused {
        writeln!(text, "no arrow {from} -> {to}, which is allowed").unwrap();
    }
    text
}

/// Prints what each sibling names, for `cargo test --test modules -- --nocapture`.
fn print_arrows(of: &str, modules: &Modules) {
    for (above, graph) in siblings(modules) {
        println!("{of}: {}", name(&above, &Sibling::OwnFile));
        let mut named = BTreeMap::<_, Vec<_>>::new();
        for (from, to) in graph.keys() {
            named.entry(from).or_default().push(name(&above, to));
        }
        for (from, to) in named {
            println!("  {} -> {}", name(&above, from), to.join(", "));
        }
    }
}

#[test]
fn modules_form_no_circles() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let of = |name: &str, allowed| {
        let modules = Modules::read(&workspace.join(name).join("src"));
        print_arrows(name, &modules);
        circles_without(&modules, allowed)
    };
    assert!(ALLOWED.len() <= MOST_ALLOWED);
    let found = [
        of("jelou-macros", &[]),
        of("jelou-core", ALLOWED),
        of("jelou", &[]),
    ]
    .concat();
    assert!(found.is_empty(), "\n{found}");
}

/// Returns the circles of a crate of these files, by their paths without `.rs`.
fn circles_of(files: &[(&str, &str)]) -> String {
    circles_without(&modules_of(files), &[])
}

fn modules_of(files: &[(&str, &str)]) -> Modules {
    let file = |module: &[String]| {
        let path = module.join("/");
        files
            .iter()
            .find(|(name, _)| *name == path)
            .expect("the test has the file")
            .1
            .to_owned()
    };
    Modules::of(&file)
}

#[test]
fn layers_are_not_a_circle() {
    let circles = circles_of(&[
        ("", "mod high;\npub mod low;\npub use high::High;"),
        (
            "high",
            "use crate::low::{self, Low};\npub struct High(Low);",
        ),
        (
            "low",
            "// use crate::high::High;\nconst TEXT: &str = \"what I use;\";",
        ),
    ]);
    assert_eq!(circles, "");
}

#[test]
fn a_circle_of_top_level_modules_is_found_in_uses_and_in_full_paths() {
    let circles = circles_of(&[
        ("", "mod client;\nmod error;\nmod wire;"),
        (
            "client",
            "fn client<'a>() { crate::wire::encode::<char>('\"') }",
        ),
        ("wire", "use {crate::{error::Error as E}, std::fmt};"),
        ("error", "mod parts;"),
        ("error/parts", "use super::super::client;"),
    ]);
    assert_eq!(
        circles,
        "a circle\n  client -> wire\n      client names crate::wire::encode\n  \
           error -> client\n      error/parts names super::super::client\n  \
           wire -> error\n      wire names crate::error::Error\n"
    );
}

#[test]
fn an_import_back_from_the_file_above_is_a_circle() {
    let circles = circles_of(&[
        ("", "mod pipeline;"),
        (
            "pipeline",
            "mod retry;\nuse retry::Retry;\npub struct Operation;",
        ),
        ("pipeline/retry", "use super::Operation;"),
    ]);
    assert!(
        circles.contains("pipeline/mod.rs -> pipeline/retry"),
        "{circles}"
    );
}

#[test]
fn an_allowed_arrow_must_exist() {
    let files = [
        ("", "mod client;\nmod error;"),
        ("client", "use crate::error::Error;"),
        ("error", "use crate::client::Client;"),
    ];
    let modules = modules_of(&files);
    let reason = "an example";
    assert_eq!(
        circles_without(&modules, &[["error", "client", reason]]),
        ""
    );
    let gone = circles_without(&modules, &[["error", "wire", reason]]);
    assert!(
        gone.ends_with("no arrow error -> wire, which is allowed\n"),
        "{gone}"
    );
}

#[test]
fn a_few_files_of_a_folder_may_name_each_other_but_no_folders() {
    let of = |third: &'static str| {
        circles_of(&[
            ("", "mod wire;"),
            ("wire", "mod a;\nmod b;"),
            ("wire/a", "use super::b::B;"),
            ("wire/b", third),
            ("wire/b/c", ""),
        ])
    };
    assert_eq!(of("use super::a::A;"), "");
    assert!(of("mod c;\nuse super::a::A;").contains("wire/a -> wire/b"));
}

#[test]
fn a_re_export_stands_for_the_module_behind_it() {
    let files = |third: &'static str| {
        circles_of(&[
            (
                "",
                "mod wire;\nmod error;\npub use error::{Error as Failure};",
            ),
            ("wire", "mod a;\npub use a::A;"),
            ("wire/a", third),
            ("error", "use crate::wire::A;"),
        ])
    };
    assert_eq!(files("use super::A as Again;"), "");
    assert!(files("use crate::Failure;").contains("wire -> error"));
}

#[test]
fn tests_do_not_count() {
    let circles = circles_of(&[
        ("", "mod high;\nmod low;\n#[cfg(test)]\nmod tests;"),
        ("high", "use crate::low::Low;"),
        (
            "low",
            "#[cfg(test)]\nmod tests {\n    use crate::high::High;\n}",
        ),
    ]);
    assert_eq!(circles, "");
}
