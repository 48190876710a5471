//! The kinds of messages, with the bodies of the documentation.

use std::collections::BTreeMap;

use jelou::messages::{
    ButtonText, CallButtonMessage, CallButtonParameters, Contact, ContactAddress, ContactEmail,
    ContactName, ContactPhone, FileMessage, FlowActionPayload, FlowButtonMessage, FlowMode,
    FlowParameters, ImageMessage, Message, OptionItem, OptionsMessage, QuickRepliesMessage,
    SendMessage, UnknownMessage, UrlButtonMessage, UrlButtonParameters, VideoMessage,
};
use jelou::wire;
use serde_json::Value;

type Example = (&'static str, Message, &'static str);

fn sending(message: Message) -> SendMessage {
    SendMessage::new("BOT_ID", "USER_ID", message)
}

fn texts_options_and_quick_replies() -> Vec<Example> {
    vec![
        (
            "text",
            Message::text("Hola 😀"),
            r#"{"type":"text","text":"Hola 😀","userId":"USER_ID"}"#,
        ),
        (
            "options",
            OptionsMessage::new(
                "Choose",
                [OptionItem::new("Order")
                    .id("option_1")
                    .description("Pick from the list")],
            )
            .title("Menu")
            .button_text(ButtonText::from("See options"))
            .into(),
            r#"{"type":"text","text":"Choose","userId":"USER_ID","title":"Menu",
                "buttonText":{"type":"text","text":"See options"},
                "options":[{"id":"option_1","title":"Order","description":"Pick from the list"}]}"#,
        ),
        (
            "options, only what is required",
            Message::options("Choose", ["Order", "Track"]),
            r#"{"type":"text","text":"Choose","userId":"USER_ID",
                "options":[{"title":"Order"},{"title":"Track"}]}"#,
        ),
        (
            "quick replies",
            QuickRepliesMessage::new("Sure?", ["Yes", "No"])
                .title("Question")
                .into(),
            r#"{"type":"quick_reply","text":"Sure?","title":"Question",
                "quick_replies":[{"title":"Yes"},{"title":"No"}],"userId":"USER_ID"}"#,
        ),
    ]
}

fn media() -> Vec<Example> {
    vec![
        (
            "image",
            ImageMessage::new("https://example.com/a.jpg")
                .text("A")
                .into(),
            r#"{"type":"image","mediaUrl":"https://example.com/a.jpg","text":"A","userId":"USER_ID"}"#,
        ),
        (
            "image without caption",
            Message::image("https://example.com/a.jpg"),
            r#"{"type":"image","mediaUrl":"https://example.com/a.jpg","userId":"USER_ID"}"#,
        ),
        (
            "audio",
            Message::audio("https://example.com/a.mp3"),
            r#"{"type":"audio","mediaUrl":"https://example.com/a.mp3","userId":"USER_ID"}"#,
        ),
        (
            "video",
            VideoMessage::new("https://example.com/a.mp4")
                .text("V")
                .into(),
            r#"{"type":"video","mediaUrl":"https://example.com/a.mp4","text":"V","userId":"USER_ID"}"#,
        ),
        (
            "file",
            FileMessage::new("https://example.com/a.pdf")
                .text("F")
                .filename("a.pdf")
                .into(),
            r#"{"type":"file","mediaUrl":"https://example.com/a.pdf","text":"F","filename":"a.pdf",
                "userId":"USER_ID"}"#,
        ),
        (
            "sticker",
            Message::sticker("https://example.com/a.webp"),
            r#"{"type":"sticker","mediaUrl":"https://example.com/a.webp","userId":"USER_ID"}"#,
        ),
    ]
}

fn locations_and_contacts() -> Vec<Example> {
    let contact = Contact::new()
        .name(
            ContactName::new()
                .formatted_name("Ana P")
                .first_name("Ana")
                .last_name("P"),
        )
        .phones([ContactPhone::new()
            .phone("+593900000000")
            .kind("CELL")
            .wa_id("593900000000")])
        .emails([ContactEmail::new().email("ana@example.com").kind("WORK")])
        .addresses([ContactAddress::new()
            .street("S 1")
            .city("Quito")
            .state("P")
            .zip("17")
            .country("Ecuador")
            .country_code("EC")
            .kind("HOME")]);
    vec![
        (
            "location",
            Message::location(40.7128, -74.006),
            r#"{"type":"location","coordinates":{"lat":40.7128,"long":-74.006},"userId":"USER_ID"}"#,
        ),
        (
            "contacts",
            Message::contacts([contact]),
            r#"{"type":"contacts","userId":"USER_ID","contacts":[{
                "name":{"formatted_name":"Ana P","first_name":"Ana","last_name":"P"},
                "phones":[{"phone":"+593900000000","type":"CELL","wa_id":"593900000000"}],
                "emails":[{"email":"ana@example.com","type":"WORK"}],
                "addresses":[{"street":"S 1","city":"Quito","state":"P","zip":"17",
                    "country":"Ecuador","country_code":"EC","type":"HOME"}]}]}"#,
        ),
        (
            "location request",
            Message::location_request("Where are you?"),
            r#"{"type":"location_request","text":"Where are you?","userId":"USER_ID"}"#,
        ),
    ]
}

