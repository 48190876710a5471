#[derive(
    ::core::clone::Clone,
    ::other::__private::serde::Serialize,
    ::other::__private::serde::Deserialize
)]
#[serde(crate = "::other::__private::serde")]
#[serde(rename_all = "camelCase")]
pub struct Model {
    a: u32,
    #[serde(serialize_with = "::other::__private::serialize_secret")]
    b: Id,
    #[serde(serialize_with = "::other::__private::serialize_length::<_, { 1 }, { 2 }>")]
    c: Id,
}
#[automatically_derived]
#[allow(deprecated, clippy::borrow_deref_ref)]
impl ::core::fmt::Debug for Model {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
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
    /** Creates a `Model` from what it needs.

 # Arguments

 - `a`
 - `b`
 - `c`*/
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
