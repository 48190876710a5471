//! What the macros refuse, with which words, and what they accept.
//!
//! `README.md` explains the folders and lists every fixture. What is accepted and can be a module is
//! in `pass.rs`.

mod catalogue;

/// What is accepted and has to be a crate of its own.
const CRATES: [&str; 5] = [
    "crate_override",
    "no_implicit_prelude",
    "renamed_crate",
    "shadowed_names",
    "strict_lints",
];

#[test]
fn what_is_refused() {
    let cases = trybuild::TestCases::new();
    for folder in catalogue::FOLDERS {
        cases.compile_fail(format!("ui/{folder}/*.rs"));
    }
}

#[test]
fn what_is_accepted() {
    let cases = trybuild::TestCases::new();
    for name in CRATES {
        cases.pass(format!("ui/pass/{name}.rs"));
    }
}
