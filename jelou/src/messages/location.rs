//! Locations.

use jelou_core::jelou_model;

use super::rules;

/// A location `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct LocationMessage {
    /// The point.
    pub coordinates: Coordinates,
}

/// A point on the earth, in decimal degrees `[openapi]`. No range is documented; the usual one is
/// checked.
#[jelou_model]
#[derive(Copy, PartialEq)]
#[non_exhaustive]
pub struct Coordinates {
    /// The latitude, -90 to 90.
    #[serde(rename = "lat", serialize_with = "rules::latitude")]
    pub latitude: f64,
    /// The longitude, -180 to 180. Named `long` on the wire.
    #[serde(rename = "long", serialize_with = "rules::longitude")]
    pub longitude: f64,
}

/// A request for the user's location `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct LocationRequestMessage {
    /// The text above the button.
    #[length(1..)]
    pub text: String,
}
