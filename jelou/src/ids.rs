//! Identifiers and other texts that have a type of their own.

use jelou_core::jelou_model;
use serde::Serializer;
use serde::ser::Error as _;

/// A bot: an opaque text. The documentation shows UUIDs and phone numbers with a leading `+` `[docs]`.
///
/// ```
/// use jelou::BotId;
///
/// let bot = BotId::from("+593000000000");
/// assert_eq!(bot.as_str(), "+593000000000");
/// ```
#[jelou_model]
pub struct BotId(String);

/// An end user: a phone number with country code and without `+` `[docs]`.
///
/// An empty id is refused before anything is sent. Nothing else is checked, neither the digits nor a
/// missing `+`.
///
/// ```
/// use jelou::UserId;
///
/// assert_eq!(UserId::from("593900000000").to_string(), "593900000000");
/// ```
#[jelou_model]
pub struct UserId(#[length(1..)] String);

/// A public `https` address, as the platform requires it for media and buttons `[docs]`. An address
/// with another scheme, without a host, or with a user name or password is refused before anything is
/// sent.
///
/// ```
/// use jelou::prelude::*;
///
/// let insecure = SendMessage::new("bot", "593900000000", Message::image("http://example.com/a.png"));
/// let error = jelou::wire::encode(&insecure).unwrap_err();
/// assert_eq!(
///     error.message(),
///     "field `mediaUrl`: must be a public address that begins with `https://`",
/// );
/// ```
#[jelou_model]
pub struct HttpsUrl(#[serde(serialize_with = "https")] String);

/// Checks that an address has the scheme `https` and a host, and no user name or password `[docs]`.
fn https<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    const SCHEME: &str = "https://";

    let rest = url
        .get(..SCHEME.len())
        .filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
        .map(|_| &url[SCHEME.len()..])
        .ok_or_else(|| S::Error::custom("must be a public address that begins with `https://`"))?;
    // RFC 3986, section 3.2. Browsers also end the authority at a backslash.
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(S::Error::custom(
            "must be a public address, and cannot hold a user name or password",
        ));
    }
    let host = authority.split(':').next().unwrap_or_default();
    if host.is_empty() || authority.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(S::Error::custom("must name a host after `https://`"));
    }
    serializer.serialize_str(url)
}
