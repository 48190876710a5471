//! What an error says: a text of its own, or the description in its details.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::api_error::ErrorDetails;

/// The message of an error. A description that the details can lend is not copied.
pub(super) enum Message {
    Own(Cow<'static, str>),
    /// The description of the details. The cell holds it if they cannot lend it after all.
    OfDetails(OnceLock<String>),
}

impl Message {
    /// Returns the description of the details, if they have one.
    pub(super) fn of_details(details: &dyn ErrorDetails) -> Option<Self> {
        Some(match details.description()? {
            Cow::Borrowed(_) => Self::OfDetails(OnceLock::new()),
            Cow::Owned(text) => Self::Own(Cow::Owned(text)),
        })
    }

    /// Returns the text. `details` are those that the message was made of.
    pub(super) fn text<'a>(&'a self, details: &'a dyn ErrorDetails) -> &'a str {
        match self {
            Self::Own(text) => text,
            Self::OfDetails(copy) => match details.description() {
                Some(Cow::Borrowed(text)) => text,
                text => copy.get_or_init(|| text.unwrap_or_default().into_owned()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::any::Any;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    /// Lends its description the first time, and makes it anew from then on.
    #[derive(Debug, Default)]
    struct Fickle(AtomicBool);

    impl ErrorDetails for Fickle {
        fn code(&self) -> Option<&str> {
            None
        }

        fn description(&self) -> Option<Cow<'_, str>> {
            let is_again = self.0.swap(true, Ordering::Relaxed);
            Some(if is_again {
                Cow::Owned("made".to_owned())
            } else {
                Cow::Borrowed("lent")
            })
        }

        fn as_any(&self) -> &dyn Any {
            self
        }
    }

    #[test]
    fn a_description_that_is_no_longer_lent_is_kept() {
        let details = Fickle::default();
        let message = Message::of_details(&details).expect("there is a description");
        assert_eq!(message.text(&details), "made");
        assert_eq!(message.text(&details), "made");
    }
}
