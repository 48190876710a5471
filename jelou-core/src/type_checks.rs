//! What each place of a declaration asks of a type, as one trait each.
//!
//! The generated code needs several traits of the type of a field. Where they are missing, every
//! generated function would be an error of its own; each therefore names a function of this module
//! first, at the type that the user wrote. The compiler reports that bound, in the words of its
//! trait, and nothing that follows from it. The functions are named, never called.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Client;
use crate::page::{Page, Pages, Paginated};
use crate::wire::{
    HasLength, HeaderField, HeaderText, Numeric, PartValue, PathValue, QueryField, QueryValue,
    RawBody,
};

/// Defines a trait that stands for others, once for values and once for secrets, which are not
/// printed and need no `Debug`.
macro_rules! type_checks {
    ($(
        $trait:ident $secret:ident: $($bound:ident)+,
        $message:tt, $label:tt $secret_label:tt, $($note:tt),+;
    )*) => {
        $(type_checks!(@one $trait: $($bound)+ Debug, $message, $label, $($note),+);)*
        $(type_checks!(@one $secret: $($bound)+, $message, $secret_label, $($note),+);)*
    };
    (@one $trait:ident: $($bound:ident)+, $message:tt, $label:tt, $($note:tt),+) => {
        #[doc = concat!("If a type has not this trait: ", $message, ".")]
        #[diagnostic::on_unimplemented(message = $message, label = $label, $(note = $note),+)]
        pub trait $trait {}

        #[diagnostic::do_not_recommend]
        impl<T: $($bound +)+> $trait for T {}
    };
}

type_checks! {
    Path SecretPath: PathValue Clone,
        "`{Self}` cannot be used as a path parameter",
        "not a single URL path segment, or lacks `Clone` or `Debug`"
        "not a single URL path segment, or lacks `Clone`",
        "text, whole numbers, `bool`, `char`, and `#[jelou_model]` newtypes and enums of these are accepted; an optional value belongs in the query: `#[query]`",
        "a type of your own needs `PathValue`, `Clone` and `Debug`, which `#[jelou_model]` gives a newtype";
    Query SecretQuery: QueryField Clone,
        "`{Self}` cannot be written to the query",
        "not a scalar, an option or a list of scalars, or lacks `Clone` or `Debug`"
        "not a scalar, an option or a list of scalars, or lacks `Clone`",
        "text, numbers, `bool`, `char`, `#[jelou_model]` newtypes and enums of these, and options and lists are accepted; a struct or map becomes several pairs with `#[query(flatten)]`",
        "a type of your own needs `QueryValue`, `Clone` and `Debug`, which `#[jelou_model]` gives a newtype";
    QueryKey SecretQueryKey: QueryValue Clone,
        "`{Self}` cannot make a repetition harmless in the query",
        "not a scalar, which is always sent, or lacks `Clone` or `Debug`"
        "not a scalar, which is always sent, or lacks `Clone`",
        "an option or a list may be left out, and then nothing tells a repetition";
    FlatQuery SecretFlatQuery: Serialize Clone,
        "`{Self}` cannot be flattened into the query",
        "not a struct or map of scalars, or lacks `Clone` or `Debug`"
        "not a struct or map of scalars, or lacks `Clone`",
        "put `#[jelou_model]` on the type, or derive `Clone`, `Debug` and `serde::Serialize`";
    Header SecretHeader: HeaderField Clone,
        "`{Self}` cannot be written as a header value",
        "not text, an option or a list of texts, or lacks `Clone` or `Debug`"
        "not text, an option or a list of texts, or lacks `Clone`",
        "text, numbers, `bool`, `char`, `#[jelou_model]` newtypes and enums of these, and options and lists are accepted",
        "a type of your own needs `HeaderText`, `Clone` and `Debug`, which `#[jelou_model]` gives a newtype";
    HeaderKey SecretHeaderKey: HeaderText Clone,
        "`{Self}` cannot make a repetition harmless in a header",
        "not one text, which is always sent, or lacks `Clone` or `Debug`"
        "not one text, which is always sent, or lacks `Clone`",
        "an option or a list may be left out, and then nothing tells a repetition";
    Part SecretPart: PartValue Clone,
        "`{Self}` cannot be a part of a multipart body",
        "expected `Part`, text, bytes, a whole number of 16 to 64 bits, or an option or list of these"
        "expected `Part`, text, bytes, a whole number of 16 to 64 bits, or an option or list of these",
        "a file with a name and a content type is a `Part`";
    Raw SecretRaw: RawBody Clone,
        "`{Self}` cannot be a raw body",
        "expected `Bytes`, `Vec<u8>`, `String`, `&str`, `&[u8]` or an option of these"
        "expected `Bytes`, `Vec<u8>`, `String`, `&str`, `&[u8]` or an option of these",
        "a value with a form in JSON is a `#[body]`";
    Body SecretBody: Serialize Clone,
        "`{Self}` cannot be a JSON body",
        "has no form in JSON, or lacks `Clone` or `Debug`"
        "has no form in JSON, or lacks `Clone`",
        "put `#[jelou_model]` on the type, or derive `Clone`, `Debug` and `serde::Serialize`";
    Member SecretMember: Serialize Clone,
        "`{Self}` cannot be a member of a JSON body",
        "has no form in JSON, or lacks `Clone` or `Debug`"
        "has no form in JSON, or lacks `Clone`",
        "put `#[jelou_model]` on the type, or derive `Clone`, `Debug` and `serde::Serialize`";
}

