//! The operations. Each reads its request with the declaration that the client writes it with.

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode};
use jelou_core::server::{Rejection, ServerEndpoint, ServerRequest};
use jelou_core::{Endpoint, Error, wire};
use serde_json::json;

use super::delivered::{DeliveredMessage, DeliveredTemplate};
use super::platform::Platform;
use super::responses::{Refusal, failed, respond, success};
use crate::messages::{Message, SendMessage, SentMessage};
use crate::templates::{SendTemplate, TemplateDelivery};
use crate::users::{GetUserCache, GetUserState, SetUserCache, SetUserState, UserState};

type RouteResult = Result<Response<Bytes>, Refusal>;

/// Returns the response to one request, with a request id of its own.
pub(super) fn handle(platform: &mut Platform, request: &Request<Bytes>) -> Response<Bytes> {
    let number = platform.begin_request();
    let mut response = platform
        .admission
        .check(request, platform.now)
        .and_then(|()| dispatch(platform, request))
        .unwrap_or_else(Refusal::into_response);
    if let Ok(id) = HeaderValue::try_from(format!("sandbox-{number}")) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Finds the operation that the request names, and performs it.
fn dispatch(platform: &mut Platform, request: &Request<Bytes>) -> RouteResult {
    None.or_else(|| route(platform, request, send_message))
        .or_else(|| route(platform, request, get_user_state))
        .or_else(|| route(platform, request, set_user_state))
        .or_else(|| route(platform, request, get_user_cache))
        .or_else(|| route(platform, request, set_user_cache))
        .or_else(|| route(platform, request, send_template))
        .unwrap_or_else(|| {
            Err(Refusal::new(
                StatusCode::NOT_FOUND,
                "not_found",
                format!(
                    "The sandbox has no {} {}",
                    request.method(),
                    request.uri().path()
                ),
            ))
        })
}

fn route<E: ServerEndpoint>(
    platform: &mut Platform,
    request: &Request<Bytes>,
    operation: fn(&mut Platform, E) -> RouteResult,
) -> Option<RouteResult> {
    let request = ServerRequest::matching(E::METADATA, request)?;
    Some(
        E::from_request(&request)
            .map_err(|error| invalid(&error))
            .and_then(|request| operation(platform, request)),
    )
}

fn invalid(rejection: &Rejection) -> Refusal {
    Refusal::invalid(rejection.field().unwrap_or("body"), rejection.reason())
}

/// Checks the declaration's constraints, which a client checks before it sends.
fn check_constraints<E: Endpoint>(request: &E) -> Result<(), Error> {
    wire::encode(request).map(drop)
}

fn send_message(platform: &mut Platform, request: SendMessage) -> RouteResult {
    platform.check_bot(&request.bot_id)?;
    if let Message::Unknown(message) = &request.message {
        let reason = format!("`{}` is not a kind of message", message.kind);
        return Err(Refusal::invalid("type", &reason));
    }
    if let Err(error) = check_constraints(&request) {
        return Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            "message_could_not_be_send",
            error.message().to_owned(),
        ));
    }
    let message_id = format!("msg_{}", platform.next_id());
    platform.messages.push(DeliveredMessage {
        message_id: message_id.clone(),
        bot_id: request.bot_id,
        user_id: request.user_id,
        message: request.message,
    });
    Ok(success(
        &SentMessage::new().success(true).message_id(message_id),
    ))
}

#[allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "operations have one signature"
)]
fn get_user_state(platform: &mut Platform, request: GetUserState) -> RouteResult {
    Ok(
        match platform.user_states.current(&request.user_id, platform.now) {
            Some(state) => success(state),
            None => failed(StatusCode::BAD_REQUEST, "User not found"),
        },
    )
}

fn set_user_state(platform: &mut Platform, request: SetUserState) -> RouteResult {
    platform.check_bot(&request.bot_id)?;
    if !matches!(request.state.as_str(), "manual" | "auto") {
        return Err(Refusal::invalid("state", "must be `manual` or `auto`"));
    }
    let state = UserState::new()
        .id(request.user_id.clone())
        .bot_id(request.bot_id.clone())
        .state(request.state);
    let response = success(&state);
    platform.user_states.set(
        request.bot_id,
        request.user_id,
        state,
        request.ttl,
        platform.now,
    );
    Ok(response)
}

fn get_user_cache(platform: &mut Platform, request: GetUserCache) -> RouteResult {
    platform.check_bot(&request.bot_id)?;
    let key = (request.bot_id, request.user_id);
    Ok(success(platform.caches.entry(key).or_default()))
}

fn set_user_cache(platform: &mut Platform, request: SetUserCache) -> RouteResult {
    platform.check_bot(&request.bot_id)?;
    let cache = platform
        .caches
        .entry((request.bot_id, request.user_id))
        .or_default();
    cache.extend(request.params.0);
    Ok(success(cache))
}

fn send_template(platform: &mut Platform, request: SendTemplate) -> RouteResult {
    platform.check_bot(&request.bot_id)?;
    if let Err(error) = check_constraints(&request) {
        return Err(Refusal::invalid("destinations", error.message()));
    }
    if !platform.templates.contains(&request.element_name) {
        // The documented body of this failure echoes the request, which clients must not log.
        return Ok(respond(
            StatusCode::BAD_REQUEST,
            &json!({
                "message": ["Template does not exist"],
                "status": "failed",
                "_metadata": {
                    "error": {},
                    "body": {"elementName": request.element_name, "destinations": request.destinations},
                },
            }),
        ));
    }
    let parameters = request.parameters.unwrap_or_default();
    let mut deliveries = Vec::with_capacity(request.destinations.len());
    for destination in request.destinations {
        let id = format!("00000000-0000-4000-8000-{:012}", platform.next_id());
        deliveries.push(
            TemplateDelivery::new()
                .id(id.clone())
                .destination(destination.clone()),
        );
        platform.template_messages.push(DeliveredTemplate {
            id,
            bot_id: request.bot_id.clone(),
            destination,
            element_name: request.element_name.clone(),
            parameters: parameters.clone(),
        });
    }
    Ok(success(&deliveries))
}
