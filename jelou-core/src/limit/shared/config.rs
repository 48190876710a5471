//! Which Redis, and what to do without it.

use std::fmt;
use std::num::NonZeroU32;

use redis::IntoConnectionInfo;

use crate::error::Error;

const DEFAULT_PREFIX: &str = "jelou:limit:";

/// What happens to calls while Redis cannot be reached.
///
/// ```
/// use jelou_core::limit::WhenUnavailable;
///
/// assert_eq!(WhenUnavailable::default(), WhenUnavailable::LocalShare);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WhenUnavailable {
    /// They go on, at the limit divided by the processes that were known last. It begins after a
    /// pause of two windows and a second, when what all of them had sent before counts no more.
    #[default]
    LocalShare,
    /// They fail at once, with [`ErrorKind::Connect`](crate::ErrorKind::Connect), and nothing is
    /// sent.
    Fail,
}

/// A rate limit that is shared by processes, over Redis or Valkey.
///
/// What it promises, and on which assumptions, is told in the [module](crate::limit::shared).
///
/// ```
/// use jelou_core::Client;
/// use jelou_core::limit::{RedisLimit, WhenUnavailable};
///
/// let limit = RedisLimit::new("redis://:pa55word@limits.internal:6379/2")?
///     .prefix("shop:")
///     .expected_processes(4)
///     .when_unavailable(WhenUnavailable::LocalShare);
/// assert!(format!("{limit:?}").contains("limits.internal:6379"));
/// assert!(!format!("{limit:?}").contains("pa55word"));
///
/// let client = Client::builder().shared_rate_limit(limit).build()?;
/// # Ok::<(), jelou_core::Error>(())
/// ```
#[derive(Clone)]
pub struct RedisLimit {
    pub(super) client: redis::Client,
    pub(super) prefix: String,
    pub(super) when_unavailable: WhenUnavailable,
    pub(super) expected_processes: Option<NonZeroU32>,
}

impl RedisLimit {
    /// At `redis://[[user]:password@]host[:port][/database]`, or `unix:///path` for a socket.
    /// Nothing is connected yet.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where this is no such URL. The
    /// error does not repeat it, for it may hold a password.
    ///
    /// ```
    /// use jelou_core::limit::RedisLimit;
    ///
    /// let error = RedisLimit::new("http://:pa55word@limits.internal").unwrap_err();
    /// assert!(!format!("{error:?} {error}").contains("pa55word"));
    /// ```
    pub fn new(url: impl AsRef<str>) -> Result<Self, Error> {
        let client = url
            .as_ref()
            .into_connection_info()
            .and_then(redis::Client::open)
            .map_err(|_| {
                Error::configuration(
                    "the URL of the shared rate limit is not valid: write it like \
                     `redis://:password@host:6379/0` (`rediss` is not supported)",
                )
            })?;
        Ok(Self {
            client,
            prefix: DEFAULT_PREFIX.to_owned(),
            when_unavailable: WhenUnavailable::default(),
            expected_processes: None,
        })
    }

    /// Puts `prefix` before each key in place of `jelou:limit:`. Processes count together only
    /// with one prefix.
    ///
    /// ```
    /// # use jelou_core::limit::RedisLimit;
    /// let limit = RedisLimit::new("redis://localhost")?.prefix("shop:");
    /// # Ok::<(), jelou_core::Error>(())
    /// ```
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// What happens while Redis cannot be reached.
    ///
    /// ```
    /// # use jelou_core::limit::{RedisLimit, WhenUnavailable};
    /// let strict = RedisLimit::new("redis://localhost")?.when_unavailable(WhenUnavailable::Fail);
    /// # Ok::<(), jelou_core::Error>(())
    /// ```
    #[must_use]
    pub fn when_unavailable(mut self, when_unavailable: WhenUnavailable) -> Self {
        self.when_unavailable = when_unavailable;
        self
    }

    /// How many processes there are, for one that finds no Redis when it starts, and so cannot
    /// know: its share is the limit divided by this. By default its share is a single request. Zero
    /// is none.
    ///
    /// ```
    /// # use jelou_core::limit::RedisLimit;
    /// let limit = RedisLimit::new("redis://localhost")?.expected_processes(4);
    /// # Ok::<(), jelou_core::Error>(())
    /// ```
    #[must_use]
    pub fn expected_processes(mut self, processes: u32) -> Self {
        self.expected_processes = NonZeroU32::new(processes);
        self
    }

    /// Host and port, or the path of the socket, and the number of the database.
    pub(super) fn place(&self) -> String {
        let info = self.client.get_connection_info();
        format!("{}/{}", info.addr(), info.redis_settings().db())
    }
}

/// User name and password are not printed.
impl fmt::Debug for RedisLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisLimit")
            .field("place", &self.place())
            .field("prefix", &self.prefix)
            .field("when_unavailable", &self.when_unavailable)
            .field("expected_processes", &self.expected_processes)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::RedisLimit;

    #[test]
    fn neither_errors_nor_debug_print_a_password() {
        for url in [
            "redis://u:s3cret@h:1:2",
            "http://u:s3cret@h",
            "s3cret",
            "rediss://:s3cret@h",
        ] {
            let error = RedisLimit::new(url).unwrap_err();
            assert!(
                !format!("{error:?} {error} {error:#}").contains("s3cret"),
                "{url}"
            );
        }
        let limit = RedisLimit::new("redis://us3r:s3cret@h:1/2").unwrap();
        let text = format!("{limit:?} {limit:#?}");
        assert!(text.contains("h:1/2") && !text.contains("s3cret") && !text.contains("us3r"));
    }
}
