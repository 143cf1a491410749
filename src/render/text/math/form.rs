//! How a formula stands in the text: the choice between `$…$` and `$$…$$`.

/// How a formula stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render::text) enum FormulaForm {
    /// In a line of text.
    InLine,
    /// On a line of its own.
    OnItsOwn,
}
