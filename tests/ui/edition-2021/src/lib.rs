//! What the macros accept, in edition 2021.
#![cfg(test)]

include!("../../modules.rs");

mod keywords {
    use jelou::prelude::*;

    /// `gen` is a keyword since edition 2024, and a name like any other before.
    #[jelou_endpoint(POST, "/v1/{gen}", response = ())]
    struct Write {
        gen: u32,
        text: String,
    }

    #[jelou_endpoint(POST, "/v1/gen", response = ())]
    struct WriteGen {
        gen: Option<u32>,
    }

    #[jelou_model]
    struct Kind {
        gen: u32,
    }

    #[test]
    fn a_later_keyword_is_a_name() {
        let request = Write::new(5, "a");
        assert_eq!((request.gen, Kind::new(7).gen), (5, 7));
        let request = jelou::wire::encode(&request).expect("encodes");
        assert_eq!(request.target(), "/v1/5");
        let request = jelou::wire::encode(&WriteGen::new().gen(5)).expect("encodes");
        assert_eq!(request.body(), r#"{"gen":5}"#);
    }
}
