//! The right to send one request.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::backend::{BackendPermit, PermitOutcome};
use super::clock::Nanos;
use super::locked_state::LockedState;
use super::queue::Ticket;
use super::state::SlotOutcome;

/// The right to send one request, from the grant until the response arrives.
///
/// | what happens | what to call | when the slot is lent again |
/// | --- | --- | --- |
/// | nothing was sent | drop it, or [`unsent`](Self::unsent) | at once |
/// | the request is about to leave | [`sent`](Self::sent) | not before the permit ends |
/// | the head of the response arrived | [`responded`](Self::responded) | after a window, less the credit |
/// | the response is 429 | [`refused`](Self::refused) | the same, and after the pause |
/// | cancelled, broken, timed out | drop it after [`sent`](Self::sent) | after a second and a window |
///
/// The last row makes cancellation safe. Nobody can know whether the server has counted the request
/// or will: it may still be in a socket buffer of an abandoned connection, or under way. The
/// limiter's assumption is that the server counts it once, at any moment between
/// [`sent`](Self::sent) and **one second after the permit was dropped**: the initial retransmission
/// timeout of TCP (RFC 6298).
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use jelou_core::limit::{Limiter, Priority, RateLimit};
///
/// # async fn exchange() -> Result<u16, std::io::Error> { Ok(200) }
/// let limiter = Limiter::new(RateLimit::per_second(5));
/// let mut permit = limiter.acquire(1, Priority::Interactive).await.unwrap();
/// permit.sent();
/// match exchange().await {
///     Ok(429) => permit.refused(None),
///     Ok(_) => permit.responded(),
///     Err(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => permit.unsent(),
///     Err(_) => drop(permit),
/// }
/// # }
/// ```
#[must_use = "a permit that is dropped before the request is sent is given back"]
pub struct Permit {
    limiter: Arc<LockedState>,
    cost: u32,
    ticket: Ticket,
    sent: Option<Nanos>,
    settled: bool,
}

impl Permit {
    pub(super) fn new(limiter: Arc<LockedState>, cost: u32, ticket: Ticket) -> Self {
        Self {
            limiter,
            cost,
            ticket,
            sent: None,
            settled: false,
        }
    }

    /// Marks the request as sent: from now on the server may count it.
    ///
    /// Call it just before the transport receives the request, never after. The limiter measures the
    /// round trip from here to the response. A second call replaces the moment of the first.
    pub fn sent(&mut self) {
        self.sent = Some(self.limiter.now());
    }

    /// Reports that the head of the response arrived, with any status but a refusal for coming too
    /// soon (429).
    pub fn responded(mut self) {
        let sent = self.sent;
        self.end(SlotOutcome::Responded { sent });
    }

    /// Reports that the server refused the request for coming too soon (429), and asked to come back
    /// after `retry_after`, if it said so. All requests pause, as with
    /// [`Limiter::refused`](super::Limiter::refused).
    ///
    /// Requests that were under way together are usually refused together. Only the first counts as
    /// a repeated refusal. The others can lengthen the pause to what their responses ask for.
    pub fn refused(mut self, retry_after: Option<Duration>) {
        let (cost, ticket) = (self.cost, self.ticket);
        let refusal = (self.sent, retry_after);
        self.settled = true;
        self.limiter
            .pause(|state, now| state.settle_refused(cost, ticket, refusal, now));
    }

    /// Reports that certainly no byte of the request left: the connection was refused or could not be
    /// made, or the call was given up before. Frees the slot at once.
    pub fn unsent(mut self) {
        self.end(SlotOutcome::Unsent);
    }

    /// Returns how many requests the permit counts as.
    pub fn cost(&self) -> u32 {
        self.cost
    }

    #[inline]
    fn end(&mut self, outcome: SlotOutcome) {
        self.settled = true;
        self.limiter.settle(self.cost, self.ticket, outcome);
    }
}

impl BackendPermit for Permit {
    #[inline]
    fn sent(&mut self) {
        Permit::sent(self);
    }

    #[inline]
    fn settle(self, outcome: PermitOutcome) {
        match outcome {
            PermitOutcome::Unsent => Permit::unsent(self),
            PermitOutcome::Responded => Permit::responded(self),
            PermitOutcome::Refused(retry_after) => Permit::refused(self, retry_after),
            PermitOutcome::Lost => drop(self),
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.settled {
            self.end(match self.sent {
                None => SlotOutcome::Unsent,
                Some(_) => SlotOutcome::Lost,
            });
        }
    }
}

impl fmt::Debug for Permit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permit")
            .field("cost", &self.cost)
            .field("sent", &self.sent.is_some())
            .finish_non_exhaustive()
    }
}
