//! A user's own API that is not Jelou: its own host, authentication, limit, headers and errors.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![allow(unreachable_pub, reason = "declared as in a library")]

mod notes;

use std::collections::BTreeMap;
use std::time::Duration;

use jelou::{Client, Credential, ErrorKind, Outcome, RateLimit, RetryPolicy};
use jelou_tests::{Memory, response};
use notes::{
    ChangeNote, CreateNote, DeleteNotes, FindNote, ListNotes, Notes, NotesError, SearchError,
    SearchNotes, StarNote, UploadDrawing, create_note,
};
use tokio::time::Instant;

const NOTE: &str = r#"{"id": 7, "text": "milk", "labels": {"shop": "corner"}}"#;

fn client(memory: &Memory) -> Client {
    client_with_limit(memory, RateLimit::per_second(50))
}

fn client_with_limit(memory: &Memory, limit: RateLimit) -> Client {
    Client::builder()
        .credential::<Notes>(Credential::bearer("t-1"))
        .rate_limit::<Notes>(limit)
        .share_rate_limits(false)
        .retry(RetryPolicy::never())
        .transport(memory.clone())
        .build()
        .expect("the settings are valid")
}

/// Returns the request line, the relevant headers, and the body.
fn sent(memory: &Memory) -> (String, BTreeMap<String, String>, String) {
    let request = memory.requests().pop().expect("a request was sent");
    let headers = request
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("ASCII").to_owned()))
        .collect();
    let body = String::from_utf8(request.body().to_vec()).expect("UTF-8");
    (
        format!("{} {}", request.method(), request.uri()),
        headers,
        body,
    )
}

