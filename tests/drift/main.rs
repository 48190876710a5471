//! Members and values that the declarations do not know are collected, and decoding still succeeds.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeMap;

use jelou::drift::DriftReport;
use jelou::prelude::*;
use jelou::{Service, ServiceInfo, StandardError};
use jelou_tests::Memory;

/// A service without authentication.
struct Stock;

impl Service for Stock {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com");
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/articles/{id}", response = Article, service = Stock)]
struct GetArticle {
    id: u32,
}

#[jelou_endpoint(GET, "/articles", response = Vec<Article>, service = Stock, envelope = "data.rows")]
struct ListArticles;

#[jelou_model]
#[derive(PartialEq)]
struct Article {
    id: u32,
    kind: Option<Kind>,
}

#[jelou_model]
enum Kind {
    Book,
    Film,
}

fn client(memory: &Memory, report: &DriftReport) -> Client {
    Client::builder()
        .watch_drift(report)
        .transport(memory.clone())
        .build()
        .unwrap()
}

#[tokio::test]
async fn unknown_members_and_values_are_collected_once() {
    let article = r#"{"id": 1, "kind": "game", "supplier": {"vatId": "7"}}"#;
    let memory = Memory::new()
        .then_json(200, article)
        .then_json(200, article);
    let report = DriftReport::default();
    let client = client(&memory, &report);
    for _ in 0..2 {
        let article = GetArticle::new(1_u32).send(&client).await.unwrap();
        assert_eq!(article.kind, Some(Kind::Unknown("game".to_owned())));
    }
    let printed: Vec<_> = report.entries().iter().map(ToString::to_string).collect();
    assert_eq!(
        printed,
        [
            "get_article: unknown member `supplier`",
            "get_article: unknown value `game` of `Kind`"
        ],
    );
}

#[tokio::test]
async fn payloads_in_envelopes_are_watched() {
    let body = r#"{"data": {"rows": [{"id": 1}, {"id": 2, "isbn": "x"}], "total": 2}}"#;
    let memory = Memory::new().then_json(200, body);
    let report = DriftReport::default();
    let articles = ListArticles::new()
        .send(&client(&memory, &report))
        .await
        .unwrap();
    assert_eq!(articles.len(), 2);
    let entries = report.entries();
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert_eq!(
        entries[0].to_string(),
        "list_articles: unknown member `?.isbn`"
    );
}

#[jelou_endpoint(GET, "/shelves", response = Shelves, service = Stock)]
struct GetShelves;

#[jelou_model]
struct Shelves {
    by_owner: BTreeMap<String, Shelf>,
    first: Option<Vec<Shelf>>,
}

#[jelou_model]
struct Shelf {
    kind: Option<Kind>,
}

#[tokio::test]
async fn items_of_lists_share_their_entries() {
    let memory = Memory::new().then_json(
        200,
        r#"{"byOwner": {"ana": {"x": 1}}, "first": [{"y": {"z": 1}}, {"y": 2}]}"#,
    );
    let report = DriftReport::default();
    let client = client(&memory, &report);
    GetShelves::new().send(&client).await.unwrap();
    let printed: Vec<_> = report.entries().iter().map(ToString::to_string).collect();
    assert_eq!(
        printed,
        [
            "get_shelves: unknown member `byOwner.ana.x`",
            "get_shelves: unknown member `first.?.y`",
        ],
    );
}

#[tokio::test]
async fn a_report_does_not_grow_without_bounds() {
    let long = "k".repeat(1 << 10);
    let owners = (0..2 * DriftReport::CAPACITY)
        .map(|owner| format!(r#""{owner}{long}": {{"{long}": 1, "kind": "{long}"}}"#))
        .collect::<Vec<_>>();
    let body = |owners: &[String]| format!(r#"{{"byOwner": {{{}}}}}"#, owners.join(","));
    let memory = Memory::new()
        .then_json(200, &body(&owners[..2]))
        .then_json(200, &body(&owners));
    let report = DriftReport::default();
    let client = client(&memory, &report);
    GetShelves::new().send(&client).await.unwrap();
    let entries = report.entries();
    assert_eq!((entries.len(), report.is_full()), (3, false));
    assert!(
        entries.iter().all(|entry| entry.to_string().len() < 256),
        "{entries:?}"
    );
    GetShelves::new().send(&client).await.unwrap();
    assert_eq!(
        (report.entries().len(), report.is_full()),
        (DriftReport::CAPACITY, true)
    );
}

#[tokio::test]
async fn known_responses_leave_the_report_empty() {
    let memory = Memory::new().then_json(200, r#"{"id": 1, "kind": "film"}"#);
    let report = DriftReport::default();
    GetArticle::new(1_u32)
        .send(&client(&memory, &report))
        .await
        .unwrap();
    assert!(report.is_empty());
}
