//! The state and the cache of users (tag Users).

use std::collections::BTreeMap;

use jelou_core::wire::text_or_number;
use jelou_core::{jelou_endpoint, jelou_model};
use serde_json::Value;

use crate::ids::{BotId, UserId};

/// Reads who answers a user: the bot or a person `[openapi]`.
///
/// Whether a user who talks to several bots needs a bot id here is not documented.
#[jelou_endpoint(GET, "/v1/users/{user_id}/state", response = UserState)]
#[non_exhaustive]
pub struct GetUserState {
    /// The user.
    pub user_id: UserId,
}

/// Changes who answers a user: the bot or a person `[docs]`.
///
/// In `manual` the bot stays silent, and the user's messages go to the bot's webhook.
#[jelou_endpoint(POST, "/v1/users/state", response = UserState)]
#[non_exhaustive]
pub struct SetUserState {
    /// The bot.
    pub bot_id: BotId,
    /// The user.
    pub user_id: UserId,
    /// Who answers from now on.
    pub state: State,
    /// After how many seconds the state goes back.
    pub ttl: Option<u32>,
}

/// Who answers a user.
#[jelou_model]
pub enum State {
    /// A person, through the bot's webhook.
    Manual,
    /// The bot.
    Auto,
}

/// The state of a user.
#[jelou_model]
#[non_exhaustive]
pub struct UserState {
    /// The user's id.
    #[serde(default, deserialize_with = "text_or_number")]
    pub id: Option<UserId>,
    /// The user's names.
    pub names: Option<String>,
    /// The bot that the user talks to.
    pub bot_id: Option<BotId>,
    /// The group of the user.
    #[serde(default, deserialize_with = "text_or_number")]
    pub group_id: Option<String>,
    /// Who answers.
    pub state: State,
}

/// Reads the cache of a user: the variables that the bot's flows keep `[docs]`.
///
/// Older pages of the documentation do not list `botId`; without it the platform answers with
/// status 200 and a failure in the body, which is an error here as any other.
#[jelou_endpoint(GET, "/v1/users/{user_id}/cache", response = UserCache)]
#[non_exhaustive]
pub struct GetUserCache {
    /// The user.
    pub user_id: UserId,
    /// The bot.
    pub bot_id: Option<BotId>,
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
#[jelou_endpoint(POST, "/v1/users/{user_id}/cache", response = UserCache)]
#[non_exhaustive]
pub struct SetUserCache {
    /// The bot.
    pub bot_id: BotId,
    /// The user.
    pub user_id: UserId,
    /// The variables to set; others stay as they are.
    pub params: UserCache,
}

/// The variables of a user by their names.
#[jelou_model]
#[derive(Default, PartialEq)]
pub struct UserCache(pub BTreeMap<String, Value>);

impl UserCache {
    /// The variable `name`.
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
