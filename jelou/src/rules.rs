//! Documented rules of message members that a length cannot say, for `#[serde(serialize_with)]`.
//!
//! A member that breaks its rule fails the encoding, which names the member; nothing is sent.

use std::collections::BTreeMap;

use jelou_core::wire::Measure;
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::messages::QuickReply;

/// An address must be `https` `[docs]`.
pub(crate) fn https<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if !url.starts_with("https://") {
        return Err(S::Error::custom(
            "must be a public address that begins with `https://`",
        ));
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

/// The title of a quick reply: 1 to 20 characters, no emoji, no formatting `[docs]`.
pub(crate) fn quick_reply_title<S: Serializer>(
    title: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Measure::Characters(title.chars().count())
        .check(1, 20)
        .map_err(S::Error::custom)?;
    if let Some(emoji) = title.chars().find(|c| is_emoji(*c)) {
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

/// Whether two of the markers enclose text, as WhatsApp's formatting does.
fn formats(text: &str, marker: char) -> bool {
    let mut pieces = text.split(marker);
    pieces.next();
    pieces
        .next()
        .is_some_and(|enclosed| !enclosed.trim().is_empty())
        && pieces.next().is_some()
}

/// The blocks of pictographs, dingbats, flags and the emoji presentation selector.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}'
        | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
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
