/// `DELETE /a`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `borrowed` | body `borrowed` | required |
/// | `array` | body `array` | required |
/// | `itself` | body `itself` | optional |
///
/// Responds with `()`.
///
/// Is never sent again.
///
/// Send it with [`send`](Self::send), or with the function `generic`.
pub struct Generic<'a, T: Bound, const N: usize>
where
    T: Other,
{
    borrowed: &'a T,
    array: [u8; N],
    itself: ::core::option::Option<::std::boxed::Box<Self>>,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl<'a, T: Bound + ::core::clone::Clone, const N: usize> ::core::clone::Clone
for Generic<'a, T, N>
where
    T: Other,
{
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::member::<[u8; N]>;
        Self {
            borrowed: {
                let __value = &self.borrowed;
                ::core::clone::Clone::clone(&*__value)
            },
            array: {
                let __value = &self.array;
                ::core::clone::Clone::clone(&*__value)
            },
            itself: {
                let __value = &self.itself;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl<'a, T: Bound + ::core::fmt::Debug, const N: usize> ::core::fmt::Debug
for Generic<'a, T, N>
where
    T: Other,
{
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::member::<[u8; N]>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Generic");
        {
            let __value = &self.borrowed;
            ::core::fmt::DebugStruct::field(&mut __debug, "borrowed", &*__value);
        }
        {
            let __value = &self.array;
            ::core::fmt::DebugStruct::field(&mut __debug, "array", &*__value);
        }
        {
            let __value = &self.itself;
            ::core::fmt::DebugStruct::field(&mut __debug, "itself", &*__value);
        }
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl<'a, T: Bound, const N: usize> Generic<'a, T, N>
where
    T: Other,
{
    /// Creates a `Generic` from what it needs. The other fields have setters.
    ///
    /// # Arguments
    ///
    /// - `borrowed`
    /// - `array`
    #[must_use]
    pub fn new(
        borrowed: impl ::core::convert::Into<&'a T>,
        array: impl ::core::convert::Into<[u8; N]>,
    ) -> Self {
        Self {
            borrowed: ::core::convert::Into::into(borrowed),
            array: ::core::convert::Into::into(array),
            itself: ::core::option::Option::None,
        }
    }
    /// Sets `itself`.
    #[must_use]
    pub fn itself(
        mut self,
        itself: impl ::core::convert::Into<::std::boxed::Box<Self>>,
    ) -> Self {
        self.itself = ::core::option::Option::Some(::core::convert::Into::into(itself));
        self
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl<'a, T: Bound, const N: usize> Generic<'a, T, N>
where
    T: Other,
{
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    pub fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Generic`], `DELETE /a`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `borrowed` | body `borrowed` | required |
/// | `array` | body `array` | required |
/// | `itself` | body `itself` | optional |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
pub fn generic<'__request, 'a, T: Bound, const N: usize>(
    client: &::other::Client,
    request: &'__request Generic<'a, T, N>,
) -> ::other::Call<&'__request Generic<'a, T, N>>
where
    T: Other,
{
    ::other::Client::call(client, request)
}
const _: () = {
    #[allow(deprecated)]
    struct __Members<'__request, 'a, T: Bound, const N: usize>(
        &'__request Generic<'a, T, N>,
    )
    where
        T: Other;
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl<'__request, 'a, T: Bound, const N: usize> ::other::__private::serde::Serialize
    for __Members<'__request, 'a, T, N>
    where
        T: Other,
    {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            let _ = ::other::__private::type_checks::member::<[u8; N]>;
            let mut __object = ::other::__private::serde::Serializer::serialize_struct(
                __serializer,
                "Generic",
                3usize,
            )?;
            ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                &'a T,
            >(&mut __object, "borrowed", &self.0.borrowed)?;
            {
                let __value = &self.0.array;
                ::other::__private::serde::ser::SerializeStruct::serialize_field(
                    &mut __object,
                    "array",
                    &*__value,
                )?;
            }
            if !::core::option::Option::is_none(&self.0.itself) {
                ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                    ::core::option::Option<::std::boxed::Box<Generic<'a, T, N>>>,
                >(&mut __object, "itself", &self.0.itself)?;
            }
            ::other::__private::serde::ser::SerializeStruct::end(__object)
        }
    }
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl<'a, T: Bound, const N: usize> ::other::Endpoint for Generic<'a, T, N>
    where
        T: Other,
    {
        type Response = ();
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "generic",
                ::other::__private::Method::Delete,
                "/a",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                        "borrowed",
                        "borrowed",
                        ::other::__private::Location::BodyMember,
                    ),
                    ::other::__private::Field::new(
                        "array",
                        "array",
                        ::other::__private::Location::BodyMember,
                    ),
                    ::other::__private::Field::new(
                            "itself",
                            "itself",
                            ::other::__private::Location::BodyMember,
                        )
                        .optional(),
                ],
            )
            .retry(::other::__private::RetryClass::Never);
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
            ::other::__private::decode_unit(__response)
        }
    }
};
