//! A notes service unrelated to Jelou, declared as a user would declare it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jelou::wire::empty_list_as_none;
use jelou::{ApiError, AuthScheme, RateLimit, Service, ServiceInfo, jelou_endpoint, jelou_model};

/// The service.
pub struct Notes;

impl Service for Notes {
    const INFO: &'static ServiceInfo =
        &ServiceInfo::new("notes", "https://notes.example.com/api/v3")
            .auth(AuthScheme::bearer("NOTES_TOKEN"))
            .rate_limit(RateLimit::per_second(50))
            .headers(&[
                ("accept", "application/vnd.notes+json"),
                ("x-notes-version", "2026-01-01"),
            ])
            .base_url_variable("NOTES_URL");
    type Error = NotesError;
}

/// `{"error": {"type": "..", "title": "..", "fields": {..}}}`
#[jelou_model(rename_all = "snake_case")]
pub struct NotesError {
    /// The inner object.
    pub error: NotesErrorBody,
}

/// What went wrong.
#[jelou_model(rename_all = "snake_case")]
pub struct NotesErrorBody {
    /// The code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The text.
    pub title: String,
    /// The errors by field.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

impl ApiError for NotesError {
    fn code(&self) -> Option<&str> {
        Some(&self.error.kind)
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.error.title))
    }
}

/// The error of the search, in another format: `{"reason": ".."}`.
#[jelou_model]
pub struct SearchError {
    /// The text.
    pub reason: String,
}

impl ApiError for SearchError {
    fn code(&self) -> Option<&str> {
        None
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.reason))
    }
}

/// A note.
#[jelou_model(rename_all = "snake_case")]
#[derive(PartialEq)]
pub struct Note {
    /// Its number.
    pub id: u64,
    /// Its text.
    pub text: String,
    /// Labels: an object, or `[]` if there are none.
    #[serde(default, deserialize_with = "empty_list_as_none")]
    pub labels: Option<BTreeMap<String, String>>,
}

/// 201: creates a note.
#[jelou_endpoint(POST, "/books/{book}/notes", response = Note, service = Notes,
    rename_all = "snake_case")]
pub struct CreateNote<'a> {
    /// The book.
    pub book: &'a str,
    /// The text.
    pub note_text: Cow<'a, str>,
    /// The position in the book.
    pub page_number: Option<u32>,
}

/// A bare array.
#[jelou_endpoint(GET, "/books/{book}/notes", response = Vec<Note>, service = Notes)]
pub struct ListNotes {
    /// The book.
    pub book: String,
    /// What to include, repeated under a name with brackets.
    #[query(name = "expand[]")]
    pub expand: Vec<String>,
    /// Only these states, in one pair.
    #[query(style = comma)]
    pub states: Option<Vec<String>>,
}

/// A list in a member.
#[jelou_endpoint(GET, "/search", response = Vec<Note>, service = Notes, envelope = "hits.items",
    error = SearchError)]
pub struct SearchNotes {
    /// The words.
    #[query("q")]
    pub words: String,
}

/// PUT without a body.
#[jelou_endpoint(PUT, "/notes/{id}/star", response = (), service = Notes)]
pub struct StarNote {
    /// The note.
    pub id: u64,
}

/// DELETE with a body; 204.
#[jelou_endpoint(DELETE, "/books/{book}/notes", response = (), service = Notes, unmarked = body)]
pub struct DeleteNotes {
    /// The book.
    pub book: String,
    /// Which.
    pub ids: Vec<u64>,
}

/// One note, or none.
#[jelou_endpoint(GET, "/notes/{id}", response = Option<Note>, service = Notes)]
pub struct FindNote {
    /// The note.
    pub id: u64,
    /// The version that is known, as a header.
    #[header("If-None-Match")]
    pub known: Option<String>,
}

/// The whole body is one value.
#[jelou_endpoint(PATCH, "/notes/{id}", response = Note, service = Notes, retry = idempotent)]
pub struct ChangeNote {
    /// The note.
    pub id: u64,
    /// What changes.
    #[body]
    pub change: BTreeMap<String, String>,
}

/// Raw bytes.
#[jelou_endpoint(POST, "/notes/{id}/drawing", response = String, service = Notes,
    content_type = "image/png")]
pub struct UploadDrawing {
    /// The note.
    pub id: u64,
    /// The picture.
    #[raw_body]
    pub picture: Vec<u8>,
}
