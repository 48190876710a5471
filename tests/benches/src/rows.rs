//! Decodes a long list. `measure` reads its peak memory from outside.

use std::hint::black_box;

use bytes::Bytes;
use jelou_core::wire::Received;
use jelou_core::{Endpoint, jelou_endpoint, jelou_model};

use jelou_benches::ours::Platform;

#[jelou_endpoint(GET, "/v1/rows", response = Vec<Row>, service = Platform, crate = ::jelou_core)]
struct ListRows;

#[jelou_model(crate = ::jelou_core)]
struct Row {
    id: String,
    names: String,
    state: String,
    bot_id: Option<String>,
    created_at: String,
}

/// Builds a body of `count` rows and decodes it.
pub(crate) fn decode(count: usize) {
    let row = r#"{"id":"593987654321","names":"Ana María de la Torre","state":"operator_assigned","botId":"3f2a9c4e-8d51-4f6b-9b1e-0c7d5a6e4f21","createdAt":"2026-11-25T03:04:05.000Z","note":"not declared, and passed over"}"#;
    let mut body = String::with_capacity(count * (row.len() + 1) + 2);
    body.push('[');
    for index in 0..count {
        if index > 0 {
            body.push(',');
        }
        body.push_str(row);
    }
    body.push(']');
    let response = http::Response::new(Bytes::from(body));
    let response = Received::new(response, usize::MAX).expect("it is not compressed");
    let rows = ListRows::decode(&response).expect("they are rows");
    assert_eq!(rows.len(), count);
    println!("{}", response.body().len());
    black_box(rows);
}
