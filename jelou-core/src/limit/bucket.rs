//! What a server counts together: one credential, for one service, at one origin.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

use super::registry::BucketKey;

/// The parts from which the keys of a bucket are made.
#[derive(Clone, Copy)]
pub(crate) struct Bucket<'a> {
    pub(crate) service: &'static str,
    pub(crate) origin: &'a str,
    /// The header that carries the credential, and the bytes that distinguish the credential. Both
    /// are empty if there is none. Only digests of them are kept.
    pub(crate) credential: (&'a str, &'a [u8]),
}

impl Bucket<'_> {
    /// Returns the key of the bucket in this process.
    pub(super) fn registry_key(&self) -> BucketKey {
        BucketKey::new(self.service, self.origin, self.fingerprint())
    }

    /// Returns hashes of the credential under random keys of this process. They distinguish
    /// credentials without revealing them.
    fn fingerprint(&self) -> [u8; 16] {
        static KEYS: LazyLock<[RandomState; 2]> = LazyLock::new(Default::default);
        let [low, high] = KEYS.each_ref().map(|key| key.hash_one(self.credential));
        (u128::from(high) << 64 | u128::from(low)).to_le_bytes()
    }
}
