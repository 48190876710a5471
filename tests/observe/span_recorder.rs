//! A layer that keeps every span with its fields.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, ThreadId};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

/// A span at its end.
#[derive(Clone, Debug)]
pub(crate) struct RecordedSpan {
    pub(crate) id: u64,
    pub(crate) parent: Option<u64>,
    pub(crate) name: &'static str,
    thread: ThreadId,
    pub(crate) fields: BTreeMap<String, String>,
}

pub(crate) fn field<'a>(span: &'a RecordedSpan, name: &str) -> Option<&'a str> {
    span.fields.get(name).map(String::as_str)
}

/// Keeps spans in the order of their start.
#[derive(Clone, Default)]
pub(crate) struct SpanRecorder {
    spans: Arc<Mutex<Vec<RecordedSpan>>>,
}

impl SpanRecorder {
    /// Returns the recorder of the whole program. `tracing` caches for each callsite whether a subscriber
    /// is interested, so subscribers of single threads would affect each other.
    pub(crate) fn installed() -> Self {
        static RECORDER: OnceLock<SpanRecorder> = OnceLock::new();
        let install = || {
            let recorder = Self::default();
            let subscriber = tracing_subscriber::registry().with(recorder.clone());
            tracing::subscriber::set_global_default(subscriber).unwrap();
            recorder
        };
        RECORDER.get_or_init(install).clone()
    }

    /// Returns the spans that started on this thread, which belongs to one test.
    pub(crate) fn spans(&self) -> Vec<RecordedSpan> {
        let mut spans = self.spans.lock().unwrap().clone();
        spans.retain(|span| span.thread == thread::current().id());
        spans
    }
}

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for SpanRecorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        if attributes.metadata().target() != "jelou" {
            return;
        }
        let mut span = RecordedSpan {
            id: id.into_u64(),
            parent: context.current_span().id().map(Id::into_u64),
            name: attributes.metadata().name(),
            thread: thread::current().id(),
            fields: BTreeMap::new(),
        };
        attributes.record(&mut Fields(&mut span.fields));
        self.spans.lock().unwrap().push(span);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut spans = self.spans.lock().unwrap();
        // Ids are reused after a span has ended. The newest span counts.
        if let Some(span) = spans.iter_mut().rev().find(|span| span.id == id.into_u64()) {
            values.record(&mut Fields(&mut span.fields));
        }
    }
}

struct Fields<'a>(&'a mut BTreeMap<String, String>);

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}
