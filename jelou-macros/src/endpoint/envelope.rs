//! `envelope = "data.results"`

use syn::LitStr;

use crate::diagnostics::{Code, Diagnostics};

/// The members on the way to the payload.
pub(crate) fn read(text: &LitStr, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
    let value = text.value();
    let members: Vec<String> = value.split('.').map(str::to_owned).collect();
    let wrong = members
        .iter()
        .any(|member| member.is_empty() || member.contains(char::is_whitespace));
    if wrong {
        diagnostics
            .error(
                Code::BadValue,
                text,
                format_args!("`envelope = {value:?}` is not a path of members"),
            )
            .help(
                "write the members with dots between them, such as `\"data\"` or \
                `\"data.results\"`",
            );
        return None;
    }
    Some(members)
}
