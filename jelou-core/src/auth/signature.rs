//! HMAC-SHA256 over the exact bytes of a body.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::secret::Secret;

const PREFIX: &str = "sha256=";

fn mac(secret: &Secret, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose().as_bytes())
        .expect("HMAC takes a key of any length");
    mac.update(body);
    mac
}

/// The signature of a body: `sha256=` and the HMAC-SHA256 in lower-case hex.
///
/// The docs of the API's custom channel and external support panel give this form; the key is the
/// signing secret as it is, the message the raw body.
///
/// ```
/// use jelou_core::auth::{Secret, sign};
///
/// assert_eq!(
///     sign(&Secret::from("key"), b"The quick brown fox jumps over the lazy dog"),
///     "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
/// );
/// ```
pub fn sign(secret: &Secret, body: &[u8]) -> String {
    use std::fmt::Write as _;

    let digest = mac(secret, body).finalize().into_bytes();
    let mut text = String::with_capacity(PREFIX.len() + 2 * digest.len());
    text.push_str(PREFIX);
    for byte in digest {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Whether `signature` is that of `body`, compared in constant time.
///
/// Pass the bytes as they were received: JSON that was parsed and written again has other bytes.
///
/// ```
/// use jelou_core::auth::{Secret, sign, verify};
///
/// let secret = Secret::from("key");
/// assert!(verify(&secret, b"{}", &sign(&secret, b"{}")));
/// assert!(!verify(&secret, b"{ }", &sign(&secret, b"{}")));
/// assert!(!verify(&secret, b"{}", "sha256=00"));
/// ```
#[must_use]
pub fn verify(secret: &Secret, body: &[u8], signature: &str) -> bool {
    let Some(digest) = signature.trim().strip_prefix(PREFIX).and_then(unhex) else {
        return false;
    };
    mac(secret, body).verify_slice(&digest).is_ok()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok())
        .collect()
}
