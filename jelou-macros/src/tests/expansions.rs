//! What is generated parses, and names nothing by a path that a user could shadow.

use proc_macro2::{Ident, Span};
use syn::visit::{self, Visit};
use syn::{Attribute, ExprMacro, ItemFn, Macro, Path};

use super::{expand, messages};

/// Declarations of every shape. Types of the standard library are written with full paths: a bare
/// name in the expansion is then one of ours.
pub(super) const DECLARATIONS: [&str; 17] = [
    r#"#[jelou_endpoint(GET, "/", response = (), crate = ::other)] pub struct Ping;"#,
    r#"#[jelou_endpoint(GET, "/a/{id}/{r}-{s}?x=1&y", response = Item, crate = ::other)]
       pub struct Paths { id: Id, #[path("r")] raw: Id, #[secret] s: Id }"#,
    r#"#[jelou_endpoint(GET, "/a", response = ::std::vec::Vec<Item>, envelope = "data.rows", crate = ::other)]
       pub struct Queries {
           plain: u32,
           #[query("n")] named: ::core::option::Option<Id>,
           #[query(name = "l", style = comma)] list: ::std::vec::Vec<Id>,
           #[query(style = brackets)] #[length(1..=3)] limited: ::std::vec::Vec<u32>,
           #[query(flatten)] rest: Rest,
           #[header("X-A")] #[secret] header: Id,
       }"#,
    r#"#[jelou_endpoint(POST, "/a/{id}", response = ::std::string::String, crate = ::other)]
       pub(crate) struct Members {
           id: Id,
           text: ::std::string::String,
           #[length(..=3)] short: ::core::option::Option<::std::string::String>,
           #[secret] #[length(1..)] pin: ::std::string::String,
           patch: ::other::Patch<u32>,
           #[serde(with = "module")] with: Time,
           #[serde(default = "seven", rename = "n", alias = "m")] number: u32,
           #[serde(skip)] skipped: Cache,
           #[cfg(unix)] unix: ::core::option::Option<u32>,
       }"#,
    r#"#[jelou_endpoint(PUT, "/a", response = ::bytes::Bytes, crate = ::other)]
       struct Flat { #[serde(flatten)] rest: Rest, r#type: u32 }"#,
    r#"#[jelou_endpoint(PATCH, "/a", response = ::core::option::Option<Item>, crate = ::other)]
       struct Whole { #[body] body: ::core::option::Option<Item> }"#,
    r#"#[jelou_endpoint(POST, "/a", response = (), content_type = "text/csv", crate = ::other)]
       struct Raw { #[raw_body] body: ::std::vec::Vec<u8> }"#,
    r#"#[jelou_endpoint(POST, "/a", response = (), crate = ::other)]
       struct Multipart { #[part] file: File, #[part("n")] note: ::core::option::Option<Note> }"#,
    r#"#[jelou_endpoint(POST, "/a", response = Page, paginate = page, service = S, error = E, cost = 2,
           timeout = "2m", idempotent_with = key, name = go, rename_all = "snake_case", crate = ::other)]
       /// Documented.
       struct Policy { page: ::core::option::Option<u32>, key: Id }"#,
    r#"#[jelou_endpoint(method = DELETE, path = "/a", response = (), unmarked = body, retry = never, crate = ::other)]
       pub struct Generic<'a, T: Bound, const N: usize> where T: Other {
           borrowed: &'a T, array: [u8; N], itself: ::core::option::Option<::std::boxed::Box<Self>>,
       }"#,
    "#[jelou_model(crate = ::other)] pub struct Model { a: u32, #[secret] b: Id, #[length(1..=2)] c: Id }",
    "#[jelou_model(crate = ::other)] pub struct Optional { a: ::core::option::Option<u32>, p: ::other::Patch<u32> }",
    "#[jelou_model(crate = ::other)] pub struct Borrowed<'a, T = u32> { a: &'a str, t: T }",
    "#[jelou_model(crate = ::other)] pub struct Text(#[length(1..)] ::std::string::String);",
    "#[jelou_model(crate = ::other)] pub struct Number(u64);",
    r#"#[jelou_model(crate = ::other)] pub enum Status { Open, #[serde(rename = "x", alias = "y")] #[cfg(unix)] Done }"#,
    r#"#[jelou_model(crate = ::other)] #[serde(tag = "t")] enum Data { A { a: ::core::option::Option<u32> }, B(Item), C }"#,
];

/// Names that a prelude gives, and the crates and macros that a module could shadow.
const BANNED: [&str; 30] = [
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "Vec",
    "String",
    "Box",
    "ToString",
    "ToOwned",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Into",
    "From",
    "TryFrom",
    "AsRef",
    "Iterator",
    "IntoIterator",
    "Fn",
    "FnOnce",
    "Drop",
    "Send",
    "Sync",
    "core",
    "std",
    "serde",
    "jelou",
];

/// Finds relative paths.
#[derive(Default)]
struct Relative(Vec<String>);

impl Visit<'_> for Relative {
    fn visit_path(&mut self, path: &Path) {
        let first = &path.segments[0].ident;
        if path.leading_colon.is_none() && BANNED.iter().any(|banned| first == banned) {
            self.0.push(crate::syntax::text::to_source(path));
        }
        visit::visit_path(self, path);
    }

    /// Helper attributes such as `#[serde(..)]` are names, not paths.
    fn visit_attribute(&mut self, _: &Attribute) {}

    fn visit_expr_macro(&mut self, expr: &ExprMacro) {
        self.visit_macro(&expr.mac);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        if mac.path.leading_colon.is_none() {
            self.0.push(crate::syntax::text::to_source(&mac.path));
        }
    }
}

#[test]
fn expansions_parse_and_are_hygienic() {
    for declaration in DECLARATIONS {
        let expanded = expand(declaration);
        assert_eq!(
            messages(expanded.clone()),
            <[&str; 0]>::default(),
            "{declaration}"
        );
        let file: syn::File = syn::parse2(expanded).expect(declaration);
        let mut relative = Relative::default();
        relative.visit_file(&file);
        assert!(
            relative.0.is_empty(),
            "{declaration}\nhas relative paths: {:?}",
            relative.0
        );
    }
}

#[test]
fn another_crate_replaces_the_default_everywhere() {
    for declaration in DECLARATIONS {
        let expanded = expand(declaration).to_string();
        assert!(
            !expanded.contains("jelou"),
            "{declaration}\nnames the default crate"
        );
    }
}

#[test]
fn without_the_option_the_default_crate_is_named() {
    let expanded = expand(r#"#[jelou_endpoint(GET, "/", response = ())] struct Ping;"#).to_string();
    assert!(expanded.contains(":: jelou :: Endpoint"));
}

/// Finds the names of functions.
#[derive(Default)]
struct Functions(Vec<Ident>);

impl Visit<'_> for Functions {
    fn visit_item_fn(&mut self, item: &ItemFn) {
        self.0.push(item.sig.ident.clone());
    }
}

fn functions(declaration: &str) -> Vec<Ident> {
    let file: syn::File = syn::parse2(expand(declaration)).expect("a file");
    let mut functions = Functions::default();
    functions.visit_file(&file);
    functions.0
}

#[test]
fn the_request_function_is_named_after_the_struct_or_as_declared() {
    let named = |name: &str| vec![Ident::new(name, Span::call_site())];
    let declaration = |name: &str, option: &str| {
        format!("#[jelou_endpoint(GET, \"/\", response = (){option})] struct {name};")
    };
    assert_eq!(
        functions(&declaration("SendTemplate", "")),
        named("send_template")
    );
    assert_eq!(
        functions(&declaration("SendTemplate", ", name = go")),
        named("go")
    );
    assert_eq!(
        functions(&declaration("SendTemplate", ", name = \"go\"")),
        named("go")
    );
    assert_eq!(
        functions(&declaration("Match", "")),
        vec![Ident::new_raw("match", Span::call_site())]
    );
}

#[test]
fn a_wrong_declaration_keeps_the_struct_and_its_functions() {
    let text = r#"#[jelou_endpoint(POST, "/{id", respose = ())]
        pub struct Broken { #[qurey] id: u32, #[body] #[query] b: ::core::option::Option<u32> }"#;
    let expanded = expand(text);
    assert_eq!(
        messages(expanded.clone()).len(),
        5,
        "{:?}",
        messages(expanded)
    );
    let file: syn::File = syn::parse2(expand(text)).expect("a file");
    let text = quote::ToTokens::to_token_stream(&file).to_string();
    for kept in [
        "pub struct Broken { id : u32 , b :",
        "fn new",
        "fn b",
        "fn send",
        "fn broken",
        ":: Endpoint for Broken",
    ] {
        assert!(text.contains(kept), "{kept} is missing in {text}");
    }
    assert!(!text.contains("qurey )") && !text.contains("# [body]"));
}
