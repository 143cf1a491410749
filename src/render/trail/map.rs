//! What a drawing shows: a route, and the words beside it.

use super::route::Route;
use super::sign::{ForkSign, Sign};
use crate::course::ModuleId;
use crate::ids::IndexVec;

/// A route with the words beside it.
pub(crate) struct Map {
    pub(super) route: Route,
    pub(super) signs: IndexVec<ModuleId, Sign>,
    pub(super) forks: Vec<ForkSign>,
}
