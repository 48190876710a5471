//! A service as one client uses it: base URL, credential, rate limit and headers, resolved.

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::ServiceInfo;
use super::settings::{LimitSetting, ServiceSettings, Settings};
use crate::auth::{AuthScheme, Authorizer, Credential, InvalidCredential};
use crate::error::Error;
use crate::limit::{Bucket, LimitConfigError, ServiceLimiter};
use crate::retry::RetryBudget;
use crate::wire::{self, BaseUrl, HeaderLines};

pub(crate) struct ServiceState {
    pub(crate) info: &'static ServiceInfo,
    pub(crate) base: BaseUrl,
    pub(crate) authorizer: Authorizer,
    pub(crate) limiter: Option<ServiceLimiter>,
    pub(crate) retry_budget: RetryBudget,
    /// What every request begins with, the credential included where it is always the same.
    common_headers: HeaderMap,
}

impl ServiceState {
    pub(crate) fn resolve(
        info: &'static ServiceInfo,
        given: Option<&ServiceSettings>,
        settings: &Settings,
    ) -> Result<Self, Error> {
        let base = base_url(info, given, settings)?;
        let authorizer = authorizer(info, given, settings)?;
        let mut common_headers = common_headers(info, settings)?;
        if let Some(name) = authorizer
            .header()
            .filter(|name| common_headers.contains_key(*name))
        {
            return Err(Error::configuration(format!(
                "the header `{name}` is given to the client, but the credential of service `{}` sets it",
                info.name
            )));
        }
        authorizer.authorize_all(&mut common_headers);
        let limit = match given.and_then(|given| given.rate_limit) {
            Some(LimitSetting::Of(limit)) => Some(limit),
            Some(LimitSetting::Lifted) => None,
            None => info.rate_limit,
        };
        let limiter = match limit {
            Some(limit) => {
                let bucket = Bucket {
                    service: info.name,
                    origin: &base.origin(),
                    credential: authorizer.parts(),
                };
                Some(ServiceLimiter::open(&bucket, limit, &settings.limiter)?)
            }
            None => None,
        };
        Ok(Self {
            info,
            base,
            authorizer,
            limiter,
            retry_budget: RetryBudget::default(),
            common_headers,
        })
    }

    /// All headers of a request: its own go before those that every request has.
    #[inline]
    pub(crate) fn headers(&self, own: &HeaderLines, body: &Bytes) -> HeaderMap {
        let mut headers = self.common_headers.clone();
        own.apply(&mut headers);
        self.authorizer.authorize_one(&mut headers, body);
        headers
    }

    pub(crate) fn invalid_base_url(info: &ServiceInfo, reason: &str) -> Error {
        Error::configuration(format!(
            "the base URL of service `{}` is not valid: {reason}",
            info.name
        ))
    }

    pub(crate) fn invalid_credential(info: &ServiceInfo, reason: &InvalidCredential) -> Error {
        Error::credential(format!(
            "the credential of service `{}` is not valid: {reason}",
            info.name
        ))
    }
}

impl From<LimitConfigError> for Error {
    fn from(error: LimitConfigError) -> Self {
        Self::configuration(error.into_message())
    }
}

fn base_url(
    info: &'static ServiceInfo,
    given: Option<&ServiceSettings>,
    settings: &Settings,
) -> Result<BaseUrl, Error> {
    let from_env = || {
        let variable = info.base_url_variable.filter(|_| settings.read_env)?;
        std::env::var(variable)
            .ok()
            .filter(|value| !value.is_empty())
    };
    let text = given
        .and_then(|given| given.base_url.clone())
        .or_else(from_env);
    BaseUrl::parse(text.as_deref().unwrap_or(info.base_url))
        .map_err(|reason| ServiceState::invalid_base_url(info, &reason))
}

fn authorizer(
    info: &'static ServiceInfo,
    given: Option<&ServiceSettings>,
    settings: &Settings,
) -> Result<Authorizer, Error> {
    if info.auth == AuthScheme::None {
        return Ok(Authorizer::Open);
    }
    let invalid = |reason: InvalidCredential| ServiceState::invalid_credential(info, &reason);
    let credential = match given.and_then(|given| given.credential.clone()) {
        Some(credential) => Some(credential),
        None if settings.read_env => Credential::from_env(&info.auth).map_err(invalid)?,
        None => None,
    };
    let Some(credential) = credential else {
        return Err(missing(info, settings));
    };
    credential.authorizer(&info.auth).map_err(invalid)
}

fn missing(info: &ServiceInfo, settings: &Settings) -> Error {
    let variables = info.auth.variables().join(" and ");
    let env = if settings.read_env {
        format!("set {variables}")
    } else {
        format!("set {variables} and call `read_env()` on the client builder")
    };
    Error::credential(format!(
        "service `{}` needs {} authentication and has no credential: {env}, or give one with \
         `credential(..)`",
        info.name,
        info.auth.name(),
    ))
}

fn common_headers(info: &ServiceInfo, settings: &Settings) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static(wire::DEFAULT_CONTENT_TYPE),
    );
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if let Some(encoding) = wire::ACCEPTED_ENCODING {
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(encoding));
    }
    for (name, value) in info.headers {
        let invalid = || {
            Error::configuration(format!(
                "service `{}` declares the invalid header `{name}`",
                info.name
            ))
        };
        let name = HeaderName::try_from(*name).map_err(|_| invalid())?;
        headers.insert(name, HeaderValue::try_from(*value).map_err(|_| invalid())?);
    }
    for (name, value) in &settings.headers {
        headers.insert(name.clone(), value.clone());
    }
    Ok(headers)
}
