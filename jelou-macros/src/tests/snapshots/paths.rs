/// `GET /a/{id}/{r}-{s}?x=1&y`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `id` | path `{id}` | required |
/// | `raw` | path `{r}` | required |
/// | `s` | path `{s}` | required, secret |
///
/// Responds with `Item`.
///
/// Send it with [`send`](Self::send), or with the function `paths`.
pub struct Paths {
    id: Id,
    raw: Id,
    s: Id,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Paths {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::path::<Id>;
        let _ = ::other::__private::type_checks::path::<Id>;
        let _ = ::other::__private::type_checks::secret_path::<Id>;
        Self {
            id: {
                let __value = &self.id;
                ::core::clone::Clone::clone(&*__value)
            },
            raw: {
                let __value = &self.raw;
                ::core::clone::Clone::clone(&*__value)
            },
            s: {
                let __value = &self.s;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Paths {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::path::<Id>;
        let _ = ::other::__private::type_checks::path::<Id>;
        let _ = ::other::__private::type_checks::secret_path::<Id>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Paths");
        {
            let __value = &self.id;
            ::core::fmt::DebugStruct::field(&mut __debug, "id", &*__value);
        }
        {
            let __value = &self.raw;
            ::core::fmt::DebugStruct::field(&mut __debug, "raw", &*__value);
        }
        ::core::fmt::DebugStruct::field(&mut __debug, "s", &::core::format_args!("***"));
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Paths {
    /// Creates a `Paths` from what it needs.
    ///
    /// # Arguments
    ///
    /// - `id`
    /// - `raw`
    /// - `s`
    #[must_use]
    pub fn new(
        id: impl ::core::convert::Into<Id>,
        raw: impl ::core::convert::Into<Id>,
        s: impl ::core::convert::Into<Id>,
    ) -> Self {
        Self {
            id: ::core::convert::Into::into(id),
            raw: ::core::convert::Into::into(raw),
            s: ::core::convert::Into::into(s),
        }
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Paths {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    pub fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Paths`], `GET /a/{id}/{r}-{s}?x=1&y`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `id` | path `{id}` | required |
/// | `raw` | path `{r}` | required |
/// | `s` | path `{s}` | required, secret |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
pub fn paths<'__request>(
    client: &::other::Client,
    request: &'__request Paths,
) -> ::other::Call<&'__request Paths> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Paths {
        type Response = Item;
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "paths",
                ::other::__private::Method::Get,
                "/a/{id}/{r}-{s}?x=1&y",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                        "id",
                        "id",
                        ::other::__private::Location::Path,
                    ),
                    ::other::__private::Field::new(
                        "raw",
                        "r",
                        ::other::__private::Location::Path,
                    ),
                    ::other::__private::Field::new(
                            "s",
                            "s",
                            ::other::__private::Location::Path,
                        )
                        .secret(),
                ],
            )
            .response("Item");
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            let _ = ::other::__private::type_checks::path::<Id>;
            let _ = ::other::__private::type_checks::path::<Id>;
            let _ = ::other::__private::type_checks::secret_path::<Id>;
            __request.path_literal("/a/");
            ::other::__private::RequestEncoder::path_value::<
                Id,
            >(__request, "id", &self.id)?;
            __request.path_literal("/");
            ::other::__private::RequestEncoder::path_value::<
                Id,
            >(__request, "raw", &self.raw)?;
            __request.path_literal("-");
            {
                fn __write<__T: ::other::__private::PathValue + ?::core::marker::Sized>(
                    __request: &mut ::other::__private::RequestEncoder,
                    __value: &__T,
                ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
                    __request.path_value("s", &::other::__private::Redact(__value))
                }
                __write::<Id>(__request, &self.s)?;
            }
            __request.query_literal("x=1&y");
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            let _ = ::other::__private::type_checks::response::<Item>;
            ::other::__private::decode_one::<Item>(__response, &[])
        }
    }
};
