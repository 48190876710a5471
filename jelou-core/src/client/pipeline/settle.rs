//! Reports to the rate limit what became of a permit.

use http::StatusCode;

use crate::limit::{BackendPermit, ServicePermit};
use crate::wire::{self, Received};

/// Gives the permit of an attempt back, with the status of its response.
#[inline]
pub(super) fn settle(permit: Option<ServicePermit>, response: &Received) {
    if let Some(permit) = permit {
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            permit.refused(wire::retry_after(response.headers()));
        } else {
            permit.responded();
        }
    }
}
