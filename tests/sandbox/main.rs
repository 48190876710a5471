//! The sandbox behaves as the documentation says, over real HTTP.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::time::Duration;

use jelou::messages::{Message, SendMessage, SentMessage};
use jelou::prelude::*;
use jelou::sandbox::Sandbox;
use jelou::users::State;
use jelou::{ClientBuilder, StandardError};
use serde_json::{Value, json};

/// Any JSON as a message, sent without checks.
#[jelou_endpoint(POST, "/v1/bots/{bot_id}/messages", response = SentMessage)]
struct SendAnything {
    bot_id: BotId,
    #[body]
    body: Value,
}

/// Reads the cache as older pages of the documentation describe it.
#[jelou_endpoint(GET, "/v1/users/{user_id}/cache", response = UserCache)]
struct ReadCacheWithoutBot {
    user_id: UserId,
}

async fn unlimited() -> (Sandbox, Jelou) {
    let sandbox = Sandbox::builder().unlimited().start().await.unwrap();
    let jelou = sandbox
        .client_builder()
        .configure(ClientBuilder::unlimited::<Api>)
        .build()
        .unwrap();
    (sandbox, jelou)
}

fn hello() -> Message {
    Message::text("Hello")
}

async fn refusal<E: Endpoint>(jelou: &Jelou, request: E) -> Error {
    match jelou.call(request).await {
        Ok(_) => panic!("{} was not refused", E::METADATA.name),
        Err(error) => error,
    }
}

#[tokio::test]
async fn wrong_credentials_are_401() {
    let (sandbox, _) = unlimited().await;
    let jelou = Jelou::builder()
        .base_url(sandbox.base_url())
        .client_credentials("sandbox-client-id", "wrong")
        .build()
        .unwrap();
    let error = refusal(
        &jelou,
        SendMessage::new(Sandbox::BOT, Sandbox::USER, hello()),
    )
    .await;
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.code(), Some(&ErrorCode::Unauthorized));
    assert_eq!(error.outcome(), Outcome::Refused);
    assert!(sandbox.messages().is_empty());
}

#[tokio::test]
async fn unknown_and_forbidden_bots_are_404_and_403() {
    let (sandbox, jelou) = unlimited().await;
    let unknown = refusal(&jelou, SendMessage::new("nobody", Sandbox::USER, hello())).await;
    assert_eq!(unknown.status().unwrap(), 404);
    assert_eq!(unknown.code(), Some(&ErrorCode::BotNotFound));
    assert!(unknown.request_id().unwrap().starts_with("sandbox-"));
    let foreign = SendMessage::new(Sandbox::FORBIDDEN_BOT, Sandbox::USER, hello());
    let forbidden = refusal(&jelou, foreign).await;
    assert_eq!(forbidden.status().unwrap(), 403);
    assert_eq!(forbidden.code(), Some(&ErrorCode::ForbiddenBot));
    assert!(sandbox.messages().is_empty());
}

#[tokio::test]
async fn a_message_beyond_its_limits_is_400() {
    let (sandbox, jelou) = unlimited().await;
    let options: Vec<Value> = (0..11).map(|n| json!({"title": n.to_string()})).collect();
    for body in [
        json!({"type": "text", "userId": "1", "text": "Pick", "options": options}),
        json!({"type": "image", "userId": "1", "mediaUrl": "http://example.com/a.png"}),
        json!({"type": "quick_reply", "userId": "1", "text": "?", "quick_replies": []}),
    ] {
        let error = refusal(&jelou, SendAnything::new(Sandbox::BOT, body.clone())).await;
        assert_eq!(error.status().unwrap(), 400, "{body}");
        assert_eq!(
            error.code(),
            Some(&ErrorCode::MessageCouldNotBeSend),
            "{body}"
        );
    }
    assert!(sandbox.messages().is_empty());
}

#[tokio::test]
async fn a_missing_field_is_422_and_named() {
    let (_sandbox, jelou) = unlimited().await;
    for (body, field) in [
        (json!({"type": "text", "text": "Hello"}), "userId"),
        (json!({"type": "text", "userId": "1"}), "text"),
        (json!({"userId": "1", "text": "Hello"}), "type"),
        (json!({}), "userId"),
    ] {
        let error = refusal(&jelou, SendAnything::new(Sandbox::BOT, body.clone())).await;
        assert_eq!(error.status().unwrap(), 422, "{body}");
        assert_eq!(error.code(), Some(&ErrorCode::ValidatorError), "{body}");
        let details = error.details::<StandardError>().unwrap();
        assert_eq!(details.key.as_deref(), Some("VALIDATOR_ERROR"), "{body}");
        let validation = &details.validation;
        assert_eq!(
            validation.field(field)[0].get("es"),
            Some("is required"),
            "{body}: {error}"
        );
    }
}