#[tokio::test]
async fn a_created_note_comes_back_with_201() {
    let memory = Memory::new().then_json(201, NOTE);
    let note = CreateNote::new("b 1", "milk")
        .page_number(3)
        .send(&client(&memory))
        .await
        .unwrap();
    assert_eq!(note.text, "milk");
    let (line, headers, body) = sent(&memory);
    assert_eq!(
        line,
        "POST https://notes.example.com/api/v3/books/b%201/notes"
    );
    assert_eq!(body, r#"{"note_text":"milk","page_number":3}"#);
    assert_eq!(headers["authorization"], "Bearer t-1");
    assert_eq!(headers["accept"], "application/vnd.notes+json");
    assert_eq!(headers["x-notes-version"], "2026-01-01");
    assert_eq!(headers["content-type"], "application/json");
}

#[tokio::test]
async fn the_request_function_is_the_same_call() {
    let memory = Memory::new().then_json(201, NOTE).then_json(201, NOTE);
    let client = client(&memory);
    let request = CreateNote::new("b", "milk");
    create_note(&client, &request).await.unwrap();
    let by_function = sent(&memory);
    request.send(&client).await.unwrap();
    assert_eq!(by_function, sent(&memory));
}

#[tokio::test]
async fn a_bare_array_and_a_repeated_name_with_brackets() {
    let memory = Memory::new().then_json(
        200,
        &format!("[{NOTE}, {{\"id\": 8, \"text\": \"\", \"labels\": []}}]"),
    );
    let notes = ListNotes::new("b", ["labels", "a&b"])
        .states(["open", "a,b"])
        .send(&client(&memory))
        .await
        .unwrap();
    assert_eq!(notes[0].labels.as_ref().unwrap()["shop"], "corner");
    assert_eq!(notes[1].labels, None);
    let (line, ..) = sent(&memory);
    assert_eq!(
        line,
        "GET https://notes.example.com/api/v3/books/b/notes\
         ?expand%5B%5D=labels&expand%5B%5D=a%26b&states=open,a%2Cb",
    );
}

#[tokio::test]
async fn a_list_in_a_member() {
    let body = format!(r#"{{"took": 3, "hits": {{"total": 1, "items": [{NOTE}]}}}}"#);
    let memory = Memory::new().then_json(200, &body);
    let notes = SearchNotes::new("milk & bread")
        .send(&client(&memory))
        .await
        .unwrap();
    assert_eq!(notes.len(), 1);
    assert!(sent(&memory).0.ends_with("/search?q=milk%20%26%20bread"));
}

#[tokio::test]
async fn put_without_a_body() {
    let memory = Memory::new().then(Ok(response(200, &[], "")));
    StarNote::new(7).send(&client(&memory)).await.unwrap();
    let (line, headers, body) = sent(&memory);
    assert_eq!(
        (line.as_str(), body.as_str()),
        ("PUT https://notes.example.com/api/v3/notes/7/star", "")
    );
    assert_eq!(headers["content-type"], "application/json");
}

#[tokio::test]
async fn delete_with_a_body_and_204() {
    let memory = Memory::new().then(Ok(response(204, &[], "")));
    DeleteNotes::new("b", [1_u64, 2])
        .send(&client(&memory))
        .await
        .unwrap();
    let (line, _, body) = sent(&memory);
    assert_eq!(
        line,
        "DELETE https://notes.example.com/api/v3/books/b/notes"
    );
    assert_eq!(body, r#"{"ids":[1,2]}"#);
}

#[tokio::test]
async fn an_optional_response_may_be_absent() {
    let memory = Memory::new()
        .then_json(200, NOTE)
        .then_json(200, "null")
        .then(Ok(response(204, &[], "")))
        .then_json(200, "");
    let client = client(&memory);
    let found = FindNote::new(7)
        .known("\"v1\"")
        .send(&client)
        .await
        .unwrap();
    assert_eq!(found.unwrap().id, 7);
    assert_eq!(sent(&memory).1["if-none-match"], "\"v1\"");
    for _ in 0..3 {
        assert_eq!(FindNote::new(7).send(&client).await.unwrap(), None);
    }
    assert!(!sent(&memory).1.contains_key("if-none-match"));
}

#[tokio::test]
async fn a_whole_body_and_raw_bytes() {
    let memory = Memory::new()
        .then_json(200, NOTE)
        .then(Ok(response(200, &[], "saved")));
    let client = client(&memory);
    let change = BTreeMap::from([("text".to_owned(), "bread".to_owned())]);
    ChangeNote::new(7, change).send(&client).await.unwrap();
    assert_eq!(sent(&memory).2, r#"{"text":"bread"}"#);
    let response = UploadDrawing::new(7, *b"png").send(&client).await.unwrap();
    assert_eq!(response, "saved");
    let (_, headers, body) = sent(&memory);
    assert_eq!(
        (headers["content-type"].as_str(), body.as_str()),
        ("image/png", "png")
    );
}

#[tokio::test]
async fn errors_decode_to_the_service_type() {
    let body =
        r#"{"error": {"type": "invalid", "title": "Bad text", "fields": {"text": "too long"}}}"#;
    let memory = Memory::new().then_json(422, body);
    let error = CreateNote::new("b", "x")
        .send(&client(&memory))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code().unwrap().as_str(), "invalid");
    assert_eq!(error.outcome(), Outcome::Refused);
    assert_eq!(
        error.details::<NotesError>().unwrap().error.fields["text"],
        "too long"
    );
    assert_eq!(
        error.to_string(),
        "create_note (POST /books/{book}/notes): 422 Unprocessable Entity `invalid`: Bad text",
    );
}

#[tokio::test]
async fn one_endpoint_has_an_error_type_of_its_own() {
    let memory = Memory::new().then_json(400, r#"{"reason": "no words"}"#);
    let error = SearchNotes::new("")
        .send(&client(&memory))
        .await
        .unwrap_err();
    assert_eq!(error.details::<SearchError>().unwrap().reason, "no words");
    assert!(error.details::<NotesError>().is_none());
    assert_eq!(error.message(), "no words");
}

#[tokio::test]
async fn a_missing_credential_names_the_variable_and_sends_nothing() {
    let memory = Memory::new();
    let client = Client::builder().transport(memory.clone()).build().unwrap();
    let error = StarNote::new(1).send(&client).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Credential, Outcome::NotSent)
    );
    assert!(error.message().contains("NOTES_TOKEN"), "{error}");
    assert!(memory.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn clients_with_different_limits_share_nothing() {
    let memory = Memory::new();
    let slow = client_with_limit(&memory, RateLimit::new(1, Duration::from_secs(10)));
    let fast = client_with_limit(&memory, RateLimit::per_second(3));
    let start = Instant::now();
    let star = |client: &Client| StarNote::new(1).send(client);
    star(&slow).await.unwrap();
    for _ in 0..3 {
        star(&fast).await.unwrap();
    }
    assert_eq!(
        start.elapsed(),
        Duration::ZERO,
        "three of the fast client do not wait for the slow one"
    );
    star(&fast).await.unwrap();
    let fast_done = start.elapsed();
    assert!(
        fast_done >= Duration::from_secs(1) && fast_done < Duration::from_millis(1100),
        "{fast_done:?}"
    );
    star(&slow).await.unwrap();
    let slow_done = start.elapsed();
    assert!(
        slow_done >= Duration::from_secs(10) && slow_done < Duration::from_secs(11),
        "{slow_done:?}"
    );
}

#[test]
fn the_curl_line_hides_the_token() {
    let memory = Memory::new();
    let line = CreateNote::new("b", "it's")
        .send(&client(&memory))
        .curl()
        .unwrap();
    assert_eq!(
        line,
        "curl -X POST 'https://notes.example.com/api/v3/books/b/notes' \
         -H \"authorization: Bearer $NOTES_TOKEN\" -H 'content-type: application/json' \
         -H 'accept: application/vnd.notes+json' -H 'x-notes-version: 2026-01-01' \
         -H 'user-agent: jelou-rust/0.1.0' --data-raw '{\"note_text\":\"it'\\''s\"}'",
    );
}
