//! The state of the simulated platform.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use http::StatusCode;
use serde_json::Value;
use tokio::time::Instant;

use super::admission::Admission;
use super::delivered::{DeliveredMessage, DeliveredTemplate};
use super::responses::Refusal;
use super::user_states::UserStates;
use crate::ids::{BotId, UserId};

/// Bots, users' states and caches, and the messages that were accepted.
#[derive(Debug)]
pub(super) struct Platform {
    pub(super) admission: Admission,
    bots: BTreeSet<BotId>,
    forbidden_bots: BTreeSet<BotId>,
    pub(super) templates: BTreeSet<String>,
    pub(super) user_states: UserStates,
    pub(super) caches: HashMap<(BotId, UserId), BTreeMap<String, Value>>,
    pub(super) messages: Vec<DeliveredMessage>,
    pub(super) template_messages: Vec<DeliveredTemplate>,
    /// When the current request arrived, on tokio's clock, which tests can move.
    pub(super) now: Instant,
    requests: u64,
}

impl Platform {
    pub(super) fn new(
        admission: Admission,
        bots: BTreeSet<BotId>,
        forbidden_bots: BTreeSet<BotId>,
        templates: BTreeSet<String>,
    ) -> Self {
        Self {
            admission,
            bots,
            forbidden_bots,
            templates,
            user_states: UserStates::default(),
            caches: HashMap::new(),
            messages: Vec::new(),
            template_messages: Vec::new(),
            now: Instant::now(),
            requests: 0,
        }
    }

    /// Starts a request: takes the time, and returns the request's number.
    pub(super) fn begin_request(&mut self) -> u64 {
        self.requests += 1;
        self.now = Instant::now();
        self.requests
    }

    /// Returns an error unless the caller may use the bot.
    pub(super) fn check_bot(&self, bot: &BotId) -> Result<(), Refusal> {
        if self.forbidden_bots.contains(bot) {
            return Err(Refusal::new(
                StatusCode::FORBIDDEN,
                "forbidden_bot",
                "The bot belongs to another company",
            ));
        }
        if !self.bots.contains(bot) {
            return Err(Refusal::new(
                StatusCode::NOT_FOUND,
                "bot_not_found",
                "The bot does not exist",
            ));
        }
        Ok(())
    }

    /// A number that no other message or delivery has.
    pub(super) fn next_id(&self) -> usize {
        self.messages.len() + self.template_messages.len() + 1
    }
}
