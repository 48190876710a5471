// A declaration of ours cannot leave out the article: what is in the path is always there.

use jelou::jelou_endpoint;
use jelou_example_own_declarations::{Sku, Stock};

#[jelou_endpoint(DELETE, "/v1/articles/{sku}", response = (), service = Stock)]
pub struct DeleteArticle {
    pub sku: Option<Sku>,
}

fn main() {}
