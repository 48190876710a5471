/** `GET /`

 Responds with `()`.

 Send it with [`send`](Self::send), or with the function `ping`.*/
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
#[allow(deprecated, clippy::borrow_deref_ref)]
const _: () = {
    use ::other::__private;
    #[automatically_derived]
    impl ::other::Endpoint for Ping {
        type Response = ();
        type Error = <::other::DefaultService as ::other::Service>::Error;
        type Service = ::other::DefaultService;
        const METADATA: &'static __private::Metadata = &__private::Metadata::new(
            "ping",
            __private::Method::Get,
            "/",
        );
        fn encode(
            &self,
            __request: &mut __private::RequestEncoder,
        ) -> __private::Encoded {
            __request.path_literal("/");
            ::core::result::Result::Ok(())
        }
        fn decode(
            __response: &__private::Received,
        ) -> __private::Decoded<Self::Response> {
            __private::decode_unit(__response)
        }
    }
};
