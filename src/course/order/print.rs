//! Prints a constraint as a rule that parses to the same constraint.
//!
//! In: a constraint, the stations, a language. Out: one sentence, as short as people write them:
//! "Modul 1 før 2–5". Help offers it as the nearest readable form, and the property tests parse it
//! again. Wording for messages is left to `phrase`.

use std::collections::BTreeMap;

use super::{
    constraint::{Constraint, Strength},
    gap::Gap,
    name::Names,
    plan::OrderPlan,
    station::{Noun, Station, StationId},
    words::{Word, usual},
};
use crate::{
    course::language::Language,
    ids::{Id, IndexVec},
    listing::{listed, runs},
};

impl OrderPlan {
    /// A constraint as a rule that reads back as the same constraint in this plan's course.
    #[must_use]
    pub fn sentence(
        &self,
        constraint: &Constraint,
        strength: Strength,
        language: Language,
    ) -> String {
        self.printer(language).sentence(constraint, strength)
    }

    /// A printer of sentences about this plan's stations. Keep it where there are many: it looks up
    /// every name when it is made.
    #[must_use]
    pub fn printer(&self, language: Language) -> Printer<'_> {
        Printer::new(self.stations(), None, self.noun(), language)
    }
}

/// Prints sentences.
#[derive(Debug)]
pub struct Printer<'a> {
    stations: &'a IndexVec<StationId, Station>,
    /// The names in each course.
    names: BTreeMap<Option<&'a str>, Names>,
    /// The course that needs no name in front.
    own: Option<&'a str>,
    noun: Noun,
    language: Language,
}

impl<'a> Printer<'a> {
    /// A printer of sentences about `stations`, in which those of one course are consecutive; the
    /// course `own` needs no name in front.
    pub(super) fn new(
        stations: &'a IndexVec<StationId, Station>,
        own: Option<&'a str>,
        noun: Noun,
        language: Language,
    ) -> Self {
        let mut names = BTreeMap::new();
        let mut first = StationId::new(0);
        for course in stations.as_slice().chunk_by(|a, b| a.course == b.course) {
            names.insert(
                course.first().and_then(|station| station.course.as_deref()),
                Names::new(first, course),
            );
            first = first.offset(course.len());
        }
        Self { stations, names, own, noun, language }
    }

    /// The sentence for one constraint.
    #[must_use]
    pub fn sentence(&self, constraint: &Constraint, strength: Strength) -> String {
        let should = if strength == Strength::Recommended { self.should() } else { "" };
        match constraint {
            Constraint::Before { earlier, least, later } => {
                let noun = earlier.iter().all(|&station| self.number(station).is_none());
                let (from, to) = (self.so_many(earlier, *least), self.selection(later, noun));
                format!("{from}{should} {} {to}", self.word(Word::Before))
            }
            Constraint::First(named) => {
                format!("{}{should} {}", self.selection(named, true), self.word(Word::First))
            }
            Constraint::Last(named) => {
                format!("{}{should} {}", self.selection(named, true), self.word(Word::Last))
            }
            Constraint::Free(named) => {
                format!("{} {}", self.selection(named, true), self.word(Word::Free))
            }
            Constraint::StraightAfter { earlier, later } => {
                let noun = self.number(*later).is_none();
                let (from, to) =
                    (self.selection(&[*later], true), self.selection(&[*earlier], noun));
                format!("{from}{should} {} {to}", self.word(Word::StraightAfter))
            }
            Constraint::Together(named) => {
                format!("{}{should} {}", self.selection(named, true), self.word(Word::SameTime))
            }
            Constraint::Spaced { earlier, later, gap } => {
                let (from, to) = (self.selection(later, true), self.selection(earlier, true));
                format!("{from}{should} {} {} {to}", self.gap(gap), self.word(Word::After))
            }
            Constraint::Apart { of, least } => {
                let gap = self.gap(&Gap::AtLeast(*least));
                let (between, of) = (self.word(Word::Between), self.selection(of, true));
                let should = match (strength, self.language) {
                    (Strength::Required, _) => "",
                    (_, Language::English) => "there should be ",
                    (_, Language::Nynorsk | Language::Bokmal) => "det bør gå ",
                };
                format!("{should}{gap} {between} {of}")
            }
        }
    }

    fn gap(&self, gap: &Gap) -> String {
        let word = match gap {
            Gap::AtLeast(_) => Word::AtLeast,
            Gap::AtMost(_) => Word::Within,
        };
        format!("{} {}", self.word(word), gap.amount().print(self.language.tag()))
    }

