//! Credentials, and how they are put on a request.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use super::scheme::AuthScheme;
use super::secret::Secret;
#[cfg(feature = "signature")]
use super::signature::sign;

/// What proves to a service who calls.
///
/// ```
/// use jelou_core::Credential;
///
/// let credential = Credential::basic("my_client_id", "my_client_secret");
/// assert_eq!(format!("{credential:?}"), "Basic { id: ***, secret: *** }");
/// ```
#[derive(Clone)]
pub struct Credential(Kind);

#[derive(Clone)]
enum Kind {
    Basic { id: Secret, secret: Secret },
    Bearer(Secret),
    ApiKey(Secret),
    SigningSecret(Secret),
}

impl Credential {
    /// For HTTP Basic: an id, which holds no colon (RFC 7617, section 2), and a secret.
    pub fn basic(id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        Self(Kind::Basic {
            id: id.into(),
            secret: secret.into(),
        })
    }

    /// A bearer token.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Bearer(token.into()))
    }

    /// An API key.
    pub fn api_key(key: impl Into<Secret>) -> Self {
        Self(Kind::ApiKey(key.into()))
    }

    /// The secret that signs bodies.
    pub fn signing_secret(secret: impl Into<Secret>) -> Self {
        Self(Kind::SigningSecret(secret.into()))
    }

    /// Reads the credential of `scheme` from the environment; `None` where no variable is set.
    ///
    /// # Errors
    /// Some variables are set and others are not, or one is not Unicode.
    pub(crate) fn from_env(scheme: &AuthScheme) -> Result<Option<Self>, InvalidCredential> {
        let read = |name: &'static str| match std::env::var(name) {
            Ok(value) if value.is_empty() => Ok(None),
            Ok(value) => Ok(Some(Secret::from(value))),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(std::env::VarError::NotUnicode(_)) => Err(InvalidCredential(format!(
                "the variable {name} is not Unicode text"
            ))),
        };
        let kind = match *scheme {
            AuthScheme::None => None,
            AuthScheme::Basic {
                id_variable,
                secret_variable,
            } => match (read(id_variable)?, read(secret_variable)?) {
                (Some(id), Some(secret)) => Some(Kind::Basic { id, secret }),
                (None, None) => None,
                (id, _) => {
                    let (set, missing) = if id.is_some() {
                        (id_variable, secret_variable)
                    } else {
                        (secret_variable, id_variable)
                    };
                    return Err(InvalidCredential(format!(
                        "{set} is set, but {missing} is not"
                    )));
                }
            },
            AuthScheme::Bearer { variable } => read(variable)?.map(Kind::Bearer),
            AuthScheme::ApiKey { variable, .. } => read(variable)?.map(Kind::ApiKey),
            AuthScheme::Signature { variable, .. } => read(variable)?.map(Kind::SigningSecret),
        };
        Ok(kind.map(Self))
    }

    fn name(&self) -> &'static str {
        match self.0 {
            Kind::Basic { .. } => "HTTP Basic",
            Kind::Bearer(_) => "bearer token",
            Kind::ApiKey(_) => "API key",
            Kind::SigningSecret(_) => "signature",
        }
    }

    /// Prepares the credential for `scheme`.
    pub(crate) fn authorizer(&self, scheme: &AuthScheme) -> Result<Authorizer, InvalidCredential> {
        match (&self.0, scheme) {
            (Kind::Basic { id, secret }, AuthScheme::Basic { .. }) => {
                if id.expose().contains(':') {
                    return Err(InvalidCredential(
                        "the client id holds a colon, which ends the id in HTTP Basic (RFC 7617)"
                            .into(),
                    ));
                }
                if id
                    .expose()
                    .chars()
                    .chain(secret.expose().chars())
                    .any(char::is_control)
                {
                    return Err(InvalidCredential(
                        "the client id or secret holds a control character, such as a line break at \
                         its end"
                            .into(),
                    ));
                }
                let pair = Secret::from(format!("{}:{}", id.expose(), secret.expose()));
                let value = format!("Basic {}", STANDARD.encode(pair.expose()));
                Authorizer::fixed(AUTHORIZATION, value)
            }
            (Kind::Bearer(token), AuthScheme::Bearer { .. }) => {
                Authorizer::fixed(AUTHORIZATION, format!("Bearer {}", token.expose()))
            }
            (Kind::ApiKey(key), AuthScheme::ApiKey { header, .. }) => {
                Authorizer::fixed(header_name(header)?, key.expose().to_owned())
            }
            #[cfg(feature = "signature")]
            (Kind::SigningSecret(secret), AuthScheme::Signature { header, .. }) => {
                Ok(Authorizer::Signature {
                    header: header_name(header)?,
                    secret: secret.clone(),
                })
            }
            #[cfg(not(feature = "signature"))]
            (Kind::SigningSecret(_), AuthScheme::Signature { .. }) => Err(InvalidCredential(
                "to sign requests, enable the cargo feature `signature`".into(),
            )),
            (_, scheme) => Err(InvalidCredential(format!(
                "the service asks for {} authentication, the credential given is for {}",
                scheme.name(),
                self.name(),
            ))),
        }
    }
}

