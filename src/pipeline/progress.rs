//! How far a run has come, for a progress bar.

/// A step of a run that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildStep {
    /// Files are being read.
    Reading,
    /// Pages are being rendered: the number done, and the approximate number of all.
    Rendering(usize, usize),
    /// The search index is being built.
    Indexing,
    /// The site is being written.
    Writing,
}
