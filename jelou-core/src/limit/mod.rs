//! Rate limits: as fast as the server allows, and never faster.
//!
//! A [`Limiter`] hands out [`Permit`]s. A request takes one before it is sent, and gives it back
//! when its response has come. The limiters of one credential are found in the [`registry`].
//!
//! # The promise
//!
//! > At no instant has the server counted more than `N` of our requests in any window `W`, sliding
//! > or fixed.
//!
//! The first `N` requests go at once. Those that have to wait go in the order in which they came,
//! interactive ones before bulk ones, and every fourth to bulk while both wait. Who gives up frees
//! its place at once; a request that may have been sent frees nothing. A call whose deadline comes
//! before its turn can come fails at once, be it when it would join the queue, or when a pause begins
//! while it waits.
//!
//! # How it is kept
//!
//! There are `N` slots, and each request holds one (or more, if it costs more). A slot is lent
//! again a window after its last request was *responded*, less a credit. It is not enough to look at
//! when requests are sent: the network may delay one by half a second and the next by nothing, so
//! that both reach the server together.
//!
//! Let request *a* be sent, be counted *there* later, and be responded a *round trip* after it was
//! sent; and let *b* be the next in its slot. Then *b* is sent no earlier than
//! `sent(a) + round trip(a) + W - credit`, and the two are counted at least `W` apart if
//!
//! ```text
//! there(a) - there(b)  <=  round trip(a) - credit
//! ```
//!
//! Without a credit this always holds, for no way there takes longer than the round trip that it is
//! part of. So every slot counts at most once in any window, and all of them at most `N` times.
//!
//! With a credit it holds if the credit is at most the shortest way there and the shortest time
//! from being counted to being responded, together. Their sum is what the quickest round trip comes
//! close to, and all that can be seen of them; where the server counts a request makes no
//! difference. So the credit is the quickest round trip ever seen, less what chance may have
//! hidden: four times the mean excess over it, divided by the square root of their number. It
//! begins at the 64th response, and is never more than a quarter of the window.
//!
//! - A round trip quicker than all before lowers the credit at once, before the slot of that very
//!   request is lent again. So a server that works faster, and a way *back* that gets shorter, do
//!   no harm. What was sent with the larger credit before is not at risk either, unless it was
//!   itself under way when the way *there* got shorter.
//! - Round trips that get slower never raise it: the route may change back.
//! - A refusal withdraws it. It must be earned again, in twice as many round trips.
//!
//! # What is assumed
//!
//! 1. All requests that the server counts together take their permits from one limiter, one permit
//!    for each request that is really sent, a redirect or a repetition by the transport included;
//!    [`Permit::sent`] is called before the request can leave, and [`Permit::responded`] not before
//!    the head of the response is there.
//! 2. The server counts a request once (or as often as it costs), at some moment between the two,
//!    and allows `N` in a window exactly. Servers that only estimate, such as by the weighted mean
//!    of two fixed windows, or that allow no burst, may refuse what the limit allows.
//! 3. What was sent and given up (cancelled, timed out, connection broken) is counted, if at all,
//!    at the latest one second after its permit was dropped.
//! 4. The clock of the server is no slower than ours by more than a ten-thousandth.
//! 5. No request takes less time to be counted than the credit leaves for it: from one moment to
//!    the next, the way there gets no shorter than it was ever seen to be. While it does, requests
//!    that are under way may be counted too close together, by the difference and until the first
//!    response tells of it.
//!
//! The last one is about the network, and can only be estimated. If it fails altogether, the server
//! has still never counted more than `N` requests in three quarters of a window. Of 36 million
//! requests over six simulated links none was refused (`simulation.rs`, with 300 runs each); where
//! jitter has no clear floor, or one way in a hundred is suddenly much shorter, one in some ten
//! thousand would be, until the refusals have withdrawn the credit.
//!
//! # How fast it is
//!
//! On a link whose round trips are all equal, `N` per window. Otherwise a slot is used once in a
//! window, the mean excess of a round trip over the quickest, and what the timer is late (tokio's
//! are late by a millisecond or two). As many requests as there are slots may be under way at once.
//!
//! There is no task in the background. The first two of those who wait have a timer each; a permit
//! takes at most three polls of its future (a fourth if the credit changes meanwhile), and wakes
//! nobody who need not be woken. Whoever waits is looked at once more when a pause gets longer. A
//! permit for which nobody waits allocates nothing.

mod acquire;
mod clock;
mod gate;
mod limiter;
mod link;
mod pause;
mod permit;
mod queue;
mod rate;
pub mod registry;
#[cfg(feature = "redis")]
pub mod shared;
#[cfg(test)]
mod simulation;
mod slots;
mod state;
#[cfg(test)]
mod tests;

pub use acquire::Acquire;
#[cfg(test)]
use acquire::AcquireBefore;
pub(crate) use acquire::AcquireError;
pub(crate) use clock::FAR;
pub(crate) use gate::{Gate, GatePermit};
pub use limiter::Limiter;
pub use permit::Permit;
pub use rate::{CostExceedsLimit, Priority, RateLimit};
#[cfg(feature = "redis")]
pub use shared::{RedisLimit, WhenUnavailable};
