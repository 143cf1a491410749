//! The three styles of text in a drawing, with their sizes in units of the drawing.

/// The style of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextStyle {
    /// `Modul 1`.
    Label,
    /// The title.
    Name,
    /// A time, a date, a remark.
    Fact,
}

impl TextStyle {
    /// The font size.
    pub(crate) fn size(self) -> i32 {
        if self == Self::Name { 16 } else { 14 }
    }

    /// The height of a line.
    pub(super) fn height(self) -> i32 {
        if self == Self::Name { 21 } else { 19 }
    }
}
