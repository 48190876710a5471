//! Authentication: the schemes that services ask for, and the credentials for them.
//!
//! A credential is turned into its header once, when the service is first used, and the header is
//! marked sensitive. Nothing secret is printed by `Debug` or `Display` of any type here.

mod credential;
mod scheme;
mod secret;
#[cfg(feature = "signature")]
mod signature;

pub(crate) use credential::Authorizer;
pub use credential::{Credential, InvalidCredential};
pub use scheme::AuthScheme;
pub use secret::Secret;
#[cfg(feature = "signature")]
pub use signature::{sign, verify};
