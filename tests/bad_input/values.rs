//! Values that are invalid in the location of their field.

use jelou::ErrorKind;
use jelou::messages::{Message, SendMessage};
use jelou::{Client, Credential, Jelou};
use jelou_tests::Memory;

use crate::services::{Line, SendThing, refused};

fn thing(bot_id: &str) -> SendThing {
    SendThing::new(bot_id, [Line::new(1.0)])
}

#[tokio::test]
async fn a_value_that_cannot_be_sent_is_an_error_and_nothing_is_sent() {
    const CALL: &str = "send_thing (POST /bots/{bot_id}/things): ";
    let dots = "URL libraries remove such segments, and the request would reach another resource";
    let nan = SendThing::new("b", [Line::new(1.0), Line::new(f64::NAN)]);
    let infinite = SendThing::new("b", [Line::new(f64::NEG_INFINITY)]);
    let rows = [
        (thing(".."), "bot_id", format!("field `bot_id`: a path value cannot be `..`: {dots}")),
        (thing("."), "bot_id", format!("field `bot_id`: a path value cannot be `.`: {dots}")),
        (
            thing(""),
            "bot_id",
            "field `bot_id`: a path value cannot be empty: the request would reach another resource"
                .to_owned(),
        ),
        (
            thing("b").trace("a\nb"),
            "trace",
            "field `trace`: a header value holds visible ASCII only; there is a line break at byte 1"
                .to_owned(),
        ),
        (
            nan,
            "lines[1].unitPrice",
            "field `lines[1].unitPrice`: JSON cannot hold the number NaN; it must be finite".to_owned(),
        ),
        (
            infinite,
            "lines[0].unitPrice",
            "field `lines[0].unitPrice`: JSON cannot hold the number -inf; it must be finite".to_owned(),
        ),
    ];
    for (request, field, reason) in rows {
        let error = refused(request, |client| client).await;
        assert_eq!(error.kind(), ErrorKind::Encode);
        assert_eq!(error.field(), Some(field));
        assert_eq!(error.to_string(), format!("{CALL}{reason} [not sent]"));
    }
}

#[tokio::test]
async fn a_bad_value_fails_before_anything_is_sent() {
    // Neither the credential nor the network is used.
    let memory = Memory::new();
    let client = Client::builder()
        .transport(memory.clone())
        .credential::<jelou::Api>(Credential::basic("id", "secret"))
        .build()
        .unwrap();
    let jelou = Jelou::from(client);
    let call = SendMessage::new("..", "593900000000", Message::text("Hello")).send(&jelou);
    let expected = "send_message (POST /v1/bots/{bot_id}/messages): field `bot_id`: a path value \
                    cannot be `..`: URL libraries remove such segments, and the request would reach \
                    another resource [not sent]";
    assert_eq!(call.dry_run().unwrap_err().to_string(), expected);
    assert_eq!(call.curl().unwrap_err().to_string(), expected);
    assert_eq!(call.await.unwrap_err().to_string(), expected);
    assert!(memory.requests().is_empty());
}

#[tokio::test]
async fn constraints_of_the_platform_are_checked_before_sending() {
    let memory = Memory::new();
    let jelou = Jelou::builder()
        .client_credentials("id", "secret")
        .configure(|client| client.transport(memory.clone()))
        .build()
        .unwrap();
    let send = async |message: Message| {
        let error = SendMessage::new("b", "u", message)
            .send(&jelou)
            .await
            .unwrap_err();
        error.to_string()
    };
    let rows = [
        (
            send(Message::text("")).await,
            "field `text`: must have at least 1 character, has 0",
        ),
        (
            send(Message::location(0.0, f64::NAN)).await,
            "field `coordinates.long`: must be -180 to 180 degrees, is NaN",
        ),
        (
            send(Message::image("http://example.com/a.png")).await,
            "field `mediaUrl`: must be a public address that begins with `https://`",
        ),
    ];
    for (found, reason) in rows {
        let expected =
            format!("send_message (POST /v1/bots/{{bot_id}}/messages): {reason} [not sent]");
        assert_eq!(found, expected);
    }
    assert!(memory.requests().is_empty());
}
