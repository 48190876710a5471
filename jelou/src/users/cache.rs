//! The cache of a user: variables by their names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Deref;

use jelou_core::wire::Received;
use jelou_core::{ApiError, StandardError, jelou_endpoint, jelou_model};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::ids::{BotId, UserId};

/// Reads the cache of a user: the variables that the bot's flows keep `[docs]`.
///
/// The platform may respond with status 200 and a failure in the body. Such a response is an error, as
/// any other failure: see [`UserCacheError`].
#[jelou_endpoint(GET, "/v1/users/{user_id}/cache", response = UserCache, error = UserCacheError)]
#[non_exhaustive]
pub struct GetUserCache {
    /// The bot. Older pages of the documentation do not list it, newer ones require it.
    pub bot_id: BotId,
    /// The user.
    pub user_id: UserId,
}

/// Merges variables into the cache of a user `[docs]`.
///
/// ```
/// use jelou::prelude::*;
///
/// let request = SetUserCache::new("bot", "593900000000", [("plan", "gold")]);
/// let wire = jelou::wire::encode(&request)?;
/// assert_eq!(wire.body(), &br#"{"botId":"bot","params":{"plan":"gold"}}"#[..]);
/// # Ok::<(), Error>(())
/// ```
#[jelou_endpoint(POST, "/v1/users/{user_id}/cache", response = UserCache, error = UserCacheError)]
#[non_exhaustive]
pub struct SetUserCache {
    /// The bot.
    pub bot_id: BotId,
    /// The user.
    pub user_id: UserId,
    /// The variables to set. Others are kept.
    pub params: UserCache,
}

/// The variables of a user by name, each any JSON `[docs]`. On the wire it is a flat object whose members
/// may have any name, even `status` and `success`.
#[jelou_model]
#[derive(Default, PartialEq)]
pub struct UserCache(pub BTreeMap<String, Value>);

impl UserCache {
    /// Returns the variable `name`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

impl<N: Into<String>, V: Into<Value>, const COUNT: usize> From<[(N, V); COUNT]> for UserCache {
    fn from(variables: [(N, V); COUNT]) -> Self {
        variables.into_iter().collect()
    }
}

impl<N: Into<String>, V: Into<Value>> FromIterator<(N, V)> for UserCache {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        Self(
            variables
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

/// The error of the operations on the cache `[docs]`.
///
/// It is read as a [`StandardError`], and derefs to one. It differs in how it recognizes a failure with
/// status 200: `{"message": ["..."], "status": "failed"}`. A success is a flat object of the user's own
/// variables, so the members `status`, `statusMessage` and `success` mean nothing by themselves. A
/// response is a failure only if it holds the `status` `failed`, a `message` that is a text or a list of
/// texts, and nothing else except `_metadata`. A cache with exactly these variables looks like a
/// failure.
///
/// ```
/// use jelou::prelude::*;
/// use jelou::users::UserCacheError;
///
/// # fn example(error: &Error) {
/// // The details of the error, as the error type of the endpoint.
/// if let Some(failed) = error.details::<UserCacheError>() {
///     eprintln!("{:?}", failed.description);
/// }
/// # }
/// ```
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct UserCacheError(StandardError);

impl Deref for UserCacheError {
    type Target = StandardError;

    fn deref(&self) -> &StandardError {
        &self.0
    }
}

impl ApiError for UserCacheError {
    fn code(&self) -> Option<&str> {
        ApiError::code(&self.0)
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        ApiError::description(&self.0)
    }

    fn is_failure(response: &Received) -> bool {
        let body = response.text();
        // Most caches do not contain this text, and are not parsed twice.
        contains(&body, b"\"failed\"")
            && serde_json::from_slice::<Failure>(&body).is_ok_and(|failure| failure.is_meant())
    }
}

/// The documented failure, without other members.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    status: String,
    message: Value,
    #[serde(rename = "_metadata")]
    _metadata: Option<IgnoredAny>,
}

impl Failure {
    fn is_meant(&self) -> bool {
        let says = match &self.message {
            Value::String(_) => true,
            Value::Array(messages) => messages.iter().all(Value::is_string),
            _ => false,
        };
        says && self.status == "failed"
    }
}

fn contains(body: &[u8], text: &[u8]) -> bool {
    body.windows(text.len()).any(|window| window == text)
}
