//! A call as a `curl` command.

use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, HeaderValue};

use crate::auth::AuthScheme;
use crate::service::ServiceState;

/// The command, one line; secrets stand as environment variables or `***`.
pub(crate) fn command(service: &ServiceState, request: &http::Request<Bytes>) -> String {
    let (method, url) = (request.method(), request.uri().to_string());
    let mut line = format!("curl -X {method} {}", quote(&url));
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
        line.push_str(&format!(
            " -H {}",
            quote(&format!("{name}: {}", shown(value)))
        ));
    }
    if !request.body().is_empty() {
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

fn body(body: &Bytes) -> String {
    match std::str::from_utf8(body) {
        Ok(text) if !text.contains('\0') => format!(" --data-binary {}", quote(text)),
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
