//! A stand-in for the Jelou platform on loopback: real HTTP, real rules, state in memory.
//!
//! It reads requests with the same declarations that write them, and performs the six operations of
//! this crate: messages, templates, and the state and cache of users.
//!
//! ```
//! use jelou::prelude::*;
//! use jelou::sandbox::Sandbox;
//!
//! # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
//! # runtime.block_on(async {
//! let sandbox = Sandbox::start().await?;
//! let jelou = sandbox.client()?;
//!
//! SendMessage::new(Sandbox::BOT, Sandbox::USER, Message::text("Hello")).send(&jelou).await?;
//! assert_eq!(sandbox.messages().len(), 1);
//!
//! let error =
//!     SendMessage::new("nobody", Sandbox::USER, Message::text("Hello")).send(&jelou).await.unwrap_err();
//! assert_eq!(error.code(), Some(&ErrorCode::BotNotFound));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is documented, and what is assumed
//!
//! | behaviour | documented | assumed here |
//! | --- | --- | --- |
//! | 401, 403, 404 | HTTP Basic; the codes and their statuses `[docs]` | that they travel in `error.code` |
//! | 400 of a message | code and status `[docs]`; the constraints of messages `[openapi]` | that a broken constraint gives this code, not a 422 |
//! | 422 | the body: `E0422`, `VALIDATOR_ERROR`, `validationError` `[openapi]` | which errors give it; that a content type other than JSON does |
//! | 429 | five requests per second, on the introduction page; the status `[docs]` | the body, the code and `Retry-After` |
//! | state of an unknown user | 400 and the body's shape `[openapi]` | that a user without a state is unknown |
//! | state of a user | a request that reads it names no bot `[openapi]`; `ttl` in seconds `[docs]` | that a state belongs to a bot and a user, that the latest is returned, and after its `ttl` the one before |
//! | cache | it is merged `[docs]` | that it belongs to a bot and a user |
//! | unknown template | the body's shape `[docs]` | that the status is 400 |
//! | request id | | the header `X-Request-Id` |
//!
//! It uses tokio's clock: a test ends a `ttl` with `tokio::time::pause` and `advance`.
//!
//! # What is not simulated
//!
//! - the 24 hours after the user's last message: free messages are always accepted;
//! - media: they are not fetched, so none is too large or of the wrong type;
//! - delivery, the replies of users, and webhooks;
//! - the approved form of a template: its language, kind, and number of parameters;
//! - the failure of the cache with status 200: it is not documented which requests cause it;
//! - `internal_server_error`, names and groups of users, and texts in other languages;
//! - the older form of options, and kinds of messages that this crate does not know: both are 422;
//! - other operations: 404.

mod admission;
mod delivered;
mod platform;
mod responses;
mod routes;
mod server;
mod user_states;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jelou_core::{Error, RateLimit};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::client::{Jelou, JelouBuilder};
use crate::ids::{BotId, UserId};
use admission::Admission;
use platform::Platform;

pub use delivered::{DeliveredMessage, DeliveredTemplate};

/// A running sandbox. Dropping it stops it.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    credentials: (String, String),
    platform: Arc<Mutex<Platform>>,
    serving: JoinHandle<()>,
}

impl Sandbox {
    /// A bot that exists unless the builder says otherwise.
    pub const BOT: &'static str = "sandbox-bot";
    /// A bot of another company.
    pub const FORBIDDEN_BOT: &'static str = "bot-of-another-company";
    /// A user. Any other id works as well.
    pub const USER: &'static str = "593900000000";
    /// A template that is approved unless the builder says otherwise.
    pub const TEMPLATE: &'static str = "order_ready";

