#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::other::__private::serde::Serialize,
    ::other::__private::serde::Deserialize
)]
#[serde(crate = "::other::__private::serde")]
#[serde(rename_all = "camelCase")]
pub struct Borrowed<'a, T = u32> {
    a: &'a str,
    t: T,
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl<'a, T> Borrowed<'a, T> {
    /** Creates a `Borrowed` from what it needs.

 # Arguments

 - `a`
 - `t`*/
    #[must_use]
    pub fn new(
        a: impl ::core::convert::Into<&'a str>,
        t: impl ::core::convert::Into<T>,
    ) -> Self {
        Self {
            a: ::core::convert::Into::into(a),
            t: ::core::convert::Into::into(t),
        }
    }
}
