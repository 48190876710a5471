//! `Paginated` and `pages`, where the declaration says `paginate`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::endpoint::declaration::Declaration;
use crate::syntax::attrs::doc_lines;

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let Some(page) = &declaration.args.paginate else { return TokenStream::new() };
    let krate = &declaration.args.krate;
    let (ident, vis) = (declaration.ident(), &declaration.item.vis);
    let Some(field) = declaration.field(&page.value) else { return TokenStream::new() };
    let page = &field.member.ident;
    let (impl_generics, ty_generics, where_clause) = declaration.item.generics.split_for_impl();
    let docs = doc_lines("Goes through the pages, from this one on. Nothing is sent until the first is asked for.");
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #krate::Paginated for #ident #ty_generics #where_clause {
            fn page(&self) -> ::core::option::Option<u32> {
                self.#page
            }

            fn set_page(&mut self, __page: u32) {
                self.#page = ::core::option::Option::Some(__page);
            }
        }

        #[allow(dead_code, deprecated)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #docs
            #[must_use = "nothing is sent until a page is asked for"]
            #vis fn pages(self, client: &#krate::Client) -> #krate::Pages<Self> {
                #krate::Pages::new(client, self)
            }
        }
    }
}
