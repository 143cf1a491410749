//! What is found of a rule that says nothing new. Finding it is left to `redundant`; the plan keeps
//! what was found.

use super::constraint::RuleId;

/// A rule that says nothing new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redundancy {
    /// The rule.
    pub rule: RuleId,
    /// Rules that together say the same, or more; empty when it holds in every order.
    pub by: Vec<RuleId>,
}
