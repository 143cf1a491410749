//! Whether people work in plenary, in groups or alone in a part of a meeting, and how large the
//! groups are.
//!
//! In: the cells of a plan, in bokmål, nynorsk or English. Out: a [`Lane`], where the words name
//! one, and the size of the groups, where a cell says it. Nothing is guessed: a part whose words
//! name none has none.

use super::words::{Word, words};

/// How people work together in a part of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// All of them together.
    Plenary,
    /// In groups or pairs.
    Group,
    /// Each alone.
    Alone,
}

const PLENARY: [&str; 8] =
    ["plenum", "samlet", "samla", "fellesskap", "plenary", "everyone", "all", "alle"];
const GROUPS: [&str; 14] = [
    "gruppe",
    "grupper",
    "gruppa",
    "gruppene",
    "gruppen",
    "gruppevis",
    "team",
    "teamene",
    "par",
    "parvis",
    "group",
    "groups",
    "pair",
    "pairs",
];
const ALONE: [&str; 7] =
    ["alene", "aleine", "individuelt", "individuell", "egenarbeid", "alone", "individually"];

/// Words that say the size by themselves.
const PAIRS: [&str; 4] = ["par", "parvis", "pair", "pairs"];

impl Lane {
    /// All of them, in the order in which they are drawn.
    pub const ALL: [Self; 3] = [Self::Plenary, Self::Group, Self::Alone];

    /// Its name for templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Plenary => "plenary",
            Self::Group => "group",
            Self::Alone => "alone",
        }
    }

    /// The one that a form of work names: the first word that names any.
    #[must_use]
    pub fn of_form(text: &str) -> Option<Self> {
        let words = words(text);
        let named = words.iter().find_map(Self::of_word);
        named.or_else(|| is_two_and_two(&words).then_some(Self::Group))
    }

    /// The one that a heading of a part names, as in `Grupper på fire`: a longer sentence may speak
    /// of groups that are somewhere else.
    #[must_use]
    pub fn of_title(text: &str) -> Option<Self> {
        let is_short = words(text).len() <= MOST_WORDS;
        Self::of_form(text).filter(|_| is_short)
    }

    fn of_word(word: &Word) -> Option<Self> {
        let all = [(Self::Plenary, &PLENARY[..]), (Self::Group, &GROUPS), (Self::Alone, &ALONE)];
        all.into_iter().find(|(_, names)| word.is(names)).map(|(lane, _)| lane)
    }
}

/// How many words a heading has that says how people work, at most: `Respons i grupper på fire`.
const MOST_WORDS: usize = 5;

/// The size of groups that a cell says: `grupper på fire`, `to og to`, `i par`.
pub(super) fn group_size(text: &str) -> Option<u32> {
    let words = words(text);
    let stated = words.windows(3).find_map(|three| match three {
        [group, of, size] if group.is(&GROUPS) && of.is(&["på", "of", "med"]) => size.number(),
        _ => None,
    });
    let is_pairs = || is_two_and_two(&words) || words.iter().any(|word| word.is(&PAIRS));
    stated.filter(|size| (2..=20).contains(size)).or_else(|| is_pairs().then_some(2))
}

fn is_two_and_two(words: &[Word]) -> bool {
    words.windows(3).any(|three| match three {
        [one, and, other] => {
            one.is(&["to", "two"]) && and.is(&["og", "and", "by"]) && other.text == one.text
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_work_names_a_lane() {
        for (text, lane) in [
            ("Plenum", Some(Lane::Plenary)),
            ("Gruppe", Some(Lane::Group)),
            ("i par", Some(Lane::Group)),
            ("To og to", Some(Lane::Group)),
            ("Aleine", Some(Lane::Alone)),
            ("Pairs", Some(Lane::Group)),
            ("Rektor", None),
            ("", None),
        ] {
            assert_eq!(Lane::of_form(text), lane, "{text}");
        }
    }

    #[test]
    fn only_a_short_heading_names_a_lane() {
        assert_eq!(Lane::of_title("Respons i grupper på fire"), Some(Lane::Group));
        assert_eq!(Lane::of_title("Plenum"), Some(Lane::Plenary));
        assert_eq!(Lane::of_title("Les planene til de andre i gruppa, i stillhet"), None);
        assert_eq!(Lane::of_title("Åpning"), None);
    }

    #[test]
    fn the_size_of_groups_is_read_where_it_stands() {
        for (text, size) in [
            ("Grupper på fire", Some(4)),
            ("Nye grupper på 5", Some(5)),
            ("Groups of three", Some(3)),
            ("To og to", Some(2)),
            ("Par på tvers", Some(2)),
            ("Gruppene melder tilbake", None),
            ("Grupper på tvers", None),
        ] {
            assert_eq!(group_size(text), size, "{text}");
        }
    }
}
