//! The words of order rules in English.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::word::{Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (Word::Before, "before | prior to | ahead of"),
    (Word::After, "after | only after | can only be taken after | may only be taken after"),
    (Word::Requires, "requires | requires that | require | require that"),
    (
        Word::First,
        "first | at the start | at the beginning | the first | the first module | the first page",
    ),
    (Word::Last, "last | at the end | the last | the last module | the last page"),
    (
        Word::Free,
        "in any order | in free order | in optional order | in whatever order | in the order you \
         like | regardless of order",
    ),
    (Word::And, "and | as well as"),
    (Word::Or, "or"),
    (Word::Both, "both"),
    (Word::Either, "either"),
    (Word::From, "from"),
    (Word::To, "to | through | up to and including"),
    (Word::AtLeast, "at least | a minimum of"),
    (Word::Of, "of | among | of the"),
    (Word::Count(1), "one"),
    (Word::Count(2), "two"),
    (Word::Count(3), "three"),
    (Word::Count(4), "four"),
    (Word::Count(5), "five"),
    (Word::Count(6), "six"),
    (Word::Count(7), "seven"),
    (Word::Count(8), "eight"),
    (Word::Count(9), "nine"),
    (Word::Count(10), "ten"),
    (
        Word::Others,
        "all others | all the others | the others | every other | all other modules | all other \
         pages | every other module | \
         every other page | the rest",
    ),
    (Word::Must, "has to | have to | needs to | need to"),
    (Word::Shall, "must | shall"),
    (
        Word::Should,
        "should | ought to | preferably | ideally | recommended | preferred | we recommend | we \
         recommend that | it is recommended that | \
         it is recommended to",
    ),
    (Word::May, "can | may"),
    (Word::Not, "not | never"),
    (Word::Cannot, "cannot | can't"),
    (
        Word::Filler,
        "be | is | are | been | being | has been | have been | taken | take | taking | done | do \
         | doing | completed | \
         complete | completing | finished | finish | finishing | come | comes | coming | go | \
         goes | started | start | \
         starting | begin | beginning | read | reading | placed | you | always | carried out | \
         worked on | worked through",
    ),
    (Word::Module, "module | modules | the module | the modules"),
    (Word::Page, "page | pages | the page | the pages"),
];
