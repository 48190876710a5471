//! Checks the text of a header value.

use http::header::HeaderValue;

/// Checks the text of a header: visible ASCII, tabs and inner spaces. The reason never repeats the
/// text, which may be a secret.
pub(crate) fn header_value(text: String) -> Result<HeaderValue, String> {
    if let Some((at, byte)) = text
        .bytes()
        .enumerate()
        .find(|(_, byte)| !matches!(byte, b'\t' | b' '..=b'~'))
    {
        let what = match byte {
            b'\r' | b'\n' => "a line break",
            0x80.. => "a character outside ASCII",
            _ => "a control character",
        };
        return Err(format!(
            "a header value holds visible ASCII only; there is {what} at byte {at}"
        ));
    }
    if text.trim_matches([' ', '\t']).len() != text.len() {
        return Err(
            "a header value cannot begin or end with white space, which receivers drop".into(),
        );
    }
    HeaderValue::try_from(text).map_err(|error| error.to_string())
}
