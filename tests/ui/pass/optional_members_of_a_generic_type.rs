// an optional member asks nothing of its type

use jelou::prelude::*;

#[jelou_model]
#[derive(PartialEq)]
pub struct Answer<T> {
    pub value: T,
    pub next: Option<T>,
    pub change: Patch<T>,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct NoDefault {
    pub text: String,
}

pub fn main() {
    let answer: Answer<NoDefault> =
        serde_json::from_str(r#"{"value":{"text":"a"}}"#).expect("a response");
    assert_eq!(answer, Answer::new(NoDefault::new("a")));
}
