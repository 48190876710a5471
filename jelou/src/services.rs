//! The hosts of the platform.

use jelou_core::{AuthScheme, RateLimit, Service, ServiceInfo, StandardError};

/// `https://api.jelou.ai`: HTTP Basic with client id and secret `[openapi]`.
///
/// Environment: `JELOU_CLIENT_ID`, `JELOU_CLIENT_SECRET`, `JELOU_BASE_URL`.
///
/// The limit is five requests per second: "The API has a limit of 5 requests per second.", says the
/// introduction page of the API's documentation `[docs]`. Of a refusal only the status, 429, is
/// documented. Set another limit with `.configure(|client| client.rate_limit::<Api>(..))`.
///
/// The platform writes its `message` in the language of `Accept-Language` `[observed]`. Only `es` has
/// been seen; whether `en` and `pt` have an effect is not known. To send it:
///
/// ```
/// use jelou::prelude::*;
///
/// let jelou = Jelou::new("my_client_id", "my_client_secret")?;
/// let call = GetUserState::new("593900000000").send(&jelou).header("accept-language", "es");
/// assert_eq!(call.dry_run()?.headers()["accept-language"], "es");
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Api;

impl Service for Api {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("api", "https://api.jelou.ai")
        .auth(AuthScheme::basic("JELOU_CLIENT_ID", "JELOU_CLIENT_SECRET"))
        .rate_limit(RateLimit::per_second(5))
        .base_url_variable("JELOU_BASE_URL");
    type Error = StandardError;
}

/// `https://gateway.jelou.ai`: a project's API key in `x-api-key` `[docs]`.
///
/// Environment: `JELOU_API_KEY`, `JELOU_GATEWAY_URL`. No rate limit is documented for this host. The
/// limit of [`Api`] is used.
#[derive(Clone, Copy, Debug)]
pub struct Gateway;

impl Service for Gateway {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("gateway", "https://gateway.jelou.ai")
        .auth(AuthScheme::api_key("x-api-key", "JELOU_API_KEY"))
        .rate_limit(RateLimit::per_second(5))
        .base_url_variable("JELOU_GATEWAY_URL");
    type Error = StandardError;
}

/// `https://chatbot.jelou.ai`: `X-Jelou-Signature`, an HMAC-SHA256 of the body `[docs]`.
///
/// Environment: `JELOU_SIGNING_SECRET`, `JELOU_CHATBOT_URL`. No rate limit is documented for this
/// host. The limit of [`Api`] is used.
#[derive(Clone, Copy, Debug)]
pub struct Chatbot;

impl Service for Chatbot {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("chatbot", "https://chatbot.jelou.ai")
        .auth(AuthScheme::signature(
            "x-jelou-signature",
            "JELOU_SIGNING_SECRET",
        ))
        .rate_limit(RateLimit::per_second(5))
        .base_url_variable("JELOU_CHATBOT_URL");
    type Error = StandardError;
}
