//! What a participant prints of a course: her own declaration of what she has done in it.
//!
//! In: a course. Out: the address of that page; there is none where nothing can be marked as done.
//! What stands on it is left to `render`, and who has done what to the reader's own browser.

use super::addresses::CERTIFICATE;
use super::support::beside;
use crate::course::Course;

/// The address of a course's certificate.
pub(crate) fn certificate(course: &Course) -> Option<String> {
    let has_pages = course.modules.iter().any(|module| !module.pages.is_empty());
    has_pages.then(|| beside(&course.meta.address, CERTIFICATE))
}