fn header_name(name: &str) -> Result<HeaderName, InvalidCredential> {
    HeaderName::try_from(name)
        .map_err(|_| InvalidCredential(format!("`{name}` is not a valid header name")))
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Basic { id, secret } => f
                .debug_struct("Basic")
                .field("id", id)
                .field("secret", secret)
                .finish(),
            Kind::Bearer(token) => f.debug_tuple("Bearer").field(token).finish(),
            Kind::ApiKey(key) => f.debug_tuple("ApiKey").field(key).finish(),
            Kind::SigningSecret(secret) => f.debug_tuple("SigningSecret").field(secret).finish(),
        }
    }
}

/// A credential that cannot be used, and why. The reason never repeats the credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCredential(String);

impl fmt::Display for InvalidCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidCredential {}

/// A credential in the form in which it goes onto requests.
#[derive(Clone)]
pub(crate) enum Authorizer {
    /// The service asks for nothing.
    Open,
    /// The same header on every request.
    Fixed {
        header: HeaderName,
        value: HeaderValue,
    },
    /// A signature of each body.
    #[cfg_attr(
        not(feature = "signature"),
        expect(dead_code, reason = "nothing can sign")
    )]
    Signature { header: HeaderName, secret: Secret },
}

impl Authorizer {
    fn fixed(header: HeaderName, value: String) -> Result<Self, InvalidCredential> {
        let mut value = crate::wire::header_value(value).map_err(InvalidCredential)?;
        value.set_sensitive(true);
        Ok(Self::Fixed { header, value })
    }

    /// Puts a credential that is the same on every request among the headers of all requests.
    pub(crate) fn authorize_all(&self, headers: &mut HeaderMap) {
        if let Self::Fixed { header, value } = self {
            headers.insert(header.clone(), value.clone());
        }
    }

    /// Puts a credential that depends on the body on one request.
    pub(crate) fn authorize_one(&self, headers: &mut HeaderMap, body: &Bytes) {
        #[cfg(not(feature = "signature"))]
        let _ = (self, headers, body);
        #[cfg(feature = "signature")]
        if let Self::Signature { header, secret } = self {
            let mut value = HeaderValue::try_from(sign(secret, body))
                .expect("`sha256=` and hex digits are a valid header value");
            value.set_sensitive(true);
            headers.insert(header.clone(), value);
        }
    }

    /// The header that holds the credential.
    pub(crate) fn header(&self) -> Option<&HeaderName> {
        match self {
            Self::Open => None,
            Self::Fixed { header, .. } | Self::Signature { header, .. } => Some(header),
        }
    }

    /// Returns the header (empty if there is none) and the bytes that distinguish the credential,
    /// for a digest.
    pub(crate) fn parts(&self) -> (&str, &[u8]) {
        match self {
            Self::Open => ("", &[]),
            Self::Fixed { header, value } => (header.as_str(), value.as_bytes()),
            Self::Signature { header, secret } => (header.as_str(), secret.expose().as_bytes()),
        }
    }
}
