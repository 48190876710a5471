// `crate =` names a crate that re-exports the runtime, or this one

use jelou::*;

/// The service of endpoints that name none.
pub type DefaultService = Api;

#[jelou_endpoint(GET, "/v1/bots", response = (), crate = crate)]
pub struct Here {
    pub state: Option<State>,
}

#[jelou_endpoint(GET, "/v1/bots", response = (), service = Api, crate = ::jelou_core)]
pub struct There {
    pub state: Option<State>,
}

#[jelou_endpoint(GET, "/v1/bots", response = (), crate = ::jelou)]
pub struct Usual {
    pub state: Option<State>,
}

#[jelou_model(crate = crate)]
pub enum State {
    Open,
    Closed,
}

#[jelou_model(crate = ::jelou_core)]
pub struct Bot {
    pub state: State,
}

mod __private {
    pub use jelou::__private::*;
}

fn main() {
    for request in [
        wire::encode(&Here::new().state("open")),
        wire::encode(&There::new().state("open")),
        wire::encode(&Usual::new().state("open")),
    ] {
        assert_eq!(request.expect("encodes").target(), "/v1/bots?state=open");
    }
    assert_eq!(Bot::new("open").state, State::Open);
}
