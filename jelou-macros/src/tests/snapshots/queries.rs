/** `GET /a`

 | field | travels as | |
 | --- | --- | --- |
 | `plain` | query `plain` | required |
 | `named` | query `n` | optional |
 | `list` | query `l`, separated by commas | required |
 | `limited` | query `limited`, with brackets | required, 1 to 3 |
 | `rest` | query, its members | required |
 | `header` | header `x-a` | required, secret |

 Responds with `::std::vec::Vec<Item>`, found at `data.rows`.

 Send it with [`send`](Self::send), or with the function `queries`.*/
pub struct Queries {
    plain: u32,
    named: ::core::option::Option<Id>,
    list: ::std::vec::Vec<Id>,
    limited: ::std::vec::Vec<u32>,
    rest: Rest,
    header: Id,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Queries {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::query::<::core::option::Option<Id>>;
        let _ = ::other::__private::type_checks::query::<::std::vec::Vec<Id>>;
        let _ = ::other::__private::type_checks::query::<::std::vec::Vec<u32>>;
        let _ = ::other::__private::type_checks::flat_query::<Rest>;
        let _ = ::other::__private::type_checks::secret_header::<Id>;
        Self {
            plain: ::core::clone::Clone::clone(&self.plain),
            named: {
                let __value = &self.named;
                ::core::clone::Clone::clone(&*__value)
            },
            list: {
                let __value = &self.list;
                ::core::clone::Clone::clone(&*__value)
            },
            limited: {
                let __value = &self.limited;
                ::core::clone::Clone::clone(&*__value)
            },
            rest: {
                let __value = &self.rest;
                ::core::clone::Clone::clone(&*__value)
            },
            header: {
                let __value = &self.header;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Queries {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::query::<::core::option::Option<Id>>;
        let _ = ::other::__private::type_checks::query::<::std::vec::Vec<Id>>;
        let _ = ::other::__private::type_checks::query::<::std::vec::Vec<u32>>;
        let _ = ::other::__private::type_checks::flat_query::<Rest>;
        let _ = ::other::__private::type_checks::secret_header::<Id>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Queries");
        ::core::fmt::DebugStruct::field(&mut __debug, "plain", &self.plain);
        {
            let __value = &self.named;
            ::core::fmt::DebugStruct::field(&mut __debug, "named", &*__value);
        }
        {
            let __value = &self.list;
            ::core::fmt::DebugStruct::field(&mut __debug, "list", &*__value);
        }
        {
            let __value = &self.limited;
            ::core::fmt::DebugStruct::field(&mut __debug, "limited", &*__value);
        }
        {
            let __value = &self.rest;
            ::core::fmt::DebugStruct::field(&mut __debug, "rest", &*__value);
        }
        ::core::fmt::DebugStruct::field(
            &mut __debug,
            "header",
            &::core::format_args!("***"),
        );
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Queries {
    /** Creates a `Queries` from what it needs. The other fields have setters.

 # Arguments

 - `plain`
 - `list`
 - `limited`
 - `rest`
 - `header`*/
    #[must_use]
    pub fn new(
        plain: u32,
        list: impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<Id>>,
        limited: impl ::core::iter::IntoIterator<Item = u32>,
        rest: impl ::core::convert::Into<Rest>,
        header: impl ::core::convert::Into<Id>,
    ) -> Self {
        Self {
            plain: plain,
            named: ::core::option::Option::None,
            list: ::core::iter::Iterator::collect(
                ::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(list),
                    ::core::convert::Into::into,
                ),
            ),
            limited: ::core::iter::Iterator::collect(
                ::core::iter::IntoIterator::into_iter(limited),
            ),
            rest: ::core::convert::Into::into(rest),
            header: ::core::convert::Into::into(header),
        }
    }
    /// Sets `named`.
    #[must_use]
    pub fn named(mut self, named: impl ::core::convert::Into<Id>) -> Self {
        self.named = ::core::option::Option::Some(::core::convert::Into::into(named));
        self
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Queries {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    pub fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/** Makes a call of [`Queries`], `GET /a`. Nothing is sent until the call is awaited.

 | field | travels as | |
 | --- | --- | --- |
 | `plain` | query `plain` | required |
 | `named` | query `n` | optional |
 | `list` | query `l`, separated by commas | required |
 | `limited` | query `limited`, with brackets | required, 1 to 3 |
 | `rest` | query, its members | required |
 | `header` | header `x-a` | required, secret |*/
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
pub fn queries<'__request>(
    client: &::other::Client,
    request: &'__request Queries,
) -> ::other::Call<&'__request Queries> {
    ::other::Client::call(client, request)
}
#[allow(deprecated, clippy::borrow_deref_ref)]
const _: () = {
    use ::other::__private;
    #[automatically_derived]
    impl ::other::Endpoint for Queries {
        type Response = ::std::vec::Vec<Item>;
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static __private::Metadata = &__private::Metadata::new(
                "queries",
                __private::Method::Get,
                "/a",
            )
            .fields(
                &[
                    __private::Field::new("plain", "plain", __private::Location::Query),
                    __private::Field::new("named", "n", __private::Location::Query)
                        .optional(),
                    __private::Field::new("list", "l", __private::Location::Query),
                    __private::Field::new(
                        "limited",
                        "limited",
                        __private::Location::Query,
                    ),
                    __private::Field::new("rest", "", __private::Location::Query),
                    __private::Field::new("header", "x-a", __private::Location::Header)
                        .secret(),
                ],
            )
            .response("::std::vec::Vec<Item>")
            .envelope(&["data", "rows"]);
        fn encode(
            &self,
            __request: &mut __private::RequestEncoder,
        ) -> __private::Encoded {
            let _ = __private::type_checks::query::<::core::option::Option<Id>>;
            let _ = __private::type_checks::query::<::std::vec::Vec<Id>>;
            let _ = __private::type_checks::query::<::std::vec::Vec<u32>>;
            let _ = __private::type_checks::flat_query::<Rest>;
            let _ = __private::type_checks::secret_header::<Id>;
            __request.path_literal("/a");
            __private::RequestEncoder::query::<
                u32,
            >(__request, "plain", "plain", __private::ListStyle::Repeated, &self.plain)?;
            __private::RequestEncoder::query::<
                ::core::option::Option<Id>,
            >(__request, "named", "n", __private::ListStyle::Repeated, &self.named)?;
            __private::RequestEncoder::query::<
                ::std::vec::Vec<Id>,
            >(__request, "list", "l", __private::ListStyle::Comma, &self.list)?;
            __private::RequestEncoder::check_length::<
                ::std::vec::Vec<u32>,
            >(__request, "limited", &self.limited, 1, 3)?;
            __private::RequestEncoder::query::<
                ::std::vec::Vec<u32>,
            >(
                __request,
                "limited",
                "limited",
                __private::ListStyle::Brackets,
                &self.limited,
            )?;
            __private::RequestEncoder::query_flatten::<
                Rest,
            >(__request, "rest", &self.rest)?;
            {
                fn __write<__T: __private::HeaderField + ?::core::marker::Sized>(
                    __request: &mut __private::RequestEncoder,
                    __value: &__T,
                ) -> ::core::result::Result<(), __private::EncodeError> {
                    __request.header("header", "x-a", &__private::Redact(__value))
                }
                __write::<Id>(__request, &self.header)?;
            }
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &__private::Received,
        ) -> __private::Decoded<Self::Response> {
            let _ = __private::type_checks::response::<Item>;
            __private::decode_list::<Item>(__response, &["data", "rows"])
        }
    }
};
