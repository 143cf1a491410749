//! What a word or phrase of an order rule means.
//!
//! Out: [`Word`], and the type of a [`Table`] of phrases. The phrases of each language are left to
//! the tables.

/// What a phrase does in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::course::order) enum Word {
    /// Comes earlier than what follows.
    Before,
    /// Comes later than what follows.
    After,
    /// Requires that what follows comes first.
    Requires,
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// In any order.
    Free,
    /// Joins items, all of them.
    And,
    /// Joins items, one of them.
    Or,
    /// Announces `and`.
    Both,
    /// Announces `or`.
    Either,
    /// Announces a range.
    From,
    /// Separates the ends of a range.
    To,
    /// Announces a count.
    AtLeast,
    /// Separates a count from its items.
    Of,
    /// A number word.
    Count(usize),
    /// Everything that the rule does not name.
    Others,
    /// Requires; its negation can mean two things.
    Must,
    /// Requires.
    Shall,
    /// Recommends.
    Should,
    /// Allows.
    May,
    /// Negates.
    Not,
    /// Allows and negates in one word.
    Cannot,
    /// Says nothing about order.
    Filler,
    /// The noun of a module.
    Module,
    /// The noun of a page.
    Page,
}

/// For each meaning its phrases, separated by `|`.
pub(super) type Table = &'static [(Word, &'static str)];
