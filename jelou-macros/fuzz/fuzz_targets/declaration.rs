//! Arbitrary text as a declaration: the macro functions never panic, and what they emit is tokens
//! that parse as items wherever the input was an item.
//!
//! ```sh
//! cargo +nightly fuzz run declaration --fuzz-dir jelou-macros/fuzz
//! ```
//!
//! The input is `arguments`, a line with `===`, and the item. A proc-macro crate exports no
//! functions, so its modules are compiled into the target.

#![no_main]
#![allow(dead_code, unused_imports)]

#[path = "../../src/diagnostics/mod.rs"]
mod diagnostics;
#[path = "../../src/endpoint/mod.rs"]
mod endpoint;
#[path = "../../src/fields/mod.rs"]
mod fields;
#[path = "../../src/model/mod.rs"]
mod model;
#[path = "../../src/syntax/mod.rs"]
mod syntax;

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;

fuzz_target!(|text: &str| {
    let (args, item) = text.split_once("\n===\n").unwrap_or((text, "struct X { a: u8 }"));
    let (Ok(args), Ok(item)) = (args.parse::<TokenStream>(), item.parse::<TokenStream>()) else {
        return;
    };
    let was_item = syn::parse2::<syn::Item>(item.clone()).is_ok();
    for expand in [endpoint::expand, model::expand] {
        let expanded = expand(args.clone(), item.clone());
        if was_item {
            syn::parse2::<syn::File>(expanded).expect("an item expands to items");
        }
    }
});
