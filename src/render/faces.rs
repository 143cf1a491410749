//! What can be seen of a site from outside its texts, as hashes.
//!
//! In: what `depends` says that they are made of. Out: [`Faces`], by which everything that many
//! pages show is kept as long as it would be the same.

use blake3::Hash;

use crate::course::CourseId;
use crate::ids::IndexVec;

/// The print of nothing.
pub(super) const NOTHING: Hash = Hash::from_bytes([0; 32]);

/// What can be seen of a site from outside its texts. All of it is made of the config, the theme,
/// and what the prints call faces, so that it is the same as long as these are.
#[derive(Debug, Clone)]
pub(super) struct Faces {
    /// The config and what it is read with.
    pub(super) config: Hash,
    /// The site's face.
    pub(super) site: Hash,
    /// The face of each course.
    pub(super) courses: IndexVec<CourseId, Hash>,
    /// All faces.
    pub(super) all: Hash,
    /// What every file became, with all that can be looked up of it.
    pub(super) targets: Hash,
}

impl Faces {
    /// The face of a course.
    pub(super) fn course(&self, id: CourseId) -> Hash {
        self.courses.get(id).copied().unwrap_or(NOTHING)
    }
}
