//! Runs one operation a number of times: `jelou-benches OPERATION COUNT`.
//!
//! `tests/benches/measure` runs it twice under callgrind, with two counts. The difference, divided by the
//! difference of the counts, is the cost of one operation without the start and the end of the program.
//! Allocations are counted here and printed.

mod counting;
mod rows;
mod waiting;

use std::env;
use std::process::ExitCode;

use jelou_benches::{by_hand, ours};

const USAGE: &str = "usage: jelou-benches list
       jelou-benches OPERATION COUNT
       jelou-benches waiting
       jelou-benches rows COUNT";

/// An operation and its name.
type Operation = (&'static str, fn() -> Box<dyn FnMut()>);

const OPERATIONS: [Operation; 14] = [
    ("encode by hand", by_hand::encode),
    ("encode", ours::encode),
    ("reqwest by hand", by_hand::reqwest),
    ("reqwest", ours::reqwest),
    ("response", by_hand::response),
    ("decode by hand", by_hand::decode),
    ("decode", ours::decode),
    ("error by hand", by_hand::error),
    ("error", ours::error),
    ("permit", ours::permit),
    ("transport by hand", by_hand::transport),
    ("call", ours::call),
    ("refused transport by hand", by_hand::refused_transport),
    ("refused call", ours::refused_call),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["list"] => OPERATIONS.iter().for_each(|(name, _)| println!("{name}")),
        ["waiting"] => println!("{}", waiting::bytes_of_a_call()),
        ["rows", count] => match count.parse() {
            Ok(count) => rows::decode(count),
            Err(_) => return misused(),
        },
        [name, count] => {
            let operation = OPERATIONS.iter().find(|(known, _)| *known == name);
            let (Some((_, prepare)), Ok(count)) = (operation, count.parse::<u32>()) else {
                return misused();
            };
            println!("{}", repeat(*prepare, count));
        }
        _ => return misused(),
    }
    ExitCode::SUCCESS
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::FAILURE
}

/// Runs an operation, and returns the number of allocations of each run.
fn repeat(prepare: fn() -> Box<dyn FnMut()>, count: u32) -> u64 {
    let mut operation = prepare();
    // The first runs fill buffers and tables that later runs use.
    (0..100).for_each(|_| operation());
    let before = counting::allocations();
    (0..count).for_each(|_| operation());
    let allocations = counting::allocations() - before;
    allocations.div_ceil(u64::from(count.max(1)))
}
