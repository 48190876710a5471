#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
    ::core::marker::Copy,
    ::other::__private::serde::Serialize,
    ::other::__private::serde::Deserialize
)]
#[serde(crate = "::other::__private::serde")]
#[serde(transparent)]
pub struct Number(u64);
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<u64> for Number {
    fn from(__value: u64) -> Self {
        Self(__value)
    }
}
#[allow(dead_code, deprecated)]
impl Number {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Display for Number {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(&self.0, __formatter)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::PathValue for Number {
    fn write_path(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::PathValue::write_path(&self.0, __out)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::QueryValue for Number {
    fn write_query(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::QueryValue::write_query(&self.0, __out)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::HeaderText for Number {
    fn write_header(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::HeaderText::write_header(&self.0, __out)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::FromText for Number {
    fn from_text(__text: &str) -> ::core::result::Result<Self, ::std::string::String> {
        ::core::result::Result::map(
            <u64 as ::other::__private::FromText>::from_text(__text),
            Self,
        )
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::Numeric for Number {
    fn number(&self) -> ::core::option::Option<::core::primitive::i128> {
        ::other::__private::Numeric::number(&self.0)
    }
}
