//! Lists page by page, which always end.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use jelou::prelude::*;
use jelou::{Page, Service, ServiceInfo, StandardError};
use jelou_tests::Memory;

/// A service without authentication.
struct Tables;

impl Service for Tables {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("tables", "https://tables.example.com");
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/rows", response = Rows, service = Tables, paginate = page)]
struct ListRows {
    limit: Option<u32>,
    page: Option<u32>,
}

#[jelou_model]
struct Rows {
    results: Vec<u32>,
    pagination: Option<Pagination>,
}

#[jelou_model]
struct Pagination {
    total_pages: u32,
}

impl Page for Rows {
    type Item = u32;

    fn len(&self) -> usize {
        self.results.len()
    }

    fn total_pages(&self) -> Option<u32> {
        self.pagination
            .as_ref()
            .map(|pagination| pagination.total_pages)
    }

    fn into_items(self) -> Vec<u32> {
        self.results
    }
}

fn client(memory: &Memory) -> Client {
    Client::builder()
        .transport(memory.clone())
        .retry(RetryPolicy::never())
        .build()
        .unwrap()
}

fn asked(memory: &Memory) -> Vec<String> {
    memory
        .requests()
        .iter()
        .map(|request| request.uri().query().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn pages_end_after_the_last_page_that_the_response_names() {
    let memory = Memory::new()
        .then_json(
            200,
            r#"{"results": [1, 2], "pagination": {"totalPages": 2}}"#,
        )
        .then_json(200, r#"{"results": [3], "pagination": {"totalPages": 2}}"#);
    let rows = ListRows::new()
        .limit(2)
        .pages(&client(&memory))
        .collect()
        .await
        .unwrap();
    assert_eq!(rows, [1, 2, 3]);
    assert_eq!(asked(&memory), ["limit=2&page=1", "limit=2&page=2"]);
}

#[tokio::test]
async fn without_a_count_pages_end_after_an_empty_page() {
    let memory = Memory::new()
        .then_json(200, r#"{"results": [1]}"#)
        .then_json(200, r#"{"results": [2]}"#)
        .then_json(200, r#"{"results": []}"#);
    let mut pages = ListRows::new().pages(&client(&memory));
    let mut seen = Vec::new();
    while let Some(page) = pages.next().await.unwrap() {
        seen.extend(page.into_items());
    }
    assert_eq!(seen, [1, 2]);
    assert!(
        pages.next().await.unwrap().is_none(),
        "the end stays the end"
    );
    assert_eq!(asked(&memory).len(), 3);
}

#[tokio::test]
async fn a_repeated_last_page_ends_the_pages() {
    let page = r#"{"results": [1]}"#;
    let memory = (0..5).fold(Memory::new(), |memory, _| memory.then_json(200, page));
    let rows = ListRows::new()
        .pages(&client(&memory))
        .collect()
        .await
        .unwrap();
    assert_eq!(rows, [1]);
    assert_eq!(asked(&memory), ["page=1", "page=2"]);
}

#[tokio::test]
async fn endless_pages_stop_with_an_error() {
    let memory = (0..9).fold(Memory::new(), |memory, at| {
        memory.then_json(200, &format!(r#"{{"results": [1], "at": {at}}}"#))
    });
    let mut pages = ListRows::new().pages(&client(&memory)).max_pages(3);
    for _ in 0..3 {
        assert_eq!(pages.next().await.unwrap().unwrap().into_items(), [1]);
    }
    let error = pages.next().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "list_rows (GET /rows): the list goes on after 3 pages; raise `max_pages` if that is \
         expected [not sent]",
    );
    assert_eq!(asked(&memory).len(), 3);
}

#[tokio::test]
async fn pages_begin_at_the_requested_page() {
    let memory =
        Memory::new().then_json(200, r#"{"results": [9], "pagination": {"totalPages": 4}}"#);
    let rows = ListRows::new()
        .page(4)
        .pages(&client(&memory))
        .collect()
        .await
        .unwrap();
    assert_eq!(rows, [9]);
    assert_eq!(asked(&memory), ["page=4"]);
}

#[tokio::test]
async fn after_an_error_the_same_page_is_requested_again() {
    let memory = Memory::new()
        .then_json(200, r#"{"results": [1]}"#)
        .then_json(400, r#"{"description": "busy"}"#)
        .then_json(200, r#"{"results": [2], "pagination": {"totalPages": 2}}"#);
    let mut pages = ListRows::new().pages(&client(&memory));
    pages.next().await.unwrap();
    assert_eq!(pages.next().await.unwrap_err().message(), "busy");
    assert_eq!(pages.next().await.unwrap().unwrap().into_items(), [2]);
    assert!(pages.next().await.unwrap().is_none());
    assert_eq!(asked(&memory), ["page=1", "page=2", "page=2"]);
}
