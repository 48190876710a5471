//! Documented rules that a length or range cannot express, for `#[serde(serialize_with)]`.
//!
//! A member that breaks its rule is an encoding error that names the member. Nothing is sent.

mod emoji;

use std::collections::BTreeMap;

use jelou_core::wire::Length;
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Other members of an unknown message. A member that the request itself writes is an error.
pub(super) fn other_members<S: Serializer>(
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

/// The title of a quick reply: 1 to 20 characters, no emoji, no formatting `[docs]`. What counts as
/// emoji and formatting is not documented: the definitions are those of Unicode and WhatsApp.
pub(super) fn quick_reply_title<S: Serializer>(
    title: &str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Length::Characters(title.chars().count())
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

/// Whether two of the markers enclose text, as in WhatsApp's formatting: the first begins a word, the
/// second ends one, and the text between them neither starts nor ends with a space.
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
pub(super) fn latitude<S: Serializer>(degrees: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    degrees_within(*degrees, 90.0, serializer)
}

/// Degrees of longitude: -180 to 180.
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(super) fn longitude<S: Serializer>(degrees: &f64, serializer: S) -> Result<S::Ok, S::Error> {
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
