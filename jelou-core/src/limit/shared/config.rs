//! The configuration: which Redis, and what to do without it.

use std::fmt;
use std::num::NonZeroU32;

use redis::{ConnectionAddr, IntoConnectionInfo};
use sha2::{Digest, Sha256};

#[cfg(any(feature = "rustls", feature = "native-tls"))]
use super::tls::Certificates;
use crate::limit::config_error::LimitConfigError;

const INVALID_URL: &str = "the URL of the shared rate limit is not valid: write it like \
                           `redis://:password@host:6379/0`, or `rediss://..` for TLS";

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
    /// Calls go on, at the limit divided by the last known number of processes. First they pause for
    /// two windows and a second, until nothing sent before counts any more. A process that [alone is
    /// cut off](crate::limit::shared#one-process-cut-off-from-redis) exceeds the limit by its share.
    #[default]
    LocalShare,
    /// Calls fail at once with [`ErrorKind::Connect`](crate::ErrorKind::Connect), and nothing is
    /// sent. The limit is never exceeded.
    Fail,
}

/// A rate limit that is shared by processes, over Redis or Valkey.
///
/// The [module](crate::limit::shared) documents its guarantee and assumptions. `Debug` prints neither
/// user name nor password nor key. The Redis client, which keeps them, does not wipe them from
/// memory.
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
    info: redis::ConnectionInfo,
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    certificates: Certificates,
    pub(super) prefix: String,
    pub(super) when_unavailable: WhenUnavailable,
    pub(super) expected_processes: Option<NonZeroU32>,
}

impl RedisLimit {
    /// Uses the Redis at `redis://[[user]:password@]host[:port][/database]`, at `rediss://..` over TLS
    /// (feature `rustls` or `native-tls`), or at `unix:///path` for a socket. `valkey` and `valkeys`
    /// mean the same as `redis` and `rediss`. Does not connect yet.
    ///
    /// # Errors
    ///
    /// Fails if the URL is invalid, or if it asks for TLS and none is compiled in. The error does not
    /// repeat the URL, which may contain a password.
    ///
    /// ```
    /// use jelou_core::limit::RedisLimit;
    ///
    /// let error = RedisLimit::new("http://:pa55word@limits.internal").unwrap_err();
    /// assert!(!format!("{error:?} {error}").contains("pa55word"));
    /// ```
    pub fn new(url: impl AsRef<str>) -> Result<Self, LimitConfigError> {
        let info = parse(url.as_ref()).map_err(LimitConfigError::new)?;
        Ok(Self {
            info,
            #[cfg(any(feature = "rustls", feature = "native-tls"))]
            certificates: Certificates::default(),
            prefix: DEFAULT_PREFIX.to_owned(),
            when_unavailable: WhenUnavailable::default(),
            expected_processes: None,
        })
    }

    /// Trusts these root certificates (PEM, one or several) instead of the platform's. Use it if your
    /// own authority issued the certificate of Redis.
    ///
    /// # Errors
    ///
    /// Fails if the URL does not begin with `rediss://`, or if `pem` contains no certificate.
    ///
    /// ```
    /// # use jelou_core::limit::RedisLimit;
    /// # let pem = "\
    /// # -----BEGIN CERTIFICATE-----
    /// # MIIBqTCCAU+gAwIBAgIUansxTKueZkPWEJ8WA8jJHjGITpYwCgYIKoZIzj0EAwIw
    /// # KTEnMCUGA1UEAwweYW4gYXV0aG9yaXR5IGZvciBkb2N1bWVudGF0aW9uMCAXDTI2
    /// # MTEyNTAzMTA0M1oYDzIxMjYxMTAxMDMxMDQzWjApMScwJQYDVQQDDB5hbiBhdXRo
    /// # b3JpdHkgZm9yIGRvY3VtZW50YXRpb24wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
    /// # AARLL8u40yYuMfQN0S6+EjdFeixrt9x90SU8sIGLh1Lb1AUlLaQRHltDR3keXbXi
    /// # SAvmCmF4nCEsmEBBKKbvvPAEo1MwUTAdBgNVHQ4EFgQUE3oaFCof3FYaT6NrV7JE
    /// # DjDl8FMwHwYDVR0jBBgwFoAUE3oaFCof3FYaT6NrV7JEDjDl8FMwDwYDVR0TAQH/
    /// # BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAMvmQucn/SWlpxWoyMIGWDVVja44w9
    /// # ARLobnRatYM1aAIhAPJomG9VHfPBxTESueMa85TMeyo8+4tN0FcmVhsc1ncD
    /// # -----END CERTIFICATE-----";
    /// let limit = RedisLimit::new("rediss://limits.internal")?.ca_certificates_pem(pem)?;
    ///
    /// let error = RedisLimit::new("rediss://limits.internal")?.ca_certificates_pem("").unwrap_err();
    /// assert!(error.to_string().contains("no certificate"));
    /// # Ok::<(), jelou_core::Error>(())
    /// ```
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub fn ca_certificates_pem(mut self, pem: impl AsRef<[u8]>) -> Result<Self, LimitConfigError> {
        self.certificates.trust(&self.info, pem.as_ref())?;
        Ok(self)
    }

