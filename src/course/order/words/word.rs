//! What a word or phrase of an order rule means.
//!
//! Out: [`Word`], and the type of a [`Table`] of phrases. The phrases of each language are left to
//! the tables; where a meaning may stand is left to `grammar`.

/// What a phrase does in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::course::order) enum Word {
    /// Comes earlier than what follows.
    Before,
    /// Comes later than what follows.
    After,
    /// Comes straight before what follows.
    StraightBefore,
    /// Comes straight after what follows.
    StraightAfter,
    /// Requires that what follows comes first; cannot be negated.
    Requires,
    /// Is required by what follows, or comes earlier than it; cannot be negated.
    Leads,
    /// At the time when what follows has ended, or begins.
    When,
    /// Up to the time when what follows has ended.
    Until,
    /// Asks to wait with what follows.
    Wait,
    /// Continues an order: "1, så 2".
    Then,
    /// Behind the first of two and before the second.
    Between,
    /// Before all others; in the list of another module: before that one.
    First,
    /// Before all others.
    FirstOfAll,
    /// Announces what comes first.
    StartsWith,
    /// After all others.
    Last,
    /// Announces what comes last.
    EndsWith,
    /// In any order.
    Free,
    /// In the order of the numbers.
    InOrder,
    /// In the order in which the rule names them.
    InThisOrder,
    /// In the order of the numbers, with nothing between.
    InARow,
    /// Side by side.
    SameTime,
    /// Side by side with what follows.
    SameTimeAs,
    /// Announces the most time between.
    AtMost,
    /// Announces the most time after something; before it, it may also be the least.
    Within,
    /// Announces the latest time: so long after something at the most, or before it at the least.
    NoLater,
    /// Announces the earliest time: so long after something at the least, or before it at the most.
    NoSooner,
    /// Announces that what follows is about an order.
    OrderOf,
    /// Stands behind the verb of a question about an order: "hvilken rekkefølge de tas i".
    In,
    /// Says of an order that it is free.
    IsFree,
    /// Says of an order that it holds.
    IsFixed,
    /// Says that the reader chooses the order that follows.
    Choose,
    /// Joins items, all of them.
    And,
    /// Joins two relations of the same module.
    But,
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
    /// Behind a count: that many or more.
    OrMore,
    /// Separates a count from its items.
    Of,
    /// A number word.
    Count(usize),
    /// Everything that the rule does not name.
    Others,
    /// Announces that all that follows is meant; alone with the noun: every module.
    All,
    /// Takes out of a list what follows.
    Except,
    /// Takes out of all others what follows.
    Than,
    /// Everything published before the module that the rule is about.
    AllPrevious,
    /// What is published directly before the module that the rule is about.
    Previous,
    /// What is published directly after the module that the rule is about.
    Next,
    /// The module in whose list the rule stands.
    This,
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
    /// Allows at no other time.
    Only,
    /// At every time, or in every case.
    Always,
    /// Helps a verb.
    Auxiliary,
    /// Who takes the course: everyone.
    Person,
    /// A verb, a participle or a noun for doing a module, by the part of the work that it names.
    Verb(Aspect),
    /// The heading of a list of requirements.
    Prerequisites,
    /// Says that nothing is required.
    Nothing,
    /// The noun of a module.
    Module,
    /// The noun of a module, where no number follows: all of them.
    Modules,
    /// The noun of a page.
    Page,
    /// The noun of a page, where no number follows: all of them.
    Pages,
}

/// Which part of the work on a module a verb names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::course::order) enum Aspect {
    /// All of it: "tas".
    Whole,
    /// Its beginning: "begynner".
    Start,
    /// That it has been done: "er gjennomført".
    Done,
    /// The moment in which it ends: "slutter".
    End,
    /// All of it or that it has been done: "completed", "fullføres".
    WholeOrDone,
}

impl Word {
    /// Whether the word only says how a rule is put: strength, negation, verbs.
    pub(in crate::course::order) fn is_manner(self) -> bool {
        matches!(
            self,
            Self::Must
                | Self::Shall
                | Self::Should
                | Self::May
                | Self::Not
                | Self::Cannot
                | Self::Only
                | Self::Always
                | Self::Auxiliary
                | Self::Person
                | Self::Wait
                | Self::Verb(_)
        )
    }

    /// Whether the word is about order, lists or strength, so that a station called like it must be
    /// quoted.
    pub(in crate::course::order) fn is_of_order(self) -> bool {
        !matches!(
            self,
            Self::Auxiliary
                | Self::Person
                | Self::Always
                | Self::Verb(_)
                | Self::Prerequisites
                | Self::Nothing
                | Self::In
        )
    }

    /// Whether the word relates what stands in front of it to what follows.
    pub(in crate::course::order) fn is_relator(self) -> bool {
        matches!(
            self,
            Self::Before
                | Self::After
                | Self::StraightBefore
                | Self::StraightAfter
                | Self::Requires
                | Self::Leads
                | Self::When
                | Self::Until
        )
    }

    /// Whether the word says how strongly a rule speaks.
    pub(in crate::course::order) fn is_strength(self) -> bool {
        matches!(self, Self::Must | Self::Shall | Self::Should | Self::May | Self::Cannot)
    }
}

/// For each meaning its phrases, separated by `|`.
pub(super) type Table = &'static [(Word, &'static str)];
