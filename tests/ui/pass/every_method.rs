// each of the seven methods

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct Get;

#[jelou_endpoint(HEAD, "/v1/bots", response = ())]
pub struct Head;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct Post;

#[jelou_endpoint(PUT, "/v1/bots", response = ())]
pub struct Put;

#[jelou_endpoint(PATCH, "/v1/bots", response = ())]
pub struct ChangePart;

#[jelou_endpoint(DELETE, "/v1/bots", response = ())]
pub struct Delete;

#[jelou_endpoint(OPTIONS, "/v1/bots", response = ())]
pub struct Options;

pub fn main() {
    let names = [Get::METADATA, Head::METADATA, Post::METADATA, Put::METADATA]
        .into_iter()
        .chain([ChangePart::METADATA, Delete::METADATA, Options::METADATA])
        .map(|metadata| metadata.method.as_str());
    assert_eq!(
        names.collect::<String>(),
        "GETHEADPOSTPUTPATCHDELETEOPTIONS"
    );
}
