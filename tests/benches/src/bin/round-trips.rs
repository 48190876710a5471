//! Whole round trips, with the allocator that every program has.
//!
//! `tests/benches/measure` runs the server in one process and the contenders in others.

use std::env;
use std::process::ExitCode;

use jelou_benches::{server, trips};

const USAGE: &str = "usage: round-trips serve
       round-trips CARRIER CONCURRENCY COUNT ADDRESS
       round-trips CARRIER CARRIER CONCURRENCY COUNT TURNS ADDRESS";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => {
            if let Err(error) = server::serve() {
                eprintln!("the server ended: {error}");
                return ExitCode::FAILURE;
            }
        }
        [carrier, concurrency, count, address] if trips::CARRIERS.contains(&carrier) => {
            let (Ok(concurrency), Ok(count)) = (concurrency.parse(), count.parse()) else {
                return misused();
            };
            trips::run(carrier, concurrency, count, address);
        }
        [one, other, concurrency, count, turns, address]
            if [one, other].iter().all(|it| trips::CARRIERS.contains(it)) =>
        {
            let (Ok(concurrency), Ok(count), Ok(turns)) =
                (concurrency.parse(), count.parse(), turns.parse())
            else {
                return misused();
            };
            for [one, other] in trips::by_turns([one, other], concurrency, count, turns, address) {
                println!("{} {}", one.as_secs_f64(), other.as_secs_f64());
            }
        }
        _ => return misused(),
    }
    ExitCode::SUCCESS
}

fn misused() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::FAILURE
}
