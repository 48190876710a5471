//! Who responses which user, and for how long.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::ids::{BotId, UserId};
use crate::users::UserState;

/// The states that were set, of each user the latest last.
///
/// A state belongs to a bot and a user. Who reads it names no bot, and gets what was set last and has
/// not ended, of whichever bot.
#[derive(Debug, Default)]
pub(super) struct States(HashMap<UserId, Vec<Set>>);

/// A state that was set, and when it ends, if ever.
#[derive(Debug)]
struct Set {
    bot: BotId,
    state: UserState,
    until: Option<Instant>,
}

impl Set {
    fn has_ended(&self, now: Instant) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Whether the state ends no later than `until`, where nothing never ends.
    fn ends_by(&self, until: Option<Instant>) -> bool {
        match (self.until, until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(earlier), Some(later)) => earlier <= later,
        }
    }
}

impl States {
    /// The state of a user, if one was set and has not ended.
    pub(super) fn current(&self, user: &UserId, now: Instant) -> Option<&UserState> {
        let of_user = self.0.get(user)?;
        let set = of_user.iter().rev().find(|set| !set.has_ended(now))?;
        Some(&set.state)
    }

    /// Sets a state, for `ttl` seconds or for good. What it covers up to its end is forgotten; the
    /// rest is read again afterwards.
    pub(super) fn set(
        &mut self,
        bot: BotId,
        user: UserId,
        state: UserState,
        ttl: Option<u32>,
        now: Instant,
    ) {
        let until = ttl.and_then(|ttl| now.checked_add(Duration::from_secs(ttl.into())));
        let of_user = self.0.entry(user).or_default();
        of_user.retain(|set| {
            let covered = set.bot == bot && set.ends_by(until);
            !(covered || set.has_ended(now))
        });
        of_user.push(Set { bot, state, until });
    }
}
