//! The operations, each read by the declaration that the client writes it with.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use jelou_core::server::{Rejection, ServerEndpoint, ServerRequest};
use jelou_core::{Endpoint, Error, wire};
use serde_json::json;

use super::responses::{Refusal, failed, success};
use super::world::World;
use super::{DeliveredMessage, DeliveredTemplate};
use crate::messages::{Message, SendMessage, SentMessage};
use crate::templates::{SendTemplate, TemplateDelivery};
use crate::users::{GetUserCache, GetUserState, SetUserCache, SetUserState, UserState};

type RouteResult = Result<Response<Bytes>, Refusal>;

/// Finds the operation that a request means, and performs it.
pub(super) fn response(world: &mut World, request: &Request<Bytes>) -> RouteResult {
    None.or_else(|| route(world, request, send_message))
        .or_else(|| route(world, request, get_user_state))
        .or_else(|| route(world, request, set_user_state))
        .or_else(|| route(world, request, get_user_cache))
        .or_else(|| route(world, request, set_user_cache))
        .or_else(|| route(world, request, send_template))
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
    world: &mut World,
    request: &Request<Bytes>,
    operation: fn(&mut World, E) -> RouteResult,
) -> Option<RouteResult> {
    let request = ServerRequest::matching(E::METADATA, request)?;
    Some(
        E::from_request(&request)
            .map_err(|error| invalid(&error))
            .and_then(|request| operation(world, request)),
    )
}

fn invalid(rejection: &Rejection) -> Refusal {
    Refusal::invalid(rejection.field().unwrap_or("body"), rejection.reason())
}

/// The limits that the declaration documents, which the client checks before it sends.
fn check_limits<E: Endpoint>(request: &E) -> Result<(), Error> {
    wire::encode(request).map(drop)
}

fn send_message(world: &mut World, request: SendMessage) -> RouteResult {
    world.check_bot(&request.bot_id)?;
    if let Message::Unknown(message) = &request.message {
        let reason = format!("`{}` is not a kind of message", message.kind);
        return Err(Refusal::invalid("type", &reason));
    }
    if let Err(error) = check_limits(&request) {
        return Err(Refusal::new(
            StatusCode::BAD_REQUEST,
            "message_could_not_be_send",
            error.message().to_owned(),
        ));
    }
    let message_id = format!("msg_{}", world.next_id());
    world.messages.push(DeliveredMessage {
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
    reason = "operations look alike"
)]
fn get_user_state(world: &mut World, request: GetUserState) -> RouteResult {
    Ok(match world.states.current(&request.user_id, world.now) {
        Some(state) => success(state),
        None => failed(StatusCode::BAD_REQUEST, "User not found"),
    })
}

fn set_user_state(world: &mut World, request: SetUserState) -> RouteResult {
    world.check_bot(&request.bot_id)?;
    if !matches!(request.state.as_str(), "manual" | "auto") {
        return Err(Refusal::invalid("state", "must be `manual` or `auto`"));
    }
    let state = UserState::new()
        .id(request.user_id.clone())
        .bot_id(request.bot_id.clone())
        .state(request.state);
    let response = success(&state);
    world.states.set(
        request.bot_id,
        request.user_id,
        state,
        request.ttl,
        world.now,
    );
    Ok(response)
}

fn get_user_cache(world: &mut World, request: GetUserCache) -> RouteResult {
    world.check_bot(&request.bot_id)?;
    let key = (request.bot_id, request.user_id);
    Ok(success(world.caches.entry(key).or_default()))
}

fn set_user_cache(world: &mut World, request: SetUserCache) -> RouteResult {
    world.check_bot(&request.bot_id)?;
    let cache = world
        .caches
        .entry((request.bot_id, request.user_id))
        .or_default();
    cache.extend(request.params.0);
    Ok(success(cache))
}

fn send_template(world: &mut World, request: SendTemplate) -> RouteResult {
    world.check_bot(&request.bot_id)?;
    if let Err(error) = check_limits(&request) {
        return Err(Refusal::invalid("destinations", error.message()));
    }
    if !world.templates.contains(&request.element_name) {
        // The documented shape of a failed template echoes the request, which clients must not log.
        return Ok(super::responses::respond(
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
        let id = format!("00000000-0000-4000-8000-{:012}", world.next_id());
        deliveries.push(
            TemplateDelivery::new()
                .id(id.clone())
                .destination(destination.clone()),
        );
        world.template_messages.push(DeliveredTemplate {
            id,
            bot_id: request.bot_id.clone(),
            destination,
            element_name: request.element_name.clone(),
            parameters: parameters.clone(),
        });
    }
    Ok(success(&deliveries))
}
