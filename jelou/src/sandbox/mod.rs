//! A stand-in for the Jelou platform on loopback: real HTTP, real rules, state in memory.
//!
//! It reads requests with the declarations that the client writes them with, and has the six operations
//! of this crate: messages, templates, the state and the cache of users.
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
//! | 400 of a message | code and status `[docs]`; the limits of messages `[openapi]` | that a limit gives this code, not a 422 |
//! | 422 | the body: `E0422`, `VALIDATOR_ERROR`, `validationError` `[openapi]` | which mistakes give it; that a content type that is not JSON does |
//! | 429 | the limit of 5 requests per second, and the status `[docs]` | the body, the code and `Retry-After` |
//! | state of an unknown user | 400 and the body's shape `[openapi]` | that a user without a state is unknown |
//! | state of a user | reading it names no bot `[openapi]`; `ttl` in seconds `[docs]` | that a state belongs to bot and user, that the latest is read, and that after its `ttl` the one before it is |
//! | cache | it is merged `[docs]` | that it belongs to bot and user |
//! | unknown template | the body's shape `[docs]` | that the status is 400 |
//! | request id | | the header `X-Request-Id` |
//!
//! Time is that of tokio: a test ends a `ttl` with `tokio::time::pause` and `advance`.
//!
//! # What is not simulated
//!
//! - the 24 hours after the user's last message: free messages are always taken;
//! - media: they are not fetched, so nothing is too large or of the wrong type;
//! - delivery, the responses of users, and webhooks;
//! - what a template was approved with: its language, kind, and number of parameters;
//! - the failure of the cache that comes with status 200: which requests get it is not documented;
//! - `internal_server_error`, names and groups of users, and texts in other languages;
//! - the older form of options, and kinds of message that this crate does not know: both are 422;
//! - other operations: 404.

mod gate;
mod responses;
mod routes;
mod server;
mod states;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jelou_core::{Error, RateLimit};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::client::{Jelou, JelouBuilder};
use crate::ids::{BotId, UserId};
use crate::messages::Message;
use world::World;

/// A running sandbox. It ends when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    credentials: (String, String),
    world: Arc<Mutex<World>>,
    serving: JoinHandle<()>,
}

/// A message that the sandbox took.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeliveredMessage {
    /// The id that the sender was told.
    pub message_id: String,
    /// The bot that sent it.
    pub bot_id: BotId,
    /// The user who gets it.
    pub user_id: UserId,
    /// What was sent.
    pub message: Message,
}

/// A template message that the sandbox took.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeliveredTemplate {
    /// The id that the sender was told.
    pub id: String,
    /// The bot that sent it.
    pub bot_id: BotId,
    /// The user who gets it.
    pub destination: UserId,
    /// The template.
    pub element_name: String,
    /// The values of its placeholders.
    pub parameters: Vec<String>,
}

impl Sandbox {
    /// A bot that exists unless the builder says otherwise.
    pub const BOT: &'static str = "sandbox-bot";
    /// A bot of another company.
    pub const FORBIDDEN_BOT: &'static str = "bot-of-another-company";
    /// A user, as good as any other.
    pub const USER: &'static str = "593900000000";
    /// A template that is approved unless the builder says otherwise.
    pub const TEMPLATE: &'static str = "order_ready";

    /// Starts a sandbox with one bot, one template and made-up credentials.
    ///
    /// # Errors
    /// No port of the loopback interface can be listened on.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// A sandbox to be set up.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            credentials: ("sandbox-client-id".into(), "sandbox-client-secret".into()),
            bots: BTreeSet::from([Self::BOT.into()]),
            forbidden_bots: BTreeSet::from([Self::FORBIDDEN_BOT.into()]),
            templates: BTreeSet::from([Self::TEMPLATE.into()]),
            rate_limit: Some(RateLimit::per_second(5)),
        }
    }

    /// Where it listens, such as `http://127.0.0.1:40123`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client that talks to it with the right credentials.
    ///
    /// # Errors
    /// The transport cannot be set up.
    pub fn client(&self) -> Result<Jelou, Error> {
        self.client_builder().build()
    }

    /// A client to be set up further, with the sandbox's base URL and credentials.
    pub fn client_builder(&self) -> JelouBuilder {
        let (id, secret) = &self.credentials;
        Jelou::builder()
            .base_url(self.base_url())
            .client_credentials(id.as_str(), secret.as_str())
    }

    /// The messages that it took, in their order.
    pub fn messages(&self) -> Vec<DeliveredMessage> {
        self.world().messages.clone()
    }

    /// The template messages that it took, in their order.
    pub fn templates(&self) -> Vec<DeliveredTemplate> {
        self.world().template_messages.clone()
    }

    /// The requests that it refused because of the rate limit.
    pub fn refused_requests(&self) -> u64 {
        self.world().gate.refused
    }

    /// The variables in the cache of a user, by bot and user.
    pub fn cache(&self, bot: &BotId, user: &UserId) -> BTreeMap<String, serde_json::Value> {
        self.world()
            .caches
            .get(&(bot.clone(), user.clone()))
            .cloned()
            .unwrap_or_default()
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Sets a [`Sandbox`] up.
pub struct SandboxBuilder {
    credentials: (String, String),
    bots: BTreeSet<BotId>,
    forbidden_bots: BTreeSet<BotId>,
    templates: BTreeSet<String>,
    rate_limit: Option<RateLimit>,
}

impl SandboxBuilder {
    /// Sets the credentials that it accepts.
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

    /// Lifts the rate limit.
    #[must_use]
    pub fn unlimited(mut self) -> Self {
        self.rate_limit = None;
        self
    }

    /// Listens on a free port of the loopback interface.
    ///
    /// # Errors
    /// No port can be listened on.
    pub async fn start(self) -> io::Result<Sandbox> {
        let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let gate = gate::Gate::new(&self.credentials.0, &self.credentials.1, self.rate_limit);
        let world = Arc::new(Mutex::new(World::new(
            gate,
            self.bots,
            self.forbidden_bots,
            self.templates,
        )));
        let serving = tokio::spawn(server::serve(listener, Arc::clone(&world)));
        Ok(Sandbox {
            address,
            credentials: self.credentials,
            world,
            serving,
        })
    }
}

/// Credentials are not printed, made-up ones neither.
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
