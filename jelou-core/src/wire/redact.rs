//! Secrets in requests. The server receives them; printed forms show a mask.

use std::cell::Cell;
use std::fmt;

use serde::{Serialize, Serializer};

/// The mask of a secret.
pub(crate) const MASK: &str = "***";

thread_local! {
    static MASKING: Cell<bool> = const { Cell::new(false) };
}

/// Runs `print` and masks every `#[secret]` field that it encodes or serializes as `***`.
///
/// ```
/// use jelou_core::{jelou_model, wire::redacted};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Login {
///     user: String,
///     #[secret]
///     password: String,
/// }
///
/// let login = Login::new("ana", "hunter2");
/// assert_eq!(serde_json::to_string(&login)?, r#"{"user":"ana","password":"hunter2"}"#);
/// let shown = redacted(|| serde_json::to_string(&login))?;
/// assert_eq!(shown, r#"{"user":"ana","password":"***"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn redacted<T>(print: impl FnOnce() -> T) -> T {
    /// Restores the outer state, even after a panic.
    struct Restore(bool);

    impl Drop for Restore {
        fn drop(&mut self) {
            MASKING.set(self.0);
        }
    }

    let _restore = Restore(MASKING.replace(true));
    print()
}

/// A borrowed secret. It writes its value, or `***` inside [`redacted`].
#[derive(Clone, Copy)]
pub struct Redact<'a, T: ?Sized>(
    /// The secret.
    pub &'a T,
);

/// Returns the mask inside [`redacted`], and `None` elsewhere.
pub(super) fn mask() -> Option<&'static str> {
    MASKING.get().then_some(MASK)
}

impl<T: ?Sized> fmt::Debug for Redact<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl<T: Serialize + ?Sized> Serialize for Redact<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match mask() {
            Some(mask) => serializer.serialize_str(mask),
            None => self.0.serialize(serializer),
        }
    }
}

/// `serialize_with` of a `#[secret]` member.
#[doc(hidden)]
pub fn serialize_secret<T: Serialize + ?Sized, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Redact(value).serialize(serializer)
}
