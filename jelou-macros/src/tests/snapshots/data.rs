#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::other::__private::serde::Serialize,
    ::other::__private::serde::Deserialize
)]
#[serde(tag = "t")]
#[serde(crate = "::other::__private::serde")]
#[serde(rename_all = "camelCase")]
#[serde(rename_all_fields = "camelCase")]
enum Data {
    A {
        #[serde(skip_serializing_if = "::core::option::Option::is_none")]
        #[serde(default = "::core::default::Default::default")]
        a: ::core::option::Option<u32>,
    },
    B(Item),
    C,
}
