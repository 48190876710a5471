//! Documented rules of message members that a length cannot say, for `#[serde(serialize_with)]`.
//!
//! A member that breaks its rule fails the encoding, which names the member; nothing is sent.

mod emoji;

use std::collections::BTreeMap;

use jelou_core::wire::Measure;
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::messages::QuickReply;

/// An address must be `https`, name a host, and hold no user name or password `[docs]`.
pub(crate) fn https<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    const SCHEME: &str = "https://";

    let rest = url
        .get(..SCHEME.len())
        .filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
        .map(|_| &url[SCHEME.len()..])
        .ok_or_else(|| S::Error::custom("must be a public address that begins with `https://`"))?;
    // RFC 3986, section 3.2; a backslash ends the authority where browsers read an address.
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

/// Members of a message that is not known: none that the body has already.
pub(crate) fn other_members<S: Serializer>(
    members: &BTreeMap<String, Value>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if let Some(name) = ["type", "userId"]
        .into_iter()
        .find(|name| members.contains_key(*name))
    {
        return Err(S::Error::custom(format!(
            "cannot have a member `{name}`, which the request has already"
        )));
    }
    members.serialize(serializer)
}

/// Quick replies: one to three, with different titles `[docs]`.
pub(crate) fn quick_replies<S: Serializer>(
    replies: &[QuickReply],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Measure::Items(replies.len())
        .check(1, 3)
        .map_err(S::Error::custom)?;
    for (at, reply) in replies.iter().enumerate() {
        if replies[..at]
            .iter()
            .any(|earlier| earlier.title == reply.title)
        {
            return Err(S::Error::custom(format!(
                "the title `{}` stands twice",
                reply.title
            )));
        }
    }
    replies.serialize(serializer)
}

/// The title of a quick reply: 1 to 20 characters, no emoji, no formatting `[docs]`. What counts as
/// emoji and formatting is not documented: the definitions are those of Unicode and WhatsApp.
pub(crate) fn quick_reply_title<S: Serializer>(
    title: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Measure::Characters(title.chars().count())
        .check(1, 20)
        .map_err(S::Error::custom)?;
    if let Some(emoji) = title.chars().find(|c| emoji::is_emoji(*c)) {
        return Err(S::Error::custom(format!(
            "cannot hold emoji, has `{emoji}`"
        )));
    }
    if let Some(marker) = ['*', '_', '~', '`']
        .into_iter()
        .find(|marker| formats(title, *marker))
    {
        return Err(S::Error::custom(format!(
            "cannot be formatted, has text between `{marker}`"
        )));
    }
    serializer.serialize_str(title)
}

/// Whether two of the markers enclose text, as WhatsApp's formatting does: the first one begins a word,
/// the second one ends one, and the text between them has no space at its ends.
fn formats(text: &str, marker: char) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let beside_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    text.match_indices(marker).any(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + marker.len_utf8()..]);
        let opens = !in_word(before.chars().next_back()) && beside_text(after.chars().next());
        opens
            && after.match_indices(marker).any(|(end, _)| {
                let enclosed = &after[..end];
                enclosed.contains(|c| c != marker)
                    && beside_text(enclosed.chars().next_back())
                    && !in_word(after[end + marker.len_utf8()..].chars().next())
            })
    })
}

/// Degrees of latitude: -90 to 90.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(crate) fn latitude<S: Serializer>(degrees: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    degrees_within(*degrees, 90.0, serializer)
}

/// Degrees of longitude: -180 to 180.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(crate) fn longitude<S: Serializer>(degrees: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    degrees_within(*degrees, 180.0, serializer)
}

fn degrees_within<S: Serializer>(
    degrees: f64,
    most: f64,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if !(-most..=most).contains(&degrees) {
        return Err(S::Error::custom(format!(
            "must be -{most} to {most} degrees, is {degrees}"
        )));
    }
    serializer.serialize_f64(degrees)
}
