pub struct Model {
    a: u32,
    b: Id,
    c: Id,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::clone::Clone for Model {
    fn clone(&self) -> Self {
        let _ = ::other::__private::needs::secret_model::<Id>;
        let _ = ::other::__private::needs::model::<Id>;
        let _ = ::other::__private::needs::limit::<Id>;
        Self {
            a: ::core::clone::Clone::clone(&self.a),
            b: {
                let __value = &self.b;
                ::core::clone::Clone::clone(&*__value)
            },
            c: {
                let __value = &self.c;
                ::core::clone::Clone::clone(&*__value)
            },
        }
    }
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Model {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        let _ = ::other::__private::needs::secret_model::<Id>;
        let _ = ::other::__private::needs::model::<Id>;
        let _ = ::other::__private::needs::limit::<Id>;
        let mut __debug = ::core::fmt::Formatter::debug_struct(__formatter, "Model");
        ::core::fmt::DebugStruct::field(&mut __debug, "a", &self.a);
        ::core::fmt::DebugStruct::field(&mut __debug, "b", &::core::format_args!("***"));
        {
            let __value = &self.c;
            ::core::fmt::DebugStruct::field(&mut __debug, "c", &*__value);
        }
        ::core::fmt::DebugStruct::finish(&mut __debug)
    }
}
#[allow(dead_code, deprecated, non_snake_case, clippy::too_many_arguments)]
impl Model {
    /// Creates a `Model` from what it needs.
    ///
    /// # Arguments
    ///
    /// - `a`
    /// - `b`
    /// - `c`
    #[must_use]
    pub fn new(
        a: u32,
        b: impl ::core::convert::Into<Id>,
        c: impl ::core::convert::Into<Id>,
    ) -> Self {
        Self {
            a: a,
            b: ::core::convert::Into::into(b),
            c: ::core::convert::Into::into(c),
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
    #[serde(crate = "::other::__private::serde")]
    #[serde(rename = "Model")]
    #[serde(rename_all = "camelCase")]
    #[serde(remote = "Model")]
    struct __Fields {
        a: u32,
        #[serde(serialize_with = "::other::__private::serialize_secret")]
        #[serde(
            bound(
                serialize = "for<'__granted> Id: ::other::__private::serde::Serialize",
                deserialize = "for<'__granted> Id: ::other::__private::serde::Deserialize<'de>"
            )
        )]
        b: Id,
        #[serde(
            serialize_with = "::other::__private::serialize_limited::<_, { 1 }, { 2 }>"
        )]
        #[serde(
            bound(
                serialize = "for<'__granted> Id: ::other::__private::serde::Serialize + ::other::wire::Measured",
                deserialize = "for<'__granted> Id: ::other::__private::serde::Deserialize<'de>"
            )
        )]
        c: Id,
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl ::other::__private::serde::Serialize for Model {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: ::other::__private::serde::Serializer,
        {
            let _ = ::other::__private::needs::secret_model::<Id>;
            let _ = ::other::__private::needs::model::<Id>;
            let _ = ::other::__private::needs::limit::<Id>;
            __Fields::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    #[allow(deprecated)]
    impl<'__de> ::other::__private::serde::Deserialize<'__de> for Model {
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
