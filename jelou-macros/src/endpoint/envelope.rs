//! `envelope = "data.results"`

use crate::diagnostics::Code;
use crate::syntax::values::Values;

/// The members on the way to the payload.
pub(crate) fn read(values: &mut Values<'_>) -> Option<Vec<String>> {
    let text = values.text()?;
    let value = text.value();
    let mut members = Vec::new();
    let mut is_right = true;
    for member in value.split('.') {
        is_right &= !member.is_empty() && !member.contains(char::is_whitespace);
        members.push(member.to_owned());
    }
    if !is_right {
        values
            .diagnostics
            .error(
                Code::BadValue,
                &text,
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
