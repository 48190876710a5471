//! Lists page by page, which always end.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use jelou::prelude::*;
use jelou::{ErrorKind, Outcome, Page, Service, ServiceInfo, StandardError};
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

/// A server that responds with these bodies, in their order.
fn server(bodies: &[&str]) -> Memory {
    bodies
        .iter()
        .fold(Memory::new(), |memory, body| memory.then_json(200, body))
}

/// One page of a list whose responses count `total` pages.
fn page(rows: &str, total: u32) -> String {
    format!(r#"{{"results": {rows}, "pagination": {{"totalPages": {total}}}}}"#)
}

/// All rows of a list whose responses count its pages.
async fn counted(first: Option<u32>, pages: &[&str]) -> Vec<u32> {
    let total = u32::try_from(pages.len()).unwrap();
    let bodies: Vec<String> = pages.iter().map(|rows| page(rows, total)).collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let mut request = ListRows::new();
    request.page = first;
    let memory = server(&bodies);
    let rows = request.pages(&client(&memory)).collect().await.unwrap();
    assert_eq!(asked(&memory).len(), pages.len(), "{pages:?}");
    rows
}

#[tokio::test]
async fn a_count_of_pages_is_followed_through_empty_and_equal_pages() {
    assert_eq!(counted(None, &["[1]", "[]", "[2]"]).await, [1, 2]);
    assert_eq!(counted(None, &["[]", "[1]", "[]"]).await, [1]);
    assert_eq!(
        counted(None, &["[0, 0]", "[0, 0]", "[7]"]).await,
        [0, 0, 0, 0, 7]
    );
    assert_eq!(counted(None, &["[]", "[]", "[2]"]).await, [2]);
    assert_eq!(counted(Some(0), &["[1]", "[2]", "[3]"]).await, [1, 2, 3]);
    assert!(counted(None, &["[]"]).await.is_empty());
}

#[tokio::test]
async fn a_count_of_pages_holds_for_responses_that_leave_it_out() {
    let memory = server(&[
        &page("[1]", 3)[..],
        r#"{"results": []}"#,
        r#"{"results": [2]}"#,
    ]);
    let mut pages = ListRows::new().pages(&client(&memory));
    let mut lengths = Vec::new();
    while let Some(page) = pages.next().await.unwrap() {
        lengths.push(page.len());
    }
    assert_eq!(
        lengths,
        [1, 0, 1],
        "an empty page within the count is given"
    );
    assert_eq!(asked(&memory).len(), 3);

    // An empty page may have nothing to count. It does not make the list shorter.
    let memory = server(&[&page("[1]", 3), &page("[]", 0), &page("[2]", 3)]);
    let rows = ListRows::new().pages(&client(&memory)).collect().await;
    assert_eq!(rows.unwrap(), [1, 2]);

    // Rows may come and go meanwhile.
    let memory = server(&[&page("[1]", 3), &page("[2]", 2)]);
    let rows = ListRows::new().pages(&client(&memory)).collect().await;
    assert_eq!(rows.unwrap(), [1, 2]);
    let memory = server(&[&page("[1]", 1)[..], "{}"]);
    let rows = ListRows::new().pages(&client(&memory)).collect().await;
    assert_eq!(rows.unwrap(), [1]);
    let memory = server(&[&page("[1]", 2), &page("[2]", 3), &page("[3]", 3)]);
    let rows = ListRows::new().pages(&client(&memory)).collect().await;
    assert_eq!(rows.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn a_count_of_no_pages_is_the_end() {
    let memory = server(&[&page("[]", 0)]);
    let mut pages = ListRows::new().pages(&client(&memory));
    assert!(pages.next().await.unwrap().is_none());
    let memory = server(&[&page("[]", 4)]);
    let mut pages = ListRows::new().page(9).pages(&client(&memory));
    assert!(pages.next().await.unwrap().is_none(), "beyond the last");
}

#[tokio::test]
async fn a_page_that_repeats_the_one_before_is_an_error() {
    let repeated = [
        [r#"{"results": [1]}"#, r#"{"results": [1]}"#],
        // Only the rows count: the rest of a response may tell the time, or the page.
        [
            r#"{"page": 1, "results": [1]}"#,
            r#"{"page": 2, "results": [1]}"#,
        ],
    ];
    for bodies in repeated {
        let memory = server(&bodies);
        let mut pages = ListRows::new().pages(&client(&memory));
        assert_eq!(pages.next().await.unwrap().unwrap().into_items(), [1]);
        let error = pages.next().await.unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Decode, Outcome::Accepted)
        );
        assert_eq!(
            error.to_string(),
            "list_rows (GET /rows): 200 OK: page 2 repeats the rows of page 1: the server may not \
             read the page number, or send its last page for every number beyond",
        );
        assert_eq!(error.body().unwrap(), bodies[1].as_bytes());
        assert_eq!(asked(&memory), ["page=1", "page=2"]);
    }
    // A page that was read before, but not just before, is none.
    let bodies = [1, 2, 1].map(|row| format!(r#"{{"results": [{row}]}}"#));
    let memory = server(&[&bodies[0], &bodies[1], &bodies[2], r#"{"results": []}"#]);
    let rows = ListRows::new().pages(&client(&memory)).collect().await;
    assert_eq!(rows.unwrap(), [1, 2, 1]);
}

#[tokio::test]
async fn a_server_that_takes_page_zero_for_page_one_is_an_error() {
    let counted = page("[1]", 3);
    for body in [&counted[..], r#"{"results": [1]}"#] {
        let memory = server(&[body, body]);
        let pages = ListRows::new().page(0).pages(&client(&memory));
        let error = pages.collect().await.unwrap_err();
        assert_eq!(
            error.message(),
            "page 1 repeats the rows of page 0: the server counts its pages from 1, and takes 0 \
             for 1; begin with page 1",
        );
        assert_eq!(asked(&memory), ["page=0", "page=1"]);
    }
    // Nothing stands on page 0, and so the list counts from 1.
    let memory = server(&[&page("[]", 2), &page("[1]", 2), &page("[2]", 2)]);
    let pages = ListRows::new().page(0).pages(&client(&memory));
    assert_eq!(pages.collect().await.unwrap(), [1, 2]);
}

#[tokio::test]
async fn a_count_beyond_what_may_be_read_is_an_error_at_once() {
    let memory = server(&[&page("[1]", u32::MAX)]);
    let pages = ListRows::new().pages(&client(&memory));
    let error = pages.collect().await.unwrap_err();
    assert_eq!(
        error.message(),
        "the list has 4294967295 pages, and 10000 may be read; raise `max_pages` if that is \
         expected",
    );
    assert_eq!(asked(&memory).len(), 1);

    // Who reads page by page may stop before.
    let body = page("[]", u32::MAX);
    let memory = server(&[&body, &body, &body, &body]);
    let mut pages = ListRows::new().pages(&client(&memory)).max_pages(3);
    for _ in 0..3 {
        assert!(pages.next().await.unwrap().unwrap().is_empty());
    }
    let error = pages.next().await.unwrap_err();
    assert!(
        error
            .message()
            .starts_with("the list goes on after 3 pages")
    );
    assert_eq!(asked(&memory).len(), 3);
}

#[tokio::test]
async fn numbers_that_end_before_the_list_does_are_an_error() {
    let memory = server(&[r#"{"results": [1]}"#]);
    let mut pages = ListRows::new().page(u32::MAX).pages(&client(&memory));
    assert_eq!(pages.next().await.unwrap().unwrap().into_items(), [1]);
    let error = pages.next().await.unwrap_err();
    assert_eq!(
        error.message(),
        "the list goes on after page 4294967295, the last that has a number",
    );
}

#[test]
fn pages_that_are_waited_for_follow_the_same_rules() {
    let memory = server(&[&page("[1]", 3), &page("[]", 3), &page("[2]", 3)]);
    let mut pages = ListRows::new().pages(&client(&memory));
    let mut rows = Vec::new();
    while let Some(page) = pages.wait_next().unwrap() {
        rows.extend(page.into_items());
    }
    assert_eq!(rows, [1, 2]);

    let memory = server(&[r#"{"results": [1]}"#, r#"{"results": [1]}"#]);
    let mut pages = ListRows::new().page(0).pages(&client(&memory));
    pages.wait_next().unwrap();
    let error = pages.wait_next().unwrap_err();
    assert!(error.message().starts_with("page 1 repeats"), "{error}");
}

#[tokio::test]
async fn endless_pages_stop_with_an_error() {
    let memory = (0..9).fold(Memory::new(), |memory, at| {
        memory.then_json(200, &format!(r#"{{"results": [{at}]}}"#))
    });
    let mut pages = ListRows::new().pages(&client(&memory)).max_pages(3);
    for at in 0..3 {
        assert_eq!(pages.next().await.unwrap().unwrap().into_items(), [at]);
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
