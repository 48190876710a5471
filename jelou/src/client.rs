//! The client of the Jelou platform.

use std::ops::Deref;

use jelou_core::auth::Secret;
use jelou_core::{Client, ClientBuilder, Credential, Error, Service};

use crate::services::{Api, Chatbot, Gateway};

/// Calls the Jelou platform. Cheap to clone; clones share connections and rate limits.
///
/// It is a [`Client`] with the platform's credentials, and derefs to one.
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
    /// A client for the main host, with the pair of a company `[openapi]`.
    ///
    /// # Errors
    /// The id holds a colon, or the transport cannot be set up.
    pub fn new(
        client_id: impl Into<Secret>,
        client_secret: impl Into<Secret>,
    ) -> Result<Self, Error> {
        Self::builder()
            .client_credentials(client_id, client_secret)
            .build()
    }

    /// A client that takes its credentials and base URLs from the environment.
    ///
    /// | host | variables |
    /// | --- | --- |
    /// | [`Api`] | `JELOU_CLIENT_ID`, `JELOU_CLIENT_SECRET`; `JELOU_BASE_URL` |
    /// | [`Gateway`] | `JELOU_API_KEY`; `JELOU_GATEWAY_URL` |
    /// | [`Chatbot`], with the feature `signature` | `JELOU_SIGNING_SECRET`; `JELOU_CHATBOT_URL` |
    ///
    /// Without the feature `signature` nothing can be signed, and the variables of [`Chatbot`] are not
    /// looked at: calls of the other hosts need none of them.
    ///
    /// # Errors
    /// [`ErrorKind::Credential`](crate::ErrorKind::Credential): none of the credentials is set, or
    /// one is set by half or not valid. One that a later call needs and that is not set fails that
    /// call, before anything is sent.
    pub fn from_env() -> Result<Self, Error> {
        let client = Client::builder().read_env().build()?;
        let mut any = false;
        any |= check_if_set::<Api>(&client)?;
        any |= check_if_set::<Gateway>(&client)?;
        if cfg!(feature = "signature") {
            any |= check_if_set::<Chatbot>(&client)?;
        }
        if !any {
            // The main host is what most programs need: its error names its variables.
            client.check_service::<Api>()?;
        }
        Ok(client.into())
    }

    /// A client to be set up.
    pub fn builder() -> JelouBuilder {
        JelouBuilder {
            client: Client::builder(),
        }
    }

    /// The client of the runtime.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// Checks a service whose credential is set, at least by half; whether it is.
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

/// Sets a [`Jelou`] client up.
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
    /// Gives the pair for the main host.
    #[must_use]
    pub fn client_credentials(self, id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        self.configure(|client| client.credential::<Api>(Credential::basic(id, secret)))
    }

    /// Gives the project's key for the gateway.
    #[must_use]
    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        self.configure(|client| client.credential::<Gateway>(Credential::api_key(key)))
    }

    /// Gives the secret that signs calls to the chatbot host.
    #[must_use]
    pub fn signing_secret(self, secret: impl Into<Secret>) -> Self {
        self.configure(|client| client.credential::<Chatbot>(Credential::signing_secret(secret)))
    }

    /// Overrides the base URL of the main host.
    #[must_use]
    pub fn base_url(self, base_url: impl Into<String>) -> Self {
        self.configure(|client| client.base_url::<Api>(base_url))
    }

    /// Changes any setting of the runtime's client.
    #[must_use]
    pub fn configure(self, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        Self {
            client: change(self.client),
        }
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    /// A base URL, header or credential cannot work, or the transport cannot be set up.
    pub fn build(self) -> Result<Jelou, Error> {
        self.client.build().map(Jelou::from)
    }
}
