/// `POST /a/{id}`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `id` | path `{id}` | required |
/// | `text` | body `text` | required |
/// | `short` | body `short` | optional, at most 3 |
/// | `pin` | body `pin` | required, at least 1, secret |
/// | `patch` | body `patch` | optional |
/// | `with` | body `with` | required |
/// | `number` | body `n` | optional |
/// | `unix` | body `unix` | optional |
///
/// Responds with `::std::string::String`.
///
/// Send it with [`send`](Self::send), or with the function `members`.
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
    /// Creates a `Members` from what it needs. The other fields have setters.
    ///
    /// # Arguments
    ///
    /// - `id`
    /// - `text`
    /// - `pin`
    /// - `with`
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
/// Makes a call of [`Members`], `POST /a/{id}`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `id` | path `{id}` | required |
/// | `text` | body `text` | required |
/// | `short` | body `short` | optional, at most 3 |
/// | `pin` | body `pin` | required, at least 1, secret |
/// | `patch` | body `patch` | optional |
/// | `with` | body `with` | required |
/// | `number` | body `n` | optional |
/// | `unix` | body `unix` | optional |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
pub(crate) fn members<'__request>(
    client: &::other::Client,
    request: &'__request Members,
) -> ::other::Call<&'__request Members> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[allow(deprecated)]
    struct __Member1<'__request>(&'__request Members);
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl<'__request> ::other::__private::serde::Serialize for __Member1<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            let __value = &self.0.short;
            ::other::__private::serialize_limited::<
                _,
                { -9223372036854775808 },
                { 3 },
            >(&*__value, __serializer)
        }
    }
    #[allow(deprecated)]
    struct __Member2<'__request>(&'__request Members);
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl<'__request> ::other::__private::serde::Serialize for __Member2<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            let __value = &self.0.pin;
            ::other::__private::serialize_secret_limited::<
                _,
                { 1 },
                { 9223372036854775807 },
            >(&*__value, __serializer)
        }
    }
    #[allow(deprecated)]
    struct __Member4<'__request>(&'__request Members);
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl<'__request> ::other::__private::serde::Serialize for __Member4<'__request> {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            module::serialize(&self.0.with, __serializer)
        }
    }
    #[allow(deprecated)]
    struct __Members<'__request>(&'__request Members);
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
            let mut __object = ::other::__private::serde::Serializer::serialize_struct(
                __serializer,
                "Members",
                7usize,
            )?;
            ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                ::std::string::String,
            >(&mut __object, "text", &self.0.text)?;
            if !::core::option::Option::is_none(&self.0.short) {
                ::other::__private::serde::ser::SerializeStruct::serialize_field(
                    &mut __object,
                    "short",
                    &__Member1(self.0),
                )?;
            }
            ::other::__private::serde::ser::SerializeStruct::serialize_field(
                &mut __object,
                "pin",
                &__Member2(self.0),
            )?;
            if !::other::Patch::is_absent(&self.0.patch) {
                ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                    ::other::Patch<u32>,
                >(&mut __object, "patch", &self.0.patch)?;
            }
            ::other::__private::serde::ser::SerializeStruct::serialize_field(
                &mut __object,
                "with",
                &__Member4(self.0),
            )?;
            ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                u32,
            >(&mut __object, "n", &self.0.number)?;
            #[cfg(unix)]
            if !::core::option::Option::is_none(&self.0.unix) {
                ::other::__private::serde::ser::SerializeStruct::serialize_field::<
                    ::core::option::Option<u32>,
                >(&mut __object, "unix", &self.0.unix)?;
            }
            ::other::__private::serde::ser::SerializeStruct::end(__object)
        }
    }
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Members {
        type Response = ::std::string::String;
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "members",
                ::other::__private::Method::Post,
                "/a/{id}",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                        "id",
                        "id",
                        ::other::__private::Location::Path,
                    ),
                    ::other::__private::Field::new(
                        "text",
                        "text",
                        ::other::__private::Location::BodyMember,
                    ),
                    ::other::__private::Field::new(
                            "short",
                            "short",
                            ::other::__private::Location::BodyMember,
                        )
                        .optional(),
                    ::other::__private::Field::new(
                            "pin",
                            "pin",
                            ::other::__private::Location::BodyMember,
                        )
                        .secret(),
                    ::other::__private::Field::new(
                            "patch",
                            "patch",
                            ::other::__private::Location::BodyMember,
                        )
                        .optional(),
                    ::other::__private::Field::new(
                        "with",
                        "with",
                        ::other::__private::Location::BodyMember,
                    ),
                    ::other::__private::Field::new(
                            "number",
                            "n",
                            ::other::__private::Location::BodyMember,
                        )
                        .optional(),
                    #[cfg(unix)]
                    ::other::__private::Field::new(
                            "unix",
                            "unix",
                            ::other::__private::Location::BodyMember,
                        )
                        .optional(),
                ],
            )
            .response("::std::string::String");
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            let _ = ::other::__private::type_checks::path::<Id>;
            __request.path_literal("/a/");
            ::other::__private::RequestEncoder::path_value::<
                Id,
            >(__request, "id", &self.id)?;
            __request.json_body(&__Members(self))?;
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            ::other::__private::decode_text(__response)
        }
    }
};
