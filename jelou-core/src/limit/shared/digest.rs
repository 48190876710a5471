//! The name of a bucket in Redis: a digest, equal in all processes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::limit::bucket::Bucket;

/// Separates these digests from all other digests of the same text.
const DOMAIN: &str = "jelou shared rate limit, version 1";

/// Returns the first half of the SHA-256 of service, origin and credential, in hexadecimal digits.
///
/// A digest reveals its input only to those who guess it. A random secret of 128 bits cannot be
/// guessed. A password that a person chose can, so protect Redis from everyone who must not know it.
pub(super) fn of(bucket: &Bucket<'_>) -> String {
    let mut digest = Sha256::new();
    let (header, secret) = bucket.credential;
    for part in [
        DOMAIN.as_bytes(),
        bucket.service.as_bytes(),
        bucket.origin.as_bytes(),
        header.as_bytes(),
        secret,
    ] {
        // The length before it keeps a part from passing for the end of another.
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
    use crate::limit::bucket::Bucket;

    fn name(service: &'static str, origin: &str, credential: (&str, &[u8])) -> String {
        super::of(&Bucket {
            service,
            origin,
            credential,
        })
    }

    #[test]
    fn a_bucket_has_one_name_in_all_processes_and_shows_no_secret() {
        let api = |origin, secret| name("api", origin, ("authorization", secret));
        let one = api("https://a.example", b"Bearer s3cret");
        assert_eq!(one, api("https://a.example", b"Bearer s3cret"));
        assert_ne!(one, api("https://a.example", b"Bearer s3cres"));
        assert_ne!(one, api("https://b.example", b"Bearer s3cret"));
        assert_ne!(one, name("api", "https://a.example", ("", b"")));
        let shifted = ("authorization", &b"Bearer s3cret"[..]);
        assert_ne!(one, name("apih", "ttps://a.example", shifted));
        assert!(one.len() == 32 && one.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
