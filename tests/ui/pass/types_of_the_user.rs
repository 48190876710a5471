// types of the user travel by the traits of the runtime

use std::fmt::{Result, Write};

use jelou::prelude::*;
use jelou::wire::{HeaderText, Numeric, PathValue, QueryValue};

#[derive(Clone, Debug, serde::Serialize)]
pub struct Sku(u32);

impl PathValue for Sku {
    fn write_path(&self, out: &mut dyn Write) -> Result {
        write!(out, "sku-{:03}", self.0)
    }
}

impl QueryValue for Sku {
    fn write_query(&self, out: &mut dyn Write) -> Result {
        write!(out, "{}", self.0)
    }
}

impl HeaderText for Sku {
    fn write_header(&self, out: &mut dyn Write) -> Result {
        write!(out, "#{}", self.0)
    }
}

impl Numeric for Sku {
    fn number(&self) -> Option<i128> {
        Some(self.0.into())
    }
}

impl jelou::wire::FromText for Sku {
    fn from_text(text: &str) -> std::result::Result<Self, String> {
        text.parse()
            .map(Self)
            .map_err(|_| "not a number".to_owned())
    }
}

#[jelou_endpoint(POST, "/v1/{first}", response = ())]
pub struct Compare {
    #[range(1..=999)]
    pub first: Sku,
    #[query]
    pub second: Sku,
    #[query("others")]
    pub rest: Vec<Sku>,
    #[header("X-Sku")]
    pub third: Option<Sku>,
    #[range(1..)]
    pub fourth: Sku,
}

pub fn main() {
    let request = Compare::new(Sku(1), Sku(2), [Sku(3)], Sku(5)).third(Sku(4));
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/sku-001?second=2&others=3");
    assert_eq!(request.headers()["x-sku"], "#4");
    assert_eq!(request.body(), r#"{"fourth":5}"#);
    assert!(jelou::wire::encode(&Compare::new(Sku(0), Sku(2), [Sku(3)], Sku(5))).is_err());
}
