//! The client of the Jelou platform.

use std::ops::Deref;

use jelou_core::auth::Secret;
use jelou_core::{Client, ClientBuilder, Credential, Error, Service};

use crate::services::{Api, Chatbot, Gateway};

/// A client of the Jelou platform. It is cheap to clone, and clones share connections and rate limits.
///
/// It wraps a [`Client`] with the platform's credentials, and derefs to it.
///
/// ```
/// use jelou::Jelou;
///
/// let jelou = Jelou::new("my_client_id", "my_client_secret")?;
/// # Ok::<(), jelou::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Jelou {
    client: Client,
}

impl Jelou {
    /// Creates a client for the main host, with the id and secret of a company `[openapi]`.
    ///
    /// # Errors
    /// Returns an error if the id holds a colon, or if the transport cannot be set up.
    pub fn new(
        client_id: impl Into<Secret>,
        client_secret: impl Into<Secret>,
    ) -> Result<Self, Error> {
        Self::builder()
            .client_credentials(client_id, client_secret)
            .build()
    }

    /// Creates a client with credentials and base URLs from the environment.
    ///
    /// | host | variables |
    /// | --- | --- |
    /// | [`Api`] | `JELOU_CLIENT_ID`, `JELOU_CLIENT_SECRET`; `JELOU_BASE_URL` |
    /// | [`Gateway`] | `JELOU_API_KEY`; `JELOU_GATEWAY_URL` |
    /// | [`Chatbot`], with the feature `signature` | `JELOU_SIGNING_SECRET`; `JELOU_CHATBOT_URL` |
    ///
    /// Without the feature `signature` nothing can be signed, and the variables of [`Chatbot`] are not
    /// read. Calls to the other hosts need none of them.
    ///
    /// # Errors
    /// Returns [`ErrorKind::Credential`](crate::ErrorKind::Credential) if no credential is set, or if one
    /// is incomplete or invalid. A call whose host has no credential fails later, before anything is
    /// sent.
    pub fn from_env() -> Result<Self, Error> {
        let client = Client::builder().read_env().build()?;
        let mut any = false;
        any |= check_if_set::<Api>(&client)?;
        any |= check_if_set::<Gateway>(&client)?;
        if cfg!(feature = "signature") {
            any |= check_if_set::<Chatbot>(&client)?;
        }
        if !any {
            // Most programs need the main host. Its error names its variables.
            client.check_service::<Api>()?;
        }
        Ok(client.into())
    }

    /// Returns a builder.
    pub fn builder() -> JelouBuilder {
        JelouBuilder {
            client: Client::builder(),
        }
    }

    /// Returns the underlying client.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// Checks the service if any variable of its credential is set. Returns whether one is.
fn check_if_set<S: Service>(client: &Client) -> Result<bool, Error> {
    let is_set = |variable| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    if !S::INFO.auth.variables().into_iter().any(is_set) {
        return Ok(false);
    }
    client.check_service::<S>().map(|()| true)
}

impl Deref for Jelou {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl From<Client> for Jelou {
    fn from(client: Client) -> Self {
        Self { client }
    }
}

/// A builder of [`Jelou`] clients.
///
/// ```
/// use std::time::Duration;
/// use jelou::Jelou;
///
/// let jelou = Jelou::builder()
///     .client_credentials("my_client_id", "my_client_secret")
///     .base_url("http://127.0.0.1:8080")
///     .configure(|client| client.timeout(Duration::from_secs(10)).user_agent("orders/1.4"))
///     .build()?;
/// # Ok::<(), jelou::Error>(())
/// ```
#[derive(Debug)]
pub struct JelouBuilder {
    client: ClientBuilder,
}

impl JelouBuilder {
    /// Sets the id and secret for the main host.
    #[must_use]
    pub fn client_credentials(self, id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        self.configure(|client| client.credential::<Api>(Credential::basic(id, secret)))
    }

    /// Sets the project's key for the gateway.
    #[must_use]
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.configure(|client| client.credential::<Gateway>(Credential::api_key(key)))
    }

    /// Sets the secret that signs calls to the chatbot host.
    #[must_use]
    pub fn signing_secret(self, secret: impl Into<Secret>) -> Self {
        self.configure(|client| client.credential::<Chatbot>(Credential::signing_secret(secret)))
    }

    /// Overrides the base URL of the main host.
    #[must_use]
    pub fn base_url(self, base_url: impl Into<String>) -> Self {
        self.configure(|client| client.base_url::<Api>(base_url))
    }

    /// Changes any other setting of the underlying client.
    #[must_use]
    pub fn configure(self, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        Self {
            client: change(self.client),
        }
    }

    /// Checks the settings and creates the client.
    ///
    /// # Errors
    /// Returns an error if a base URL, header or credential is invalid, or if the transport cannot be set
    /// up.
    pub fn build(self) -> Result<Jelou, Error> {
        self.client.build().map(Jelou::from)
    }
}
