// members without a name keep their positions, and what is alone is written in any case

use jelou::prelude::*;

#[jelou_model]
#[derive(PartialEq)]
#[serde(untagged)]
pub enum Cell {
    Range(Option<i64>, Option<i64>),
    Text(String),
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(tag = "kind", content = "value")]
pub enum Tagged {
    Three(u8, Patch<u8>, Option<u8>),
    One(Option<String>),
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Maybe(Option<String>);

#[jelou_model]
#[derive(PartialEq)]
pub struct Generic<T>(Option<T>);

#[jelou_model]
#[derive(PartialEq)]
pub struct Changed(Patch<u8>);

#[jelou_model]
#[derive(PartialEq)]
#[serde(transparent)]
pub struct Transparent {
    only: Option<u8>,
}

#[jelou_model]
#[derive(PartialEq)]
pub struct Inner {
    value: u8,
}

#[jelou_model]
#[derive(PartialEq)]
#[serde(untagged)]
pub enum Copied {
    Pair(Option<Inner>, u8),
    Conditional(#[cfg(any())] Inner, Inner, Option<u8>, u8),
}

fn round_trip<T>(value: &T, expected: &str)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let text = serde_json::to_string(value).expect("writes");
    assert_eq!(text, expected);
    let read: T = serde_json::from_str(&text).expect("reads");
    assert_eq!(&read, value);
    assert_eq!(format!("{read:?}"), format!("{value:?}"));
}

pub fn main() {
    round_trip(&Cell::Range(None, Some(5)), "[null,5]");
    round_trip(&Cell::Range(Some(5), None), "[5,null]");
    round_trip(&Cell::Text("a".to_owned()), r#""a""#);
    round_trip(
        &Tagged::Three(1, Patch::Value(2), None),
        r#"{"kind":"three","value":[1,2,null]}"#,
    );
    round_trip(&Tagged::One(None), r#"{"kind":"one","value":null}"#);
    round_trip(&Maybe::from(None), "null");
    round_trip(&Maybe::from(Some("a".to_owned())), r#""a""#);
    round_trip(&Generic::from(Some(1)), "1");
    round_trip(&Generic::<u8>::from(None), "null");
    round_trip(&Changed::from(Patch::Value(1)), "1");
    round_trip(&Transparent::new(), "null");
    round_trip(&Transparent::new().only(5), "5");
    round_trip(&Copied::Pair(None, 5), "[null,5]");
    let copied = Copied::Conditional(Inner::new(1), None, 2);
    round_trip(&copied, r#"[{"value":1},null,2]"#);
    assert_eq!(copied.clone(), copied);
}
