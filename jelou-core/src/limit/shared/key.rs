//! The name of a bucket in Redis.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::auth::Authorizer;

/// Sets these digests apart from all others of the same text.
const DOMAIN: &str = "jelou shared rate limit, version 1";

/// The first half of the SHA-256 of service, origin and credential, in hexadecimal digits: equal in
/// all processes, and different for different credentials.
///
/// A digest gives away nothing of what was digested but the possibility to check a guess. There is
/// no guessing a secret that was drawn at random: for 128 bits of it, 2^128 digests would have to be
/// tried. A password that a person has chosen can be guessed, though, so that Redis should be open
/// to nobody who must not know it.
pub(super) fn bucket(service: &str, origin: &str, authorizer: &Authorizer) -> String {
    let mut digest = Sha256::new();
    let (header, secret) = authorizer.parts();
    for part in [
        DOMAIN.as_bytes(),
        service.as_bytes(),
        origin.as_bytes(),
        header.as_bytes(),
        secret,
    ] {
        // With its length before it, no part can pass for the end of another.
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let mut name = String::with_capacity(32);
    for byte in &digest.finalize()[..16] {
        // Writing to a string does not fail.
        let _ = write!(name, "{byte:02x}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::bucket;
    use crate::auth::{AuthScheme, Authorizer, Credential};

    fn token(token: &str) -> Authorizer {
        let scheme = AuthScheme::bearer("X");
        Credential::bearer(token).authorizer(&scheme).unwrap()
    }

    #[test]
    fn a_bucket_has_one_name_in_all_processes_and_shows_no_secret() {
        let name = |origin, secret| bucket("api", origin, &token(secret));
        let one = name("https://a.example", "s3cret");
        assert_eq!(one, name("https://a.example", "s3cret"));
        assert_ne!(one, name("https://a.example", "s3cres"));
        assert_ne!(one, name("https://b.example", "s3cret"));
        assert_ne!(one, bucket("api", "https://a.example", &Authorizer::Open));
        assert_ne!(one, bucket("apih", "ttps://a.example", &token("s3cret")));
        assert!(one.len() == 32 && one.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
