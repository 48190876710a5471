/// `POST /a`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `body` | the whole body, as bytes | required |
///
/// Responds with `()`.
///
/// Send it with [`send`](Self::send), or with the function `raw`.
struct Raw {
    body: ::std::vec::Vec<u8>,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Raw {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::raw_body::<::std::vec::Vec<u8>>;
        Self {
            body: {
                let __value = &self.body;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Raw {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::raw_body::<::std::vec::Vec<u8>>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Raw");
        {
            let __value = &self.body;
            ::core::fmt::DebugStruct::field(&mut __debug, "body", &*__value);
        }
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Raw {
    /// Creates a `Raw` from what it needs.
    ///
    /// # Arguments
    ///
    /// - `body`
    #[must_use]
    fn new(body: impl ::core::convert::Into<::std::vec::Vec<u8>>) -> Self {
        Self {
            body: ::core::convert::Into::into(body),
        }
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Raw {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Raw`], `POST /a`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `body` | the whole body, as bytes | required |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
fn raw<'__request>(
    client: &::other::Client,
    request: &'__request Raw,
) -> ::other::Call<&'__request Raw> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Raw {
        type Response = ();
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "raw",
                ::other::__private::Method::Post,
                "/a",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                        "body",
                        "",
                        ::other::__private::Location::RawBody,
                    ),
                ],
            )
            .content_type("text/csv");
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            let _ = ::other::__private::type_checks::raw_body::<::std::vec::Vec<u8>>;
            __request.path_literal("/a");
            __request.raw_body::<::std::vec::Vec<u8>>("body", &self.body, "text/csv")?;
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            ::other::__private::decode_unit(__response)
        }
    }
};
