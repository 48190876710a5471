//! The client's settings.

use std::any::TypeId;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use http::header::USER_AGENT;

use super::headers;
use super::{Client, Inner};
use crate::auth::Credential;
#[cfg(feature = "drift")]
use crate::drift::DriftReport;
use crate::error::Error;
use crate::limit::RateLimit;
use crate::retry::RetryPolicy;
use crate::service::{LimitSetting, Service, ServiceSettings, ServiceState, Settings};
use crate::transport::Transport;
use crate::wire::BaseUrl;

const USER_AGENT_OF_LIBRARY: &str = concat!("jelou-rust/", env!("CARGO_PKG_VERSION"));

/// Sets a [`Client`] up.
///
/// | setting | default |
/// | --- | --- |
/// | deadline of a call | 30 s |
/// | one attempt | 10 s |
/// | response, at most | 16 MiB |
/// | retries | [`RetryPolicy::default`] |
/// | half of an emoji in a response | U+FFFD; see [`repair_responses`](Self::repair_responses) |
/// | base URL, rate limit | as the service declares |
/// | credentials | none; [`read_env`](Self::read_env) reads them from the environment |
#[derive(Default)]
pub struct ClientBuilder {
    services: HashMap<TypeId, ServiceSettings>,
    settings: Settings,
    transport: Option<Arc<dyn Transport>>,
    user_agent: Option<String>,
    headers: Vec<(String, String)>,
}

impl ClientBuilder {
    fn service<S: Service>(&mut self) -> &mut ServiceSettings {
        self.services
            .entry(TypeId::of::<S>())
            .or_insert(ServiceSettings {
                info: S::INFO,
                credential: None,
                base_url: None,
                rate_limit: None,
            })
    }

    /// Gives the credential of a service.
    #[must_use]
    pub fn credential<S: Service>(mut self, credential: Credential) -> Self {
        self.service::<S>().credential = Some(credential);
        self
    }

    /// Overrides the base URL of a service: another host, a prefix, a sandbox.
    #[must_use]
    pub fn base_url<S: Service>(mut self, base_url: impl Into<String>) -> Self {
        self.service::<S>().base_url = Some(base_url.into());
        self
    }

    /// Overrides the rate limit of a service.
    #[must_use]
    pub fn rate_limit<S: Service>(mut self, rate_limit: RateLimit) -> Self {
        self.service::<S>().rate_limit = Some(LimitSetting::Of(rate_limit));
        self
    }

    /// Lifts the rate limit of a service: for servers that have none.
    #[must_use]
    pub fn unlimited<S: Service>(mut self) -> Self {
        self.service::<S>().rate_limit = Some(LimitSetting::Lifted);
        self
    }

    /// Whether clients of this process that use the same service, base URL, credential and limit
    /// count together, as the server does. On by default.
    #[must_use]
    pub fn share_rate_limits(mut self, share: bool) -> Self {
        self.settings.limiter.share_in_process = share;
        self
    }

    /// Shares the rate limit with other processes, over Redis or Valkey. See
    /// [`limit::shared`](crate::limit::shared) for what this guarantees. Applies to all services of
    /// the client that have a rate limit.
    ///
    /// ```
    /// use jelou_core::Client;
    /// use jelou_core::limit::RedisLimit;
    ///
    /// let limit = RedisLimit::new("redis://limits.internal")?;
    /// let client = Client::builder().shared_rate_limit(limit).build()?;
    /// # Ok::<(), jelou_core::Error>(())
    /// ```
    #[cfg(feature = "redis")]
    #[must_use]
    pub fn shared_rate_limit(mut self, limit: crate::limit::RedisLimit) -> Self {
        self.settings.limiter.redis = Some(limit);
        self
    }

    /// Reads credentials and base URLs that are not given from the environment.
    #[must_use]
    pub fn read_env(mut self) -> Self {
        self.settings.read_env = true;
        self
    }

    /// Adds a product before the library's own in `User-Agent`, such as `orders/1.4`.
    #[must_use]
    pub fn user_agent(mut self, product: impl Into<String>) -> Self {
        self.user_agent = Some(product.into());
        self
    }

    /// Adds a header to every request of every service. A header that the declaration or the call
    /// sets goes before it.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the deadline of a call: over the wait for the rate limit, all attempts and pauses.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the longest time of one attempt, its response's body included.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// Sets which failures are tried again, and when.
    #[must_use]
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.settings.retry = retry;
        self
    }

    /// Sets how large a response may be, in bytes, before and after decompression.
    #[must_use]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_response_bytes = bytes;
        self
    }

    /// Whether half of a surrogate pair in a text of a response becomes U+FFFD, where the response cannot
    /// be decoded otherwise. On by default; without it, the response is an error.
    ///
    /// A server that counts UTF-16 units, as JavaScript does, may cut a text in the middle of an emoji and
    /// send the half that is left as an escape such as `\ud83d`. No text can hold that, and one of them
    /// would make a whole list unreadable. A repaired response says so:
    /// [`Response::repaired`](crate::Response::repaired), an event of `tracing` at the level `WARN`, and
    /// an entry of the drift report. Responses that can be decoded, raw ones and bytes stay as they came.
    #[must_use]
    pub fn repair_responses(mut self, repair: bool) -> Self {
        self.settings.repair_responses = repair;
        self
    }

    /// Collects what responses hold that their declarations do not know.
    #[cfg(feature = "drift")]
    #[must_use]
    pub fn watch_drift(mut self, report: &DriftReport) -> Self {
        self.settings.drift = Some(report.clone());
        self
    }

    /// Sends requests through `transport`.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) or
    /// [`ErrorKind::Credential`](crate::ErrorKind::Credential): a base URL, a header or a credential
    /// cannot work, or no transport can be made.
    pub fn build(mut self) -> Result<Client, Error> {
        let product = match self.user_agent.take() {
            Some(product) => format!("{product} {USER_AGENT_OF_LIBRARY}"),
            None => USER_AGENT_OF_LIBRARY.to_owned(),
        };
        let mut given = std::mem::take(&mut self.headers);
        given.insert(0, (USER_AGENT.to_string(), product));
        for (name, value) in given {
            let (name, value) = headers::parse(&name, value).map_err(Error::configuration)?;
            self.settings.headers.insert(name, value);
        }
        for service in self.services.values() {
            check(service)?;
        }
        let transport = self.transport.map_or_else(default_transport, Ok)?;
        Ok(Client {
            inner: Arc::new(Inner {
                transport,
                settings: self.settings,
                configured: self.services,
                services: RwLock::default(),
            }),
        })
    }
}

/// Finds errors when the client is built rather than at the first call.
fn check(service: &ServiceSettings) -> Result<(), Error> {
    if let Some(base_url) = &service.base_url {
        BaseUrl::parse(base_url)
            .map_err(|reason| ServiceState::invalid_base_url(service.info, &reason))?;
    }
    if let Some(credential) = &service.credential {
        credential
            .authorizer(&service.info.auth)
            .map_err(|reason| ServiceState::invalid_credential(service.info, &reason))?;
    }
    Ok(())
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(crate::transport::ReqwestTransport::new()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    Err(Error::configuration(
        "no transport: give one with `transport(..)`, or enable the feature `reqwest`",
    ))
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let services: Vec<_> = self
            .services
            .values()
            .map(|service| service.info.name)
            .collect();
        f.debug_struct("ClientBuilder")
            .field("services", &services)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
