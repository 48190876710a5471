//! What a service asks for.

/// How a service authenticates its callers, with the environment variables that hold the
/// credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthScheme {
    /// No authentication.
    None,
    /// HTTP Basic (RFC 7617): `Authorization: Basic base64(id:secret)`.
    #[non_exhaustive]
    Basic {
        /// The variable of the id.
        id_variable: &'static str,
        /// The variable of the secret.
        secret_variable: &'static str,
    },
    /// `Authorization: Bearer token`.
    #[non_exhaustive]
    Bearer {
        /// The variable of the token.
        variable: &'static str,
    },
    /// A header that holds a key.
    #[non_exhaustive]
    ApiKey {
        /// The header, in lower case.
        header: &'static str,
        /// The variable of the key.
        variable: &'static str,
    },
    /// A header that holds `sha256=` and the HMAC-SHA256 of the body, in lower-case hex.
    #[non_exhaustive]
    Signature {
        /// The header, in lower case.
        header: &'static str,
        /// The variable of the signing secret.
        variable: &'static str,
    },
}

impl AuthScheme {
    /// HTTP Basic.
    pub const fn basic(id_variable: &'static str, secret_variable: &'static str) -> Self {
        Self::Basic {
            id_variable,
            secret_variable,
        }
    }

    /// A bearer token.
    pub const fn bearer(variable: &'static str) -> Self {
        Self::Bearer { variable }
    }

    /// A key in `header`, which is lower case.
    pub const fn api_key(header: &'static str, variable: &'static str) -> Self {
        Self::ApiKey { header, variable }
    }

    /// A signature of the body in `header`, which is lower case.
    pub const fn signature(header: &'static str, variable: &'static str) -> Self {
        Self::Signature { header, variable }
    }

    /// What the scheme is called in messages.
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::None => "no",
            Self::Basic { .. } => "HTTP Basic",
            Self::Bearer { .. } => "bearer token",
            Self::ApiKey { .. } => "API key",
            Self::Signature { .. } => "signature",
        }
    }

    /// The environment variables that hold the credential.
    pub fn variables(&self) -> Vec<&'static str> {
        match *self {
            Self::None => vec![],
            Self::Basic {
                id_variable,
                secret_variable,
            } => vec![id_variable, secret_variable],
            Self::Bearer { variable }
            | Self::ApiKey { variable, .. }
            | Self::Signature { variable, .. } => vec![variable],
        }
    }
}
