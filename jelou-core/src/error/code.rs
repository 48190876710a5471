//! The error codes that the Jelou API documents.

use http::StatusCode;
use jelou_macros::jelou_model;

/// An error code, as the server gives it. An unknown code is kept.
///
/// Source: the code table of the API's introduction page (docs.jelou.ai); where the code travels in
/// the body is not documented, so every known form is read.
///
/// ```
/// use jelou_core::ErrorCode;
///
/// assert_eq!(ErrorCode::from("bot_not_found"), ErrorCode::BotNotFound);
/// assert_eq!(ErrorCode::from("E0422").as_str(), "E0422");
/// ```
#[jelou_model(crate = ::jelou_core, rename_all = "snake_case")]
pub enum ErrorCode {
    /// 404: the bot does not exist.
    BotNotFound,
    /// 403: the bot belongs to another company.
    ForbiddenBot,
    /// 400: the message could not be sent.
    MessageCouldNotBeSend,
    /// 400: the notification could not be sent.
    NotificationCouldNotBeSend,
    /// 401: the credentials are missing or wrong.
    Unauthorized,
    /// 422: a field is missing or wrong.
    UnprocessableEntity,
    /// 500: the token has no company. Sending it again cannot help.
    InternalServerError,
}

impl ErrorCode {
    /// The status that the documentation gives for the code.
    pub fn documented_status(&self) -> Option<StatusCode> {
        Some(match self {
            Self::BotNotFound => StatusCode::NOT_FOUND,
            Self::ForbiddenBot => StatusCode::FORBIDDEN,
            Self::MessageCouldNotBeSend | Self::NotificationCouldNotBeSend => {
                StatusCode::BAD_REQUEST
            }
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::UnprocessableEntity => StatusCode::UNPROCESSABLE_ENTITY,
            Self::InternalServerError => StatusCode::INTERNAL_SERVER_ERROR,
            _ => return None,
        })
    }

    /// Whether the documentation names the code.
    pub fn is_documented(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}
