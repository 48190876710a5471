//! What is generated, as a reader would see it. `UPDATE_EXPECT=1 cargo test -p jelou-macros snapshots`
//! writes the files below `snapshots/` anew; read the difference before it is committed.

use expect_test::expect_file;
use syn::visit::{self, Visit};
use syn::{ExprClosure, Item, Local, Pat, PatIdent};

use super::expand;
use super::expansions::DECLARATIONS;

/// The expansion without its server half, which a feature adds.
fn without_server_half(declaration: &str) -> syn::File {
    let mut file: syn::File = syn::parse2(expand(declaration)).expect(declaration);
    file.items.retain(|item| match item {
        Item::Macro(item) => item
            .mac
            .path
            .segments
            .last()
            .is_none_or(|name| name.ident != "server"),
        _ => true,
    });
    file
}

fn name(file: &syn::File) -> String {
    let name = file.items.iter().find_map(|item| match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    });
    crate::syntax::names::snake_case(&name.expect("a struct or an enum"))
}

#[test]
fn each_declaration_expands_to_its_snapshot() {
    for declaration in DECLARATIONS {
        let file = without_server_half(declaration);
        let path = format!(
            "{}/src/tests/snapshots/{}.rs",
            env!("CARGO_MANIFEST_DIR"),
            name(&file)
        );
        expect_file![path].assert_eq(&prettyplease::unparse(&file));
    }
}

/// Finds local names that a field or a constant of the user could collide with.
#[derive(Default)]
struct Locals {
    binding: bool,
    unprefixed: Vec<String>,
}

impl Locals {
    fn bind(&mut self, pattern: &Pat) {
        self.binding = true;
        self.visit_pat(pattern);
        self.binding = false;
    }
}

impl Visit<'_> for Locals {
    fn visit_local(&mut self, local: &Local) {
        self.bind(&local.pat);
        visit::visit_local(self, local);
    }

    fn visit_expr_closure(&mut self, closure: &ExprClosure) {
        closure.inputs.iter().for_each(|input| self.bind(input));
        visit::visit_expr_closure(self, closure);
    }

    fn visit_arm(&mut self, arm: &syn::Arm) {
        self.bind(&arm.pat);
        visit::visit_arm(self, arm);
    }

    fn visit_expr_let(&mut self, condition: &syn::ExprLet) {
        self.bind(&condition.pat);
        visit::visit_expr_let(self, condition);
    }

    fn visit_pat_ident(&mut self, pattern: &PatIdent) {
        if self.binding && !pattern.ident.to_string().starts_with("__") {
            self.unprefixed.push(pattern.ident.to_string());
        }
    }
}

#[test]
fn locals_are_prefixed() {
    for declaration in DECLARATIONS {
        let file: syn::File = syn::parse2(expand(declaration)).expect(declaration);
        let mut locals = Locals::default();
        locals.visit_file(&file);
        assert_eq!(locals.unprefixed, <[&str; 0]>::default(), "{declaration}");
    }
}
