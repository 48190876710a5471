//! Responses that cannot be decoded for half of a surrogate pair in a text.
//!
//! JavaScript cuts a text between the two UTF-16 units of a character and writes the half that is left
//! as an escape, such as `\ud83d`. It is no character, and no Rust text can hold it.

use super::call_output::CallResponse;
use crate::error::DecodeError;
use crate::metadata::Metadata;
use crate::wire::Received;

impl CallResponse {
    /// Returns the repaired response, if the client allows repairs and there is something to repair.
    #[cold]
    pub(in crate::client) fn repair(&self) -> Option<Received> {
        self.repairs.then(|| self.received.without_half_pairs())?
    }

    /// Reports that the response was decoded only after a repair. `error` is why it was not before.
    #[cold]
    pub(in crate::client) fn tell_repair(&mut self, endpoint: &Metadata, error: &DecodeError) {
        self.repaired = true;
        // The path may hold keys of maps, which may be personal data.
        tracing::warn!(
            target: "jelou",
            { jelou.endpoint = endpoint.name },
            "a text of the response held half of a surrogate pair, which is U+FFFD now",
        );
        #[cfg(feature = "drift")]
        crate::drift::half_pair(error.path());
        #[cfg(not(feature = "drift"))]
        let _ = error;
    }
}
