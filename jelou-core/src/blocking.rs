//! Calls without async: `wait()` in place of `.await`.
//!
//! It blocks its thread, and so is refused inside a task of an async runtime. On the threads of
//! `tokio::task::spawn_blocking` it is at home.
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

use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::coop::poll_proceed;

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
    if Handle::try_current().is_ok() && is_polling() {
        return Err(Error::configuration(
            "`wait()` was called inside an async runtime, which it would block; use `.await` there, \
             or call it inside `tokio::task::spawn_blocking`",
        ));
    }
    block_on(runtime()?, future)
}

/// Whether this thread polls a task of an async runtime, and must not be blocked.
///
/// A thread of `spawn_blocking` is inside a runtime, too, and may be blocked. What tells them apart
/// is the budget that tokio gives each poll of a task: only there it comes to an end.
fn is_polling() -> bool {
    /// More than the budget of any task.
    const MORE: usize = 1024;

    let mut context = Context::from_waker(Waker::noop());
    // Gives back what is taken below, when it is dropped.
    let Poll::Ready(_restore) = poll_proceed(&mut context) else {
        return true;
    };
    (0..MORE).any(|_| match poll_proceed(&mut context) {
        Poll::Ready(taken) => {
            taken.made_progress();
            false
        }
        Poll::Pending => true,
    })
}

/// Runs the future on this thread. `Runtime::block_on` panics where [`is_polling`] was deceived, as
/// by a task without a budget.
fn block_on<F: Future>(runtime: &Runtime, future: F) -> F::Output {
    struct Unpark(Thread);

    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    let _entered = runtime.enter();
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        thread::park();
    }
}

impl<T> CallFuture<T> {
    /// Runs the call to its end on this thread.
    ///
    /// # Errors
    /// As awaiting it; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside a
    /// task of an async runtime, where nothing is sent.
    pub fn wait(self) -> Result<T, Error> {
        wait(self)
    }
}

impl<E: Endpoint> Call<E> {
    /// Runs the call to its end on this thread.
    ///
    /// # Errors
    /// As awaiting it; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside a
    /// task of an async runtime, where nothing is sent.
    pub fn wait(self) -> Result<E::Response, Error> {
        wait(self.into_future())
    }
}

impl<E: Endpoint> RawCall<E> {
    /// Runs the call to its end on this thread.
    ///
    /// # Errors
    /// As awaiting it; and [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) inside a
    /// task of an async runtime, where nothing is sent.
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
    /// a task of an async runtime, where nothing is sent.
    pub fn wait_next(&mut self) -> Result<Option<E::Response>, Error> {
        wait(self.next())
    }
}
