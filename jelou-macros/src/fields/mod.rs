//! Named fields: what endpoints and models have in common.

pub(crate) mod attribute_names;
pub(crate) mod clone;
pub(crate) mod constraint;
pub(crate) mod constructors;
pub(crate) mod debug;
pub(crate) mod derives;
pub(crate) mod member;
pub(crate) mod receiver;
pub(crate) mod rules;
pub(crate) mod serializer;
pub(crate) mod shared_attrs;
pub(crate) mod twice;
pub(crate) mod type_checks;
