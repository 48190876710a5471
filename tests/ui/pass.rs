//! What the macros accept: the fixtures that can be modules of one program.
//!
//! `README.md` lists them.

include!("modules.rs");
