/// `PUT /a`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `rest` | body, its members | required |
/// | `type` | body `type` | required |
///
/// Responds with `::bytes::Bytes`.
///
/// Send it with [`send`](Self::send), or with the function `flat`.
struct Flat {
    rest: Rest,
    r#type: u32,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Flat {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::member::<Rest>;
        Self {
            rest: {
                let __value = &self.rest;
                ::core::clone::Clone::clone(&*__value)
            },
            r#type: ::core::clone::Clone::clone(&self.r#type),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Flat {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::member::<Rest>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Flat");
        {
            let __value = &self.rest;
            ::core::fmt::DebugStruct::field(&mut __debug, "rest", &*__value);
        }
        ::core::fmt::DebugStruct::field(&mut __debug, "type", &self.r#type);
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Flat {
    /// Creates a `Flat` from what it needs.
    ///
    /// # Arguments
    ///
    /// - `rest`
    /// - `type`
    #[must_use]
    fn new(rest: impl ::core::convert::Into<Rest>, r#type: u32) -> Self {
        Self {
            rest: ::core::convert::Into::into(rest),
            r#type: r#type,
        }
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Flat {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Flat`], `PUT /a`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `rest` | body, its members | required |
/// | `type` | body `type` | required |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
fn flat<'__request>(
    client: &::other::Client,
    request: &'__request Flat,
) -> ::other::Call<&'__request Flat> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[allow(dead_code, deprecated, non_snake_case)]
    #[derive(::other::__private::serde::Serialize)]
    #[serde(
        crate = "::other::__private::serde",
        remote = "Flat",
        rename_all = "camelCase"
    )]
    struct __Fields {
        #[serde(flatten)]
        rest: Rest,
        r#type: u32,
    }
    #[allow(deprecated)]
    struct __Members<'__request>(&'__request Flat);
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl<'__request> ::other::__private::serde::Serialize for __Members<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            let _ = ::other::__private::type_checks::member::<Rest>;
            __Fields::serialize(self.0, __serializer)
        }
    }
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Flat {
        type Response = ::bytes::Bytes;
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "flat",
                ::other::__private::Method::Put,
                "/a",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                        "rest",
                        "",
                        ::other::__private::Location::BodyMember,
                    ),
                    ::other::__private::Field::new(
                        "type",
                        "type",
                        ::other::__private::Location::BodyMember,
                    ),
                ],
            )
            .response("::bytes::Bytes");
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            __request.path_literal("/a");
            __request.json_body(&__Members(self))?;
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            ::other::__private::decode_bytes(__response)
        }
    }
};
