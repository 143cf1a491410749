//! The ids of the courses, modules and pages of a [`Site`](super::Site).
//!
//! Each is a position in the list that it is named after, and means nothing for another site. How
//! they relate to the stations of an order is left to `order`.

use serde::{Deserialize, Serialize};

use crate::ids::id_type;

id_type! {
    /// One of a site's courses.
    #[derive(Deserialize, Serialize)]
    pub struct CourseId;
}

id_type! {
    /// One of a course's modules.
    #[derive(Deserialize, Serialize)]
    pub struct ModuleId;
}

id_type! {
    /// One of a module's pages; its leader support page has no id.
    pub struct PageId;
}

/// One module among those of all courses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct ModulePath {
    /// Its course.
    pub course: CourseId,
    /// The module in that course.
    pub module: ModuleId,
}
