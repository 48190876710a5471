//! Everything that the sandbox knows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode};
use jelou_core::Json;
use tokio::time::Instant;

use super::gate::Gate;
use super::responses::Refusal;
use super::states::States;
use super::{DeliveredMessage, DeliveredTemplate, routes};
use crate::ids::{BotId, UserId};

/// Bots, users, caches, and what was sent.
#[derive(Debug)]
pub(super) struct World {
    pub(super) gate: Gate,
    bots: BTreeSet<BotId>,
    forbidden_bots: BTreeSet<BotId>,
    pub(super) templates: BTreeSet<String>,
    pub(super) states: States,
    pub(super) caches: HashMap<(BotId, UserId), BTreeMap<String, Json>>,
    pub(super) messages: Vec<DeliveredMessage>,
    pub(super) template_messages: Vec<DeliveredTemplate>,
    /// When the request that is responded came, on tokio's clock, which tests can set.
    pub(super) now: Instant,
    requests: u64,
}

impl World {
    pub(super) fn new(
        gate: Gate,
        bots: BTreeSet<BotId>,
        forbidden_bots: BTreeSet<BotId>,
        templates: BTreeSet<String>,
    ) -> Self {
        Self {
            gate,
            bots,
            forbidden_bots,
            templates,
            states: States::default(),
            caches: HashMap::new(),
            messages: Vec::new(),
            template_messages: Vec::new(),
            now: Instant::now(),
            requests: 0,
        }
    }

    /// Responses one request; each response has a request id of its own.
    pub(super) fn response(&mut self, request: &Request<Bytes>) -> Response<Bytes> {
        self.requests += 1;
        self.now = Instant::now();
        let mut response = match self.gate.check(request, self.now) {
            Ok(()) => routes::response(self, request).unwrap_or_else(Refusal::into_response),
            Err(refusal) => refusal.into_response(),
        };
        if let Ok(id) = HeaderValue::try_from(format!("sandbox-{}", self.requests)) {
            response.headers_mut().insert("x-request-id", id);
        }
        response
    }

    /// Whether a bot may be used.
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
