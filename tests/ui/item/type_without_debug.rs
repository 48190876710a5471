// rustc: what a request holds is `Debug`

use jelou::prelude::*;

#[derive(Clone)]
pub struct Tenant(pub u32);

impl jelou::wire::QueryValue for Tenant {
    fn write_query(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
        write!(out, "{}", self.0)
    }
}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub tenant: Tenant,
}

fn main() {}
