//! The client: settings, services, and the way of a call.

mod builder;
mod call;
mod call_spec;
mod headers;
mod options;
mod pipeline;
mod request;

use std::any::TypeId;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

pub use builder::ClientBuilder;
pub use call::{Call, CallFuture, DryRun, RawCall, Response};

use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::service::{Service, ServiceInfo, ServiceSettings, ServiceState, Settings};
use crate::transport::Transport;

/// Sends calls. Cheap to clone; clones share connections, rate limits and settings.
///
/// ```
/// use jelou_core::Client;
///
/// let client = Client::builder().user_agent("orders/1.4").build()?;
/// # Ok::<(), jelou_core::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Arc<dyn Transport>,
    settings: Settings,
    configured: HashMap<TypeId, ServiceSettings>,
    /// The services that were used. Each call looks one up.
    services: RwLock<HashMap<TypeId, Arc<ServiceState>>>,
}

impl Client {
    /// A client to be set up.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client that reads the credential of each service from the environment, when the service is
    /// first used.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration): the transport cannot be set up.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().read_env().build()
    }

    /// A call of `request`, owned or borrowed, which can be given options and then awaited.
    pub fn call<E: Endpoint>(&self, request: E) -> Call<E> {
        Call::new(self.clone(), request)
    }

    /// Checks that a service can be used: its base URL, its credential, its headers. The first call
    /// does so, too; checking at the start of a program finds errors earlier.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) or
    /// [`ErrorKind::Credential`](crate::ErrorKind::Credential), with what is missing.
    pub fn check_service<S: Service>(&self) -> Result<(), Error> {
        self.service::<S>().map(drop)
    }

    /// The resolved state of a service: what is configured, the environment, the declaration, in
    /// this order.
    pub(crate) fn service<S: Service>(&self) -> Result<Arc<ServiceState>, Error> {
        self.service_by_type(TypeId::of::<S>(), S::INFO)
    }

    #[inline]
    fn service_by_type(
        &self,
        service: TypeId,
        info: &'static ServiceInfo,
    ) -> Result<Arc<ServiceState>, Error> {
        let services = self.inner.services.read();
        let services = services.unwrap_or_else(PoisonError::into_inner);
        if let Some(state) = services.get(&service) {
            return Ok(Arc::clone(state));
        }
        drop(services);
        self.resolve_service(service, info)
    }

    #[cold]
    fn resolve_service(
        &self,
        service: TypeId,
        info: &'static ServiceInfo,
    ) -> Result<Arc<ServiceState>, Error> {
        let state = ServiceState::resolve(
            info,
            self.inner.configured.get(&service),
            &self.inner.settings,
        )?;
        // Another thread may have been faster; its limiter has counted already.
        let services = self.inner.services.write();
        let mut services = services.unwrap_or_else(PoisonError::into_inner);
        let state = services.entry(service).or_insert_with(|| Arc::new(state));
        Ok(Arc::clone(state))
    }
}

/// Names of services and settings; never a header value or a credential.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let services: Vec<_> = self
            .inner
            .configured
            .values()
            .map(|service| service.info.name)
            .collect();
        f.debug_struct("Client")
            .field("configured_services", &services)
            .field("settings", &self.inner.settings)
            .finish_non_exhaustive()
    }
}
