#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Status {
    Open,
    #[cfg(unix)]
    Done,
    /// A text that is none of the others, as it was received.
    Unknown(::std::string::String),
}
#[allow(dead_code, deprecated)]
impl Status {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Open => "open",
            #[cfg(unix)]
            Self::Done => "x",
            Self::Unknown(__text) => __text,
        }
    }
    fn __known(__text: &str) -> ::core::option::Option<Self> {
        match __text {
            "open" => ::core::option::Option::Some(Self::Open),
            #[cfg(unix)]
            "x" | "y" => ::core::option::Option::Some(Self::Done),
            _ => ::core::option::Option::None,
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::AsRef<str> for Status {
    fn as_ref(&self) -> &str {
        Self::as_str(self)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<&str> for Status {
    fn from(__text: &str) -> Self {
        match Self::__known(__text) {
            ::core::option::Option::Some(__known) => __known,
            ::core::option::Option::None => {
                Self::Unknown(::core::convert::From::from(__text))
            }
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::convert::From<::std::string::String> for Status {
    fn from(__text: ::std::string::String) -> Self {
        match Self::__known(&__text) {
            ::core::option::Option::Some(__known) => __known,
            ::core::option::Option::None => Self::Unknown(__text),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::str::FromStr for Status {
    type Err = ::core::convert::Infallible;
    fn from_str(
        __text: &str,
    ) -> ::core::result::Result<Self, ::core::convert::Infallible> {
        ::core::result::Result::Ok(::core::convert::From::from(__text))
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::serde::Serialize for Status {
    fn serialize<__S>(
        &self,
        __serializer: __S,
    ) -> ::core::result::Result<__S::Ok, __S::Error>
    where
        __S: ::other::__private::serde::Serializer,
    {
        ::other::__private::serde::Serializer::serialize_str(
            __serializer,
            Self::as_str(self),
        )
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<'__de> ::other::__private::serde::Deserialize<'__de> for Status {
    fn deserialize<__D>(__deserializer: __D) -> ::core::result::Result<Self, __D::Error>
    where
        __D: ::other::__private::serde::Deserializer<'__de>,
    {
        let __text = <::std::string::String as ::other::__private::serde::Deserialize<
            '__de,
        >>::deserialize(__deserializer)?;
        let __value = <Self as ::core::convert::From<
            ::std::string::String,
        >>::from(__text);
        if let Self::Unknown(__text) = &__value {
            ::other::__private::unknown_value(::core::stringify!(Status), __text);
        }
        ::core::result::Result::Ok(__value)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::core::fmt::Display for Status {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(Self::as_str(self), __formatter)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::PathValue for Status {
    fn write_path(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::PathValue::write_path(Self::as_str(self), __out)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::QueryValue for Status {
    fn write_query(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::QueryValue::write_query(Self::as_str(self), __out)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::HeaderText for Status {
    fn write_header(&self, __out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
        ::other::__private::HeaderText::write_header(Self::as_str(self), __out)
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl ::other::__private::FromText for Status {
    fn from_text(__text: &str) -> ::core::result::Result<Self, ::std::string::String> {
        ::core::result::Result::Ok(::core::convert::From::from(__text))
    }
}
