//! Images, audios, videos, documents and stickers.
//!
//! The platform fetches the medium itself: its address must be public `https` `[docs]`. Types and
//! sizes are checked there; the codes are [`ErrorCode::InvalidMediaUrl`], [`ErrorCode::MediaTooLarge`]
//! and [`ErrorCode::UnsupportedMediaType`] `[docs]`.
//!
//! [`ErrorCode::InvalidMediaUrl`]: crate::ErrorCode::InvalidMediaUrl
//! [`ErrorCode::MediaTooLarge`]: crate::ErrorCode::MediaTooLarge
//! [`ErrorCode::UnsupportedMediaType`]: crate::ErrorCode::UnsupportedMediaType

use jelou_core::jelou_model;

use crate::ids::HttpsUrl;

/// An image: JPEG or PNG, at most 5 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct ImageMessage {
    /// Where the image is.
    pub media_url: HttpsUrl,
    /// The caption.
    pub text: Option<String>,
}

/// An audio: AAC, MP4, MPEG, AMR or Ogg with Opus, at most 16 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct AudioMessage {
    /// Where the audio is.
    pub media_url: HttpsUrl,
}

/// A video: MP4 or 3GP, at most 16 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct VideoMessage {
    /// Where the video is.
    pub media_url: HttpsUrl,
    /// The caption.
    pub text: Option<String>,
}

/// A document: text, PDF or Office, at most 100 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct FileMessage {
    /// Where the document is.
    pub media_url: HttpsUrl,
    /// The caption.
    pub text: Option<String>,
    /// The name under which it is shown.
    pub filename: Option<String>,
}

/// A sticker: WebP, at most 100 KB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct StickerMessage {
    /// Where the sticker is.
    pub media_url: HttpsUrl,
}
