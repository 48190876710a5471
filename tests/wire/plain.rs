//! The service of most declarations here, without credential, rate limit and headers.

use jelou::{Client, Service, ServiceInfo, StandardError};
use jelou_tests::Memory;

/// A host without authentication.
pub(crate) struct Plain;

impl Service for Plain {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("plain", "https://plain.example.com");
    type Error = StandardError;
}

/// Returns a client that sends nothing over a network.
pub(crate) fn client() -> Client {
    Client::builder()
        .transport(Memory::new())
        .build()
        .expect("the settings are valid")
}
