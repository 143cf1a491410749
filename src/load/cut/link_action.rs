//! What becomes of a link in a text that something is left out of.

/// What becomes of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkAction {
    /// It stays as it is.
    Kept,
    /// Its text stays, and it leads nowhere.
    Unlinked,
    /// It leads to another address.
    Moved(String),
}
