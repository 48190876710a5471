//! Rules that take more than one attribute to see.

use super::declaration::Declaration;
use crate::diagnostics::Diagnostics;

pub(crate) fn check(_: &Declaration, _: &mut Diagnostics) {}
