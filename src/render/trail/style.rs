//! The three styles of words in a drawing, with what they take up.

/// What the words of a drawing are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `Modul 1`.
    Label,
    /// The title.
    Name,
    /// A time, a date, a remark.
    Fact,
}

impl Style {
    /// The size of its letters.
    pub(crate) fn size(self) -> i32 {
        if self == Self::Name { 16 } else { 14 }
    }

    /// The height of a line.
    pub(super) fn height(self) -> i32 {
        if self == Self::Name { 21 } else { 19 }
    }
}
