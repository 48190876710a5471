// the macro does not panic, whatever it is given

use jelou::prelude::*;

#[jelou_endpoint(@ # => .., "\u{7f}", timeout = -"5s", response = <, 'a, r#type = b'x', name = _)]
pub struct ListBots {
    #[query(=)]
    #[length(-)]
    pub r#type: [(); 1 + 1],
    #[header(*)]
    pub call: fn(&str) -> !,
}

fn main() {}