    /// Presents this client certificate (PEM, followed by its intermediate certificates) to a Redis
    /// that asks for one. `key_pem` is its private key, in PKCS #8.
    ///
    /// # Errors
    ///
    /// Fails if the URL does not begin with `rediss://`, or if certificate or key cannot be read. The
    /// error contains nothing of the key.
    ///
    /// ```
    /// # use jelou_core::limit::RedisLimit;
    /// let limit = RedisLimit::new("rediss://limits.internal")?;
    /// let error = limit.client_certificate_pem("no certificate", "s3cret").unwrap_err();
    /// assert!(!format!("{error:?} {error}").contains("s3cret"));
    /// # Ok::<(), jelou_core::Error>(())
    /// ```
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub fn client_certificate_pem(
        mut self,
        pem: impl AsRef<[u8]>,
        key_pem: impl AsRef<[u8]>,
    ) -> Result<Self, LimitConfigError> {
        self.certificates
            .show(&self.info, pem.as_ref(), key_pem.as_ref())?;
        Ok(self)
    }

    /// Replaces the prefix of the keys, `jelou:limit:`. Only processes with the same prefix count
    /// together.
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

    /// Sets what happens to calls while Redis cannot be reached.
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

    /// Sets the number of processes that a process assumes if it finds no Redis when it starts. Its
    /// share is then the limit divided by this number. Without it, or with zero, its share is a single
    /// request.
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

    /// Returns host and port, or the path of the socket, and the number of the database.
    pub(super) fn address(&self) -> String {
        format!("{}/{}", self.info.addr(), self.info.redis_settings().db())
    }

    /// Creates the Redis client. Does not connect yet.
    pub(super) fn client(&self) -> Result<redis::Client, LimitConfigError> {
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        if self.is_tls() {
            return self.certificates.client(&self.info);
        }
        redis::Client::open(self.info.clone()).map_err(|_| LimitConfigError::new(INVALID_URL))
    }

    /// Returns a digest of the address and the credentials. Configurations that differ in either share
    /// no connection.
    pub(super) fn identity(&self) -> [u8; 32] {
        let settings = self.info.redis_settings();
        let mut digest = Sha256::new();
        let mut add = |part: Option<&[u8]>| {
            // The length before it keeps a part from passing for the end of another.
            let length = part.map_or(u64::MAX, |part| part.len() as u64);
            digest.update(length.to_be_bytes());
            digest.update(part.unwrap_or_default());
        };
        add(Some(self.address().as_bytes()));
        add(self.is_tls().then_some(b"TLS"));
        add(settings.username().map(str::as_bytes));
        add(settings.password().map(str::as_bytes));
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        self.certificates.parts().into_iter().for_each(add);
        digest.finalize().into()
    }

    pub(super) fn is_tls(&self) -> bool {
        matches!(self.info.addr(), ConnectionAddr::TcpTls { .. })
    }
}

fn parse(url: &str) -> Result<redis::ConnectionInfo, &'static str> {
    let parsed = redis::parse_redis_url(url).ok_or(INVALID_URL)?;
    if matches!(parsed.scheme(), "rediss" | "valkeys") {
        if cfg!(not(any(feature = "rustls", feature = "native-tls"))) {
            return Err(
                "the URL of the shared rate limit asks for TLS, which is not compiled in: enable \
                 the feature `rustls` or `native-tls` of jelou",
            );
        }
        if parsed.fragment().is_some() {
            return Err(
                "the URL of the shared rate limit has a fragment, such as `#insecure`, which is not \
                 supported: give the authority of the certificate with `ca_certificates_pem`",
            );
        }
    }
    parsed.into_connection_info().map_err(|_| INVALID_URL)
}

/// Prints neither user name nor password.
impl fmt::Debug for RedisLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisLimit")
            .field("address", &self.address())
            .field("tls", &self.is_tls())
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
            "redis://:s3cret@h/database",
            "rediss://:s3cret@h/#insecure",
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

    #[test]
    #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
    fn without_tls_its_url_is_refused_and_the_error_says_what_to_do() {
        let error = RedisLimit::new("rediss://:s3cret@h").unwrap_err();
        assert!(error.to_string().contains("enable the feature `rustls`"));
    }

    #[test]
    fn other_credentials_are_another_identity() {
        let identity = |url| RedisLimit::new(url).unwrap().identity();
        let one = identity("redis://u:p@h/2");
        assert_eq!(one, identity("valkey://u:p@h:6379/2"));
        for other in [
            "redis://u:q@h/2",
            "redis://h/2",
            "redis://up@h/2",
            "redis://u:p@h",
        ] {
            assert_ne!(one, identity(other), "{other}");
        }
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        assert_ne!(one, identity("rediss://u:p@h/2"));
    }
}
