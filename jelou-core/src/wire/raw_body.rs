//! Bodies that are sent unchanged.

use std::borrow::Cow;

use bytes::Bytes;

use super::redact::{Redact, mask};

/// A value that can be the whole body, as bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a raw body",
    label = "expected `Bytes`, `Vec<u8>`, `String`, `&str`, `&[u8]` or an option of these"
)]
pub trait RawBody {
    /// Returns the bytes, or `None` if the body is absent.
    fn to_body(&self) -> Option<Bytes>;
}

impl RawBody for Bytes {
    fn to_body(&self) -> Option<Bytes> {
        Some(self.clone())
    }
}

impl RawBody for [u8] {
    fn to_body(&self) -> Option<Bytes> {
        Some(Bytes::copy_from_slice(self))
    }
}

impl RawBody for str {
    fn to_body(&self) -> Option<Bytes> {
        self.as_bytes().to_body()
    }
}

impl RawBody for Vec<u8> {
    fn to_body(&self) -> Option<Bytes> {
        self.as_slice().to_body()
    }
}

impl RawBody for String {
    fn to_body(&self) -> Option<Bytes> {
        self.as_bytes().to_body()
    }
}

impl<T: RawBody + ToOwned + ?Sized> RawBody for Cow<'_, T> {
    fn to_body(&self) -> Option<Bytes> {
        T::to_body(self)
    }
}

impl<T: RawBody + ?Sized> RawBody for &T {
    fn to_body(&self) -> Option<Bytes> {
        T::to_body(self)
    }
}

impl<T: RawBody + ?Sized> RawBody for Redact<'_, T> {
    fn to_body(&self) -> Option<Bytes> {
        let body = self.0.to_body()?;
        Some(mask().map_or(body, |mask| Bytes::from_static(mask.as_bytes())))
    }
}

impl<T: RawBody> RawBody for Option<T> {
    fn to_body(&self) -> Option<Bytes> {
        self.as_ref().and_then(T::to_body)
    }
}
