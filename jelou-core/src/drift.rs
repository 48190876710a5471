//! What responses hold that their declarations do not know.
//!
//! Decoding is lenient: unknown members are passed over, unknown enum values are kept as text. That
//! is right for a program and hides news from its authors. A [`DriftReport`] collects the news
//! while decoding goes on as usual: run it in tests, in staging, or on one of many servers.
//!
//! ```
//! use jelou_core::{Client, drift::DriftReport};
//!
//! let report = DriftReport::default();
//! let client = Client::builder().watch_drift(&report).build()?;
//! // ... calls ...
//! for drift in report.entries() {
//!     println!("{drift}"); // get_article: unknown member `supplier.vatId`
//! }
//! # Ok::<(), jelou_core::Error>(())
//! ```

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use serde_ignored::Path;

/// Collects what declarations do not know. Clones collect together; each entry is kept once.
///
/// It keeps the first [`CAPACITY`](Self::CAPACITY) entries, so that it can stay in a server.
///
/// Entries are made of the responses' own text. A path holds the names of members, and where a
/// declaration has a map, its keys, which cannot be told from names: `contacts.+593987654321.nick`
/// is personal data, and an entry for each contact. An unknown value of an enum is kept as it came.
/// Names, keys and values of more than 64 characters are cut with `…`.
#[derive(Clone, Debug, Default)]
pub struct DriftReport {
    entries: Arc<Mutex<BTreeSet<Drift>>>,
}

/// One thing that a declaration does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Drift {
    /// The endpoint whose response held it.
    pub endpoint: &'static str,
    /// What it is.
    pub kind: DriftKind,
}

/// What a declaration does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DriftKind {
    /// A member that no field has the name of; items of lists are `?`.
    #[non_exhaustive]
    UnknownMember {
        /// The path to it, such as `results.?.supplier`. It holds the keys of maps.
        path: String,
    },
    /// A value of an enum that is none of its variants.
    #[non_exhaustive]
    UnknownValue {
        /// The name of the enum.
        of: &'static str,
        /// The value.
        value: String,
    },
}

impl DriftReport {
    /// How many entries are kept.
    pub const CAPACITY: usize = 1000;

    /// The entries so far, in the order of endpoints and paths.
    pub fn entries(&self) -> Vec<Drift> {
        self.lock().iter().cloned().collect()
    }

    /// Whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    /// Whether there is no room for more: what came later may be missing.
    pub fn is_full(&self) -> bool {
        self.lock().len() >= Self::CAPACITY
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeSet<Drift>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `decode` so that what it does not know is collected under `endpoint`.
    pub(crate) fn watch<T>(&self, endpoint: &'static str, decode: impl FnOnce() -> T) -> T {
        /// Restores the outer state on every way out, a panic included.
        struct Restore(Option<Watch>);

        impl Drop for Restore {
            fn drop(&mut self) {
                let outer = self.0.take();
                WATCH.with(|watch| *watch.borrow_mut() = outer);
            }
        }

        let watch = Watch {
            report: self.clone(),
            endpoint,
        };
        let _restore = Restore(WATCH.with(|outer| outer.borrow_mut().replace(watch)));
        decode()
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            DriftKind::UnknownMember { path } => {
                write!(f, "{}: unknown member `{path}`", self.endpoint)
            }
            DriftKind::UnknownValue { of, value } => {
                write!(f, "{}: unknown value `{value}` of `{of}`", self.endpoint)
            }
        }
    }
}

/// Who collects on this thread, while it decodes.
struct Watch {
    report: DriftReport,
    endpoint: &'static str,
}

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

fn record(kind: DriftKind) {
    WATCH.with(|watch| {
        if let Some(Watch { report, endpoint }) = &*watch.borrow() {
            let mut entries = report.lock();
            if entries.len() < DriftReport::CAPACITY {
                entries.insert(Drift { endpoint, kind });
            }
        }
    });
}

/// Called by generated code for a value that is none of an enum's variants.
pub(crate) fn unknown_value(of: &'static str, value: &str) {
    record(DriftKind::UnknownValue {
        of,
        value: shortened(value),
    });
}

/// Decodes JSON; where somebody collects, unknown members are recorded.
pub(crate) fn from_str<'de, T: Deserialize<'de>>(json: &'de str) -> serde_json::Result<T> {
    if WATCH.with(|watch| watch.borrow().is_none()) {
        return serde_json::from_str(json);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = serde_ignored::deserialize(&mut deserializer, |path| {
        let path = shown(&path);
        record(DriftKind::UnknownMember { path });
    })?;
    deserializer.end()?;
    Ok(value)
}

/// The path with `?` for each item of a list, so that the items share their entries.
fn shown(path: &Path<'_>) -> String {
    let (parent, step) = match path {
        Path::Root => return String::new(),
        Path::Seq { parent, .. } => (parent, "?".to_owned()),
        Path::Map { parent, key } => (parent, shortened(key)),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => return shown(parent),
    };
    match shown(parent) {
        outer if outer.is_empty() => step,
        outer => format!("{outer}.{step}"),
    }
}

/// The text, cut where it is long.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 64;

    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
