// a field that needs no setter may be called `new` or `send`

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/mails", response = ())]
pub struct CreateMail {
    pub new: bool,
    pub send: bool,
}

#[jelou_model]
pub struct Mail {
    pub new: bool,
    pub send: Option<bool>,
}

pub fn main() {
    let client = Client::builder().build().expect("a client");
    let request = CreateMail::new(true, false);
    assert!(request.new && !request.send);
    drop(request.send(&client));
    assert_eq!(Mail::new(true).send(false).send, Some(false));
}
