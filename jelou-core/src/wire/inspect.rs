//! Finds values that JSON cannot hold, and names their members.
//!
//! This serializer writes nothing. It runs only after the fast path failed or wrote a null, so it can
//! afford to track the path to each member.

use std::fmt;

use serde::Serialize;
use serde::ser;

use crate::error::EncodeError;

/// Walks `value`. An error names the member and says what is wrong with it.
pub(super) fn inspect<T: Serialize + ?Sized>(value: &T) -> Result<(), EncodeError> {
    let mut inspector = Inspector {
        path: String::new(),
    };
    let inspected = value.serialize(&mut inspector);
    inspector.end(inspected)
}

struct Inspector {
    path: String,
}

impl Inspector {
    fn end(self, inspected: Result<(), Refusal>) -> Result<(), EncodeError> {
        inspected.map_err(|Refusal(reason)| {
            let member = if self.path.is_empty() {
                "body".to_owned()
            } else {
                self.path
            };
            EncodeError::new(member, reason)
        })
    }

    /// Visits a nested value. On an error the path stays at that value.
    fn below<T: Serialize + ?Sized>(
        &mut self,
        step: impl FnOnce(&mut String),
        value: &T,
    ) -> Result<(), Refusal> {
        let outer = self.path.len();
        step(&mut self.path);
        value.serialize(&mut *self)?;
        self.path.truncate(outer);
        Ok(())
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Refusal> {
        self.below(
            |path| {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            },
            value,
        )
    }

    fn item<T: Serialize + ?Sized>(&mut self, index: usize, value: &T) -> Result<(), Refusal> {
        self.below(|path| path.push_str(&format!("[{index}]")), value)
    }
}

/// Why a value cannot be sent.
#[derive(Debug)]
struct Refusal(String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

impl ser::Error for Refusal {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        Self(reason.to_string())
    }
}

fn finite(value: f64) -> Result<(), Refusal> {
    if value.is_finite() {
        return Ok(());
    }
    Err(Refusal(format!(
        "JSON cannot hold the number {value}; it must be finite"
    )))
}

macro_rules! accept_all {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, _: $type) -> Result<(), Refusal> {
            Ok(())
        }
    )*};
}

impl<'a> ser::Serializer for &'a mut Inspector {
    type Ok = ();
    type Error = Refusal;
    type SerializeSeq = ListInspector<'a>;
    type SerializeTuple = ListInspector<'a>;
    type SerializeTupleStruct = ListInspector<'a>;
    type SerializeTupleVariant = ListInspector<'a>;
    type SerializeMap = ObjectInspector<'a>;
    type SerializeStruct = ObjectInspector<'a>;
    type SerializeStructVariant = ObjectInspector<'a>;

    accept_all!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_i64: i64, serialize_i128: i128, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_u64: u64, serialize_u128: u128, serialize_char: char,
        serialize_str: &str, serialize_bytes: &[u8], serialize_unit_struct: &'static str);

    fn serialize_f32(self, value: f32) -> Result<(), Refusal> {
        finite(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Refusal> {
        finite(value)
    }

    fn serialize_none(self) -> Result<(), Refusal> {
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Refusal> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refusal> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
    ) -> Result<(), Refusal> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refusal> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refusal> {
        self.member(variant, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<ListInspector<'a>, Refusal> {
        Ok(ListInspector {
            inspector: self,
            index: 0,
        })
    }

    fn serialize_tuple(self, _: usize) -> Result<ListInspector<'a>, Refusal> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<ListInspector<'a>, Refusal> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<ListInspector<'a>, Refusal> {
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<ObjectInspector<'a>, Refusal> {
        Ok(ObjectInspector {
            inspector: self,
            key: String::new(),
        })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<ObjectInspector<'a>, Refusal> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<ObjectInspector<'a>, Refusal> {
        self.serialize_map(None)
    }
}

/// Inspects the items of a list.
struct ListInspector<'a> {
    inspector: &'a mut Inspector,
    index: usize,
}

impl ListInspector<'_> {
    fn next<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        self.index += 1;
        self.inspector.item(self.index - 1, value)
    }
}

macro_rules! impl_items {
    ($($trait:ident :: $method:ident),*) => {$(
        impl ser::$trait for ListInspector<'_> {
            type Ok = ();
            type Error = Refusal;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
                self.next(value)
            }

            fn end(self) -> Result<(), Refusal> {
                Ok(())
            }
        }
    )*};
}

impl_items!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

/// Inspects the members of an object.
struct ObjectInspector<'a> {
    inspector: &'a mut Inspector,
    key: String,
}

impl ser::SerializeMap for ObjectInspector<'_> {
    type Ok = ();
    type Error = Refusal;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refusal> {
        let key = serde_json::to_string(key).map_err(ser::Error::custom)?;
        key.trim_matches('"').clone_into(&mut self.key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        self.inspector.member(&self.key, value)
    }

    fn end(self) -> Result<(), Refusal> {
        Ok(())
    }
}

macro_rules! impl_members {
    ($($trait:ident),*) => {$(
        impl ser::$trait for ObjectInspector<'_> {
            type Ok = ();
            type Error = Refusal;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Refusal> {
                self.inspector.member(name, value)
            }

            fn end(self) -> Result<(), Refusal> {
                Ok(())
            }
        }
    )*};
}

impl_members!(SerializeStruct, SerializeStructVariant);
