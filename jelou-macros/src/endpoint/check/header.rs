//! Header names.

use syn::LitStr;

use crate::diagnostics::{Code, Diagnostics};
use crate::endpoint::declaration::Declaration;
use crate::endpoint::location::{Field, LocationKind};
use crate::syntax::text::join;

pub(super) fn check(declaration: &Declaration, diagnostics: &mut Diagnostics) {
    let mut seen: Vec<(&Field, &LitStr)> = Vec::new();
    for field in &declaration.fields {
        let Some(LocationKind::Header(Some(name))) = field
            .location_attr
            .as_ref()
            .map(|location_attr| &location_attr.kind)
        else {
            continue;
        };
        if !valid(name, diagnostics) || reserved(name, diagnostics) || !field.member.cfgs.is_empty()
        {
            continue;
        }
        match seen.iter().find(|(first, _)| first.wire == field.wire) {
            Some((_, first)) => {
                diagnostics
                    .error(
                        Code::DuplicateHeader,
                        name,
                        format_args!(
                            "header `{}` is declared twice; case does not tell headers apart",
                            name.value()
                        ),
                    )
                    .help("remove one of the fields; a `Vec` sends several lines of one header")
                    .at(*first, "it is first declared here");
            }
            None => seen.push((field, name)),
        }
    }
}

/// RFC 9110, section 5.6.2.
fn is_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter)
}

fn valid(name: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    let text = name.value();
    let wrong = text.char_indices().find(|(_, letter)| !is_token(*letter));
    let problem = match wrong {
        None if text.is_empty() => "the header name is empty".to_owned(),
        None => return true,
        Some((at, ' ')) => {
            format!("`{text}` is not a valid header name: there is a space at byte {at}")
        }
        Some((at, letter)) => {
            format!(
                "`{text}` is not a valid header name: there is `{}` at byte {at}",
                letter.escape_debug()
            )
        }
    };
    let mut words = Vec::new();
    for word in text.split(|letter| !is_token(letter)) {
        if !word.is_empty() {
            words.push(word);
        }
    }
    diagnostics
        .error(Code::BadHeaderName, name, problem)
        .help(if !text.is_ascii() {
            "write ASCII letters, digits and `-`".to_owned()
        } else if words.is_empty() {
            "write a name such as `\"X-Request-Id\"`".to_owned()
        } else {
            format!("write `\"{}\"`", join(&words, "-"))
        });
    false
}

/// Headers that are not for a field to set, and who sets them.
fn reserved(name: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    const TRANSPORT: [&str; 9] = [
        "content-length",
        "host",
        "connection",
        "keep-alive",
        "transfer-encoding",
        "te",
        "trailer",
        "upgrade",
        "expect",
    ];
    let lower = name.value().to_ascii_lowercase();
    let (owner, help) = match lower.as_str() {
        "authorization" | "proxy-authorization" => (
            "the service's authentication",
            "remove the field; the client's credential is sent by itself",
        ),
        "content-type" => (
            "the declaration",
            "remove the field, and write `content_type = \"..\"` in the attribute",
        ),
        other if TRANSPORT.contains(&other) => (
            "the transport",
            "remove the field; the transport sends what is right",
        ),
        _ => return false,
    };
    diagnostics
        .error(
            Code::ReservedHeader,
            name,
            format_args!("`{}` is set by {owner}", name.value()),
        )
        .help(help);
    true
}
