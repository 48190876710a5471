// no setter has the name of a generated method

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/mails", response = ())]
pub struct CreateMail {
    pub text: String,
    pub send: Option<bool>,
}

fn main() {}
