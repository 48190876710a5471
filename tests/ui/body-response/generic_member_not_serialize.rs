// rustc: a member without a form in JSON is reported once, though the request is generic

use std::fmt::Debug;

use jelou::prelude::*;
use serde::Serialize;

pub struct Plan;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot<T: Serialize + Clone + Debug> {
    pub plan: Plan,
    pub extra: T,
}

#[jelou_endpoint(PATCH, "/v1/bots", response = ())]
pub struct ChangeBot<'a, T: Serialize + Clone + Debug> {
    pub name: &'a str,
    pub plan: Option<Plan>,
    #[serde(flatten)]
    pub extra: T,
}

async fn used(client: &Client) -> Result<(), Error> {
    CreateBot::<u32>::new(Plan, 1_u32).clone().send(client).await
}

fn main() {}
