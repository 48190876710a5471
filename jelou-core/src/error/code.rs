//! The error codes that the Jelou API documents.

use http::StatusCode;
use jelou_macros::jelou_model;

/// An error code, as the server gives it. An unknown code is kept.
///
/// Source: the pages of docs.jelou.ai. The introduction has a table of seven codes in words, each with
/// a status; the pages of media messages name three more, and error bodies in examples hold `E` with
/// four digits in `error.code`. Where the codes in words travel in a body is not documented, so every
/// known form is read.
///
/// **Invalid requests have two codes.** The table of the introduction says `unprocessable_entity`
/// ([`UnprocessableEntity`](Self::UnprocessableEntity)); every documented body of a 422 says `E0422`
/// ([`ValidatorError`](Self::ValidatorError)). A program that treats invalid requests apart matches
/// both, or the status:
///
/// ```
/// use jelou_core::ErrorCode;
///
/// let is_invalid = |code: &ErrorCode| {
///     matches!(code, ErrorCode::UnprocessableEntity | ErrorCode::ValidatorError)
/// };
/// assert!(is_invalid(&ErrorCode::from("E0422")));
/// assert_eq!(ErrorCode::from("bot_not_found"), ErrorCode::BotNotFound);
/// assert_eq!(ErrorCode::from("E0499").as_str(), "E0499");
/// ```
#[jelou_model(crate = ::jelou_core, rename_all = "snake_case")]
pub enum ErrorCode {
    /// 404: the bot does not exist `[docs]`.
    BotNotFound,
    /// 403: the bot belongs to another company `[docs]`.
    ForbiddenBot,
    /// 400: the message could not be sent `[docs]`.
    MessageCouldNotBeSend,
    /// 400: the notification could not be sent `[docs]`.
    NotificationCouldNotBeSend,
    /// 401: the credentials are missing or wrong `[docs]`.
    Unauthorized,
    /// 422: a field is missing or wrong, as the introduction calls it `[docs]`.
    UnprocessableEntity,
    /// 500: the token has no company. SendFuture it again cannot help `[docs]`.
    InternalServerError,
    /// `E0422`, 422: a field is missing or wrong, as bodies call it; the key beside it is
    /// `VALIDATOR_ERROR` `[openapi]`.
    #[serde(rename = "E0422")]
    ValidatorError,
    /// `E0000`: the server does not say what is wrong; the key beside it is `UNKNOWN_ERROR`. Seen with
    /// 401 and 500 `[docs]`.
    #[serde(rename = "E0000")]
    UnknownError,
    /// `INVALID_MEDIA_URL`: the address of the medium is not valid `[docs]`.
    #[serde(rename = "INVALID_MEDIA_URL")]
    InvalidMediaUrl,
    /// `MEDIA_TOO_LARGE`: the medium is larger than its kind may be `[docs]`.
    #[serde(rename = "MEDIA_TOO_LARGE")]
    MediaTooLarge,
    /// `UNSUPPORTED_MEDIA_TYPE`: the medium has a type that its kind cannot have `[docs]`.
    #[serde(rename = "UNSUPPORTED_MEDIA_TYPE")]
    UnsupportedMediaType,
}

impl ErrorCode {
    /// The status that the documentation gives for the code; it gives one for the codes of the
    /// introduction and for `E0422`.
    pub fn documented_status(&self) -> Option<StatusCode> {
        Some(match self {
            Self::BotNotFound => StatusCode::NOT_FOUND,
            Self::ForbiddenBot => StatusCode::FORBIDDEN,
            Self::MessageCouldNotBeSend | Self::NotificationCouldNotBeSend => {
                StatusCode::BAD_REQUEST
            }
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::UnprocessableEntity | Self::ValidatorError => StatusCode::UNPROCESSABLE_ENTITY,
            Self::InternalServerError => StatusCode::INTERNAL_SERVER_ERROR,
            _ => return None,
        })
    }

    /// Whether the documentation names the code.
    pub fn is_documented(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }

    /// Whether the code only names a class of errors, so that another one beside it tells more.
    pub(super) fn is_general(&self) -> bool {
        matches!(self, Self::ValidatorError | Self::UnknownError)
    }
}
