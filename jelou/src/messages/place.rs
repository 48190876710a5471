//! Places.

use jelou_core::jelou_model;

use crate::rules;

/// A place `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct LocationMessage {
    /// Where it is.
    pub coordinates: Coordinates,
}

/// A point on the earth, in decimal degrees `[openapi]`. The ranges are those of degrees.
#[jelou_model]
#[derive(Copy, PartialEq)]
#[non_exhaustive]
pub struct Coordinates {
    /// The latitude, -90 to 90.
    #[serde(rename = "lat", serialize_with = "rules::latitude")]
    pub latitude: f64,
    /// The longitude, -180 to 180; on the wire `long`.
    #[serde(rename = "long", serialize_with = "rules::longitude")]
    pub longitude: f64,
}

/// A request for the user's place `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct LocationRequestMessage {
    /// The text above the button.
    #[limit(1..)]
    pub text: String,
}
