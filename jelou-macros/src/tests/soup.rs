//! Whatever the macros are given, they return items and never panic.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A small generator of pseudo-random numbers (xorshift), so that a failure can be repeated.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

/// What arguments, attributes and items are made of.
const WORDS: [&str; 62] = [
    "GET",
    "POST",
    "get",
    "\"/a/{id}\"",
    "\"/{x\"",
    "\"GET\"",
    "b\"x\"",
    "'c'",
    "c\"s\"",
    "1",
    "0",
    "-1",
    "1.5",
    ",",
    ",",
    "=",
    "=",
    "response",
    "error",
    "service",
    "envelope",
    "retry",
    "never",
    "idempotent_with",
    "id",
    "cost",
    "timeout",
    "\"5s\"",
    "paginate",
    "page",
    "name",
    "rename_all",
    "\"camelCase\"",
    "content_type",
    "unmarked",
    "body",
    "crate",
    "::",
    "Vec",
    "<",
    ">",
    "Option",
    "u32",
    "()",
    "(a, b)",
    "{x}",
    "[y]",
    "&",
    "'a",
    "#",
    "!",
    "->",
    "..",
    "..=",
    "r#type",
    "_",
    "self",
    "impl",
    "fn",
    "query",
    "flatten",
    "serde",
];

fn soup(random: &mut Random, length: usize) -> TokenStream {
    let mut tokens = TokenStream::new();
    for _ in 0..random.below(length) {
        if random.below(12) == 0 {
            let delimiter =
                [Delimiter::None, Delimiter::Parenthesis, Delimiter::Brace][random.below(3)];
            let inner = soup(random, 4);
            tokens.extend([TokenTree::Group(Group::new(delimiter, inner))]);
        } else {
            tokens.extend(TokenStream::from_str(WORDS[random.below(WORDS.len())]).expect("tokens"));
        }
    }
    tokens
}

const ENDPOINT_ARGS: &str = r#"POST, "/a/{id}?x=1", response = Vec<Item>, error = E, service = S, envelope = "data",
    idempotent_with = id, cost = 2, timeout = "5s", paginate = page, name = go, rename_all = "snake_case",
    unmarked = body, crate = ::other"#;

const ITEMS: [&str; 6] = [
    r#"#[derive(Debug)] pub struct A<'a, T: B> where T: C {
        pub id: Id, #[query(name = "p", style = comma)] page: Option<u32>, #[header("X-A")] #[secret] h: String,
        #[length(1..=3)] #[serde(rename = "b", default = "f")] b: Vec<u32>, #[cfg(unix)] c: Option<&'a T>,
    }"#,
    "pub struct Unit;",
    "struct Tuple(#[length(1..)] String);",
    r#"enum Text { A, #[serde(rename = "b", alias = "c")] B }"#,
    r#"#[serde(tag = "t")] enum Data { A { #[range(..=2)] a: Option<u32> }, B(u32), C }"#,
    r#"struct Body { #[body] a: Item, #[raw_body] b: Vec<u8>, #[part("p")] c: File, #[query(flatten)] d: Rest, #[path("id")] e: Id }"#,
];

/// Drops, doubles or replaces a token somewhere, at any depth.
fn mutated(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    let at = random.below(trees.len());
    match trees.get(at).cloned() {
        Some(TokenTree::Group(group)) if random.below(4) > 0 => {
            trees[at] = TokenTree::Group(Group::new(
                group.delimiter(),
                mutated(group.stream(), random),
            ));
        }
        Some(tree) => match random.below(3) {
            0 => drop(trees.remove(at)),
            1 => trees.insert(at, tree),
            _ => {
                let word = TokenStream::from_str(WORDS[random.below(WORDS.len())]).expect("tokens");
                trees.splice(at..=at, word);
            }
        },
        None => trees.extend(soup(random, 3)),
    }
    trees.into_iter().collect()
}

/// The expansion of an item that Rust accepts is a list of items.
fn check(args: &TokenStream, item: &TokenStream) {
    let is_item = syn::parse2::<syn::Item>(item.clone()).is_ok();
    for expand in [crate::endpoint::expand, crate::model::expand] {
        let expanded = expand(args.clone(), item.clone());
        if is_item {
            let parsed = syn::parse2::<syn::File>(expanded.clone());
            assert!(
                parsed.is_ok(),
                "args: {args}\nitem: {item}\nexpansion: {expanded}"
            );
        }
    }
}

#[test]
fn random_arguments_are_read_or_refused() {
    let mut random = Random::new(1);
    let items: Vec<TokenStream> = ITEMS
        .iter()
        .map(|text| TokenStream::from_str(text).expect("tokens"))
        .collect();
    for round in 0..600 {
        let args = soup(&mut random, 14);
        check(&args, &items[round % items.len()]);
    }
}

#[test]
fn damaged_declarations_are_read_or_refused() {
    let mut random = Random::new(2);
    let args = TokenStream::from_str(ENDPOINT_ARGS).expect("tokens");
    for round in 0..600 {
        let mut item = TokenStream::from_str(ITEMS[round % ITEMS.len()]).expect("tokens");
        let mut args = args.clone();
        for _ in 0..=random.below(4) {
            if random.below(2) == 0 {
                item = mutated(item, &mut random);
            } else {
                args = mutated(args, &mut random);
            }
        }
        check(&args, &item);
    }
}

#[test]
fn items_of_soup_are_emitted_as_they_are() {
    let mut random = Random::new(3);
    for _ in 0..400 {
        let (args, item) = (soup(&mut random, 6), soup(&mut random, 20));
        check(&args, &item);
    }
}
