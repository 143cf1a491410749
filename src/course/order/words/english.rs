//! The words of order rules in English.
//!
//! Phrases of one meaning are separated by `|`, the usual one first; it is what is printed.

use super::word::{Aspect, Table, Word};

/// The table.
pub(super) const TABLE: Table = &[
    (Word::Before, "before | prior to | ahead of | earlier than | → | ⇒ | -> | – > | =>"),
    (
        Word::After,
        "after | following | on completion of | upon completion of | on completing | \
         upon completing",
    ),
    (
        Word::StraightBefore,
        "straight before | right before | immediately before | directly before | \
         is immediately followed by | are immediately followed by | is directly followed by",
    ),
    (
        Word::StraightAfter,
        "straight after | right after | immediately after | directly after | \
         immediately following | directly following | immediately follows | directly follows | \
         follows immediately after | follows directly after",
    ),
    (
        Word::Requires,
        "requires | requires that | is a continuation of | continues from | require | \
         require that | requires the | builds on | build on | builds upon | depends on | \
         depend on | follows | follow | follows on from | comes after | presupposes | assumes | \
         assumes that | has the prerequisite | has as prerequisite",
    ),
    (
        Word::Leads,
        "is a prerequisite for | is a prerequisite to | is a prerequisite of | \
         is prerequisite for | is a requirement for | are prerequisites for | \
         are a prerequisite for | is required for | are required for | is needed for | \
         are needed for | is necessary for | precedes | precede | leads to | leads into | \
         comes before | is followed by | are followed by | in order to | to take | to start | \
         to begin | to be able to | to access",
    ),
    (Word::When, "when | once | if | provided that | provided | as long as"),
    (Word::Until, "until | till | without"),
    (
        Word::Wait,
        "wait with | hold off on | is locked | are locked | stays locked | remains locked",
    ),
    (
        Word::Then,
        "then | and then | next | after that | followed by | then comes | thereafter | \
         subsequently",
    ),
    (Word::Between, "between | in between"),
    (Word::First, "first | the first | at the start | at the beginning"),
    (
        Word::FirstOfAll,
        "first of all | the very first | very first | the first module | the first page | \
         first module | the first to be taken",
    ),
    (
        Word::StartsWith,
        "start with | starts with | begin with | begins with | starting with | beginning with | \
         the course starts with | the course begins with",
    ),
    (
        Word::Last,
        "last | the last | last of all | at the end | at the very end | the final module | \
         the last module | the last page | last module | finally | concludes the course | \
         finishes the course",
    ),
    (
        Word::EndsWith,
        "finish with | finishes with | end with | ends with | conclude with | concludes with | \
         the course ends with | the course finishes with | the course concludes with",
    ),
    (
        Word::Free,
        "in any order | in any sequence | in free order | in optional order | \
         in whatever order | in whatever order you like | in whichever order | \
         in random order | in no particular order | in the order you like | \
         in any order you like | in any order you choose | in the order you want | \
         in the order you prefer | in the order you choose | in the order of your choice | \
         in the order of your choosing | regardless of order | independently of each other | \
         independently of one another | regardless of the order | irrespective of order | \
         any order | free order | any sequence | no particular order | no fixed order",
    ),
    (
        Word::InOrder,
        "in order | in sequence | in numerical order | in numeric order | in ascending order | \
         in chronological order | in turn | sequentially | consecutively | one after another | \
         one after the other | one by one | follow the order | order",
    ),
    (
        Word::InThisOrder,
        "in this order | in that order | in the following order | in the given order | \
         in the listed order | in the order listed | in the order given | in the order shown | \
         in a fixed order | in fixed order | in the correct order | in this sequence | \
         in that sequence | in the following sequence",
    ),
    (
        Word::InARow,
        "in a row | in direct succession | straight after each other | \
         straight after one another | directly after each other | \
         immediately after each other | right after each other | right after one another | \
         back to back | one straight after the other | one right after the other | \
         one directly after the other",
    ),
    (
        Word::SameTime,
        "at the same time | in parallel | run in parallel | runs in parallel | run concurrently | simultaneously | concurrently | side by side",
    ),
    (
        Word::SameTimeAs,
        "at the same time as | in parallel with | simultaneously with | concurrently with | \
         side by side with | alongside",
    ),
    (Word::Within, "within"),
    (Word::AtMost, "at most | no more than | not more than | a maximum of"),
    (Word::NoLater, "no later than | not later than"),
    (Word::NoSooner, "no earlier than | not earlier than | no sooner than"),
    (
        Word::OrderOf,
        "the order | the order of | order of | the sequence of | in which order | which order | \
         in what order | what order | the order in which",
    ),
    (Word::In, "in"),
    (
        Word::IsFree,
        "is free | is optional | is up to you | is up to the school | is your choice | \
         does not matter | doesn't matter | is not important | is irrelevant | \
         can be chosen freely",
    ),
    (Word::IsFixed, "is fixed | is binding | is mandatory | must be followed | has to be followed"),
    (
        Word::Choose,
        "choose | chooses | decide | decides | are free to choose | is free to choose | \
         it does not matter | it doesn't matter | it is up to you",
    ),
    (Word::And, "and | as well as | plus"),
    (Word::But, "but"),
    (Word::Or, "or"),
    (Word::Both, "both"),
    (Word::Either, "either"),
    (Word::From, "from"),
    (Word::To, "to | through | up to and including | .. | ... | …"),
    (
        Word::AtLeast,
        "at least | a minimum of | minimum | no less than | not less than | allow at least | \
         leave at least",
    ),
    (Word::OrMore, "or more"),
    (Word::Of, "of | among | of the | out of | from among | modules of | modules from | of these:"),
    (Word::Count(1), "one | any one"),
    (Word::Count(2), "two | any two"),
    (Word::Count(3), "three | any three"),
    (Word::Count(4), "four | any four"),
    (Word::Count(5), "five | any five"),
    (Word::Count(6), "six | any six"),
    (Word::Count(7), "seven"),
    (Word::Count(8), "eight"),
    (Word::Count(9), "nine"),
    (Word::Count(10), "ten"),
    (
        Word::Others,
        "all others | all the others | all other | the others | every other | \
         all other modules | all other pages | every other module | every other page | \
         the other modules | other modules | everything else | the rest | \
         the rest of the course | the rest of the modules | all remaining modules | \
         the remaining modules",
    ),
    (Word::All, "all | all of | all of the | every | each of | all the"),
    (
        Word::Except,
        "except | except for | with the exception of | excluding | apart from | but not | \
         other than | save for",
    ),
    (Word::Than, "than | except | but"),
    (
        Word::AllPrevious,
        "all previous | all previous modules | all the previous modules | all earlier modules | \
         all preceding modules | the previous modules | the preceding modules | \
         all previous pages",
    ),
    (
        Word::Previous,
        "the previous module | previous module | the preceding module | the module before | \
         the previous page | the previous one | the previous",
    ),
    (Word::Next, "the next module | next module | the next page | the next one"),
    (Word::This, "this | this module | this page | this one"),
    (
        Word::Must,
        "has to | have to | needs to | need to | is required | are required | is needed | \
         is necessary | is mandatory | it is required that | it is required to | \
         it is necessary to | is compulsory | there has to be | there needs to be | \
         has to pass | have to pass | needs to pass",
    ),
    (Word::Shall, "must | shall | there must be | there shall be | must pass | shall pass"),
    (
        Word::Should,
        "should | there should be | should pass | ought to | preferably | ideally | recommended | strongly recommended | \
         preferred | we recommend | we recommend that | we strongly recommend | \
         it is recommended that | it is recommended to | it is strongly recommended that | \
         it is strongly recommended to | we suggest | we suggest that | it is advisable to | \
         it is a good idea to | it is best to | it helps to | it is an advantage to | advised | \
         is advisable | advisable | should ideally | should preferably",
    ),
    (Word::May, "can | may"),
    (Word::Not, "not | never | do not | don't"),
    (Word::Cannot, "cannot | can't"),
    (Word::Only, "only"),
    (Word::Always, "always"),
    (
        Word::Auxiliary,
        "be | is | are | been | being | has | have | having | has been | have been | was | \
         were | become | becomes | that | already | get | gets",
    ),
    (
        Word::Person,
        "you | they | we | the participants | participants | the students | students | \
         learners | everyone | the school | schools | the group | the team | all participants | \
         all students",
    ),
    (
        Word::Verb(Aspect::Whole),
        "taken | take | takes | taking | do | does | doing | come | comes | coming | go | \
         goes | read | reading | placed | carried out | worked on | worked through | \
         work through | work on | undertaken | attempted",
    ),
    (
        Word::Verb(Aspect::Start),
        "started | start | starts | starting | begin | begins | beginning | begun | opens | \
         opened | unlocked | unlocks | available | moving on to | move on to | proceed to | \
         proceeding to | the start of | start on | starting on | entering | enter | access | \
         accessed",
    ),
    (
        Word::Verb(Aspect::Done),
        "done | finished | finish | finishes | finishing | passed | pass | passes | passing | \
         successfully completed | successfully complete | successfully completing | \
         successfully passed | approved | completion of | the completion of | \
         successful completion of | completing | been completed | has been completed | \
         have been completed | having completed | done with | finished with",
    ),
    (Word::Verb(Aspect::End), "ends | end | ending"),
    (Word::Verb(Aspect::WholeOrDone), "completed | complete | completes"),
    (
        Word::Prerequisites,
        "prerequisites | prerequisite | requirements | requirement | required | \
         entry requirements | required modules | prior knowledge",
    ),
    (
        Word::Nothing,
        "none | no prerequisites | no prerequisite | no requirements | no prior knowledge | \
         nothing | no prior knowledge required | no prior knowledge is required | no order",
    ),
    (
        Word::Module,
        "module | modules | the module | the modules | module no | module no. | module number | \
         mod | mod. | m | part | parts | phase | phases | session | sessions | unit | units | \
         lesson | lessons | chapter | chapters | step | steps | topic | topics",
    ),
    (
        Word::Modules,
        "modules | the modules | parts | the parts | phases | the phases | sessions | units | \
         the units | lessons | the lessons | steps | the steps | the whole course | everything",
    ),
    (Word::Page, "page | pages | the page | the pages"),
    (Word::Pages, "pages | the pages"),
];
