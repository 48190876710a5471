/** `DELETE /a`

 | field | travels as | |
 | --- | --- | --- |
 | `borrowed` | body `borrowed` | required |
 | `array` | body `array` | required |
 | `itself` | body `itself` | optional |

 Responds with `()`.

 Is never sent again.

 Send it with [`send`](Self::send), or with the function `generic`.*/
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
    /** Creates a `Generic` from what it needs. The other fields have setters.

 # Arguments

 - `borrowed`
 - `array`*/
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
/** Makes a call of [`Generic`], `DELETE /a`. Nothing is sent until the call is awaited.

 | field | travels as | |
 | --- | --- | --- |
 | `borrowed` | body `borrowed` | required |
 | `array` | body `array` | required |
 | `itself` | body `itself` | optional |*/
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
#[allow(deprecated, clippy::borrow_deref_ref)]
const _: () = {
    use ::other::__private;
    #[automatically_derived]
    impl<'a, T: Bound, const N: usize> __private::Members for Generic<'a, T, N>
    where
        T: Other,
    {
        fn write<__O: __private::SerializeStruct>(
            &self,
            __object: &mut __O,
        ) -> ::core::result::Result<(), __O::Error> {
            let _ = __private::type_checks::member::<[u8; N]>;
            __private::SerializeStruct::serialize_field::<
                &'a T,
            >(__object, "borrowed", &self.borrowed)?;
            {
                let __value = &self.array;
                __private::SerializeStruct::serialize_field(
                    __object,
                    "array",
                    &*__value,
                )?;
            }
            if !::core::option::Option::is_none(&self.itself) {
                __private::SerializeStruct::serialize_field::<
                    ::core::option::Option<::std::boxed::Box<Generic<'a, T, N>>>,
                >(__object, "itself", &self.itself)?;
            }
            ::core::result::Result::Ok(())
        }
    }
    #[automatically_derived]
    impl<'a, T: Bound, const N: usize> ::other::Endpoint for Generic<'a, T, N>
    where
        T: Other,
    {
        type Response = ();
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static __private::Metadata = &__private::Metadata::new(
                "generic",
                __private::Method::Delete,
                "/a",
            )
            .fields(
                &[
                    __private::Field::new(
                        "borrowed",
                        "borrowed",
                        __private::Location::BodyMember,
                    ),
                    __private::Field::new(
                        "array",
                        "array",
                        __private::Location::BodyMember,
                    ),
                    __private::Field::new(
                            "itself",
                            "itself",
                            __private::Location::BodyMember,
                        )
                        .optional(),
                ],
            )
            .retry(__private::RetryClass::Never);
        fn encode(
            &self,
            __request: &mut __private::RequestEncoder,
        ) -> __private::Encoded {
            __request.path_literal("/a");
            __request.json_members("Generic", 3usize, self)?;
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &__private::Received,
        ) -> __private::Decoded<Self::Response> {
            __private::decode_unit(__response)
        }
    }
};
