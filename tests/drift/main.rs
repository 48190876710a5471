//! What answers hold that declarations do not know is collected, while decoding goes on.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

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
    assert!(entries[0].to_string().ends_with("isbn`"), "{}", entries[0]);
}

#[tokio::test]
async fn known_answers_leave_the_report_empty() {
    let memory = Memory::new().then_json(200, r#"{"id": 1, "kind": "film"}"#);
    let report = DriftReport::default();
    GetArticle::new(1_u32)
        .send(&client(&memory, &report))
        .await
        .unwrap();
    assert!(report.is_empty());
}
