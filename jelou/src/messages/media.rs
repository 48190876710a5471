//! Images, audios, videos, documents and stickers.
//!
//! The platform fetches the medium itself, so its address must be public `https` `[docs]`. The platform
//! also checks types and sizes. Its codes are [`ErrorCode::InvalidMediaUrl`], [`ErrorCode::MediaTooLarge`]
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
    /// The address of the image.
    pub media_url: HttpsUrl,
    /// The caption.
    pub text: Option<String>,
}

/// An audio: AAC, MP4, MPEG, AMR or Ogg with Opus, at most 16 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct AudioMessage {
    /// The address of the audio.
    pub media_url: HttpsUrl,
}

/// A video: MP4 or 3GP, at most 16 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct VideoMessage {
    /// The address of the video.
    pub media_url: HttpsUrl,
    /// The caption.
    pub text: Option<String>,
}

/// A document: text, PDF or Office, at most 100 MB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct FileMessage {
    /// The address of the document.
    pub media_url: HttpsUrl,
    /// The caption.
    pub text: Option<String>,
    /// The name shown to the user.
    pub filename: Option<String>,
}

/// A sticker: WebP, at most 100 KB `[openapi]`.
#[jelou_model]
#[non_exhaustive]
pub struct StickerMessage {
    /// The address of the sticker.
    pub media_url: HttpsUrl,
}
