#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash,
    ::other::__private::serde::Serialize,
    ::other::__private::serde::Deserialize
)]
#[serde(crate = "::other::__private::serde")]
#[serde(transparent)]
pub struct Text(
    #[serde(
        serialize_with = "::other::__private::serialize_length::<_, { 1 }, { 9223372036854775807 }>"
    )]
    ::std::string::String,
);
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<::std::string::String> for Text {
    fn from(__value: ::std::string::String) -> Self {
        Self(__value)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<&str> for Text {
    fn from(__value: &str) -> Self {
        Self(::core::convert::From::from(__value))
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<&::std::string::String> for Text {
    fn from(__value: &::std::string::String) -> Self {
        Self(::core::clone::Clone::clone(__value))
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        Self::as_str(self)
    }
}
#[allow(dead_code, deprecated)]
impl Text {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Display for Text {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(&self.0, __formatter)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::PathValue for Text {
    fn write_path(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::unless_refused(
            ::other::__private::length_refusal(&self.0, 1, 9223372036854775807),
        )?;
        ::other::__private::PathValue::write_path(&self.0, __out)
    }
    fn refusal(&self) -> ::core::option::Option<::std::string::String> {
        ::other::__private::length_refusal(&self.0, 1, 9223372036854775807)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::QueryValue for Text {
    fn write_query(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::unless_refused(
            ::other::__private::length_refusal(&self.0, 1, 9223372036854775807),
        )?;
        ::other::__private::QueryValue::write_query(&self.0, __out)
    }
    fn refusal(&self) -> ::core::option::Option<::std::string::String> {
        ::other::__private::length_refusal(&self.0, 1, 9223372036854775807)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::HeaderText for Text {
    fn write_header(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::unless_refused(
            ::other::__private::length_refusal(&self.0, 1, 9223372036854775807),
        )?;
        ::other::__private::HeaderText::write_header(&self.0, __out)
    }
    fn refusal(&self) -> ::core::option::Option<::std::string::String> {
        ::other::__private::length_refusal(&self.0, 1, 9223372036854775807)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::FromText for Text {
    fn from_text(__text: &str) -> ::core::result::Result<Self, ::std::string::String> {
        ::core::result::Result::map(
            <::std::string::String as ::other::__private::FromText>::from_text(__text),
            Self,
        )
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::HasLength for Text {
    fn length(&self) -> ::core::option::Option<::other::__private::Length> {
        ::other::__private::HasLength::length(&self.0)
    }
}
