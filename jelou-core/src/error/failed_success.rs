//! Answers with a success status whose body says that the request failed.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::Deserialize;
use serde::de::Deserializer;

/// Up to how many bytes a body is searched by the byte.
const SHORT: usize = 512;

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
    serde_json::from_slice::<Flags>(body).is_ok_and(|flags| {
        [&flags.status, &flags.message, &flags.success]
            .into_iter()
            .any(|flag| matches!(flag, Flag::Failed))
    })
}

/// Whether a member that may say so has one of the failing values anywhere in the body.
fn may_report_failure(body: &[u8]) -> bool {
    // Few members begin with an `s`.
    const BEGINNING: &[u8] = b"\"s";
    static FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(BEGINNING));

    let is_failure = |at: usize| is_failing_member(&body[at + BEGINNING.len()..]);
    // To search a short body by the byte is done before a better search has begun.
    if body.len() <= SHORT {
        let mut pairs = body.windows(BEGINNING.len()).enumerate();
        return pairs.any(|(at, pair)| pair == BEGINNING && is_failure(at));
    }
    FINDER.find_iter(body).any(is_failure)
}

/// Whether what follows an `"s` is the rest of such a member, with a failing value.
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
