//! The right to send one request.

use std::fmt;
use std::time::Duration;

use super::clock::Nanos;
use super::limiter::Limiter;
use super::queue::Ticket;
use super::state::Outcome;

/// The right to send one request, from when it is granted until the server has responded.
///
/// | what happens | what to call | when the slot is lent again |
/// | --- | --- | --- |
/// | nothing was sent | drop it, or [`unsent`](Self::unsent) | at once |
/// | the request is about to go | [`sent`](Self::sent) | not before it ends |
/// | the head of the response came | [`responded`](Self::responded) | a window later, less the credit |
/// | the response is 429 | [`refused`](Self::refused) | the same, and after the pause |
/// | cancelled, broken, timed out | drop it after [`sent`](Self::sent) | a second and a window later |
///
/// The last row is what makes cancellation safe: nobody can know whether the server has counted
/// the request, or will: it may still lie in a buffer of a socket whose connection is already
/// given up, or be on the way. What is assumed is that the server counts it, once, at any moment
/// between [`sent`](Self::sent) and **one second after the permit was dropped**. A second is what
/// TCP takes at most to send a lost packet again where it knows nothing of the way (RFC 6298).
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
    limiter: Limiter,
    cost: u32,
    ticket: Ticket,
    sent: Option<Nanos>,
    settled: bool,
}

impl Permit {
    pub(super) fn new(limiter: Limiter, cost: u32, ticket: Ticket) -> Self {
        Self {
            limiter,
            cost,
            ticket,
            sent: None,
            settled: false,
        }
    }

    /// From now on the request may leave, and the server may count it.
    ///
    /// To be called just before the request is handed to the transport, never after. The time from
    /// here to the response is the round trip from which the limiter learns. Called again, the later
    /// moment stands.
    pub fn sent(&mut self) {
        self.sent = Some(self.limiter.inner.now());
    }

    /// The head of the response has come, whatever its status, unless the server refused the request
    /// for coming too soon.
    pub fn responded(mut self) {
        let sent = self.sent;
        self.settle(Outcome::Responded { sent });
    }

    /// The server refused the request for coming too soon (429), and asks to come back after
    /// `retry_after`, if it says so. Everyone who waits for a permit pauses, as with
    /// [`Limiter::refused`].
    ///
    /// Requests that were under way together are usually refused together. Only the first counts
    /// as a repetition; the others can lengthen the pause by what their responses ask for.
    pub fn refused(mut self, retry_after: Option<Duration>) {
        let (cost, ticket) = (self.cost, self.ticket);
        let refusal = (self.sent, retry_after);
        self.settled = true;
        self.limiter
            .inner
            .pause(|state, now| state.settle_refused(cost, ticket, refusal, now));
    }

    /// It is certain that no byte of the request has left: the connection was refused, or could
    /// not be made, or the call was given up before. The slot is free at once.
    pub fn unsent(mut self) {
        self.settle(Outcome::Unsent);
    }

    /// How many requests the permit counts as.
    pub fn cost(&self) -> u32 {
        self.cost
    }

    #[inline]
    fn settle(&mut self, outcome: Outcome) {
        self.settled = true;
        self.limiter.inner.settle(self.cost, self.ticket, outcome);
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.settled {
            self.settle(match self.sent {
                None => Outcome::Unsent,
                Some(_) => Outcome::Lost,
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
