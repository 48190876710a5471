//! The tri-state of a body member: left out, null, or a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A body member that can be left out, cleared, or set.
///
/// `Option` cannot say the difference between "leave it as it is" and "clear it"; a partial update
/// needs both.
///
/// | value | wire form |
/// | --- | --- |
/// | `Patch::Absent` | the member is left out |
/// | `Patch::Null` | `"member": null` |
/// | `Patch::Value(v)` | `"member": v` |
///
/// ```
/// use jelou_core::{Patch, jelou_model};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Contact {
///     nickname: Patch<String>,
///     city: Patch<String>,
/// }
///
/// let contact = Contact::new().nickname(Patch::Null).city("Quito");
/// assert_eq!(serde_json::to_string(&contact)?, r#"{"nickname":null,"city":"Quito"}"#);
/// assert_eq!(serde_json::to_string(&Contact::new())?, "{}");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Patch<T> {
    /// The member is left out: nothing changes.
    #[default]
    Absent,
    /// The member is null: the value is cleared.
    Null,
    /// The member is set.
    Value(T),
}

impl<T> Patch<T> {
    /// Whether the member is left out.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The value, where there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl From<&str> for Patch<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl From<&String> for Patch<String> {
    fn from(value: &String) -> Self {
        Self::Value(value.clone())
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}
