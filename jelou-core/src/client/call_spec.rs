//! A call before it is encoded, without its types: what an endpoint adds to a program stays small.

use std::any::TypeId;
use std::sync::Arc;

use bytes::Bytes;

use super::options::CallOptions;
use super::pipeline::{self, ErrorReader, Operation, Running};
use super::request::Request;
use super::{Client, headers};
use crate::curl;
use crate::endpoint::{Endpoint, Metadata};
use crate::error::{EncodeError, Error};
use crate::service::{Service, ServiceInfo, ServiceState};
use crate::wire::{self, Encode, HeaderLines};

pub(super) struct CallSpec<'a> {
    service: (TypeId, &'static ServiceInfo),
    endpoint: &'static Metadata,
    errors: ErrorReader,
    options: &'a CallOptions,
    encode: &'a Encode<'a>,
}

impl<'a> CallSpec<'a> {
    pub(super) fn of<E: Endpoint>(
        options: Option<&'a CallOptions>,
        encode: &'a Encode<'a>,
    ) -> Self {
        Self {
            service: (TypeId::of::<E::Service>(), E::Service::INFO),
            endpoint: E::METADATA,
            errors: ErrorReader::of::<E::Error>(),
            options: options.unwrap_or(const { &CallOptions::NONE }),
            encode,
        }
    }

    /// The request as it would be sent.
    pub(super) fn dry_run(&self, client: &Client) -> Result<http::Request<Bytes>, Error> {
        let (service, request) = self.request(client)?;
        Ok(request.into_http(&service))
    }

    /// The call as a `curl` command.
    pub(super) fn curl(&self, client: &Client) -> Result<String, Error> {
        let (service, request) = wire::redacted(|| self.request(client))?;
        Ok(curl::command(&service, &request.into_http(&service)))
    }

    /// The call on its way, which it goes when it is polled.
    pub(super) fn start(&self, client: Client) -> Running {
        match self.request(&client) {
            Ok((service, request)) => pipeline::start(self.prepared(client, service, request)),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    /// The call with all that it is run by: its options, the declaration, the settings of the
    /// client, in this order.
    #[inline]
    fn prepared(&self, client: Client, service: Arc<ServiceState>, request: Request) -> Operation {
        let Self {
            endpoint,
            errors,
            options,
            ..
        } = *self;
        let settings = &client.inner.settings;
        let timeout = options.timeout.or(endpoint.timeout);
        Operation {
            timeout: timeout.unwrap_or(settings.timeout),
            attempt_timeout: options.attempt_timeout.unwrap_or(settings.attempt_timeout),
            retry: options.retry.unwrap_or(settings.retry),
            priority: options.priority,
            any_status: options.any_status,
            client,
            service,
            endpoint,
            errors,
            request,
        }
    }

    /// What the declaration and the options of the call give.
    fn request(&self, client: &Client) -> Result<(Arc<ServiceState>, Request), Error> {
        let (service_type, info) = self.service;
        let service = client
            .service_by_type(service_type, info)
            .map_err(|error| error.with_endpoint(self.endpoint))?;
        let mut encoded = wire::encode_below(service.base.prefix(), self.endpoint, self.encode)?;
        if !self.options.headers.is_empty() {
            self.add_headers(&service, &mut encoded.headers)?;
        }
        let request = Request::new(self.endpoint.method, encoded)
            .map_err(|error| error.with_endpoint(self.endpoint))?;
        Ok((service, request))
    }

    fn add_headers(&self, service: &ServiceState, headers: &mut HeaderLines) -> Result<(), Error> {
        let invalid = |reason| Error::encode(self.endpoint, EncodeError::new("header", reason));
        for (name, value) in &self.options.headers {
            let (name, value) = headers::parse(name, value.clone()).map_err(invalid)?;
            if service.authorizer.header() == Some(&name) {
                return Err(invalid(format!("the credential sets the header `{name}`")));
            }
            headers.insert(name, value);
        }
        Ok(())
    }
}
