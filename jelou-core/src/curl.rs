//! A call as a `curl` command.

use bytes::Bytes;
use http::Method;
use http::header::{ACCEPT_ENCODING, HeaderValue};

use crate::auth::AuthScheme;
use crate::service::ServiceState;
use crate::wire::expects_body;

/// The command, one line; secrets stand as environment variables or `***`.
pub(crate) fn command(service: &ServiceState, request: &http::Request<Bytes>) -> String {
    let (method, url) = (request.method(), request.uri().to_string());
    // With `-X HEAD` it would wait for a body.
    let mut line = if method == Method::HEAD {
        format!("curl --head {}", quote(&url))
    } else {
        format!("curl -X {method} {}", quote(&url))
    };
    match service.info.auth {
        AuthScheme::None => {}
        AuthScheme::Basic {
            id_variable,
            secret_variable,
        } => {
            line.push_str(&format!(" -u \"${id_variable}:${secret_variable}\""));
        }
        AuthScheme::Bearer { variable } => {
            line.push_str(&format!(" -H \"authorization: Bearer ${variable}\""));
        }
        AuthScheme::ApiKey { header, variable } => {
            line.push_str(&format!(" -H \"{header}: ${variable}\""));
        }
        AuthScheme::Signature { header, .. } => {
            line.push_str(&format!(" -H '{header}: ***'"));
        }
    }
    for (name, value) in request.headers() {
        // `curl` would print compressed bytes as they are.
        if name == ACCEPT_ENCODING || Some(name) == service.authorizer.header() {
            continue;
        }
        // With a colon and nothing behind it a header is not sent.
        let header = match shown(value) {
            "" => format!("{name};"),
            value => format!("{name}: {value}"),
        };
        line.push_str(&format!(" -H {}", quote(&header)));
    }
    if !request.body().is_empty() || expects_body(method) {
        line.push_str(&body(request.body()));
    }
    line
}

fn shown(value: &HeaderValue) -> &str {
    if value.is_sensitive() {
        "***"
    } else {
        value.to_str().unwrap_or("***")
    }
}

/// The option that sends the body; an empty one sends `content-length: 0`.
fn body(body: &Bytes) -> String {
    match std::str::from_utf8(body) {
        // A text after `--data-binary` that begins with an at sign would name a file.
        Ok(text) if !text.contains('\0') => format!(" --data-raw {}", quote(text)),
        _ => format!(
            " --data-binary @FILE # {} bytes that are not text",
            body.len()
        ),
    }
}

/// Quotes for a POSIX shell.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
