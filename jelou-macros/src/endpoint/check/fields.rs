//! Each field by itself: constraints, secrets, names of methods.

use crate::diagnostics::{Code, Diagnostics};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, Role};
use crate::fields::{rules, serializer};

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let reserved = declaration.reserved_names();
    for field in &declaration.fields {
        let is_member = matches!(field.role, Role::Member | Role::Skipped);
        rules::double_option(&field.member, is_member, diagnostics);
        rules::method_name(&field.member, &reserved, diagnostics);
        constraint(field, diagnostics);
        if is_member {
            serializer::check(&field.member, diagnostics);
        }
    }
    let mut fields = declaration.fields.iter();
    let secret = fields.find_map(|field| field.member.secret.as_ref());
    rules::derived_debug(&declaration.derives, secret, diagnostics);
}

fn constraint(field: &Field, diagnostics: &mut Diagnostics) {
    let Some((attr, constraint)) = &field.member.constraint else {
        return;
    };
    let location = match field.role {
        Role::Body => "a whole body",
        Role::RawBody => "a raw body",
        Role::Part => "a part",
        Role::FlatQuery => "a flattened query",
        Role::Path | Role::Query(_) | Role::Header | Role::Member | Role::Skipped => {
            return rules::constrained(&field.member, diagnostics);
        }
    };
    diagnostics
        .error(
            Code::MisplacedConstraint,
            attr,
            format_args!("`#[{}]` cannot check {location}", constraint.kind.name()),
        )
        .help("put it on the fields of the model that travels here");
}
