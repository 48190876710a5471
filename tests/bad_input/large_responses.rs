//! Responses above the size limit, over a real socket: nothing of them is kept, and the error says how to
//! raise the limit.

use bytes::Bytes;
use jelou::{Client, ClientBuilder, Error, ErrorKind, Outcome, RetryPolicy, jelou_endpoint};
use jelou_tests::{Memory, RawServer, response};

use crate::services::Open;

/// Reads a file.
#[jelou_endpoint(GET, "/file", response = Bytes, service = Open)]
struct ReadFile;

/// Creates a file.
#[jelou_endpoint(POST, "/file", response = Bytes, service = Open)]
struct MakeFile;

const MIB: usize = 1 << 20;

/// A response that announces its length.
fn announced(length: usize) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n");
    [head.into_bytes(), vec![b'x'; length]].concat()
}

/// A response in chunks of one MiB.
fn chunked(mebibytes: usize) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunk = [b"100000\r\n".to_vec(), vec![b'x'; MIB], b"\r\n".to_vec()].concat();
    [
        head.as_bytes().to_vec(),
        chunk.repeat(mebibytes),
        b"0\r\n\r\n".to_vec(),
    ]
    .concat()
}

/// A response that ends when the connection closes.
fn unannounced(length: usize) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";
    [head.as_bytes().to_vec(), vec![b'x'; length]].concat()
}

async fn read(
    response: Vec<u8>,
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Bytes, Error> {
    let server = RawServer::responding(response).await;
    let builder = Client::builder()
        .base_url::<Open>(server.base_url())
        .retry(RetryPolicy::never());
    let client = settings(builder).build().unwrap();
    client.call(ReadFile).await
}

fn too_large(error: &Error, limit: usize) {
    assert_eq!(
        error.to_string(),
        format!(
            "read_file (GET /file): 200 OK: the response is larger than {limit} bytes; raise \
             `max_response_bytes` of the client builder if that is expected"
        ),
    );
    assert_eq!(error.body(), None);
}

#[tokio::test]
async fn a_response_above_the_default_limit_is_refused() {
    let default = |client: ClientBuilder| client;
    for response in [announced(20 * MIB), chunked(20), unannounced(20 * MIB)] {
        too_large(&read(response, default).await.unwrap_err(), 16 * MIB);
    }
}

#[tokio::test]
async fn a_content_length_above_the_limit_is_refused_before_the_body() {
    // The body never arrives. An error shows that the client did not wait for it.
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 20971520\r\n\r\n";
    too_large(
        &read(head.into(), |client| client).await.unwrap_err(),
        16 * MIB,
    );
}

#[tokio::test]
async fn a_response_up_to_the_limit_is_read() {
    let raised = |client: ClientBuilder| client.max_response_bytes(20 * MIB);
    for response in [announced(20 * MIB), chunked(20), unannounced(20 * MIB)] {
        assert_eq!(read(response, raised).await.unwrap().len(), 20 * MIB);
    }
    assert_eq!(
        read(announced(16 * MIB), |client| client)
            .await
            .unwrap()
            .len(),
        16 * MIB
    );
}

#[tokio::test]
async fn one_byte_above_the_limit_is_refused() {
    let limited = |client: ClientBuilder| client.max_response_bytes(2 * MIB - 1);
    for response in [announced(2 * MIB), chunked(2), unannounced(2 * MIB)] {
        too_large(&read(response, limited).await.unwrap_err(), 2 * MIB - 1);
    }
    let nothing = |client: ClientBuilder| client.max_response_bytes(0);
    assert_eq!(read(announced(0), nothing).await.unwrap().len(), 0);
    too_large(&read(announced(1), nothing).await.unwrap_err(), 0);
}

#[tokio::test]
async fn the_error_of_a_post_reports_a_possible_effect() {
    let memory = Memory::new().then(Ok(response(200, &[], vec![b'x'; 11])));
    let client = Client::builder()
        .transport(memory.clone())
        .max_response_bytes(10)
        .build()
        .unwrap();
    let error = client.call(MakeFile).await.unwrap_err();
    assert_ne!(error.outcome(), Outcome::NotSent);
    assert_ne!(error.outcome(), Outcome::Refused);
    assert!(
        matches!(error.kind(), ErrorKind::Transport | ErrorKind::Decode),
        "{error:?}"
    );
    assert_eq!(memory.requests().len(), 1);
}
