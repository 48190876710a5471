// a secret is a field of a struct with named fields

use jelou::prelude::*;

#[jelou_model]
pub struct Password(#[secret] String);

fn main() {}
