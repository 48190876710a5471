//! Reads `Retry-After`.

use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, RETRY_AFTER};

/// Returns the wait that a response asks for, in seconds or as a date (RFC 9110, section 10.2.3). A
/// date in the past means no wait.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        retry_after(&headers)
    }

    proptest! {
        #[test]
        fn a_date_that_is_written_is_read(seconds in 0_u64..253_402_300_800) {
            let date = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            let wait = read(&httpdate::fmt_http_date(date)).unwrap();
            let expected = date.duration_since(SystemTime::now()).unwrap_or_default();
            prop_assert!(wait >= expected && wait <= expected + Duration::from_secs(60));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[ -~]{0,40}|[A-Za-z]{3,9}[, ]{1,2}[0-9A-Za-z :,-]{0,30}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn reads_seconds_and_dates() {
        assert_eq!(read("7"), Some(Duration::from_secs(7)));
        assert_eq!(read(" 0 "), Some(Duration::ZERO));
        assert_eq!(read("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        let soon = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(90));
        let wait = read(&soon).unwrap();
        assert!(
            wait > Duration::from_secs(80) && wait <= Duration::from_secs(90),
            "{wait:?}"
        );
        assert_eq!(read("soon"), None);
        assert_eq!(read("-1"), None);
    }

    #[test]
    fn reads_all_three_forms_of_a_date_and_nothing_else() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(read(text), Some(Duration::ZERO), "{text}");
        }
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(2_866_956_577);
        for text in [
            "Sat, 06 Nov 2060 08:49:37 GMT",
            "Saturday, 06-Nov-60 08:49:37 GMT",
            "Sat Nov  6 08:49:37 2060",
        ] {
            let wait = read(text).unwrap();
            let expected = date.duration_since(SystemTime::now()).unwrap();
            assert!(
                wait >= expected && wait <= expected + Duration::from_secs(60),
                "{text}: {wait:?}"
            );
        }
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Feb 2027 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 8:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
            "Sunday, 06-Nov-94-1 08:49:37 GMT",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
