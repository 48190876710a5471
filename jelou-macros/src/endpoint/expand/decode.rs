//! The body of `Endpoint::decode`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use crate::endpoint::declaration::Declaration;
use crate::endpoint::payload::Payload;

pub(crate) fn expand(declaration: &Declaration) -> TokenStream {
    let private = declaration.args.krate.private();
    let Some(response) = declaration.args.response() else {
        return TokenStream::new();
    };
    let members = declaration.args.envelope_members();
    let path = quote!(&[#(#members),*]);
    let check = |ty: &Type| quote!(let _ = #private::needs::answer::<#ty>;);
    match Payload::of(response) {
        Payload::Unit => quote!(#private::decode_unit(__answer)),
        Payload::Bytes => quote!(#private::decode_bytes(__answer)),
        Payload::Text if members.is_empty() => quote!(#private::decode_text(__answer)),
        Payload::Text => quote!(#private::decode_one::<#response>(__answer, #path)),
        Payload::Optional(inner) => {
            let check = check(inner);
            quote!(#check #private::decode_optional::<#inner>(__answer, #path))
        }
        Payload::List(inner) => {
            let check = check(inner);
            quote!(#check #private::decode_list::<#inner>(__answer, #path))
        }
        Payload::One(ty) => {
            let check = check(ty);
            quote!(#check #private::decode_one::<#ty>(__answer, #path))
        }
    }
}
