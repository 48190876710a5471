// the macro does not know the prefix of a service, so a path may repeat it

use jelou::prelude::*;
use jelou::{Service, ServiceInfo, StandardError};

pub struct Stock;

impl Service for Stock {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com/v1");
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/v1/articles", response = (), service = Stock)]
pub struct ListArticles;

pub fn main() {
    let client = Client::builder().build().expect("a client");
    let request = ListArticles.send(&client).dry_run().expect("a request");
    assert_eq!(request.uri(), "https://stock.example.com/v1/v1/articles");
}
