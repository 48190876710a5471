/// `GET /`
///
/// Responds with `()`.
///
/// Send it with [`send`](Self::send), or with the function `ping`.
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Ping;
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Ping {
    /// Creates a `Ping` from what it needs.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::default::Default for Ping {
    fn default() -> Self {
        Self::new()
    }
}
#[allow(dead_code, deprecated, single_use_lifetimes)]
impl Ping {
    /// Makes a call of the request. Nothing is sent until the call is awaited.
    #[must_use = "nothing is sent until the call is awaited"]
    pub fn send(self, client: &::other::Client) -> ::other::Call<Self> {
        ::other::Client::call(client, self)
    }
}
/// Makes a call of [`Ping`], `GET /`. Nothing is sent until the call is awaited.
#[allow(dead_code, deprecated, non_snake_case, unreachable_pub, unused_qualifications)]
#[must_use = "nothing is sent until the call is awaited"]
pub fn ping<'__request>(
    client: &::other::Client,
    request: &'__request Ping,
) -> ::other::Call<&'__request Ping> {
    ::other::Client::call(client, request)
}
const _: () = {
    #[automatically_derived]
    #[allow(deprecated, clippy::borrow_deref_ref)]
    impl ::other::Endpoint for Ping {
        type Response = ();
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static ::other::__private::Metadata = &::other::__private::Metadata::new(
            "ping",
            ::other::__private::Method::Get,
            "/",
        );
        fn encode(
            &self,
            __request: &mut ::other::__private::RequestEncoder,
        ) -> ::core::result::Result<(), ::other::__private::EncodeError> {
            __request.path_literal("/");
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &::other::__private::Received,
        ) -> ::core::result::Result<Self::Response, ::other::__private::DecodeError> {
            ::other::__private::decode_unit(__response)
        }
    }
};