#[tokio::test]
async fn a_message_that_is_not_known_is_422() {
    let (sandbox, jelou) = unlimited().await;
    let unknown = json!({"type": "poll", "userId": "1", "question": "Tea?"});
    let older = json!({"type": "text", "userId": "1", "text": "Pick",
        "buttons": {"options": [{"title": "One"}]}});
    for (body, message) in [
        (unknown, "type: `poll` is not a kind of message"),
        (older, "`buttons` is an older form of options"),
    ] {
        let error = refusal(&jelou, SendAnything::new(Sandbox::BOT, body)).await;
        assert_eq!(error.status().unwrap(), 422);
        assert!(error.message().contains(message), "{error}");
    }
    assert!(sandbox.messages().is_empty());
}

#[tokio::test]
async fn the_body_of_a_422_has_the_documented_members() {
    let (_sandbox, jelou) = unlimited().await;
    let invalid = SendAnything::new(Sandbox::BOT, json!({"type": "text", "text": "Hello"}));
    let error = refusal(&jelou, invalid).await;
    let body: Value = serde_json::from_slice(error.body().unwrap()).unwrap();
    let message = "The request is not valid";
    let reason = "is required";
    assert_eq!(
        body,
        json!({
            "message": [message],
            "statusMessage": "failed",
            "status": 0,
            "error": {
                "code": "E0422",
                "key": "VALIDATOR_ERROR",
                "description": message,
                "developerMessages": {"es": message, "en": message},
                "clientMessages": {"es": message, "en": message},
            },
            "validationError": {"userId": [{"en": reason, "es": reason, "pt": reason}]},
        })
    );
}

#[tokio::test]
async fn every_kind_of_message_arrives_as_it_was_sent() {
    let (sandbox, jelou) = unlimited().await;
    let sent = [
        hello(),
        Message::options("Pick", ["One", "Two"]),
        Message::quick_replies("Sure?", ["Yes", "No"]),
        Message::location(-0.18, -78.46),
        Message::url_button("https://example.com", "Open"),
    ];
    for message in &sent {
        let response = SendMessage::new(Sandbox::BOT, Sandbox::USER, message.clone())
            .send(&jelou)
            .await
            .unwrap();
        assert_eq!(response.success, Some(true));
    }
    let arrived = sandbox.messages();
    assert_eq!(arrived.len(), sent.len());
    for (arrived, sent) in arrived.iter().zip(&sent) {
        assert_eq!(format!("{:?}", arrived.message), format!("{sent:?}"));
        assert_eq!(arrived.user_id.as_str(), Sandbox::USER);
    }
}

#[tokio::test]
async fn states_are_kept() {
    let (_sandbox, jelou) = unlimited().await;
    let before = refusal(&jelou, GetUserState::new(Sandbox::USER)).await;
    assert_eq!(
        (before.status().unwrap().as_u16(), before.message()),
        (400, "User not found")
    );
    SetUserState::new(Sandbox::BOT, Sandbox::USER, State::Manual)
        .send(&jelou)
        .await
        .unwrap();
    let state = GetUserState::new(Sandbox::USER).send(&jelou).await.unwrap();
    assert_eq!(state.state, Some(State::Manual));
    assert_eq!(state.bot_id.unwrap().as_str(), Sandbox::BOT);
    let unknown = SetUserState::new(Sandbox::BOT, Sandbox::USER, State::from("asleep"));
    assert_eq!(refusal(&jelou, unknown).await.status().unwrap(), 422);
}

async fn current(jelou: &Jelou) -> Option<String> {
    let state = GetUserState::new(Sandbox::USER).send(jelou).await.ok()?;
    Some(format!("{} {}", state.bot_id?, state.state?))
}

#[tokio::test]
async fn a_state_with_a_ttl_goes_back_to_what_it_was() {
    const OTHER: &str = "other-bot";
    let sandbox = Sandbox::builder()
        .bot(OTHER)
        .unlimited()
        .start()
        .await
        .unwrap();
    let jelou = sandbox
        .client_builder()
        .configure(ClientBuilder::unlimited::<Api>)
        .build()
        .unwrap();
    let set = async |bot: &str, state: State, ttl: Option<u32>| {
        let mut request = SetUserState::new(bot, Sandbox::USER, state);
        request.ttl = ttl;
        request.send(&jelou).await.unwrap();
    };
    // The clock is paused only while it is moved. Nothing else waits for it.
    let later = async |seconds: u64| {
        tokio::time::pause();
        tokio::time::advance(Duration::from_secs(seconds)).await;
        tokio::time::resume();
    };

    set(Sandbox::BOT, State::Manual, Some(60)).await;
    assert_eq!(current(&jelou).await.unwrap(), "sandbox-bot manual");
    later(61).await;
    assert_eq!(current(&jelou).await, None, "nothing was set before");

    set(Sandbox::BOT, State::Auto, None).await;
    set(Sandbox::BOT, State::Manual, Some(3600)).await;
    set(OTHER, State::Manual, Some(60)).await;
    later(58).await;
    assert_eq!(current(&jelou).await.unwrap(), "other-bot manual");
    later(3).await;
    assert_eq!(current(&jelou).await.unwrap(), "sandbox-bot manual");
    later(3600).await;
    assert_eq!(current(&jelou).await.unwrap(), "sandbox-bot auto");

    set(Sandbox::BOT, State::Manual, Some(60)).await;
    set(Sandbox::BOT, State::Auto, None).await;
    assert_eq!(current(&jelou).await.unwrap(), "sandbox-bot auto");
}

