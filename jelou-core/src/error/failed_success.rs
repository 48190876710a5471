//! Responses with a success status whose body reports a failure.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::Deserialize;
use serde::de::Deserializer;

use crate::wire::read_repaired;

/// Whether a body says that the request failed, by the members that [`StandardError`](super::StandardError) lists.
///
/// The bytes are searched first, so that a usual success body is not parsed twice.
pub(super) fn reports_failure(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Flags {
        #[serde(default)]
        status: Flag,
        #[serde(default, rename = "statusMessage")]
        message: Flag,
        #[serde(default)]
        success: Flag,
    }

    if !body.trim_ascii_start().starts_with(b"{") || !may_report_failure(body) {
        return false;
    }
    read_repaired::<Flags>(body).is_some_and(|flags| {
        [&flags.status, &flags.message, &flags.success]
            .into_iter()
            .any(|flag| matches!(flag, Flag::Failed))
    })
}

/// What such a member begins with. Few members begin so.
const BEGINNING: &[u8] = b"\"s";

/// Whether a member that may say so has one of the failing values anywhere in the body.
fn may_report_failure(body: &[u8]) -> bool {
    static FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(BEGINNING));

    FINDER
        .find_iter(body)
        .any(|at| is_failing_member(&body[at + BEGINNING.len()..]))
}

/// Whether what follows the beginning is the rest of such a member, with a failing value.
fn is_failing_member(rest: &[u8]) -> bool {
    let name = match rest.strip_prefix(b"tatus") {
        Some(rest) => Some(rest.strip_prefix(b"Message").unwrap_or(rest)),
        None => rest.strip_prefix(b"uccess"),
    };
    let value = name
        .and_then(|rest| rest.strip_prefix(b"\""))
        .and_then(|rest| rest.trim_ascii_start().strip_prefix(b":"))
        .map(<[u8]>::trim_ascii_start);
    value.is_some_and(|value| {
        value.starts_with(b"0")
            || value.starts_with(b"\"0\"")
            || value.starts_with(b"\"failed\"")
            || value.starts_with(b"false")
    })
}

/// A member that may say that the request failed.
#[derive(Default)]
enum Flag {
    Failed,
    #[default]
    Fine,
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde_json::Value;

        let failed = match Value::deserialize(deserializer)? {
            Value::Bool(success) => !success,
            Value::Number(status) => status.as_i64() == Some(0),
            Value::String(status) => status == "failed" || status == "0",
            _ => false,
        };
        Ok(if failed { Self::Failed } else { Self::Fine })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BEGINNING, is_failing_member, may_report_failure};

    proptest! {
        #[test]
        fn the_search_finds_what_a_look_at_every_place_finds(
            parts in prop::collection::vec(
                prop_oneof![
                    "[ -~]{0,9}",
                    "(\"status\"|\"statusMessage\"|\"success\"|\"s|\") ?:? ?(0|\"0\"|\"failed\"|false|1|true)?",
                ],
                0..12,
            ),
        ) {
            let body = parts.concat();
            let body = body.as_bytes();
            let expected = (0..body.len()).any(|at| {
                body[at..].strip_prefix(BEGINNING).is_some_and(is_failing_member)
            });
            prop_assert_eq!(may_report_failure(body), expected);
        }
    }

    #[test]
    fn a_member_is_found_wherever_it_stands() {
        for before in 0..70 {
            for after in 0..70 {
                let body = format!("{}\"status\":0{}", " ".repeat(before), " ".repeat(after));
                assert!(may_report_failure(body.as_bytes()), "{before} {after}");
            }
        }
    }
}
