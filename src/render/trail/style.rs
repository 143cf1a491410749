//! The styles of lines in a drawing; the theme's style sheet gives their look.

use super::model::LineKind;
use crate::course::order::Strength;

/// The style of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineStyle {
    /// Solid: a rule requires the order.
    Required,
    /// Dashed: a rule recommends it.
    Recommended,
    /// Dotted: some of those that it leads from; how many is written where it ends.
    Choice,
}

impl LineStyle {
    /// The style of a line from what comes first.
    pub(super) fn from(kind: LineKind) -> Self {
        if kind.least.is_some() { Self::Choice } else { Self::to(kind) }
    }

    /// The style of a line at what waits: that of a choice is as strong as the rule that leaves it.
    pub(super) fn to(kind: LineKind) -> Self {
        match kind.strength {
            Strength::Required => Self::Required,
            Strength::Recommended => Self::Recommended,
        }
    }

    /// The class of the style, for the style sheet.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Required => "line line-required",
            Self::Recommended => "line line-recommended",
            Self::Choice => "line line-choice",
        }
    }
}
