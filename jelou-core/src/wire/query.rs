//! Query pairs.

use std::collections::{BTreeSet, HashSet};
use std::fmt::{self, Write as _};

use super::encode::RequestEncoder;
use super::error::EncodeError;
use super::flatten;
use super::redact::{MASK, Redact, mask};
use super::text::{PercentEncoder, impl_float_text, impl_text, not_written};

/// A value that can stand in one query pair.
///
/// Its text is percent-encoded: a space is `%20`, never `+`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be one query value",
    label = "not a scalar",
    note = "a struct or map of scalars becomes several pairs with `#[query(flatten)]`",
    note = "a query value is present or absent, and a list holds scalars: no list of lists, no list of options"
)]
pub trait QueryValue {
    /// Writes the value as plain text; the caller encodes it.
    ///
    /// # Errors
    /// The value has no text form (a number that is not finite).
    fn write_query(&self, out: &mut dyn fmt::Write) -> fmt::Result;

    /// Why [`write_query`](Self::write_query) failed, in words, where the value breaks a rule of its
    /// own, such as the `#[length]` of a newtype.
    fn refusal(&self) -> Option<String> {
        None
    }
}

impl_text!(QueryValue::write_query);
impl_float_text!(QueryValue::write_query);

/// How a list is written in the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListStyle {
    /// `name=a&name=b`
    #[default]
    Repeated,
    /// `name=a,b`; a comma inside a value is `%2C`
    Comma,
    /// `name[]=a&name[]=b`, with the brackets percent-encoded
    Brackets,
}

/// A field that becomes query pairs: a scalar, an option, or a list of scalars.
///
/// `None` and an empty list write nothing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written to the query",
    label = "not a scalar, an option or a list of scalars",
    note = "a struct or map of scalars becomes several pairs with `#[query(flatten)]`"
)]
pub trait QueryField {
    /// Writes the pairs.
    ///
    /// # Errors
    /// A value has no text form.
    fn write_pairs(&self, pairs: &mut QueryWriter<'_>) -> fmt::Result;

    /// Says why [`write_pairs`](Self::write_pairs) failed, as [`QueryValue::refusal`] does.
    fn refusal(&self) -> Option<String> {
        None
    }
}

impl<T: QueryValue + ?Sized> QueryField for T {
    fn write_pairs(&self, pairs: &mut QueryWriter<'_>) -> fmt::Result {
        pairs.value(self)
    }

    fn refusal(&self) -> Option<String> {
        QueryValue::refusal(self)
    }
}

impl<T: QueryField> QueryField for Option<T> {
    fn write_pairs(&self, pairs: &mut QueryWriter<'_>) -> fmt::Result {
        self.as_ref()
            .map_or(Ok(()), |value| value.write_pairs(pairs))
    }

    fn refusal(&self) -> Option<String> {
        self.as_ref().and_then(T::refusal)
    }
}

macro_rules! impl_list {
    ($([$($generics:tt)*] $type:ty),* $(,)?) => {$(
        impl<T: QueryValue, $($generics)*> QueryField for $type {
            fn write_pairs(&self, pairs: &mut QueryWriter<'_>) -> fmt::Result {
                self.iter().try_for_each(|item| pairs.item(item))
            }

            fn refusal(&self) -> Option<String> {
                self.iter().find_map(T::refusal)
            }
        }
    )*};
}

impl_list!([] Vec<T>, [] [T], [] &[T], [const N: usize] [T; N], [] BTreeSet<T>, [S] HashSet<T, S>);

impl<T: QueryField + ?Sized> QueryField for Redact<'_, T> {
    fn write_pairs(&self, pairs: &mut QueryWriter<'_>) -> fmt::Result {
        let (length, had_query) = (pairs.request.target.len(), pairs.request.has_query);
        self.0.write_pairs(pairs)?;
        // An absent value shows no mask.
        match mask() {
            Some(mask) if pairs.request.target.len() > length => {
                pairs.request.target.truncate(length);
                pairs.request.has_query = had_query;
                pairs.value(mask)
            }
            _ => Ok(()),
        }
    }

    fn refusal(&self) -> Option<String> {
        self.0.refusal()
    }
}

/// Writes the pairs of one field.
pub struct QueryWriter<'a> {
    request: &'a mut RequestEncoder,
    name: &'a str,
    style: ListStyle,
    items: usize,
}

impl QueryWriter<'_> {
    /// Writes one pair.
    ///
    /// # Errors
    /// The value has no text form.
    pub fn value(&mut self, value: &(impl QueryValue + ?Sized)) -> fmt::Result {
        self.request.start_pair(self.name);
        self.request.target.push('=');
        value.write_query(&mut PercentEncoder(&mut self.request.target))
    }

    /// Writes one item of a list.
    ///
    /// # Errors
    /// The value has no text form.
    pub fn item(&mut self, value: &(impl QueryValue + ?Sized)) -> fmt::Result {
        if self.style == ListStyle::Comma && self.items > 0 {
            self.request.target.push(',');
        } else {
            self.request.start_pair(self.name);
            if self.style == ListStyle::Brackets {
                self.request.target.push_str("%5B%5D");
            }
            self.request.target.push('=');
        }
        self.items += 1;
        value.write_query(&mut PercentEncoder(&mut self.request.target))
    }
}

impl RequestEncoder {
    fn start_pair(&mut self, name: &str) {
        self.target.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.target.push_str(name);
    }

    /// Appends fixed pairs of the template. They are already encoded.
    pub fn query_literal(&mut self, pairs: &'static str) {
        self.start_pair(pairs);
    }

    /// Appends the pairs of `field` under `name`, which is already encoded.
    ///
    /// # Errors
    /// A value has no text form.
    pub fn query<T: QueryField + ?Sized>(
        &mut self,
        field: &'static str,
        name: &'static str,
        style: ListStyle,
        value: &T,
    ) -> Result<(), EncodeError> {
        let written = value.write_pairs(&mut QueryWriter {
            request: self,
            name,
            style,
            items: 0,
        });
        match written {
            Ok(()) => Ok(()),
            Err(fmt::Error) => Err(not_written(
                field,
                value.refusal(),
                "the value has no text form: a number must be finite",
            )),
        }
    }

    /// Appends the pairs of each member of `value`, in order. `value` is a struct or map of scalars,
    /// options and lists.
    ///
    /// # Errors
    /// A member is not a scalar, an option or a list of scalars.
    pub fn query_flatten<T: serde::Serialize + ?Sized>(
        &mut self,
        field: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        let pairs = flatten::pairs(value).map_err(|error| error.within(field))?;
        for (name, value) in pairs.unwrap_or_else(|| vec![(field.to_owned(), MASK.to_owned())]) {
            self.start_pair("");
            // Writing to a `String` cannot fail.
            let _ = PercentEncoder(&mut self.target).write_str(&name);
            self.target.push('=');
            let _ = PercentEncoder(&mut self.target).write_str(&value);
        }
        Ok(())
    }
}
