// generated code is quiet in crates that deny every lint

#![deny(
    missing_docs,
    warnings,
    unused,
    unused_qualifications,
    unreachable_pub,
    missing_debug_implementations,
    missing_copy_implementations,
    elided_lifetimes_in_paths,
    single_use_lifetimes,
    explicit_outlives_requirements,
    trivial_casts,
    trivial_numeric_casts,
    unsafe_code,
    unused_import_braces,
    unused_lifetimes,
    unused_results,
    variant_size_differences,
    let_underscore_drop,
    non_ascii_idents,
    deprecated,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::missing_inline_in_public_items
)]
#![allow(clippy::missing_inline_in_public_items)]
//! Requests of a strict crate.

use std::fmt::Debug;

use jelou::prelude::*;
use serde::{Deserialize, Serialize};

/// Writes a row.
#[jelou_endpoint(POST, "/v1/tables/{table}", response = Rows, paginate = page, timeout = "5s")]
pub struct WriteRow<'a> {
    /// The table.
    pub table: &'a str,
    /// The states.
    #[query(name = "states[]", style = comma)]
    pub states: Option<Vec<State>>,
    /// The page.
    #[query]
    pub page: Option<u32>,
    /// The trace.
    #[header("X-Trace")]
    pub trace: Option<String>,
    /// The password.
    #[secret]
    #[length(1..=24)]
    pub password: String,
    /// The note.
    pub note: Patch<String>,
    /// Used no longer.
    #[deprecated(note = "use `note`")]
    pub remark: Option<String>,
}

/// Used no longer.
#[deprecated(note = "use `WriteRow`")]
#[jelou_endpoint(DELETE, "/v1/tables/{table}", response = ())]
pub struct DropTable {
    /// The table.
    pub table: String,
}

/// Uploads a file.
#[jelou_endpoint(POST, "/v1/files", response = (), error = TableError)]
pub struct Upload {
    /// The file.
    #[part("file")]
    pub content: Vec<u8>,
}

/// Rows.
#[jelou_model]
pub struct Rows {
    /// The rows.
    pub rows: Vec<Row>,
}

impl jelou::Page for Rows {
    type Item = Row;

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn total_pages(&self) -> Option<u32> {
        None
    }

    fn into_items(self) -> Vec<Row> {
        self.rows
    }
}

/// A row.
#[jelou_model]
pub struct Row {
    /// Its id.
    pub id: RowId,
    /// Its state.
    pub state: Option<State>,
}

/// The id of a row.
#[jelou_model]
pub struct RowId(u64);

/// The name of a row.
#[jelou_model]
pub struct RowName(#[length(1..=24)] String);

/// The state of a row.
#[jelou_model]
pub enum State {
    /// It can be changed.
    Open,
    /// It cannot.
    Closed,
}

/// What a cell holds.
#[jelou_model]
#[serde(tag = "type")]
pub enum Cell {
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// Nothing.
    Empty,
}

/// A sheet, with derives that the macro gives, too.
#[jelou_model]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its size.
    pub size: Size,
    /// Its title.
    pub title: String,
}

/// The size of a sheet.
#[jelou_model]
#[derive(Copy, Clone, PartialEq, Eq)]
pub struct Size {
    /// How many rows.
    pub rows: u32,
}

/// A table of whatever.
#[jelou_model]
pub struct Table<T> {
    /// Its rows.
    pub rows: Vec<Row>,
    /// The rest.
    pub rest: T,
}

/// Writes a sheet.
#[jelou_endpoint(PUT, "/v1/sheets/{name}", response = Table<u8>)]
#[derive(Clone, Debug)]
pub struct WriteSheet<'a, T: Serialize + Clone + Debug> {
    /// The name.
    pub name: &'a str,
    /// The sheet.
    pub sheet: Sheet,
    /// The rest.
    pub rest: T,
}

/// A lifetime that is used once.
#[jelou_endpoint(POST, "/v1/sheets", response = ())]
pub struct WriteBytes<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Names of another style, where the user allows them.
#[allow(non_snake_case)]
#[jelou_endpoint(POST, "/v1/cells/{cellId}", response = odd_cell)]
pub struct WriteCell {
    /// The cell.
    pub cellId: String,
    /// The row.
    pub rowOf: Option<Row>,
}

/// The same, by serde's own derive.
#[allow(non_snake_case)]
#[jelou_endpoint(PUT, "/v1/cells", response = ())]
pub struct WriteCells {
    /// The row.
    #[serde(flatten)]
    pub rowOf: Row,
}

/// The same in a model.
#[allow(non_snake_case, non_camel_case_types)]
#[jelou_model]
#[serde(tag = "type")]
pub enum odd_cell {
    /// With a name.
    of_text {
        /// The text.
        fullText: String,
    },
    /// With a model.
    of_row(Row),
}

/// What goes wrong.
#[jelou_model]
pub struct TableError {
    /// Why.
    pub reason: String,
}

impl jelou::ApiError for TableError {
    fn code(&self) -> Option<&str> {
        None
    }

    fn description(&self) -> Option<std::borrow::Cow<'_, str>> {
        Some(std::borrow::Cow::Borrowed(&self.reason))
    }
}

/// Encodes a request.
pub fn main() {
    let request = WriteRow::new("t", "pass").page(1).states([State::Open]);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/tables/t?states%5B%5D=open&page=1");
}
