//! Records as text everything that a subscriber of `tracing` and a recorder of `metrics` receive, from every
//! thread and at every level.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex, OnceLock};

use metrics_util::debugging::{DebuggingRecorder, Snapshotter};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

#[derive(Clone)]
pub(crate) struct Recorder {
    lines: Arc<Mutex<Vec<String>>>,
    metrics: Snapshotter,
}

impl Recorder {
    /// Returns the recorder of the whole program, because the agents of shared limits have their own thread.
    pub(crate) fn installed() -> Self {
        static RECORDER: OnceLock<Recorder> = OnceLock::new();
        let install = || {
            let metrics = DebuggingRecorder::new();
            let recorder = Self {
                lines: Arc::default(),
                metrics: metrics.snapshotter(),
            };
            metrics.install().unwrap();
            let subscriber = tracing_subscriber::registry().with(recorder.clone());
            tracing::subscriber::set_global_default(subscriber).unwrap();
            recorder
        };
        RECORDER.get_or_init(install).clone()
    }

    /// Returns every span and event so far: names, targets, fields.
    pub(crate) fn traces(&self) -> String {
        self.lines.lock().unwrap().join("\n")
    }

    /// Returns every metric since the last call: names, labels, units, descriptions, values.
    pub(crate) fn metrics(&self) -> String {
        let mut text = String::new();
        for (key, unit, description, value) in self.metrics.snapshot().into_vec() {
            writeln!(text, "{key:?} {unit:?} {description:?} {value:?}").unwrap();
        }
        text
    }

    fn keep(&self, what: &str, metadata: Option<&Metadata<'_>>, Fields(fields): Fields) {
        let place = metadata.map_or_else(String::new, |it| {
            format!(
                "{} {} {} {}",
                it.level(),
                it.target(),
                it.name(),
                it.fields()
            )
        });
        let line = format!("{what} {place}{fields}");
        self.lines.lock().unwrap().push(line);
    }
}

impl<S: Subscriber> Layer<S> for Recorder {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        self.keep("span", Some(attributes.metadata()), fields);
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        self.keep("record", None, fields);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.keep("event", Some(event.metadata()), fields);
    }
}

#[derive(Default)]
struct Fields(String);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        write!(self.0, " {field}={value}").unwrap();
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}
