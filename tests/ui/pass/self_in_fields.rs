// `Self` means the request, in the helper types as well

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rooms", response = ())]
#[derive(serde::Serialize)]
pub struct CreateRoom {
    pub name: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub inner: Vec<Self>,
    pub next: Option<Box<Self>>,
}

#[jelou_model]
pub struct Tree {
    pub children: Vec<Self>,
}

pub fn main() {
    let request = CreateRoom::new("a").inner([CreateRoom::new("b")]);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert!(
        request
            .body()
            .starts_with(br#"{"name":"a","inner":[{"name":"b""#)
    );
    assert!(
        Tree::new([Tree::new(Vec::<Tree>::new())]).children[0]
            .children
            .is_empty()
    );
}
