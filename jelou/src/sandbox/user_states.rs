//! The states of users, and when they end.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use crate::ids::{BotId, UserId};
use crate::users::UserState;

/// The states of each user, the latest last.
///
/// A state belongs to a bot and a user. A request that reads a state names no bot: it gets the latest
/// state that has not ended, whichever bot it belongs to.
#[derive(Debug, Default)]
pub(super) struct UserStates(HashMap<UserId, Vec<Entry>>);

/// One state, and when it ends. `None` means never.
#[derive(Debug)]
struct Entry {
    bot: BotId,
    state: UserState,
    until: Option<Instant>,
}

impl Entry {
    fn has_ended(&self, now: Instant) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Whether the state ends at `until` or earlier. `None` means never, here too.
    fn ends_by(&self, until: Option<Instant>) -> bool {
        match (self.until, until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(earlier), Some(later)) => earlier <= later,
        }
    }
}

impl UserStates {
    /// Returns the state of a user, if one was set and has not ended.
    pub(super) fn current(&self, user: &UserId, now: Instant) -> Option<&UserState> {
        let entries = self.0.get(user)?;
        let entry = entries.iter().rev().find(|entry| !entry.has_ended(now))?;
        Some(&entry.state)
    }

    /// Sets a state, for `ttl` seconds or for good. Earlier states of the same bot that end no later
    /// are forgotten; one that ends later applies again afterwards.
    pub(super) fn set(
        &mut self,
        bot: BotId,
        user: UserId,
        state: UserState,
        ttl: Option<u32>,
        now: Instant,
    ) {
        let until = ttl.and_then(|ttl| now.checked_add(Duration::from_secs(ttl.into())));
        let entries = self.0.entry(user).or_default();
        entries.retain(|entry| {
            let covered = entry.bot == bot && entry.ends_by(until);
            !(covered || entry.has_ended(now))
        });
        entries.push(Entry { bot, state, until });
    }
}
