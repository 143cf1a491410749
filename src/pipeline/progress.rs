//! How far a run has come, for a progress bar and a table of times.

/// A step of a run that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildStep {
    /// Files are being compared with those of the build before.
    Comparing,
    /// Files are being read and parsed.
    Reading,
    /// The site is being put together, with the order of its courses.
    Assembling,
    /// The rules are being checked.
    Checking,
    /// Pages are being rendered: the number done, and the approximate number of all.
    Rendering(usize, usize),
    /// The search index is being built.
    Indexing,
    /// The files of the search are being made.
    Publishing,
    /// The site is being put in its place.
    Writing,
}
