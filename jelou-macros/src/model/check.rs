//! Rules that take more than one attribute to see.

use super::attr::ModelArgs;
use super::item::Model;
use crate::diagnostics::Diagnostics;

pub(crate) fn check(_: &Model, _: &ModelArgs, _: &mut Diagnostics) {}
