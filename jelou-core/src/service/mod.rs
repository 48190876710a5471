//! A service: a host with its authentication, its rate limit and its error type.

mod settings;
mod state;

pub(crate) use settings::{LimitSetting, ServiceSettings, Settings};
pub(crate) use state::ServiceState;

use crate::auth::AuthScheme;
use crate::error::ApiError;
use crate::limit::RateLimit;

/// A host that serves endpoints.
///
/// ```
/// use jelou_core::{AuthScheme, RateLimit, Service, ServiceInfo, StandardError};
///
/// /// Our stock service.
/// pub struct Stock;
///
/// impl Service for Stock {
///     const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com/api")
///         .auth(AuthScheme::api_key("x-api-key", "STOCK_API_KEY"))
///         .rate_limit(RateLimit::per_second(20))
///         .headers(&[("accept-language", "es")]);
///     type Error = StandardError;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a service",
    label = "not a host that serves endpoints",
    note = "implement `Service` for it: a base URL, an authentication scheme, a rate limit"
)]
pub trait Service: 'static {
    /// Everything that is known of the service before the program runs.
    const INFO: &'static ServiceInfo;
    /// What an error response decodes to, unless the endpoint says otherwise with `error = T`.
    type Error: ApiError;
}

/// The static description of a [`Service`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ServiceInfo {
    /// A short name, unique in the program: it stands in errors and keys the client's settings.
    pub name: &'static str,
    /// The base URL, `https://host[:port][/prefix]`; the client builder can override it.
    pub base_url: &'static str,
    /// How requests are authenticated.
    pub auth: AuthScheme,
    /// How many requests the service allows; the client builder can override it.
    pub rate_limit: Option<RateLimit>,
    /// Headers of every request to this service.
    pub headers: &'static [(&'static str, &'static str)],
    /// The environment variable that overrides the base URL, where there is one.
    pub base_url_variable: Option<&'static str>,
}

impl ServiceInfo {
    /// A service without authentication, rate limit and headers of its own.
    pub const fn new(name: &'static str, base_url: &'static str) -> Self {
        Self {
            name,
            base_url,
            auth: AuthScheme::None,
            rate_limit: None,
            headers: &[],
            base_url_variable: None,
        }
    }

    /// Sets the authentication scheme.
    #[must_use]
    pub const fn auth(mut self, auth: AuthScheme) -> Self {
        self.auth = auth;
        self
    }

    /// Sets the rate limit.
    #[must_use]
    pub const fn rate_limit(mut self, rate_limit: RateLimit) -> Self {
        self.rate_limit = Some(rate_limit);
        self
    }

    /// Sets the headers of every request.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Names the environment variable that overrides the base URL.
    #[must_use]
    pub const fn base_url_variable(mut self, variable: &'static str) -> Self {
        self.base_url_variable = Some(variable);
        self
    }
}
