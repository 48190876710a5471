//! One limiter for each credential in the process.
//!
//! A server counts by credential, not by client value. So clients that are built separately, with
//! one credential for one service, have to share a limiter; they get it from [`shared`].

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, Mutex, PoisonError};

use super::limiter::Limiter;
use super::rate::RateLimit;

/// What a server counts together: a service, at an origin, used with one credential.
///
/// The key holds no secret: `fingerprint` is a digest from which the credential cannot be found
/// again, such as the first half of its SHA-256 (with its kind, so that a user name and an API key
/// differ); it is shown nowhere. Of `base_url` only scheme, host and port are kept, so that neither
/// user information nor a path or query gets into the key.
///
/// ```
/// use jelou_core::limit::registry::BucketKey;
///
/// let key = BucketKey::new("api", "https://user:secret@API.jelou.ai:443/v2?x=y", [7; 16]);
/// assert_eq!(key, BucketKey::new("api", "https://api.jelou.ai", [7; 16]));
/// assert_eq!(
///     format!("{key:?}"),
///     r#"BucketKey { service: "api", origin: "https://api.jelou.ai", .. }"#,
/// );
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BucketKey {
    service: Box<str>,
    origin: Box<str>,
    fingerprint: [u8; 16],
}

impl BucketKey {
    /// The bucket of the credential with this `fingerprint`, for `service` at the origin of
    /// `base_url`.
    pub fn new(service: &str, base_url: &str, fingerprint: [u8; 16]) -> Self {
        Self {
            service: service.into(),
            origin: origin(base_url).into(),
            fingerprint,
        }
    }
}

impl fmt::Debug for BucketKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BucketKey")
            .field("service", &self.service)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

type Buckets = HashMap<(BucketKey, RateLimit), Limiter>;

static BUCKETS: LazyLock<Mutex<Buckets>> = LazyLock::new(Mutex::default);

/// The limiter of `key` in this process, new if there is none.
///
/// It outlives those who use it until the server has forgotten their requests, so that even a
/// client that is built for each call keeps to the limit. Then it is dropped as soon as the
/// registry needs the room.
///
/// Who asks for another `limit` gets another limiter, which knows nothing of the first: use one
/// limit for one credential.
///
/// ```
/// use jelou_core::limit::{RateLimit, registry};
///
/// let key = || registry::BucketKey::new("api", "https://api.jelou.ai", [7; 16]);
/// let one = registry::shared(key(), RateLimit::per_second(5));
/// let two = registry::shared(key(), RateLimit::per_second(5));
/// assert!(one.is_same(&two));
/// ```
pub fn shared(key: BucketKey, limit: RateLimit) -> Limiter {
    let mut buckets = BUCKETS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (key, limit);
    if let Some(limiter) = buckets.get(&key) {
        return limiter.clone();
    }
    if buckets.len() == buckets.capacity() {
        buckets.retain(|_, limiter| !limiter.is_forgettable());
    }
    buckets
        .entry(key)
        .or_insert_with(|| Limiter::new(limit))
        .clone()
}

/// Scheme, host and port, in one spelling.
fn origin(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let scheme = scheme.to_ascii_lowercase();
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let authority = rest[..end].rsplit('@').next().unwrap_or_default();
    let host = authority.to_ascii_lowercase();
    let default_port = match &*scheme {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    let host = host.strip_suffix(default_port).unwrap_or(&host);
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::super::rate::Priority;
    use super::{BUCKETS, BucketKey, RateLimit, origin, shared};

    #[test]
    fn separately_built_clients_of_one_credential_share_a_limiter() {
        let key = |print| BucketKey::new("test-share", "https://a.example", [print; 16]);
        let five = RateLimit::per_second(5);
        let one = shared(key(1), five);
        assert!(one.is_same(&shared(key(1), five)));
        assert!(!one.is_same(&shared(key(2), five)));
        assert!(!one.is_same(&shared(key(1), RateLimit::per_second(6))));
    }

    #[tokio::test(start_paused = true)]
    async fn a_limiter_is_kept_until_the_server_has_forgotten_its_requests() {
        let busy = || BucketKey::new("test-busy", "https://a.example", [0; 16]);
        let five = RateLimit::per_second(5);
        let crowd = || {
            for i in 0..10_000_u32 {
                let service = format!("test-crowd-{i}");
                drop(shared(
                    BucketKey::new(&service, "https://a.example", [0; 16]),
                    five,
                ));
            }
            BUCKETS.lock().expect("lock").len()
        };
        let limiter = shared(busy(), five);
        let mut permit = limiter.acquire(5, Priority::Bulk).await.expect("five");
        permit.sent();
        permit.responded();
        drop(limiter);
        assert!(crowd() < 1000);
        assert!(shared(busy(), five).earliest(1) > Some(Instant::now()));

        tokio::time::advance(Duration::from_secs(1)).await;
        crowd();
        let known = BUCKETS.lock().expect("lock").contains_key(&(busy(), five));
        assert!(!known);
    }

    #[test]
    fn the_origin_has_one_spelling_and_no_secret() {
        for (url, expected) in [
            ("https://API.Example.com", "https://api.example.com"),
            ("HTTPS://api.example.com:443/", "https://api.example.com"),
            (
                "https://u:p@ss@api.example.com:8443/x?y#z",
                "https://api.example.com:8443",
            ),
            ("http://[::1]:80/x", "http://[::1]"),
            (
                "https://api.example.com:80?key=s",
                "https://api.example.com:80",
            ),
            ("api.example.com/secret", "://api.example.com"),
        ] {
            assert_eq!(origin(url), expected, "{url}");
        }
    }
}