type_checks!(@one Response: DeserializeOwned,
    "`{Self}` cannot be read from a response",
    "cannot be made of JSON",
    "put `#[jelou_model]` on the type, or derive `serde::Deserialize`");

// By hand, so that the compiler quotes one plain line of each.

/// Asks for [`Path`].
pub const fn path<T: Path>() {}

/// Asks for [`SecretPath`].
pub const fn secret_path<T: SecretPath>() {}

/// Asks for [`Query`].
pub const fn query<T: Query>() {}

/// Asks for [`SecretQuery`].
pub const fn secret_query<T: SecretQuery>() {}

/// Asks for [`QueryKey`].
pub const fn query_key<T: QueryKey>() {}

/// Asks for [`SecretQueryKey`].
pub const fn secret_query_key<T: SecretQueryKey>() {}

/// Asks for [`FlatQuery`].
pub const fn flat_query<T: FlatQuery>() {}

/// Asks for [`SecretFlatQuery`].
pub const fn secret_flat_query<T: SecretFlatQuery>() {}

/// Asks for [`Header`].
pub const fn header<T: Header>() {}

/// Asks for [`SecretHeader`].
pub const fn secret_header<T: SecretHeader>() {}

/// Asks for [`HeaderKey`].
pub const fn header_key<T: HeaderKey>() {}

/// Asks for [`SecretHeaderKey`].
pub const fn secret_header_key<T: SecretHeaderKey>() {}

/// Asks for [`Part`].
pub const fn part<T: Part>() {}

/// Asks for [`SecretPart`].
pub const fn secret_part<T: SecretPart>() {}

/// Asks for [`Raw`].
pub const fn raw_body<T: Raw>() {}

/// Asks for [`SecretRaw`].
pub const fn secret_raw_body<T: SecretRaw>() {}

/// Asks for [`Body`].
pub const fn body<T: Body>() {}

/// Asks for [`SecretBody`].
pub const fn secret_body<T: SecretBody>() {}

/// Asks for [`Member`].
pub const fn member<T: Member>() {}

/// Asks for [`SecretMember`].
pub const fn secret_member<T: SecretMember>() {}

/// Asks for [`Response`].
pub const fn response<T: Response>() {}

/// Asks for [`Page`], and goes through the pages.
pub fn pages<T: Page, E: Paginated<Response = T> + Clone>(client: &Client, request: E) -> Pages<E> {
    Pages::new(client, request)
}

/// Asks for [`HasLength`].
pub const fn length<T: HasLength>() {}

/// Asks for [`Numeric`].
pub const fn range<T: Numeric>() {}
