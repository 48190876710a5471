//! The service of most declarations here: no credential, no rate limit, no headers of its own.

use jelou::{Client, Service, ServiceInfo, StandardError};
use jelou_tests::Memory;

/// A host that asks for nothing.
pub(crate) struct Plain;

impl Service for Plain {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("plain", "https://plain.example.com");
    type Error = StandardError;
}

/// A client that sends nothing over a network.
pub(crate) fn client() -> Client {
    Client::builder()
        .transport(Memory::new())
        .build()
        .expect("the settings are valid")
}