fn buttons() -> Vec<Example> {
    let flow = FlowParameters::new()
        .flow_id("FLOW_ID")
        .flow_cta("Start")
        .flow_name("survey")
        .flow_action_payload(FlowActionPayload::new().screen("RECOMMEND"))
        .mode(FlowMode::Draft)
        .flow_action("navigate")
        .flow_message_version("3");
    vec![
        (
            "URL button",
            UrlButtonMessage::new(UrlButtonParameters::new("https://example.com", "Open"))
                .title("T")
                .text("X")
                .caption("C")
                .into(),
            r#"{"type":"cta_url","title":"T","text":"X","caption":"C","userId":"USER_ID",
                "parameters":{"url":"https://example.com","display_text":"Open"}}"#,
        ),
        (
            "flow button",
            FlowButtonMessage::new(flow)
                .title("T")
                .text("X")
                .caption("C")
                .into(),
            r#"{"type":"flow","title":"T","text":"X","caption":"C","userId":"USER_ID",
                "parameters":{"flow_id":"FLOW_ID","flow_cta":"Start","flow_name":"survey",
                    "flow_action_payload":{"screen":"RECOMMEND"},"mode":"draft",
                    "flow_action":"navigate","flow_message_version":"3"}}"#,
        ),
        (
            "call button",
            CallButtonMessage::new("X", CallButtonParameters::new("Call"))
                .header("H")
                .into(),
            r#"{"type":"voice_call","header":"H","text":"X","userId":"USER_ID",
                "parameters":{"display_text":"Call"}}"#,
        ),
    ]
}

/// Members that the documentation allows without naming them.
fn others() -> Vec<Example> {
    let members: BTreeMap<String, Value> =
        serde_json::from_str(r#"{"question":"Tea?","responses":["Yes"]}"#).unwrap();
    let payload =
        FlowActionPayload::new().others([("data".to_owned(), serde_json::json!({"name": "Ana"}))]);
    vec![
        (
            "a kind that is not known",
            UnknownMessage::new("poll").members(members).into(),
            r#"{"type":"poll","question":"Tea?","responses":["Yes"],"userId":"USER_ID"}"#,
        ),
        (
            "a flow button with data and without a screen",
            FlowButtonMessage::new(FlowParameters::new().flow_action_payload(payload)).into(),
            r#"{"type":"flow","userId":"USER_ID",
                "parameters":{"flow_action_payload":{"data":{"name":"Ana"}}}}"#,
        ),
    ]
}

fn examples() -> Vec<Example> {
    [
        texts_options_and_quick_replies(),
        media(),
        locations_and_contacts(),
        buttons(),
        others(),
    ]
    .concat()
}

#[test]
fn every_kind_has_the_body_that_the_documentation_shows() {
    let failed: Vec<String> = examples()
        .into_iter()
        .filter_map(|(name, message, expected)| {
            let encoded = wire::encode(&sending(message)).unwrap();
            assert_eq!(encoded.target(), "/v1/bots/BOT_ID/messages");
            let found: Value = serde_json::from_slice(encoded.body()).unwrap();
            let expected: Value = serde_json::from_str(expected).unwrap();
            (found != expected).then(|| format!("  {name}: {found}"))
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} rows:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn no_kind_writes_a_member_twice() {
    for (name, message, _) in examples() {
        let kind = message.kind().to_owned();
        let encoded = wire::encode(&sending(message)).unwrap();
        let body = String::from_utf8(encoded.body().to_vec()).unwrap();
        for member in ["\"userId\":", &format!("\"type\":\"{kind}\"")] {
            let times = body.matches(member).count();
            // The button of options can be given as a text.
            let allowed = if name == "options" && kind == "text" && member.contains("type") {
                2
            } else {
                1
            };
            assert_eq!(times, allowed, "{name}: {member} in {body}");
        }
    }
}

#[test]
fn every_kind_is_read_back_as_what_was_written() {
    for (name, message, expected) in examples() {
        let read: Message = serde_json::from_str(expected).unwrap();
        let bytes = |message| wire::encode(&sending(message)).unwrap().body().clone();
        assert_eq!(bytes(read), bytes(message), "{name}");
    }
}

#[test]
fn the_kind_of_an_unknown_message_is_kept() {
    let read: Message = serde_json::from_str(r#"{"type":"poll","question":"Tea?"}"#).unwrap();
    assert_eq!(read.kind(), "poll");
    assert!(matches!(read, Message::Unknown(_)));
}

#[test]
fn the_older_form_of_options_is_not_read_as_a_plain_text() {
    let older = r#"{"type":"text","text":"Choose","buttons":{"options":[{"title":"Order"}]}}"#;
    let error = serde_json::from_str::<Message>(older).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`buttons` is an older form of options, which is not read; `options` stands beside `text`",
    );
    let none = r#"{"type":"text","text":"Hello","buttons":null}"#;
    let read = serde_json::from_str::<Message>(none).unwrap();
    assert!(matches!(read, Message::Text(_)));
}