    /// Starts a sandbox with one bot, one template and made-up credentials.
    ///
    /// # Errors
    /// Returns an error if no port of the loopback interface is available.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Returns a builder.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            credentials: ("sandbox-client-id".into(), "sandbox-client-secret".into()),
            bots: BTreeSet::from([Self::BOT.into()]),
            forbidden_bots: BTreeSet::from([Self::FORBIDDEN_BOT.into()]),
            templates: BTreeSet::from([Self::TEMPLATE.into()]),
            rate_limit: Some(RateLimit::per_second(5)),
        }
    }

    /// Returns the address it listens on, such as `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns a client with the right credentials.
    ///
    /// # Errors
    /// Returns an error if the transport cannot be set up.
    pub fn client(&self) -> Result<Jelou, Error> {
        self.client_builder().build()
    }

    /// Returns a builder of clients with the sandbox's base URL and credentials.
    pub fn client_builder(&self) -> JelouBuilder {
        let (id, secret) = &self.credentials;
        Jelou::builder()
            .base_url(self.base_url())
            .client_credentials(id.as_str(), secret.as_str())
    }

    /// Returns the accepted messages, in order.
    pub fn messages(&self) -> Vec<DeliveredMessage> {
        self.platform().messages.clone()
    }

    /// Returns the accepted template messages, in order.
    pub fn templates(&self) -> Vec<DeliveredTemplate> {
        self.platform().template_messages.clone()
    }

    /// Returns how many requests the rate limit refused.
    pub fn refused_requests(&self) -> u64 {
        self.platform().admission.refused
    }

    /// Returns the cache of a user: the variables by name.
    pub fn cache(&self, bot: &BotId, user: &UserId) -> BTreeMap<String, serde_json::Value> {
        self.platform()
            .caches
            .get(&(bot.clone(), user.clone()))
            .cloned()
            .unwrap_or_default()
    }

    fn platform(&self) -> MutexGuard<'_, Platform> {
        self.platform.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// A builder of [`Sandbox`].
pub struct SandboxBuilder {
    credentials: (String, String),
    bots: BTreeSet<BotId>,
    forbidden_bots: BTreeSet<BotId>,
    templates: BTreeSet<String>,
    rate_limit: Option<RateLimit>,
}

impl SandboxBuilder {
    /// Sets the accepted credentials.
    #[must_use]
    pub fn credentials(
        mut self,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        self.credentials = (client_id.into(), client_secret.into());
        self
    }

    /// Adds a bot.
    #[must_use]
    pub fn bot(mut self, bot: impl Into<BotId>) -> Self {
        self.bots.insert(bot.into());
        self
    }

    /// Adds a bot of another company.
    #[must_use]
    pub fn forbidden_bot(mut self, bot: impl Into<BotId>) -> Self {
        self.forbidden_bots.insert(bot.into());
        self
    }

    /// Adds an approved template.
    #[must_use]
    pub fn template(mut self, element_name: impl Into<String>) -> Self {
        self.templates.insert(element_name.into());
        self
    }

    /// Sets the rate limit.
    #[must_use]
    pub fn rate_limit(mut self, rate_limit: RateLimit) -> Self {
        self.rate_limit = Some(rate_limit);
        self
    }

    /// Removes the rate limit.
    #[must_use]
    pub fn unlimited(mut self) -> Self {
        self.rate_limit = None;
        self
    }

    /// Starts the sandbox on a free port of the loopback interface.
    ///
    /// # Errors
    /// Returns an error if no port is available.
    pub async fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let admission = Admission::new(&self.credentials.0, &self.credentials.1, self.rate_limit);
        let platform = Arc::new(Mutex::new(Platform::new(
            admission,
            self.bots,
            self.forbidden_bots,
            self.templates,
        )));
        let serving = tokio::spawn(server::serve(listener, Arc::clone(&platform)));
        Ok(Sandbox {
            address,
            credentials: self.credentials,
            platform,
            serving,
        })
    }
}

/// Does not print the credentials, although they are made up.
impl std::fmt::Debug for SandboxBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SandboxBuilder")
            .field("bots", &self.bots)
            .field("forbidden_bots", &self.forbidden_bots)
            .field("templates", &self.templates)
            .field("rate_limit", &self.rate_limit)
            .finish_non_exhaustive()
    }
}
