/// `PATCH /a`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `body` | the whole body, as JSON | optional |
///
/// Responds with `::core::option::Option<Item>`.
///
/// Send it with [`send`](Self::send), or with the function `whole`.
struct Whole {
    body: ::core::option::Option<Item>,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Whole {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::body::<Item>;
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
impl ::core::fmt::Debug for Whole {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::body::<Item>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Whole");
        {
            let __value = &self.body;
            ::core::fmt::DebugStruct::field(&mut __debug, "body", &*__value);
        }
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Whole {
    /// Creates a `Whole` from what it needs. The other fields have setters.
    #[must_use]
    fn new() -> Self {
        Self {
            body: ::core::option::Option::None,
        }
    }
    /// Sets `body`.
    #[must_use]
    fn body(mut self, body: impl ::core::convert::Into<Item>) -> Self {
        self.body = ::core::option::Option::Some(::core::convert::Into::into(body));
        self
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::default::Default for Whole {
    fn default() -> Self {
        Self::new()
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Whole {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Whole`], `PATCH /a`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `body` | the whole body, as JSON | optional |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
fn whole<'__request>(
    client: &::other::Client,
    request: &'__request Whole,
) -> ::other::Call<&'__request Whole> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Whole {
        type Response = ::core::option::Option<Item>;
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "whole",
                ::other::__private::Method::Patch,
                "/a",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                            "body",
                            "",
                            ::other::__private::Location::Body,
                        )
                        .optional(),
                ],
            )
            .response("::core::option::Option<Item>");
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            let _ = ::other::__private::type_checks::body::<Item>;
            __request.path_literal("/a");
            if let ::core::option::Option::Some(__value) = &self.body {
                {
                    let __value = __value;
                    ::other::__private::RequestEncoder::json_body(__request, &*__value)?;
                }
            }
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            let _ = ::other::__private::type_checks::response::<Item>;
            ::other::__private::decode_optional::<Item>(__response, &[])
        }
    }
};
