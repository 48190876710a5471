//! Runs one operation a number of times: `jelou-benches OPERATION COUNT`.
//!
//! `tests/benches/measure` runs it twice under callgrind, with two counts: the difference, divided,
//! is what one operation costs, whatever starting and ending cost. Allocations are counted here and
//! printed.

mod by_hand;
mod counting;
mod ours;

use std::env;
use std::process::ExitCode;

const USAGE: &str = "usage: jelou-benches OPERATION COUNT | jelou-benches list";

/// An operation and its name.
type Operation = (&'static str, fn() -> Box<dyn FnMut()>);

const OPERATIONS: [Operation; 10] = [
    ("encode by hand", by_hand::encode),
    ("encode", ours::encode),
    ("answer", by_hand::answer),
    ("decode by hand", by_hand::decode),
    ("decode", ours::decode),
    ("error by hand", by_hand::error),
    ("error", ours::error),
    ("permit", ours::permit),
    ("transport by hand", by_hand::transport),
    ("call", ours::call),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["list"] => OPERATIONS.iter().for_each(|(name, _)| println!("{name}")),
        [name, count] => {
            let operation = OPERATIONS.iter().find(|(known, _)| *known == name);
            let (Some((_, prepare)), Ok(count)) = (operation, count.parse::<u32>()) else {
                eprintln!("{USAGE}");
                return ExitCode::FAILURE;
            };
            let mut operation = prepare();
            // The first runs fill buffers and tables that later ones use.
            (0..100).for_each(|_| operation());
            let before = counting::allocations();
            (0..count).for_each(|_| operation());
            let allocations = counting::allocations() - before;
            println!("{}", allocations.div_ceil(u64::from(count.max(1))));
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
