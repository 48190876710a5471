//! Calls without async: `wait()` in place of `.await`.
//!
//! ```
//! use jelou_core::ErrorKind;
//! # use jelou_core::{Client, Service, ServiceInfo, StandardError, jelou_endpoint};
//! # pub struct Stock;
//! # impl Service for Stock {
//! #     const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "http://127.0.0.1:9");
//! #     type Error = StandardError;
//! # }
//! # /// Counts articles.
//! # #[jelou_endpoint(GET, "/count", response = u32, service = Stock, crate = ::jelou_core)]
//! # pub struct CountArticles;
//! # let client = Client::builder().retry(jelou_core::RetryPolicy::never()).build()?;
//!
//! // Nobody listens on this port.
//! let error = CountArticles::new().send(&client).wait().unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::Connect);
//! # Ok::<(), jelou_core::Error>(())
//! ```

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::client::{Call, CallFuture, RawCall};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::page::{Page, Pages, Paginated};

/// One runtime for all blocking calls of the process, so that they share connections. Its one
/// thread drives sockets and timers; the calls themselves run on the threads of their callers.
fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("jelou-blocking")
        .enable_all()
        .build()
        .map_err(|error| {
            Error::configuration(format!(
                "the runtime of blocking calls cannot start: {error}"
            ))
        })?;
    Ok(RUNTIME.get_or_init(|| runtime))
}

fn wait<T>(future: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        return Err(Error::configuration(
            "`wait()` was called inside an async runtime, which it would block; use `.await` there",
        ));
    }
    runtime()?.block_on(future)
}

impl<T> CallFuture<T> {
    /// Runs the call to its end on this thread.
    ///
    /// # Errors
    /// As awaiting it; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside an
    /// async runtime, where nothing is sent.
    pub fn wait(self) -> Result<T, Error> {
        wait(self)
    }
}

impl<E: Endpoint> Call<E> {
    /// Runs the call to its end on this thread.
    ///
    /// # Errors
    /// As awaiting it; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside an
    /// async runtime, where nothing is sent.
    pub fn wait(self) -> Result<E::Response, Error> {
        wait(self.into_future())
    }
}

impl<E: Endpoint> RawCall<E> {
    /// Runs the call to its end on this thread.
    ///
    /// # Errors
    /// As awaiting it; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside an
    /// async runtime, where nothing is sent.
    pub fn wait(self) -> Result<http::Response<bytes::Bytes>, Error> {
        wait(self.into_future())
    }
}

impl<E> Pages<E>
where
    E: Paginated + Clone,
    E::Response: Page,
{
    /// The next page, on this thread; `None` after the last.
    ///
    /// # Errors
    /// As [`Pages::next`]; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside
    /// an async runtime, where nothing is sent.
    pub fn wait_next(&mut self) -> Result<Option<E::Response>, Error> {
        wait(self.next())
    }
}
