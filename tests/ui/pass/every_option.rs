// all options of one endpoint, with a comma at the end

use jelou::prelude::*;
use jelou::{Service, ServiceInfo};

pub struct Stock;

impl Service for Stock {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com");
    type Error = jelou::StandardError;
}

#[jelou_endpoint(
    method = POST,
    path = "/v1/articles/{article_id}",
    response = Articles,
    error = jelou::StandardError,
    service = Stock,
    envelope = "data.results",
    retry = idempotent,
    idempotent_with = request_id,
    cost = 2,
    timeout = "2m",
    paginate = page_number,
    name = "find_articles",
    rename_all = "SCREAMING_SNAKE_CASE",
    content_type = "application/vnd.stock+json",
    unmarked = body,
    crate = ::jelou,
)]
pub struct SearchArticles {
    pub article_id: String,
    #[header("X-Request-Id")]
    pub request_id: String,
    pub page_number: Option<u32>,
}

#[jelou_model]
#[serde(transparent)]
pub struct Articles {
    pub names: Vec<String>,
}

impl jelou::Page for Articles {
    type Item = String;

    fn len(&self) -> usize {
        self.names.len()
    }

    fn total_pages(&self) -> Option<u32> {
        None
    }

    fn into_items(self) -> Vec<String> {
        self.names
    }
}

pub fn main() {
    let client = Client::builder().build().expect("a client");
    let request = SearchArticles::new("a", "r").page_number(2);
    let call = find_articles(&client, &request)
        .dry_run()
        .expect("a request");
    assert_eq!(call.uri(), "https://stock.example.com/v1/articles/a");
    assert_eq!(call.body(), r#"{"PAGE_NUMBER":2}"#);
    assert_eq!(SearchArticles::METADATA.name, "find_articles");
    let _pages = request.pages(&client);
}
