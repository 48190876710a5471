//! The thread that runs the agents of all buckets.
//!
//! Agents must outlive the runtimes of the calls (a test has its own, a program may build one per
//! task), and a permit may be dropped outside of any runtime. So they have a runtime of their own.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

static WORKER: Mutex<Option<Handle>> = Mutex::new(None);

/// Returns the runtime of the thread. The first use starts it, and it lives as long as the process.
pub(super) fn handle() -> io::Result<Handle> {
    let mut worker = WORKER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*worker {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("jelou-redis".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    *worker = Some(handle.clone());
    Ok(handle)
}
