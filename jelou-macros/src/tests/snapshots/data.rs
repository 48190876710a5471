enum Data {
    A { a: ::core::option::Option<u32> },
    B(Item),
    C,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Data {
    fn clone(&self) -> Self {
        let _ = ::other::__private::needs::model::<Item>;
        match self {
            Self::A { a: __field0 } => {
                Self::A {
                    a: ::core::clone::Clone::clone(__field0),
                }
            }
            Self::B { 0: __field0 } => {
                Self::B {
                    0: {
                        let __value = __field0;
                        ::core::clone::Clone::clone(&*__value)
                    },
                }
            }
            Self::C {} => Self::C {},
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Data {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::needs::model::<Item>;
        match self {
            Self::A { a: __field0 } => {
                let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "A");
                ::core::fmt::DebugStruct::field(&mut __debug, "a", __field0);
                ::core::fmt::DebugStruct::finish(&mut __debug)
            }
            Self::B { 0: __field0 } => {
                let mut __debug = ::core::fmt::Formatter::debug_tuple(__formatter, "B");
                {
                    let __value = __field0;
                    ::core::fmt::DebugTuple::field(&mut __debug, &*__value);
                }
                ::core::fmt::DebugTuple::finish(&mut __debug)
            }
            Self::C {} => ::core::fmt::Formatter::write_str(__formatter, "C"),
        }
    }
}
const _: () = {
    #[allow(unused_imports)]
    use ::other::__private::Underived as _;
    #[allow(dead_code, deprecated, non_snake_case, non_camel_case_types)]
    #[derive(
        ::other::__private::serde::Serialize,
        ::other::__private::serde::Deserialize
    )]
    #[serde(tag = "t")]
    #[serde(crate = "::other::__private::serde")]
    #[serde(rename = "Data")]
    #[serde(rename_all = "camelCase")]
    #[serde(rename_all_fields = "camelCase")]
    #[serde(remote = "Data")]
    enum __Fields {
        A {
            #[serde(skip_serializing_if = "::core::option::Option::is_none")]
            #[serde(default = "::core::default::Default::default")]
            a: ::core::option::Option<u32>,
        },
        B(
            #[serde(
                bound(
                    serialize = "for<'__granted> Item: ::other::__private::serde::Serialize",
                    deserialize = "for<'__granted> Item: ::other::__private::serde::Deserialize<'de>"
                )
            )]
            Item,
        ),
        C,
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::other::__private::serde::Serialize for Data {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            let _ = ::other::__private::needs::model::<Item>;
            __Fields::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de> ::other::__private::serde::Deserialize<'__de> for Data {
        fn deserialize<__D>(
            __deserializer: __D,
        ) -> ::core::result::Result<Self, __D::Error>
        where
            __D: ::other::__private::serde::Deserializer<'__de>,
        {
            __Fields::deserialize(__deserializer)
        }
    }
};
