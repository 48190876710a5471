// declarations are as private as their structs

mod inner {
    use jelou::prelude::*;

    #[jelou_endpoint(GET, "/v1/private", response = Secret)]
    struct Private {
        state: Option<Secret>,
    }

    #[jelou_endpoint(GET, "/v1/crate", response = Shared)]
    pub(crate) struct Crate {
        pub(crate) state: Option<String>,
        hidden: Option<u32>,
    }

    #[jelou_endpoint(GET, "/v1/super", response = ())]
    pub(super) struct Super {
        pub(super) state: String,
    }

    #[jelou_endpoint(GET, "/v1/in", response = ())]
    pub(in super::inner) struct In {
        state: String,
    }

    #[jelou_model]
    enum Secret {
        Open,
    }

    #[jelou_model]
    pub(crate) struct Shared(pub(crate) String);

    pub(super) fn targets() -> Vec<String> {
        [
            jelou::wire::encode(&Private::new().state("open")),
            jelou::wire::encode(&Crate::new().hidden(1)),
            jelou::wire::encode(&In::new("x")),
        ]
        .into_iter()
        .map(|request| request.expect("encodes").target().to_owned())
        .collect()
    }
}

pub fn main() {
    assert_eq!(
        inner::targets(),
        [
            "/v1/private?state=open",
            "/v1/crate?hidden=1",
            "/v1/in?state=x"
        ]
    );
    let request = inner::Crate::new().state("x");
    assert_eq!(request.state.as_deref(), Some("x"));
    let request = inner::Super::new("x");
    assert_eq!(request.state, "x");
    let shared: inner::Shared = serde_json::from_str("\"x\"").expect("a text");
    assert_eq!(shared.0, "x");
}
