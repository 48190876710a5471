//! The bodies of the platform's responses.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};

/// Returns a success with the body as JSON.
pub(super) fn success(body: &impl Serialize) -> Response<Bytes> {
    match serde_json::to_value(body) {
        Ok(body) => respond(StatusCode::OK, &body),
        Err(error) => Refusal::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "sandbox_error",
            format!("the sandbox cannot write its response: {error}"),
        )
        .into_response(),
    }
}

/// Returns a response with a JSON body.
pub(super) fn respond(status: StatusCode, body: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body.to_string()));
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

/// Returns the short failure of the user states: `{"message": [..], "status": "failed"}`.
pub(super) fn failed(status: StatusCode, message: &str) -> Response<Bytes> {
    respond(status, &json!({"message": [message], "status": "failed"}))
}

/// A refused request, with the usual error body.
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
    invalid: Option<(String, String)>,
    retry_after: Option<u64>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            invalid: None,
            retry_after: None,
        }
    }

    /// 422: a field is missing or invalid. The body is the documented one.
    pub(super) fn invalid(field: &str, reason: &str) -> Self {
        let mut refusal = Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "E0422",
            "The request is not valid",
        );
        refusal.invalid = Some((field.to_owned(), reason.to_owned()));
        refusal
    }

    /// 429, with the seconds to wait.
    pub(super) fn too_many_requests(seconds: u64) -> Self {
        let mut refusal = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Too many requests",
        );
        refusal.retry_after = Some(seconds);
        refusal
    }

    pub(super) fn into_response(self) -> Response<Bytes> {
        let Self {
            status,
            code,
            message,
            invalid,
            retry_after,
        } = self;
        // The texts are English in every language.
        let mut body = json!({
            "message": [message],
            "statusMessage": "failed",
            "status": 0,
            "error": {
                "code": code,
                "description": message,
                "developerMessages": {"es": message, "en": message},
                "clientMessages": {"es": message, "en": message},
            },
        });
        if let Some((field, reason)) = invalid {
            body["error"]["key"] = json!("VALIDATOR_ERROR");
            body["validationError"] = json!({field: [{"en": reason, "es": reason, "pt": reason}]});
        }
        let mut response = respond(status, &body);
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
