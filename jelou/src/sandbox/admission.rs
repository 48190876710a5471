//! The checks before every operation: credentials, rate limit, content type.

use std::collections::VecDeque;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Request, StatusCode};
use jelou_core::RateLimit;
use tokio::time::Instant;

use super::responses::Refusal;

/// Accepts a request, or refuses it before its operation runs.
pub(super) struct Admission {
    authorization: String,
    limit: Option<RateLimit>,
    accepted: VecDeque<Instant>,
    pub(super) refused: u64,
}

impl Admission {
    pub(super) fn new(client_id: &str, client_secret: &str, limit: Option<RateLimit>) -> Self {
        Self {
            authorization: format!(
                "Basic {}",
                STANDARD.encode(format!("{client_id}:{client_secret}"))
            ),
            limit,
            accepted: VecDeque::new(),
            refused: 0,
        }
    }

    /// Checks the caller first, then the rate limit, then the content of the request.
    pub(super) fn check(&mut self, request: &Request<Bytes>, now: Instant) -> Result<(), Refusal> {
        let given = request
            .headers()
            .get(AUTHORIZATION)
            .map(http::HeaderValue::as_bytes);
        if given != Some(self.authorization.as_bytes()) {
            return Err(Refusal::new(
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "The client id or secret is not valid",
            ));
        }
        self.count(now)?;
        let content_type = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            return Err(Refusal::invalid("Content-Type", "must be application/json"));
        }
        Ok(())
    }

    /// Counts the request in an exact sliding window. A refused request does not count.
    fn count(&mut self, now: Instant) -> Result<(), Refusal> {
        let Some(limit) = self.limit else {
            return Ok(());
        };
        while self
            .accepted
            .front()
            .is_some_and(|earlier| now - *earlier >= limit.window())
        {
            self.accepted.pop_front();
        }
        if self.accepted.len() >= limit.requests() as usize {
            self.refused += 1;
            let free_in = limit.window().saturating_sub(now - self.accepted[0]);
            let whole_seconds = free_in.as_secs() + u64::from(free_in.subsec_nanos() > 0);
            return Err(Refusal::too_many_requests(whole_seconds));
        }
        self.accepted.push_back(now);
        Ok(())
    }
}

impl fmt::Debug for Admission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Admission")
            .field("limit", &self.limit)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}
