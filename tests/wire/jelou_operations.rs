//! The other operations of the platform: templates, user state, user cache.

use std::collections::BTreeMap;

use jelou::templates::{
    ButtonParameter, ButtonPayload, FlowAction, LimitedTimeOffer, SendTemplate, StateAction,
    StateOption, TemplateActions, TemplateCard, TemplateKind,
};
use jelou::users::{GetUserCache, GetUserState, SetUserCache, SetUserState, State, UserCache};
use jelou::{Endpoint, Jelou, wire};
use jelou_tests::Memory;
use serde_json::{Value, json};

use crate::table::{Row, check, refuses, sends};

fn object(value: Value) -> BTreeMap<String, Value> {
    serde_json::from_value(value).unwrap()
}

/// A row whose body is compared member by member, in any order.
fn posts<E: Endpoint>(name: &str, request: &E, line: &str, expected: &Value) -> Row {
    let body = wire::encode(request)
        .map(|encoded| encoded.body().clone())
        .unwrap_or_default();
    let found: Value = serde_json::from_slice(&body).unwrap_or_default();
    // If the members are equal, the row takes their order from the request.
    let row = sends(name, request, line);
    if &found == expected {
        row.body(&body)
    } else {
        row.body(expected.to_string())
    }
}

fn template() -> SendTemplate {
    SendTemplate::new("BOT_ID", "order_ready", ["593900000000"])
}

fn full_template() -> SendTemplate {
    let button = || {
        ButtonParameter::new("URL")
            .payload(object(json!({"path": "a"})))
            .param(1)
    };
    template()
        .kind(TemplateKind::Document)
        .language("es")
        .parameters(["Ana", "7"])
        .media_url("https://example.com/a.pdf")
        .filename("a.pdf")
        .header_parameters(["H"])
        .button_parameters([button()])
        .button_payloads([ButtonPayload::new()
            .flow_id(1)
            .action("x")
            .others(object(json!({"tag": "t"})))])
        .actions(
            TemplateActions::new()
                .set_flow(FlowAction::new(7))
                .set_state(StateAction::new(
                    "options",
                    [StateOption::new()
                        .index(0)
                        .kind("flow")
                        .others(object(json!({"flowId": 2})))],
                ))
                .set_store_params(object(json!({"plan": "gold"})))
                .others(object(json!({"setTag": {"id": 3}}))),
        )
        .dynamic_url_parameter(["d"])
        .cards([
            TemplateCard::new()
                .media_url("https://example.com/c.png")
                .params(["p"])
                .button_parameters([button()]),
            TemplateCard::new().button_parameters([ButtonParameter::new("URL").param("2")]),
        ])
        .lto_params(LimitedTimeOffer::new(1_700_000_000))
        .expiration_time("2026-01-01")
        .campaign_id("c-1")
}

#[test]
fn templates_have_the_documented_members() {
    const LINE: &str = "POST /v2/whatsapp/BOT_ID/hsm";
    let button = json!({"type": "URL", "payload": {"path": "a"}, "param": 1});
    check(vec![
        posts(
            "only what is required",
            &template(),
            LINE,
            &json!({"elementName": "order_ready", "destinations": ["593900000000"]}),
        ),
        posts(
            "everything",
            &full_template(),
            LINE,
            &json!({
                "elementName": "order_ready",
                "destinations": ["593900000000"],
                "type": "document",
                "language": "es",
                "parameters": ["Ana", "7"],
                "mediaUrl": "https://example.com/a.pdf",
                "filename": "a.pdf",
                "headerParameters": ["H"],
                "buttonParameters": [button],
                "buttonPayloads": [{"flowId": 1, "action": "x", "tag": "t"}],
                "actions": {
                    "setFlow": {"id": 7},
                    "setState": {"type": "options", "options": [
                        {"index": 0, "type": "flow", "flowId": 2},
                    ]},
                    "setStoreParams": {"plan": "gold"},
                    "setTag": {"id": 3},
                },
                "dynamicUrlParameter": ["d"],
                "cards": [{"mediaUrl": "https://example.com/c.png", "params": ["p"],
                    "buttonParameters": [button]},
                    {"buttonParameters": [{"type": "URL", "param": "2"}]}],
                "ltoParams": {"expirationTime": 1_700_000_000},
                "expirationTime": "2026-01-01",
                "campaignId": "c-1",
            }),
        ),
        refuses(
            "nobody to send to",
            &SendTemplate::new("b", "t", Vec::<&str>::new()),
            "field `destinations`: must have at least 1 item, has 0",
        ),
        refuses(
            "four payloads",
            &template().button_payloads(vec![ButtonPayload::new(); 4]),
            "field `buttonPayloads`: must have at most 3 items, has 4",
        ),
    ]);
}

#[test]
fn user_state_and_user_cache_have_the_documented_form() {
    check(vec![
        sends(
            "read the state",
            &GetUserState::new("593900000000"),
            "GET /v1/users/593900000000/state",
        ),
        posts(
            "set the state",
            &SetUserState::new("BOT_ID", "593900000000", State::Manual),
            "POST /v1/users/state",
            &json!({"botId": "BOT_ID", "userId": "593900000000", "state": "manual"}),
        ),
        posts(
            "set the state for a while",
            &SetUserState::new("BOT_ID", "u", State::Auto).ttl(60),
            "POST /v1/users/state",
            &json!({"botId": "BOT_ID", "userId": "u", "state": "auto", "ttl": 60}),
        ),
        sends(
            "read the cache of a bot",
            &GetUserCache::new("+593 1", "u"),
            "GET /v1/users/u/cache?botId=%2B593%201",
        ),
        posts(
            "merge into the cache",
            &SetUserCache::new("BOT_ID", "u", [("plan", "gold"), ("name", "Ana")]),
            "POST /v1/users/u/cache",
            &json!({"botId": "BOT_ID", "params": {"plan": "gold", "name": "Ana"}}),
        ),
        posts(
            "merge nothing",
            &SetUserCache::new("BOT_ID", "u", UserCache::default()),
            "POST /v1/users/u/cache",
            &json!({"botId": "BOT_ID", "params": {}}),
        ),
    ]);
}

#[test]
fn ids_that_look_like_phone_numbers_are_one_segment() {
    let bot = SendTemplate::new("+593000000000", "t", ["593900000000"]);
    let uuid = SendTemplate::new(
        "9b2e4f00-0000-4000-8000-000000000000",
        "t",
        ["593900000000"],
    );
    let target = |request: &SendTemplate| wire::encode(request).unwrap().target().to_owned();
    assert_eq!(target(&bot), "/v2/whatsapp/%2B593000000000/hsm");
    assert_eq!(
        target(&uuid),
        "/v2/whatsapp/9b2e4f00-0000-4000-8000-000000000000/hsm"
    );
}

#[test]
fn calls_go_to_the_main_host_with_the_pair_of_the_company() {
    let jelou = Jelou::builder()
        .client_credentials("my_client_id", "my_client_secret")
        .configure(|client| client.transport(Memory::new()))
        .build()
        .unwrap();
    let request = GetUserState::new("u").send(&jelou).dry_run().unwrap();
    assert_eq!(request.uri(), "https://api.jelou.ai/v1/users/u/state");
    assert_eq!(
        request.headers()["authorization"],
        "Basic bXlfY2xpZW50X2lkOm15X2NsaWVudF9zZWNyZXQ=",
    );
    assert_eq!(request.headers()["content-type"], "application/json");
}
