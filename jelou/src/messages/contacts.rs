//! Contacts. Their members are `snake_case` on the wire.

use jelou_core::jelou_model;

/// One or more contacts `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct ContactsMessage {
    /// The contacts, at least one.
    #[length(1..)]
    pub contacts: Vec<Contact>,
}

/// A contact. Every member is optional `[openapi]`.
///
/// ```
/// use jelou::messages::{Contact, ContactName, ContactPhone};
///
/// let ana = Contact::new()
///     .name(ContactName::new().formatted_name("Ana"))
///     .phones([ContactPhone::new().phone("+593900000000").kind("CELL")]);
/// # let _ = ana;
/// ```
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct Contact {
    /// The name.
    pub name: Option<ContactName>,
    /// The phone numbers.
    pub phones: Option<Vec<ContactPhone>>,
    /// The e-mail addresses.
    pub emails: Option<Vec<ContactEmail>>,
    /// The postal addresses.
    pub addresses: Option<Vec<ContactAddress>>,
}

/// The name of a contact `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct ContactName {
    /// The whole name, as shown.
    pub formatted_name: Option<String>,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
}

/// A phone number of a contact `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct ContactPhone {
    /// The number, with `+`. (The id of a user has none.)
    pub phone: Option<String>,
    /// The kind, such as `CELL`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The WhatsApp id of the number.
    pub wa_id: Option<String>,
}

/// An e-mail address of a contact `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct ContactEmail {
    /// The address.
    pub email: Option<String>,
    /// The kind, such as `WORK`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

/// A postal address of a contact `[openapi]`.
#[jelou_model(rename_all = "snake_case")]
#[non_exhaustive]
pub struct ContactAddress {
    /// The street and the number.
    pub street: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The state or province.
    pub state: Option<String>,
    /// The postal code.
    pub zip: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The country's two-letter code.
    pub country_code: Option<String>,
    /// The kind, such as `HOME`.
    #[serde(rename = "type")]
    pub kind: Option<String>,
}
