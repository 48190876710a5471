//! Rate limits: as fast as the server allows, and never faster.
//!
//! A [`Limiter`] hands out [`Permit`]s. A request takes one before it is sent, and ends it when the
//! response arrives. The [`registry`] finds the limiter of a credential.
//!
//! The introduction page of the Jelou API (<https://docs.jelou.ai>, "Introduction", "Rate limits")
//! states a limit of 5 requests per second. It says nothing about the body or the headers of a
//! refusal (429). Every other service declares its own [`RateLimit`].
//!
//! # The guarantee
//!
//! > At no instant has the server counted more than `N` of our requests in any window `W`, sliding
//! > or fixed.
//!
//! The first `N` requests go at once. Later ones queue in order of arrival, interactive before
//! bulk; while both wait, every fourth permit goes to bulk. A caller that gives up frees its place
//! at once. A request that may have been sent frees nothing. A call fails at once if its turn
//! cannot come before its deadline, either when it would join the queue or when a pause begins
//! while it waits.
//!
//! # How it works
//!
//! There are `N` slots. Each request holds one, or more if it costs more. A slot is lent again one
//! window after its last request was *responded to*, less a credit. The time of sending is not
//! enough: the network may delay one request by half a second and the next by nothing, so that both
//! reach the server together.
//!
//! Let request *a* be sent, be counted after its *way there*, and be responded to one *round trip*
//! after it was sent. Let *b* be the next request in its slot. Then *b* is sent no earlier than
//! `sent(a) + round trip(a) + W - credit`, and the server counts the two at least `W` apart if
//!
//! ```text
//! there(a) - there(b)  <=  round trip(a) - credit
//! ```
//!
//! Without a credit this always holds: the way there is part of the round trip. So every slot counts
//! at most once in any window, and all slots at most `N` times.
//!
//! With a credit it holds if the credit is at most the shortest way there plus the shortest time
//! from counting to response. The quickest round trip comes close to this sum, and nothing better
//! can be observed; where on the way the server counts makes no difference. So the credit is the
//! quickest round trip ever seen, less a margin for what chance may have hidden: four times the
//! mean excess over it, divided by the square root of the sample count. The credit starts at the
//! 64th response and never exceeds a quarter of the window.
//!
//! - A new quickest round trip lowers the credit at once, before the slot of that request is lent
//!   again. So a faster server, or a shorter way *back*, does no harm. Requests sent earlier with
//!   the larger credit are safe too, unless they were under way when the way *there* got shorter.
//! - Slower round trips never raise the credit: the route may change back.
//! - A refusal withdraws the credit. Earning it again takes twice as many round trips.
//!
//! # Assumptions
//!
//! 1. All requests that the server counts together take their permits from one limiter, one permit
//!    for each request really sent, redirects and retries by the transport included.
//!    [`Permit::sent`] is called before the request can leave, and [`Permit::responded`] not before
//!    the head of the response has arrived.
//! 2. The server counts a request once (or as often as it costs), at some moment between the two,
//!    and allows exactly `N` in a window. A server that only estimates, for example by a weighted
//!    mean of two fixed windows, or that allows no burst, may refuse what the limit allows.
//! 3. A request that was sent and abandoned (cancelled, timed out, connection broken) is counted
//!    no later than one second after its permit was dropped, if at all.
//! 4. The server's clock is slower than ours by at most one ten-thousandth.
//! 5. The way there never suddenly becomes shorter than any seen before. If it does, requests under
//!    way may be counted too close together, by the difference, until the first response reveals
//!    it.
//!
//! The last assumption is about the network and can only be estimated. If it fails completely, the
//! server has still never counted more than `N` requests in three quarters of a window. Of 36
//! million requests over six simulated networks (`simulation.rs`, 300 runs each) none was refused.
//! If jitter has no clear floor, or one way in a hundred is suddenly much shorter, about one in ten
//! thousand would be, until the refusals withdraw the credit.
//!
//! # Throughput
//!
//! With constant round trips, `N` requests per window. Otherwise a slot is used once per window
//! plus the mean excess of a round trip over the quickest, plus the lateness of the timer (one or
//! two milliseconds with tokio). As many requests as there are slots can be under way at once.
//!
//! There is no background task. The first two waiters have a timer each. A permit takes at most
//! three polls of its future, or four if the credit changes meanwhile, and only waiters whose state
//! changed are woken. A pause that gets longer checks every waiter once more. A permit that need
//! not wait allocates nothing.

mod acquire;
mod backend;
mod bucket;
mod clock;
mod config_error;
mod limiter;
mod locked_state;
mod pause;
mod permit;
mod queue;
mod rate;
pub mod registry;
mod rtt_estimator;
mod service_limiter;
#[cfg(feature = "redis")]
pub mod shared;
#[cfg(test)]
mod simulation;
mod slots;
mod state;
#[cfg(test)]
mod tests;

pub use acquire::Acquire;
pub(crate) use backend::{AcquireError, Backend, BackendPermit};
pub(crate) use bucket::Bucket;
pub(crate) use clock::FAR;
pub use config_error::LimitConfigError;
pub use limiter::Limiter;
pub use permit::Permit;
pub use rate::{CostExceedsLimit, Priority, RateLimit};
pub(crate) use service_limiter::{LimiterSettings, ServiceLimiter, ServicePermit};
#[cfg(feature = "redis")]
pub use shared::{RedisLimit, WhenUnavailable};
