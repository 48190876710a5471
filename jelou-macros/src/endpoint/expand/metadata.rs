//! `Endpoint::METADATA`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use crate::endpoint::attr::Retry;
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, Role};
use crate::syntax::attrs::{doc_text, summary};
use crate::syntax::crate_path::Private;
use crate::syntax::names::{self, generated};
use crate::syntax::text::to_source;

/// The metadata; only what differs from the defaults is set.
pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let args = &declaration.args;
    let private = args.krate.private();
    let name = names::unraw(&declaration.function_name());
    let template = declaration.template_text();
    let method = args.method().map(crate::endpoint::method::Method::variant);
    let mut metadata = quote!(#private::Metadata::new(#name, #private::Method::#method, #template));
    let mut fields = Vec::new();
    for field in declaration.with_role(|role| *role != Role::Skipped) {
        fields.push(expand_field(field, private));
    }
    let mut set = |name: &str, value: &dyn ToTokens| {
        let name = generated(name);
        let value = value.to_token_stream();
        metadata.extend(quote!(.#name(#value)));
    };
    if !fields.is_empty() {
        set("fields", &quote!(&[#(#fields),*]));
    }
    if let Some(retry) = retry_class(declaration) {
        set("retry", &quote!(#private::RetryClass::#retry));
    }
    if let Some(cost) = &args.cost {
        set("cost", &cost.value);
    }
    if let Some(timeout) = &args.timeout {
        set("timeout_millis", &timeout.value);
    }
    if let Some(content_type) = &args.content_type {
        set("content_type", &content_type.value);
    }
    if let Some(response) = args.response() {
        let response = to_source(response);
        if response != "()" {
            set("response", &response);
        }
    }
    let members = args.envelope_members();
    if !members.is_empty() {
        set("envelope", &quote!(&[#(#members),*]));
    }
    let docs = doc_text(&declaration.item.attrs);
    if !docs.is_empty() {
        set("docs", &docs);
    }
    metadata
}

fn expand_field(field: &Field, private: Private<'_>) -> TokenStream {
    let Field {
        member, role, wire, ..
    } = field;
    let (name, cfgs) = (&member.name, &member.cfgs);
    let location = match role {
        Role::Path => "Path",
        Role::Query(_) | Role::FlatQuery => "Query",
        Role::Header => "Header",
        Role::Member | Role::Skipped => "BodyMember",
        Role::Body => "Body",
        Role::RawBody => "RawBody",
        Role::Part => "Part",
    };
    let location = generated(location);
    let optional = (!member.is_required()).then(|| quote!(.optional()));
    let secret = member.secret.is_some().then(|| quote!(.secret()));
    let docs = summary(&member.docs);
    let docs = (!docs.is_empty()).then(|| quote!(.docs(#docs)));
    quote! {
        #cfgs
        #private::Field::new(#name, #wire, #private::Location::#location) #optional #secret #docs
    }
}

/// The retry class, where the declaration says more than the method.
fn retry_class(declaration: &Declaration) -> Option<Ident> {
    let args = &declaration.args;
    let class = match args.retry.as_ref().map(|retry| retry.value) {
        Some(Retry::Never) => "Never",
        Some(Retry::Safe) => "Safe",
        Some(Retry::Idempotent) => "Idempotent",
        None if args.idempotent_with.is_some() => "Idempotent",
        None => return None,
    };
    Some(generated(class))
}
