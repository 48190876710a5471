//! The URL of a request in reqwest's own type.

use std::sync::{Arc, PoisonError, RwLock};

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};
use reqwest::Url;

use super::error::TransportError;

/// A client has few hosts. The URLs of further hosts are parsed for each request.
const MAX_HOST_URLS: usize = 8;

/// The URLs of the hosts that a transport has sent to, without path and query. Parsing one for each
/// request would cost more than all headers together.
#[derive(Clone, Debug, Default)]
pub(super) struct HostUrls(Arc<RwLock<Vec<HostUrl>>>);

#[derive(Debug)]
struct HostUrl {
    scheme: Scheme,
    authority: Authority,
    url: Url,
}

impl HostUrl {
    /// Compares the bytes: two spellings of one host may both be kept.
    #[inline]
    fn matches(&self, scheme: &Scheme, authority: &Authority) -> bool {
        self.authority.as_str() == authority.as_str() && self.scheme == *scheme
    }
}

impl HostUrls {
    /// Returns the URL of a request.
    ///
    /// # Errors
    /// The URI names no host, or reqwest would send another request target.
    #[inline]
    pub(super) fn request_url(&self, uri: &Uri) -> Result<Url, TransportError> {
        let (Some(scheme), Some(authority), Some(target)) =
            (uri.scheme(), uri.authority(), uri.path_and_query())
        else {
            return Err(TransportError::unsendable(
                "the request has no absolute URL",
            ));
        };
        let url = match self.known(scheme, authority) {
            Some(url) => url,
            None => self.add(scheme, authority)?,
        };
        with_target(url, target).ok_or_else(target_would_change)
    }

    #[inline]
    fn known(&self, scheme: &Scheme, authority: &Authority) -> Option<Url> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let host = known.iter().find(|host| host.matches(scheme, authority))?;
        Some(host.url.clone())
    }

    #[cold]
    fn add(&self, scheme: &Scheme, authority: &Authority) -> Result<Url, TransportError> {
        let url = Url::parse(&format!("{scheme}://{authority}/")).map_err(|error| {
            TransportError::unsendable(format!("the host of the request is not valid: {error}"))
        })?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // Another task may have added it since.
        let is_new = !known.iter().any(|host| host.matches(scheme, authority));
        if is_new && known.len() < MAX_HOST_URLS {
            known.push(HostUrl {
                scheme: scheme.clone(),
                authority: authority.clone(),
                url: url.clone(),
            });
        }
        Ok(url)
    }
}

/// Puts the request target behind the URL of a host. Returns `None` if that changes a byte of the target:
/// the URL standard removes dot segments and encodes some characters that RFC 3986 allows.
#[inline]
fn with_target(mut url: Url, target: &PathAndQuery) -> Option<Url> {
    url.set_path(target.path());
    if target.query().is_some() {
        url.set_query(target.query());
    }
    (url.path() == target.path() && url.query() == target.query()).then_some(url)
}

#[cold]
fn target_would_change() -> TransportError {
    // The target is not shown: a query may hold a secret.
    TransportError::unsendable(
        "reqwest would change the request target: percent-encode what is not allowed in a URL, and \
         remove `.` and `..` segments",
    )
}

#[cfg(test)]
mod tests {
    use http::Uri;
    use proptest::prelude::*;
    use reqwest::Url;

    use super::{HostUrls, MAX_HOST_URLS};

    proptest! {
        #[test]
        fn a_url_is_the_parsed_one_and_changes_no_byte(
            origin in prop_oneof![
                "https?://[a-z]{1,9}(\\.[a-z]{1,5})?(:[1-9][0-9]{0,3})?",
                Just("http://127.0.0.1:8080".to_owned()),
                Just("http://[::1]:80".to_owned()),
                Just("https://[2001:db8::1]:444".to_owned()),
            ],
            target in prop_oneof![
                "/[-a-zA-Z0-9._~%/:@!$&'()*+,;=]{0,20}(\\?[-a-z0-9%=&+/?.']{0,20})?",
                "/([.a]|%2[eEfF5]|/|\\?){0,9}",
                "/[ -~]{0,20}",
            ],
        ) {
            let text = format!("{origin}{target}");
            // `http::Uri` drops a fragment.
            let (Ok(uri), false) = (text.parse::<Uri>(), target.contains('#')) else {
                return Ok(());
            };
            let parsed = Url::parse(&text).unwrap();
            let urls = HostUrls::default();
            let keeps_target = parsed[url::Position::BeforePath..] == target;
            for _ in 0..2 {
                match urls.request_url(&uri) {
                    Ok(url) => {
                        prop_assert_eq!(&url, &parsed);
                        prop_assert!(keeps_target);
                    }
                    Err(error) => {
                        prop_assert!(!keeps_target, "{}", error);
                        prop_assert!(error.is_unsendable());
                    }
                }
            }
        }

        #[test]
        fn every_target_of_the_encoder_is_sent(
            segments in prop::collection::vec("([-a-z0-9_~]|%20|%2B|%C3%A9)([a-z.]|%2[0-9A-F]){0,5}", 1..5),
            query in proptest::option::of("[a-z]{1,5}=([-a-z0-9._~]|%[2-7][0-9A-F]){0,9}"),
        ) {
            let mut target = format!("/{}", segments.join("/"));
            if let Some(query) = &query {
                target.push('?');
                target.push_str(query);
            }
            let url = HostUrls::default().request_url(&uri(&target)).unwrap();
            prop_assert_eq!(&url[url::Position::BeforePath..], target);
        }
    }

    fn uri(target: &str) -> Uri {
        format!("https://api.example.com{target}").parse().unwrap()
    }

    #[test]
    fn a_target_that_would_change_is_an_error() {
        let urls = HostUrls::default();
        for target in [
            "/..",
            "/a/./b",
            "/%2e%2E/b",
            "/.%2e",
            "/a\\b",
            "/\"",
            "/a?'",
            "/é",
            "/{a}",
            "/secret/../b",
        ] {
            let error = urls.request_url(&uri(target)).unwrap_err();
            assert!(error.is_unsendable(), "{target}");
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn a_target_never_leads_to_another_host() {
        let urls = HostUrls::default();
        for target in ["/a", "//evil.example/a", "//evil.example", "/a//b"] {
            for _ in 0..2 {
                let url = urls.request_url(&uri(target)).unwrap();
                assert_eq!(url.host_str(), Some("api.example.com"));
                assert_eq!(url.path(), target);
            }
        }
    }

    #[test]
    fn a_request_without_a_host_is_an_error() {
        for uri in ["/a", "*", "api.example.com:443"] {
            let error = HostUrls::default().request_url(&uri.parse().unwrap());
            assert!(error.unwrap_err().is_unsendable(), "{uri}");
        }
    }

    #[test]
    fn any_number_of_hosts_is_served() {
        let urls = HostUrls::default();
        for _ in 0..2 {
            for host in 0..3 * MAX_HOST_URLS {
                let text = format!("https://h{host}.example.com/a?b");
                let url = urls.request_url(&text.parse().unwrap()).unwrap();
                assert_eq!(url.as_str(), text);
            }
        }
        assert_eq!(urls.0.read().unwrap().len(), MAX_HOST_URLS);
    }
}
