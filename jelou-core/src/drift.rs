//! What answers hold that their declarations do not know.
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

/// Collects what declarations do not know. Clones collect together; each entry is kept once.
#[derive(Clone, Debug, Default)]
pub struct DriftReport {
    entries: Arc<Mutex<BTreeSet<Drift>>>,
}

/// One thing that a declaration does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drift {
    /// The endpoint whose answer held it.
    pub endpoint: &'static str,
    /// What it is.
    pub kind: DriftKind,
}

/// What a declaration does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DriftKind {
    /// A member that no field has the name of; items of lists are `?`.
    UnknownMember {
        /// The path to it, such as `results.?.supplier`.
        path: String,
    },
    /// A value of an enum that is none of its variants.
    UnknownValue {
        /// The name of the enum.
        of: &'static str,
        /// The value.
        value: String,
    },
}

impl DriftReport {
    /// The entries so far, in the order of endpoints and paths.
    pub fn entries(&self) -> Vec<Drift> {
        self.lock().iter().cloned().collect()
    }

    /// Whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
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
            report.lock().insert(Drift { endpoint, kind });
        }
    });
}

/// Called by generated code for a value that is none of an enum's variants.
pub(crate) fn unknown_value(of: &'static str, value: &str) {
    record(DriftKind::UnknownValue {
        of,
        value: value.to_owned(),
    });
}

/// Decodes JSON; where somebody collects, unknown members are recorded.
pub(crate) fn from_str<'de, T: Deserialize<'de>>(json: &'de str) -> serde_json::Result<T> {
    if WATCH.with(|watch| watch.borrow().is_none()) {
        return serde_json::from_str(json);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = serde_ignored::deserialize(&mut deserializer, |path| {
        record(DriftKind::UnknownMember {
            path: path.to_string(),
        });
    })?;
    deserializer.end()?;
    Ok(value)
}
