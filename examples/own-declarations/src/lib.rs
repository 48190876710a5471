//! The stock service of a shop, declared with jelou.
//!
//! `README.md` shows how to test that wrong uses do not compile.

use jelou::{AuthScheme, RateLimit, Service, ServiceInfo, StandardError};
use jelou::{jelou_endpoint, jelou_model};

/// The stock service.
#[derive(Debug)]
pub struct Stock;

impl Service for Stock {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com")
        .auth(AuthScheme::api_key("x-api-key", "STOCK_API_KEY"))
        .rate_limit(RateLimit::per_second(20));
    type Error = StandardError;
}

/// The key of an article, such as `SKU-0042`.
#[jelou_model]
pub struct Sku(#[length(1..=16)] String);

/// An article.
#[jelou_model]
pub struct Article {
    /// Its key.
    pub sku: Sku,
    /// How many are left.
    pub in_stock: u32,
}

/// Reads an article.
#[jelou_endpoint(GET, "/v1/articles/{sku}", response = Article, service = Stock)]
pub struct GetArticle {
    /// The key of the article.
    pub sku: Sku,
}

/// Orders an article.
#[jelou_endpoint(POST, "/v1/articles/{sku}/orders", response = (), service = Stock,
    idempotent_with = order_id)]
pub struct OrderArticle {
    /// The key of the article.
    pub sku: Sku,
    /// The id of the order. An order that is sent twice is carried out once.
    #[header("Idempotency-Key")]
    pub order_id: String,
    /// How many.
    #[range(1..=100)]
    pub amount: u32,
}
