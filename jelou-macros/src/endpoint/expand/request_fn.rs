//! `send` and the request function.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::docs::{http_line, write_fields};
use super::members::with_lifetime;
use crate::diagnostics::located_at;
use crate::endpoint::declaration::Declaration;
use crate::fields::receiver::without_self;
use crate::syntax::attrs::{deprecations, doc, summary};
use crate::syntax::names;

/// `impl Request { pub fn send(self, client) }`
pub(crate) fn send(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let (ident, vis) = (declaration.ident(), &declaration.item.vis);
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    let docs = doc("Makes a call of the request. Nothing is sent until the call is awaited.");
    quote! {
        #[allow(dead_code, deprecated, single_use_lifetimes)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #docs
            #[must_use = "nothing is sent until the call is awaited"]
            #vis fn send(self, client: &#krate::Client) -> #krate::Call<Self> {
                #krate::Client::call(client, self)
            }
        }
    }
}

/// `pub fn send_template(client, &request)`
pub(crate) fn function(declaration: &Declaration) -> TokenStream {
    let krate = &declaration.args.krate;
    let (ident, vis) = (declaration.ident(), &declaration.item.vis);
    let name = declaration.function_name();
    let generics = with_lifetime(&declaration.item.generics);
    let (_, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    let (impl_generics, _, _) = generics.split_for_impl();
    let where_clause =
        where_clause.map(|clause| without_self(clause, &quote!(#ident #ty_generics)));
    let deprecations = deprecations(&declaration.item.attrs);
    let docs = doc(&function_docs(declaration));
    // The first and the last token stand on the user's name: two functions of one name are
    // reported there. Their hygiene stays what it is.
    let vis = located_at(vis.to_token_stream(), name.span());
    let keyword = quote_spanned!(name.span()=> fn);
    let mut body = Group::new(
        Delimiter::Brace,
        quote!(#krate::Client::call(client, request)),
    );
    body.set_span(name.span());
    quote! {
        #docs
        #deprecations
        #[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
        #[must_use = "nothing is sent until the call is awaited"]
        #vis #keyword #name #impl_generics(
            client: &#krate::Client,
            request: &'__request #ident #ty_generics,
        ) -> #krate::Call<&'__request #ident #ty_generics>
        #where_clause
        #body
    }
}

fn function_docs(declaration: &Declaration) -> String {
    let name = names::unraw(declaration.ident());
    let line = http_line(declaration);
    let mut docs = summary(&declaration.item.attrs);
    if !docs.is_empty() {
        docs.push_str("\n\n");
    }
    docs.push_str(&format!(
        "Makes a call of [`{name}`], `{line}`. Nothing is sent until the call is awaited.\n"
    ));
    // Writing to a `String` cannot fail.
    let _ = write_fields(declaration, &mut docs);
    docs
}
