//! The charset of a response. It is UTF-8 (RFC 8259, section 8.1); one that is declared explains why
//! a body cannot be read.

use http::header::{CONTENT_TYPE, HeaderMap};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The longest name that a charset may have (RFC 2978, section 2.3).
const LONGEST_NAME: usize = 40;

/// Returns the body without its byte order mark.
#[inline]
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body)
}

/// Says which charset the headers declare, as the end of a message; empty if they declare none.
#[cold]
pub(super) fn declaration(headers: &HeaderMap) -> String {
    declared(headers).map_or(String::new(), |charset| {
        // Without quotes: what a message quotes may be a value of the response, and is hidden.
        format!("; its declared charset is {charset}")
    })
}

/// Returns the charset of the content type.
fn declared(headers: &HeaderMap) -> Option<&str> {
    let content_type = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let charset = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    let charset = charset.trim().trim_matches('"');
    let is_name = !charset.is_empty()
        && charset.len() <= LONGEST_NAME
        && charset
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.:+".contains(&byte));
    is_name.then_some(charset)
}

#[cfg(test)]
mod tests {
    use http::header::{CONTENT_TYPE, HeaderMap};

    use super::declared;

    #[test]
    fn a_declared_charset_is_found() {
        let rows = [
            ("text/plain; charset=iso-8859-1", Some("iso-8859-1")),
            ("text/plain;v=1; Charset = \"Latin1\" ", Some("Latin1")),
            ("text/plain; charset=utf-8", Some("utf-8")),
            ("text/plain", None),
            ("text/plain; charset", None),
            ("text/plain; charset=", None),
            ("text/plain; charset=`a b`", None),
            ("charset=utf-8", None),
        ];
        for (content_type, charset) in rows {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
            assert_eq!(declared(&headers), charset, "{content_type}");
        }
        let long = format!("text/plain; charset={}", "a".repeat(41));
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, long.parse().unwrap())]);
        assert_eq!(declared(&headers), None);
        assert_eq!(declared(&HeaderMap::new()), None);
    }
}
