/// Documented.
///
/// `POST /a`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `page` | body `page` | optional |
/// | `key` | body `key` | required |
///
/// Responds with `Page`.
///
/// Takes 2 permits of the rate limit.
///
/// A call takes no longer than 120000 ms.
///
/// May be sent again: `key` makes a repetition harmless.
///
/// Send it with [`send`](Self::send), or with the function `go`.
struct Policy {
    page: ::core::option::Option<u32>,
    key: Id,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Policy {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::member::<Id>;
        Self {
            page: ::core::clone::Clone::clone(&self.page),
            key: {
                let __value = &self.key;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Policy {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::member::<Id>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Policy");
        ::core::fmt::DebugStruct::field(&mut __debug, "page", &self.page);
        {
            let __value = &self.key;
            ::core::fmt::DebugStruct::field(&mut __debug, "key", &*__value);
        }
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Policy {
    /// Creates a `Policy` from what it needs. The other fields have setters.
    ///
    /// # Arguments
    ///
    /// - `key`
    #[must_use]
    fn new(key: impl ::core::convert::Into<Id>) -> Self {
        Self {
            page: ::core::option::Option::None,
            key: ::core::convert::Into::into(key),
        }
    }
    /// Sets `page`.
    #[must_use]
    fn page(mut self, page: u32) -> Self {
        self.page = ::core::option::Option::Some(page);
        self
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Policy {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Documented.
///
/// Makes a call of [`Policy`], `POST /a`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `page` | body `page` | optional |
/// | `key` | body `key` | required |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
fn go<'__request>(
    client: &::other::Client,
    request: &'__request Policy,
) -> ::other::Call<&'__request Policy> {
    ::other::Client::call(client, request)
}
#[automatically_derived]
#[allow(deprecated, single_use_lifetimes)]
impl ::other::Paginated for Policy {
    fn page(&self) -> ::core::option::Option<u32> {
        self.page
    }
    fn set_page(&mut self, __page: u32) {
        self.page = ::core::option::Option::Some(__page);
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes, unused_qualifications)]
impl Policy {
    /// Goes through the pages, from this one on. Nothing is sent until the first is asked for.
    #[must_use = "nothing is sent until a page is asked for"]
    fn pages(self, client: &::other::Client) -> ::other::Pages<Self> {
        let __pages = ::other::__private::type_checks::pages::<Page, Self>;
        __pages(client, self)
    }
}
const _: () = {
    #[allow(deprecated)]
    struct __Members<'__request>(&'__request Policy);
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
            let _ = ::other::__private::type_checks::member::<Id>;
            let mut __object = ::other::__private::serde::Serializer::serialize_struct(
                __serializer,
                "Policy",
                2usize,
            )?;
            if !::core::option::Option::is_none(&self.0.page) {
                ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                    ::core::option::Option<u32>,
                >(&mut __object, "page", &self.0.page)?;
            }
            {
                let __value = &self.0.key;
                ::other::__private::serde::ser::SerializeStruct::serialize_field(
                    &mut __object,
                    "key",
                    &*__value,
                )?;
            }
            ::other::__private::serde::ser::SerializeStruct::end(__object)
        }
    }
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Policy {
        type Response = Page;
        type Error = E;
        #[cfg(doc)]
        type Service = S;
        #[cfg(not(doc))]
        type Service = <S as ::other::__private::Having<
            <S as ::other::Service>::Error,
        >>::Itself;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "go",
                ::other::__private::Method::Post,
                "/a",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                            "page",
                            "page",
                            ::other::__private::Location::BodyMember,
                        )
                        .optional(),
                    ::other::__private::Field::new(
                        "key",
                        "key",
                        ::other::__private::Location::BodyMember,
                    ),
                ],
            )
            .retry(::other::__private::RetryClass::Idempotent)
            .cost(2u32)
            .timeout_millis(120000u64)
            .response("Page")
            .docs("Documented.");
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
            let _ = ::other::__private::type_checks::response::<Page>;
            ::other::__private::decode_one::<Page>(__response, &[])
        }
    }
};