    fn should(&self) -> &'static str {
        match self.language {
            Language::Bokmal => " bør tas",
            Language::Nynorsk => " bør takast",
            Language::English => " should be taken",
        }
    }

    fn so_many(&self, stations: &[StationId], least: usize) -> String {
        if least == stations.len() {
            return self.selection(stations, true);
        }
        let items = self.items(stations, true);
        if least == 1 && items.len() == stations.len() {
            return listed(&items, self.word(Word::Or));
        }
        let count = match usual(self.language, Word::Count(least)) {
            "" => least.to_string(),
            word => word.to_owned(),
        };
        let (at_least, of) = (self.word(Word::AtLeast), self.word(Word::Of));
        format!("{at_least} {count} {of} {}", self.selection(stations, true))
    }

    fn selection(&self, stations: &[StationId], noun: bool) -> String {
        listed(&self.items(stations, noun), self.word(Word::And))
    }

    /// The items of each course, the first of them with the name of the course in front.
    fn items(&self, stations: &[StationId], noun: bool) -> Vec<String> {
        let course = |station: StationId| {
            self.stations.get(station).and_then(|station| station.course.as_deref())
        };
        let mut all = Vec::new();
        for stations in stations.chunk_by(|&a, &b| course(a) == course(b)) {
            let named = stations
                .first()
                .and_then(|&station| course(station))
                .filter(|&course| self.own != Some(course));
            let mut items = self.items_of_course(stations, noun || named.is_some());
            if let (Some(first), Some(course)) = (items.first_mut(), named) {
                *first = format!("{}: {first}", Self::course(course));
            }
            all.extend(items);
        }
        all
    }

    /// The numbers, ascending and in runs, with the noun in front of the first if wanted; then the
    /// names.
    fn items_of_course(&self, stations: &[StationId], noun: bool) -> Vec<String> {
        let mut items = runs(stations.iter().filter_map(|&station| self.number(station)));
        if let Some(first) = items.first_mut().filter(|_| noun) {
            let called = stations.first().and_then(|&station| self.stations.get(station));
            let called = called.map(|station| station.called).unwrap_or_default();
            *first = format!("{} {first}", self.noun.word(called, self.language));
        }
        let named = stations.iter().filter(|&&station| self.number(station).is_none());
        items.extend(
            named
                .filter_map(|&station| self.stations.get(station))
                .map(|station| self.name(station)),
        );
        items
    }

    /// The number of a station, if no other has it.
    fn number(&self, station: StationId) -> Option<u32> {
        let station = self.stations.get(station)?;
        let number = station.number?;
        (self.names_beside(station)?.numbered(number).len() == 1).then_some(number)
    }

    /// The names in the course of a station.
    fn names_beside(&self, station: &'a Station) -> Option<&Names> {
        self.names.get(&station.course.as_deref())
    }

    /// The title of a course, in quotation marks if a sign in it would end it.
    fn course(title: &str) -> String {
        if title.contains([':', ',']) { format!("«{title}»") } else { title.to_owned() }
    }

    /// A title in quotation marks, or the folder if the title would be parsed as something else.
    fn name(&self, station: &'a Station) -> String {
        let title = station.title.trim();
        let plain = !title.is_empty() && !title.contains(['«', '»']);
        if plain && self.names_beside(station).is_some_and(|names| names.called(title).len() == 1) {
            format!("«{title}»")
        } else {
            format!("«{}»", station.folder)
        }
    }

    fn word(&self, word: Word) -> &'static str {
        usual(self.language, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, stations};
    use crate::ids::ids;

    fn printed(stations: Vec<Station>, constraint: &Constraint, language: Language) -> String {
        Printer::new(&stations.into(), None, Noun::Module(Language::Bokmal), language)
            .sentence(constraint, Strength::Required)
    }

    #[test]
    fn sentences_are_as_short_as_people_write_them() {
        let course = numbered(&[1, 2, 3, 4, 5]);
        let before = |earlier: &[usize], least, later: &[usize]| Constraint::Before {
            earlier: ids(earlier),
            least,
            later: ids(later),
        };
        let nb = |constraint| printed(course.clone(), &constraint, Language::Bokmal);
        assert_eq!(nb(before(&[0], 1, &[1, 2, 3, 4])), "Modul 1 før 2–5");
        assert_eq!(nb(before(&[0, 1], 1, &[4])), "Modul 1 eller 2 før 5");
        assert_eq!(nb(before(&[1, 2, 3], 2, &[4])), "minst to av Modul 2–4 før 5");
        assert_eq!(nb(Constraint::Last(ids(&[1, 2]))), "Modul 2 og 3 til slutt");
        assert_eq!(
            printed(course.clone(), &Constraint::Free(ids(&[1, 2, 3])), Language::English),
            "Module 2–4 in any order"
        );
    }

    #[test]
    fn what_two_stations_share_is_not_used_to_name_one() {
        let course = stations(&["1 Plan", "1 Mål", "Plan"]);
        assert_eq!(
            printed(course.clone(), &Constraint::First(ids(&[1])), Language::Nynorsk),
            "«Mål» først"
        );
        assert_eq!(
            printed(course.clone(), &Constraint::First(ids(&[0])), Language::Nynorsk),
            "«modul-1-plan» først"
        );
    }
}
