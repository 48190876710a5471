//! The state and the cache of users (tag Users).

mod cache;
mod state;

pub use cache::{
    GetUserCache, SetUserCache, UserCache, UserCacheError, get_user_cache, set_user_cache,
};
pub use state::{GetUserState, SetUserState, State, UserState, get_user_state, set_user_state};
