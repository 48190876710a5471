/// `POST /a`
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `file` | part `file` | required |
/// | `note` | part `n` | optional |
///
/// Responds with `()`.
///
/// Send it with [`send`](Self::send), or with the function `multipart`.
struct Multipart {
    file: File,
    note: ::core::option::Option<Note>,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Multipart {
    fn clone(&self) -> Self {
        let _ = ::other::__private::type_checks::part::<File>;
        let _ = ::other::__private::type_checks::part::<::core::option::Option<Note>>;
        Self {
            file: {
                let __value = &self.file;
                ::core::clone::Clone::clone(&*__value)
            },
            note: {
                let __value = &self.note;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Multipart {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::type_checks::part::<File>;
        let _ = ::other::__private::type_checks::part::<::core::option::Option<Note>>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Multipart");
        {
            let __value = &self.file;
            ::core::fmt::DebugStruct::field(&mut __debug, "file", &*__value);
        }
        {
            let __value = &self.note;
            ::core::fmt::DebugStruct::field(&mut __debug, "note", &*__value);
        }
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Multipart {
    /// Creates a `Multipart` from what it needs. The other fields have setters.
    ///
    /// # Arguments
    ///
    /// - `file`
    #[must_use]
    fn new(file: impl ::core::convert::Into<File>) -> Self {
        Self {
            file: ::core::convert::Into::into(file),
            note: ::core::option::Option::None,
        }
    }
    /// Sets `note`.
    #[must_use]
    fn note(mut self, note: impl ::core::convert::Into<Note>) -> Self {
        self.note = ::core::option::Option::Some(::core::convert::Into::into(note));
        self
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Multipart {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Multipart`], `POST /a`. Nothing is sent until the call is awaited.
///
/// | field | travels as | |
/// | --- | --- | --- |
/// | `file` | part `file` | required |
/// | `note` | part `n` | optional |
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
fn multipart<'__request>(
    client: &::other::Client,
    request: &'__request Multipart,
) -> ::other::Call<&'__request Multipart> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Multipart {
        type Response = ();
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
                "multipart",
                ::other::__private::Method::Post,
                "/a",
            )
            .fields(
                &[
                    ::other::__private::Field::new(
                        "file",
                        "file",
                        ::other::__private::Location::Part,
                    ),
                    ::other::__private::Field::new(
                            "note",
                            "n",
                            ::other::__private::Location::Part,
                        )
                        .optional(),
                ],
            );
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            let _ = ::other::__private::type_checks::part::<File>;
            let _ = ::other::__private::type_checks::part::<
                ::core::option::Option<Note>,
            >;
            __request.path_literal("/a");
            ::other::__private::RequestEncoder::part::<
                File,
            >(__request, "file", "file", &self.file)?;
            if let ::core::option::Option::Some(__value) = &self.note {
                ::other::__private::RequestEncoder::part::<
                    Note,
                >(__request, "note", "n", __value)?;
            }
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            ::other::__private::decode_unit(__response)
        }
    }
};
