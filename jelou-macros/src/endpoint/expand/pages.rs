//! `Paginated` and `pages`, where the declaration says `paginate`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::WhereClause;

use crate::diagnostics::SourceSpan;
use crate::endpoint::declaration::Declaration;
use crate::syntax::attrs::doc;
use crate::tokens::parse::written;

/// The page number is read and set, and `pages` goes through them.
pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let Some(paginate) = &declaration.args.paginate else {
        return TokenStream::new();
    };
    let Some(field) = declaration.field(&paginate.value) else {
        return TokenStream::new();
    };
    let page = &field.member.ident;
    let Some(response) = declaration.args.response() else {
        return TokenStream::new();
    };
    let mut bounds = declaration.item.generics.clone();
    let clauses = &mut bounds.make_where_clause().predicates;
    // Of a type without parameters the body says it, in one error; of others the caller knows.
    if declaration.item.generics.type_params().next().is_some() {
        // All of it on the response type: that is what may lack the trait.
        let SourceSpan { start, end } = SourceSpan::of(response);
        let krate = declaration.args.krate.at(start);
        let page = quote_spanned!(end=> #krate::Page);
        // First, because the compiler blames the first clause that surrounds the type.
        clauses.insert(0, written(quote!(#response: #page)));
        clauses.push(written(quote!(Self: ::core::clone::Clone)));
    }
    let private = declaration.args.krate.private();
    items(
        declaration,
        &[
            quote!(self.#page),
            quote!(self.#page = ::core::option::Option::Some(__page)),
            quote! {
                // Named before it is called: of a call, the compiler would blame the arguments.
                let __pages = #private::type_checks::pages::<#response, Self>;
                __pages(client, self)
            },
        ],
        bounds.where_clause.as_ref(),
    )
}

/// The same items with bodies that are never reached.
pub(crate) fn fallback(declaration: &Declaration) -> TokenStream {
    if declaration.args.paginate.is_none() {
        return TokenStream::new();
    }
    let private = declaration.args.krate.private();
    let body = quote!(#private::broken());
    items(
        declaration,
        &[body.clone(), body.clone(), body],
        declaration.item.generics.where_clause.as_ref(),
    )
}

fn items(
    declaration: &Declaration,
    [page, set_page, pages]: &[TokenStream; 3],
    bounds: Option<&WhereClause>,
) -> TokenStream {
    let krate = &declaration.args.krate;
    let (ident, vis) = (declaration.ident(), &declaration.item.vis);
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    let docs = doc(
        "Goes through the pages, from this one on. Nothing is sent until the first is asked for.",
    );
    quote! {
        #[automatically_derived]
        #[allow(deprecated, single_use_lifetimes)]
        impl #impl_generics #krate::Paginated for #ident #ty_generics #where_clause {
            fn page(&self) -> ::core::option::Option<u32> {
                #page
            }

            fn set_page(&mut self, __page: u32) {
                #set_page
            }
        }

        #[allow(dead_code, deprecated, single_use_lifetimes, unused_qualifications)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #docs
            #[must_use = "nothing is sent until a page is asked for"]
            #vis fn pages(self, client: &#krate::Client) -> #krate::Pages<Self>
            #bounds
            {
                #pages
            }
        }
    }
}
