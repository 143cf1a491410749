//! The form of `course.json` where it tells of order: rules, and what comes before what.
//!
//! Types only, as in `view`.

use schemars::JsonSchema;
use serde::Serialize;

/// What comes before a module (modules of the course) or a page (pages of its module), by id and in
/// published order. Rules between courses have no part in it; those stand in `rules_between`.
#[derive(Default, Serialize, JsonSchema)]
pub(super) struct Before {
    /// What must come directly before: nothing else that is required stands between.
    pub(super) requires: Vec<String>,
    /// All that must come before, directly or through others.
    pub(super) requires_all: Vec<String>,
    /// Alternatives as to what must come before, unless enough of them are required anyway.
    pub(super) alternatives: Vec<Alternative>,
    /// What should come before and need not.
    pub(super) recommended: Vec<String>,
}

/// Alternatives: at least so many of these.
#[derive(Serialize, JsonSchema)]
pub(super) struct Alternative {
    /// The rule that leaves them: its place in `rules`, from 0.
    pub(super) rule: usize,
    /// How many.
    pub(super) least: usize,
    /// Of which, by id.
    pub(super) of: Vec<String>,
}

/// What may be taken in any order.
#[derive(Serialize, JsonSchema)]
pub(super) struct FreeGroup {
    /// The rule that says so: its place in `rules`, from 0.
    pub(super) rule: usize,
    /// Which, by id.
    pub(super) of: Vec<String>,
}

/// A rule about the order.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Rule")]
pub(super) struct RuleView {
    /// The sentence as its author wrote it.
    pub(super) text: String,
    /// Where it stands.
    pub(super) source: Source,
    /// The id of the module or page in whose own list it stands; `null` for the course's list.
    pub(super) owner: Option<String>,
    /// Whether the published order must keep the rule.
    pub(super) strength: Strength,
    /// What it says; more than one thing where one sentence says several ("1 før 2 før 3").
    pub(super) meaning: Vec<Statement>,
}

/// A place in what the author wrote.
#[derive(Serialize, JsonSchema)]
pub(super) struct Source {
    /// The file, relative to the folder `content/`.
    pub(super) file: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub(super) column: usize,
}

/// How strongly a rule speaks.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(super) enum Strength {
    Required,
    Recommended,
}

/// One thing that a rule says, as a whole sentence and as data.
#[derive(Serialize, JsonSchema)]
pub(super) struct Statement {
    /// A sentence in the site's language that can be read without knowing where the rule stands.
    pub(super) sentence: String,
    #[serde(flatten)]
    pub(super) meaning: Meaning,
}

/// What a rule means; modules or pages by id, in published order.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Meaning {
    /// At least so many of some come before each of others; all of them where `least` is their
    /// number.
    Before {
        /// What comes first.
        earlier: Vec<String>,
        /// How many of them must.
        least: usize,
        /// What waits.
        later: Vec<String>,
    },
    /// These come before all others.
    First {
        /// Which.
        of: Vec<String>,
    },
    /// These come after all others.
    Last {
        /// Which.
        of: Vec<String>,
    },
    /// These may be taken in any order.
    Free {
        /// Which.
        of: Vec<String>,
    },
    /// One comes after another, with nothing between.
    StraightAfter {
        /// What comes first.
        earlier: String,
        /// What follows.
        later: String,
    },
    /// These are taken side by side.
    Together {
        /// Which.
        of: Vec<String>,
    },
    /// Each of some comes after all of others, and a time lies between. Durations as in ISO 8601.
    Spaced {
        /// What comes first.
        earlier: Vec<String>,
        /// What waits.
        later: Vec<String>,
        /// The least time between; `null` where there is none.
        at_least: Option<String>,
        /// The most time between; `null` where there is none.
        at_most: Option<String>,
    },
    /// So much time lies between two, whichever comes first.
    Apart {
        /// Which.
        of: Vec<String>,
        /// The least time between, as in ISO 8601.
        at_least: String,
    },
}
