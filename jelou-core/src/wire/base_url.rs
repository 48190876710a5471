//! The base URL of a service, parsed once.

use std::fmt;

use http::uri::{Authority, PathAndQuery, Scheme, Uri};
use url::Url;

/// `scheme://host[:port][/prefix]`, checked.
///
/// User data is never joined to it: the encoder writes the whole request target, and scheme and
/// authority are added unchanged.
///
/// ```
/// use jelou_core::wire::BaseUrl;
///
/// let base = BaseUrl::parse("https://gateway.jelou.ai/platform/")?;
/// assert_eq!(base.to_string(), "https://gateway.jelou.ai/platform");
/// assert!(BaseUrl::parse("api.jelou.ai").is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    prefix: String,
}

impl BaseUrl {
    /// Parses and checks a base URL.
    ///
    /// # Errors
    /// Says what is wrong with the text, and how to write it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let example = "write it like `https://api.example.com`";
        let url = Url::parse(text).map_err(|error| format!("{error}; {example}"))?;
        let scheme = match url.scheme() {
            "https" => Scheme::HTTPS,
            "http" => Scheme::HTTP,
            other => {
                return Err(format!(
                    "the scheme `{other}` is not `https` or `http`; {example}"
                ));
            }
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(
                "credentials do not belong into the URL; give them to the client builder".into(),
            );
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(format!(
                "a base URL has no query and no fragment; {example}"
            ));
        }
        let authority = Authority::try_from(url.authority().to_owned())
            .map_err(|error| format!("{error}; {example}"))?;
        Ok(Self {
            scheme,
            authority,
            prefix: url.path().trim_end_matches('/').to_owned(),
        })
    }

    /// Returns the path that every request target begins with: empty, or `/..` without a final slash.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Returns scheme and authority, such as `https://api.jelou.ai`.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    /// Returns the host without port, such as `api.jelou.ai`.
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    /// Returns the URI of a request target that begins with the prefix.
    #[inline]
    pub(crate) fn uri(&self, target: PathAndQuery) -> Uri {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        Uri::from_parts(parts).expect("scheme, authority and path are set")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({self})")
    }
}
