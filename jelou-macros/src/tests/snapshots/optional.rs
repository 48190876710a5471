#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::other::__private::serde::Serialize,
    ::other::__private::serde::Deserialize
)]
#[serde(crate = "::other::__private::serde")]
#[serde(rename_all = "camelCase")]
pub struct Optional {
    #[serde(skip_serializing_if = "::core::option::Option::is_none")]
    #[serde(default = "::core::default::Default::default")]
    a: ::core::option::Option<u32>,
    #[serde(skip_serializing_if = "::other::Patch::is_absent")]
    #[serde(default = "::core::default::Default::default")]
    p: ::other::Patch<u32>,
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Optional {
    /// Creates a `Optional` from what it needs. The other fields have setters.
    #[must_use]
    pub fn new() -> Self {
        Self {
            a: ::core::option::Option::None,
            p: ::core::default::Default::default(),
        }
    }
    /// Sets `a`.
    #[must_use]
    pub fn a(mut self, a: u32) -> Self {
        self.a = ::core::option::Option::Some(a);
        self
    }
    /// Sets `p`.
    #[must_use]
    pub fn p(mut self, p: impl ::core::convert::Into<::other::Patch<u32>>) -> Self {
        self.p = ::core::convert::Into::into(p);
        self
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::default::Default for Optional {
    fn default() -> Self {
        Self::new()
    }
}
