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
    let check = |ty: &Type| quote!(let _ = #private::type_checks::response::<#ty>;);
    match Payload::of(response) {
        Payload::Unit => quote!(#private::decode_unit(__response)),
        Payload::Bytes => quote!(#private::decode_bytes(__response)),
        Payload::Text if members.is_empty() => quote!(#private::decode_text(__response)),
        Payload::Text => quote!(#private::decode_one::<#response>(__response, #path)),
        Payload::Optional(inner) => {
            let check = check(inner);
            quote!(#check #private::decode_optional::<#inner>(__response, #path))
        }
        Payload::List(inner) => {
            let check = check(inner);
            quote!(#check #private::decode_list::<#inner>(__response, #path))
        }
        Payload::One(ty) => {
            let check = check(ty);
            quote!(#check #private::decode_one::<#ty>(__response, #path))
        }
    }
}