#[tokio::test]
async fn caches_are_merged() {
    let (sandbox, jelou) = unlimited().await;
    for variables in [
        [("plan", "gold"), ("city", "Quito")],
        [("plan", "iron"), ("name", "Ana")],
    ] {
        SetUserCache::new(Sandbox::BOT, Sandbox::USER, variables)
            .send(&jelou)
            .await
            .unwrap();
    }
    let cache = GetUserCache::new(Sandbox::BOT, Sandbox::USER)
        .send(&jelou)
        .await
        .unwrap();
    let expected = UserCache::from([("plan", "iron"), ("city", "Quito"), ("name", "Ana")]);
    assert_eq!(cache, expected);
    let bot = Sandbox::BOT.into();
    assert_eq!(sandbox.cache(&bot, &Sandbox::USER.into()), expected.0);
}

#[tokio::test]
async fn variables_named_like_the_members_of_a_failure_round_trip() {
    let (_sandbox, jelou) = unlimited().await;
    let variables: UserCache = serde_json::from_value(json!({
        "status": "failed", "statusMessage": "failed", "success": false, "message": ["No"], "n": 0,
    }))
    .unwrap();
    let set = SetUserCache::new(Sandbox::BOT, Sandbox::USER, variables.clone());
    assert_eq!(set.send(&jelou).await.unwrap(), variables);
    let get = GetUserCache::new(Sandbox::BOT, Sandbox::USER);
    assert_eq!(get.send(&jelou).await.unwrap(), variables);
}

#[tokio::test]
async fn a_cache_is_read_with_its_bot() {
    let (_sandbox, jelou) = unlimited().await;
    let error = refusal(&jelou, ReadCacheWithoutBot::new(Sandbox::USER)).await;
    assert_eq!(error.status().unwrap(), 422);
    let validation = &error.details::<StandardError>().unwrap().validation;
    assert_eq!(validation.field("botId")[0].get("en"), Some("is required"));
}

#[tokio::test]
async fn templates_go_to_each_destination() {
    let (sandbox, jelou) = unlimited().await;
    let request =
        SendTemplate::new(Sandbox::BOT, Sandbox::TEMPLATE, ["1", "2"]).parameters(["Ana"]);
    let sent = jelou::templates::send_template(&jelou, &request)
        .await
        .unwrap();
    let destinations: Vec<_> = sent
        .iter()
        .map(|sent| sent.destination.as_ref().unwrap().as_str())
        .collect();
    assert_eq!(destinations, ["1", "2"]);
    assert_eq!(sandbox.templates()[1].parameters, ["Ana"]);
}

#[tokio::test]
async fn the_echo_of_a_failed_template_is_never_printed() {
    let (_sandbox, jelou) = unlimited().await;
    let error = refusal(
        &jelou,
        SendTemplate::new(Sandbox::BOT, "nope", ["593987654321"]),
    )
    .await;
    assert_eq!(error.message(), "Template does not exist");
    assert!(!format!("{error} {error:?} {error:#?}").contains("593987654321"));
    let body = String::from_utf8(error.body().unwrap().to_vec()).unwrap();
    assert!(body.contains("593987654321"), "the body stays reachable");
}

#[tokio::test]
async fn more_than_five_in_a_second_are_429() {
    let sandbox = Sandbox::start().await.unwrap();
    let hasty = sandbox
        .client_builder()
        .configure(|client| client.unlimited::<Api>().retry(RetryPolicy::never()))
        .build()
        .unwrap();
    let mut refused = Vec::new();
    for _ in 0..7 {
        let request = SendMessage::new(Sandbox::BOT, Sandbox::USER, hello());
        refused.extend(request.send(&hasty).await.err());
    }
    assert_eq!(refused.len(), 2);
    assert_eq!(sandbox.refused_requests(), 2);
    assert_eq!(refused[0].status().unwrap(), 429);
    assert_eq!(refused[0].outcome(), Outcome::Refused);
    assert_eq!(refused[0].retry_after().unwrap().as_secs(), 1);
}

#[tokio::test]
async fn the_limiter_of_the_client_keeps_below_the_limit() {
    let sandbox = Sandbox::start().await.unwrap();
    let jelou = sandbox.client().unwrap();
    let calls: Vec<_> = (0..12)
        .map(|_| {
            let request = SendMessage::new(Sandbox::BOT, Sandbox::USER, hello());
            tokio::spawn(request.send(&jelou).into_future())
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(sandbox.messages().len(), 12);
    assert_eq!(sandbox.refused_requests(), 0);
}
