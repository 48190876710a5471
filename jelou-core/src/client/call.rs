//! One use of an endpoint: its options, and its future.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;

use super::Client;
use super::call_spec::CallSpec;
use super::options::CallOptions;
use super::pipeline::{CallResponse, Running};
use crate::endpoint::{Endpoint, Metadata};
use crate::error::Error;
use crate::limit::Priority;
use crate::retry::RetryPolicy;
use crate::wire::{self, Encode, RequestEncoder};

/// One use of an endpoint. Await it, or give it options first.
///
/// Nothing happens before it is awaited. Dropping the future cancels the call: a request that was
/// not sent is never sent, and its place in the rate limit is free at once; one that was sent may
/// still take effect.
///
/// ```no_run
/// # use jelou_core::{Client, Endpoint, Error};
/// # async fn example<E: Endpoint>(client: Client, request: E) -> Result<(), Error> {
/// use std::time::Duration;
///
/// let response = client.call(request).timeout(Duration::from_secs(5)).header("x-trace", "7").await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<E> {
    client: Client,
    request: E,
    /// Most calls have none; boxed, so that they carry no room for any.
    options: Option<Box<CallOptions>>,
}

impl<E: Endpoint> Call<E> {
    pub(super) fn new(client: Client, request: E) -> Self {
        Self {
            client,
            request,
            options: None,
        }
    }

    /// Sets the deadline: over the wait for the rate limit, all attempts and pauses.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options().timeout = Some(timeout);
        self
    }

    /// Sets the longest time of one attempt.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options().attempt_timeout = Some(timeout);
        self
    }

    /// Adds a header. It goes before a header of the same name of the declaration or the client.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options().headers.push((name.into(), value.into()));
        self
    }

    /// Sets how often and when a failed attempt is made again. What may be sent again stays as
    /// declared.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.options().retry = Some(retry);
        self
    }

    /// Sets the place in the queue of the rate limit.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.options().priority = priority;
        self
    }

    /// Gives the HTTP response as it is, whatever its status; only its compression is undone.
    pub fn raw(mut self) -> RawCall<E> {
        self.options().any_status = true;
        RawCall(self)
    }

    /// Gives status, headers and timing beside the decoded value.
    pub fn with_response(self) -> CallFuture<Response<E::Response>> {
        self.start(|responded| {
            let value = responded.decode::<E>()?;
            let response = responded.received.take_response();
            Ok(Response {
                value,
                status: response.status(),
                headers: response.into_parts().0.headers,
                attempts: responded.attempts,
                waited: responded.waited,
            })
        })
    }

    /// Gives the decoded value with a hash of the body, by which a repeated response is recognized.
    pub(crate) fn with_body_hash(self) -> CallFuture<(E::Response, u64)> {
        self.start(|responded| {
            let mut hasher = DefaultHasher::new();
            responded.received.body().hash(&mut hasher);
            Ok((responded.decode::<E>()?, hasher.finish()))
        })
    }

    /// The request as it would be sent, credential included. Nothing is sent.
    ///
    /// # Errors
    /// As awaiting the call, for everything that is found before sending.
    pub fn dry_run(&self) -> Result<DryRun, Error> {
        self.call_spec(&|encoder| self.request.encode(encoder))
            .dry_run(&self.client)
            .map(DryRun)
    }

    /// The call as a `curl` command. Credentials stand as environment variables, secrets as `***`.
    /// Nothing is sent.
    ///
    /// # Errors
    /// As awaiting the call, for everything that is found before sending.
    pub fn curl(&self) -> Result<String, Error> {
        self.call_spec(&|encoder| self.request.encode(encoder))
            .curl(&self.client)
    }

    fn options(&mut self) -> &mut CallOptions {
        self.options.get_or_insert_default()
    }

    /// The call without its types.
    fn call_spec<'a>(&'a self, encode: &'a Encode<'a>) -> CallSpec<'a> {
        CallSpec::of::<E>(self.options.as_deref(), encode)
    }

    fn start<T>(self, finish: fn(&mut CallResponse) -> Result<T, Error>) -> CallFuture<T> {
        let Self {
            client,
            request,
            options,
        } = self;
        let encode = |encoder: &mut RequestEncoder| request.encode(encoder);
        CallFuture {
            running: CallSpec::of::<E>(options.as_deref(), &encode).start(client),
            endpoint: E::METADATA,
            finish,
        }
    }
}

impl<E: Endpoint> IntoFuture for Call<E> {
    type Output = Result<E::Response, Error>;
    type IntoFuture = CallFuture<E::Response>;

    fn into_future(self) -> Self::IntoFuture {
        self.start(|responded| responded.decode::<E>())
    }
}

impl<E: Endpoint> fmt::Debug for Call<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("endpoint", &E::METADATA.name)
            .finish_non_exhaustive()
    }
}

/// A call that gives the HTTP response as it is.
#[must_use = "a call does nothing until it is awaited"]
pub struct RawCall<E>(Call<E>);

impl<E: Endpoint> IntoFuture for RawCall<E> {
    type Output = Result<http::Response<Bytes>, Error>;
    type IntoFuture = CallFuture<http::Response<Bytes>>;

    fn into_future(self) -> Self::IntoFuture {
        self.0
            .start(|responded| Ok(responded.received.take_response()))
    }
}

impl<E: Endpoint> fmt::Debug for RawCall<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RawCall").field(&self.0).finish()
    }
}

/// A request that was not sent: what [`Call::dry_run`] gives.
///
/// It derefs to the request. The header of the credential is marked sensitive; target and body may
/// hold secrets and personal data, so `Debug` prints their sizes only.
#[derive(Clone)]
pub struct DryRun(http::Request<Bytes>);

impl DryRun {
    /// The request.
    pub fn into_request(self) -> http::Request<Bytes> {
        self.0
    }
}

impl Deref for DryRun {
    type Target = http::Request<Bytes>;

    fn deref(&self) -> &http::Request<Bytes> {
        &self.0
    }
}

impl fmt::Debug for DryRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DryRun")
            .field("method", self.method())
            .field("host", &self.uri().host())
            .field("headers", self.headers())
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}

/// A decoded value with what is known of its response.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// The decoded value.
    pub value: T,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// How many times the request was sent.
    pub attempts: u32,
    /// How long the call waited for the rate limit.
    pub waited: Duration,
}

impl<T> Response<T> {
    /// The id that the server gave the request; its support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        wire::request_id(&self.headers)
    }
}

/// The future of a call. It is `Send`, borrows nothing, and can be spawned.
#[must_use = "a call does nothing until it is awaited"]
pub struct CallFuture<T> {
    running: Running,
    endpoint: &'static Metadata,
    finish: fn(&mut CallResponse) -> Result<T, Error>,
}

impl<T> Future for CallFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let ended = match self.running.as_mut().poll(context) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(ended) => ended,
        };
        let finished = ended.and_then(|mut completed| completed.finish(self.finish));
        Poll::Ready(finished.map_err(|error| error.with_endpoint(self.endpoint)))
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture")
            .field("endpoint", &self.endpoint.name)
            .finish_non_exhaustive()
    }
}

impl CallResponse {
    fn decode<E: Endpoint>(&self) -> Result<E::Response, Error> {
        let decode = || E::decode(&self.received).map_err(|error| self.undecodable(error));
        #[cfg(feature = "drift")]
        if let Some(report) = &self.drift {
            return report.watch(E::METADATA.name, decode);
        }
        decode()
    }
}
