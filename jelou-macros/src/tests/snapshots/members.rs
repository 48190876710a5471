/** `POST /a/{id}`

 | field | travels as | |
 | --- | --- | --- |
 | `id` | path `{id}` | required |
 | `text` | body `text` | required |
 | `short` | body `short` | optional, at most 3 |
 | `pin` | body `pin` | required, at least 1, secret |
 | `patch` | body `patch` | optional |
 | `with` | body `with` | required |
 | `number` | body `n` | optional |
 | `unix` | body `unix` | optional |

 Responds with `::std::string::String`.

 Send it with [`send`](Self::send), or with the function `members`.*/
pub(crate) struct Members {
    id: Id,
    text: ::std::string::String,
    short: ::core::option::Option<::std::string::String>,
    pin: ::std::string::String,
    patch: ::other::Patch<u32>,
    with: Time,
    number: u32,
    skipped: Cache,
    #[cfg(unix)]
    unix: ::core::option::Option<u32>,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Members {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::path::<Id>;
        Self {
            id: {
                let __value = &self.id;
                ::core::clone::Clone::clone(&*__value)
            },
            text: ::core::clone::Clone::clone(&self.text),
            short: ::core::clone::Clone::clone(&self.short),
            pin: ::core::clone::Clone::clone(&self.pin),
            patch: ::core::clone::Clone::clone(&self.patch),
            with: {
                let __value = &self.with;
                ::core::clone::Clone::clone(&*__value)
            },
            number: ::core::clone::Clone::clone(&self.number),
            skipped: {
                let __value = &self.skipped;
                ::core::clone::Clone::clone(&*__value)
            },
            #[cfg(unix)]
            unix: ::core::clone::Clone::clone(&self.unix),
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Members {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::path::<Id>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Members");
        {
            let __value = &self.id;
            ::core::fmt::DebugStruct::field(&mut __debug, "id", &*__value);
        }
        ::core::fmt::DebugStruct::field(&mut __debug, "text", &self.text);
        ::core::fmt::DebugStruct::field(&mut __debug, "short", &self.short);
        ::core::fmt::DebugStruct::field(
            &mut __debug,
            "pin",
            &::core::format_args!("***"),
        );
        ::core::fmt::DebugStruct::field(&mut __debug, "patch", &self.patch);
        {
            let __value = &self.with;
            ::core::fmt::DebugStruct::field(&mut __debug, "with", &*__value);
        }
        ::core::fmt::DebugStruct::field(&mut __debug, "number", &self.number);
        {
            let __value = &self.skipped;
            ::core::fmt::DebugStruct::field(&mut __debug, "skipped", &*__value);
        }
        #[cfg(unix)] ::core::fmt::DebugStruct::field(&mut __debug, "unix", &self.unix);
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Members {
    /** Creates a `Members` from what it needs. The other fields have setters.

 # Arguments

 - `id`
 - `text`
 - `pin`
 - `with`*/
    #[must_use]
    pub(crate) fn new(
        id: impl ::core::convert::Into<Id>,
        text: impl ::core::convert::Into<::std::string::String>,
        pin: impl ::core::convert::Into<::std::string::String>,
        with: impl ::core::convert::Into<Time>,
    ) -> Self {
        Self {
            id: ::core::convert::Into::into(id),
            text: ::core::convert::Into::into(text),
            short: ::core::option::Option::None,
            pin: ::core::convert::Into::into(pin),
            patch: ::core::default::Default::default(),
            with: ::core::convert::Into::into(with),
            number: seven(),
            skipped: ::core::default::Default::default(),
            #[cfg(unix)]
            unix: ::core::option::Option::None,
        }
    }
    /// Sets `short`.
    #[must_use]
    pub(crate) fn short(
        mut self,
        short: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.short = ::core::option::Option::Some(::core::convert::Into::into(short));
        self
    }
    /// Sets `patch`.
    #[must_use]
    pub(crate) fn patch(
        mut self,
        patch: impl ::core::convert::Into<::other::Patch<u32>>,
    ) -> Self {
        self.patch = ::core::convert::Into::into(patch);
        self
    }
    /// Sets `number`.
    #[must_use]
    pub(crate) fn number(mut self, number: u32) -> Self {
        self.number = number;
        self
    }
    /// Sets `skipped`.
    #[must_use]
    pub(crate) fn skipped(mut self, skipped: impl ::core::convert::Into<Cache>) -> Self {
        self.skipped = ::core::convert::Into::into(skipped);
        self
    }
    /// Sets `unix`.
    #[cfg(unix)]
    #[must_use]
    pub(crate) fn unix(mut self, unix: u32) -> Self {
        self.unix = ::core::option::Option::Some(unix);
        self
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Members {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    pub(crate) fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/** Makes a call of [`Members`], `POST /a/{id}`. Nothing is sent until the call is awaited.

 | field | travels as | |
 | --- | --- | --- |
 | `id` | path `{id}` | required |
 | `text` | body `text` | required |
 | `short` | body `short` | optional, at most 3 |
 | `pin` | body `pin` | required, at least 1, secret |
 | `patch` | body `patch` | optional |
 | `with` | body `with` | required |
 | `number` | body `n` | optional |
 | `unix` | body `unix` | optional |*/
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
pub(crate) fn members<'__request>(
    client: &::other::Client,
    request: &'__request Members,
) -> ::other::Call<&'__request Members> {
    ::other::Client::call(client, request)
}
#[allow(deprecated, clippy::borrow_deref_ref)]
const _: () = {
    use ::other::__private;
    struct __Member1<'__request>(&'__request Members);
    #[automatically_derived]
    impl<'__request> __private::serde::Serialize for __Member1<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: __private::serde::Serializer,
        {
            let __value = &self.0.short;
            __private::serialize_length::<
                _,
                { -9223372036854775808 },
                { 3 },
            >(&*__value, __serializer)
        }
    }
    struct __Member2<'__request>(&'__request Members);
    #[automatically_derived]
    impl<'__request> __private::serde::Serialize for __Member2<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: __private::serde::Serializer,
        {
            let __value = &self.0.pin;
            __private::serialize_secret_length::<
                _,
                { 1 },
                { 9223372036854775807 },
            >(&*__value, __serializer)
        }
    }
    struct __Member4<'__request>(&'__request Members);
    #[automatically_derived]
    impl<'__request> __private::serde::Serialize for __Member4<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: __private::serde::Serializer,
        {
            module::serialize(&self.0.with, __serializer)
        }
    }
    #[automatically_derived]
    impl __private::Members for Members {
        fn write<__O: __private::SerializeStruct>(
            &self,
            __object: &mut __O,
        ) -> ::core::result::Result<(), __O::Error> {
            __private::SerializeStruct::serialize_field::<
                ::std::string::String,
            >(__object, "text", &self.text)?;
            if !::core::option::Option::is_none(&self.short) {
                __private::SerializeStruct::serialize_field(
                    __object,
                    "short",
                    &__Member1(self),
                )?;
            }
            __private::SerializeStruct::serialize_field(
                __object,
                "pin",
                &__Member2(self),
            )?;
            if !::other::Patch::is_absent(&self.patch) {
                __private::SerializeStruct::serialize_field::<
                    ::other::Patch<u32>,
                >(__object, "patch", &self.patch)?;
            }
            __private::SerializeStruct::serialize_field(
                __object,
                "with",
                &__Member4(self),
            )?;
            __private::SerializeStruct::serialize_field::<
                u32,
            >(__object, "n", &self.number)?;
            #[cfg(unix)]
            if !::core::option::Option::is_none(&self.unix) {
                __private::SerializeStruct::serialize_field::<
                    ::core::option::Option<u32>,
                >(__object, "unix", &self.unix)?;
            }
            ::core::result::Result::Ok(())
        }
    }
    #[automatically_derived]
    impl ::other::Endpoint for Members {
        type Response = ::std::string::String;
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static __private::Metadata = &__private::Metadata::new(
                "members",
                __private::Method::Post,
                "/a/{id}",
            )
            .fields(
                &[
                    __private::Field::new("id", "id", __private::Location::Path),
                    __private::Field::new(
                        "text",
                        "text",
                        __private::Location::BodyMember,
                    ),
                    __private::Field::new(
                            "short",
                            "short",
                            __private::Location::BodyMember,
                        )
                        .optional(),
                    __private::Field::new("pin", "pin", __private::Location::BodyMember)
                        .secret(),
                    __private::Field::new(
                            "patch",
                            "patch",
                            __private::Location::BodyMember,
                        )
                        .optional(),
                    __private::Field::new(
                        "with",
                        "with",
                        __private::Location::BodyMember,
                    ),
                    __private::Field::new("number", "n", __private::Location::BodyMember)
                        .optional(),
                    #[cfg(unix)]
                    __private::Field::new(
                            "unix",
                            "unix",
                            __private::Location::BodyMember,
                        )
                        .optional(),
                ],
            )
            .response("::std::string::String");
        fn encode(
            &self,
            __request: &mut __private::RequestEncoder,
        ) -> __private::Encoded {
            let _ = __private::type_checks::path::<Id>;
            __request.path_literal("/a/");
            __private::RequestEncoder::path_value::<Id>(__request, "id", &self.id)?;
            __request.json_members("Members", 7usize, self)?;
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &__private::Received,
        ) -> __private::Decoded<Self::Response> {
            __private::decode_text(__response)
        }
    }
};
