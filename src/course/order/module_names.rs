//! The module that a text outside the rules names: "Modul 1", "2", «Refleksjonsmodul», a folder.
//!
//! In: the modules of a course and its drafts, and a text. Out: the module, or what is wrong with
//! the name. What the text around it means is left to the caller.

use super::{
    name::Names,
    station::{Noun, Station, StationId},
    token::{Kind, cut},
    unknown::{near, numbers, titles},
    words::{Vocabulary, Word},
};
use crate::{
    diagnostic::{Diagnostic, Edit, Help, Rule, Text},
    ids::Id,
    kind::Called,
    source::{SourceText, Span},
    text,
};

/// The names of the modules of a course.
pub struct ModuleNames {
    /// Those that are published, and then the drafts.
    stations: Vec<Station>,
    published: usize,
    names: Names,
    noun: Noun,
}

/// Why a text names no module.
#[derive(Debug)]
pub enum NameFault {
    /// There is no such module; the finding tells which there are.
    Unknown(Box<Diagnostic>),
    /// Something follows the name that is no part of it.
    More(Span),
}

impl ModuleNames {
    /// The names of `published` modules, in published order, and of `drafts`.
    #[must_use]
    pub fn new(published: Vec<Station>, drafts: &[Station], noun: Noun) -> Self {
        let count = published.len();
        let stations: Vec<Station> = published.into_iter().chain(drafts.iter().cloned()).collect();
        let names = Names::new(StationId::new(0), &stations);
        Self { stations, published: count, names, noun }
    }

    /// The module that a text names, and its place among the published ones; a draft has none.
    ///
    /// # Errors
    ///
    /// [`NameFault`].
    pub fn find(&self, written: &SourceText) -> Result<(Option<StationId>, &Station), NameFault> {
        let tokens = cut(&written.text);
        let kinds = tokens.kinds.as_slice();
        let (length, found) = self.named(kinds);
        let Some(&station) = found.first() else {
            return Err(NameFault::Unknown(self.unknown(written, kinds)));
        };
        if let Some(rest) = tokens.ranges.get(length) {
            return Err(NameFault::More(written.part(rest.start..written.text.trim_end().len())));
        }
        let published = Some(station).filter(|station| station.index() < self.published);
        let of = self.stations.get(station.index());
        of.map(|of| (published, of)).ok_or_else(|| NameFault::Unknown(self.unknown(written, kinds)))
    }

    /// The name at the start of some tokens, as its number of tokens and the modules that have it.
    fn named(&self, kinds: &[Kind]) -> (usize, Vec<StationId>) {
        if let Some(named) = self.names.at(kinds) {
            return named;
        }
        let noun = self.noun_at(kinds);
        match kinds.get(noun) {
            Some(Kind::Number(number)) => (noun + 1, self.names.numbered(*number).to_vec()),
            Some(Kind::Quoted(name)) => (noun + 1, self.names.called(name)),
            _ => (0, Vec::new()),
        }
    }

    /// What the course calls its modules.
    fn called(&self) -> Called {
        self.stations.first().map(|station| station.called).unwrap_or_default()
    }

    /// The number of tokens of the noun that stands first: "modul", "the module", or the course's
    /// own word before a number or a title.
    fn noun_at(&self, kinds: &[Kind]) -> usize {
        let found = Vocabulary::of_every_language().find(kinds, |word| word == Word::Module);
        let is_own = |word: &str| {
            let forms = self.called().forms().iter().flat_map(|(_, forms)| forms);
            forms.flat_map(|form| form.split('|')).any(|form| form == word)
        };
        match (found, kinds) {
            (Some(found), _) => found.length,
            (None, [Kind::Word(word), Kind::Number(_) | Kind::Quoted(_), ..]) => {
                usize::from(is_own(word))
            }
            (None, _) => 0,
        }
    }

    fn unknown(&self, written: &SourceText, kinds: &[Kind]) -> Box<Diagnostic> {
        let number = match kinds.get(self.noun_at(kinds)..) {
            Some([Kind::Number(number), ..]) => Some(self.noun.numbered(self.called(), *number)),
            _ => None,
        };
        let text = written.text.trim().trim_matches(['«', '»', '"', '“', '”']);
        let name = number.as_deref().unwrap_or(text);
        let message = text!(en: "there is no `{name}`", nb: "`{name}` finnes ikke");
        let stations: Vec<&Station> = self.stations.iter().collect();
        let near = near(&stations, text).filter(|_| number.is_none()).map(|meant| {
            let help = text!(en: "write `{meant}`", nb: "skriv `{meant}`");
            if written.verbatim {
                Help::suggest(help, [Edit::replace(written.span, meant)])
            } else {
                Help::Example(help)
            }
        });
        let listed = || -> Option<Text> {
            let numbers = number.as_ref().and_then(|_| numbers(&self.names));
            numbers.or_else(|| titles(&stations))
        };
        let help = near.or_else(|| listed().map(Help::Act));
        let finding = Diagnostic::new(Rule::UnknownModule, written.span, message);
        Box::new(match help {
            Some(help) => finding.help(help),
            None => finding,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::language::Language;
    use crate::course::order::testing::{place, stations};

    fn found(text: &str) -> Result<(Option<StationId>, String), String> {
        let draft = Station { number: Some(9), ..stations(&["Utkastet"]).remove(0) };
        let names = ModuleNames::new(
            stations(&["1 Verdiløftet", "2 Læreplaner", "Refleksjonsmodul"]),
            &[draft],
            Noun::Module(Language::Bokmal),
        );
        let span = place(0, text.len());
        let text = text.to_owned();
        match names.find(&SourceText { text, span, verbatim: true, quoted: false }) {
            Ok((station, of)) => Ok((station, of.title.clone())),
            Err(NameFault::Unknown(finding)) => {
                let help = finding.help.map(|help| help.text().nb.clone()).unwrap_or_default();
                Err(format!("{}; {help}", finding.message.nb))
            }
            Err(NameFault::More(span)) => Err(format!("more at {}", span.start)),
        }
    }

    #[test]
    fn a_module_is_found_by_number_title_and_everyday_name() {
        for text in ["Modul 2", "modul 2", "2", "«Læreplaner»", "læreplaner", "Module 2"] {
            assert_eq!(
                found(text),
                Ok((Some(StationId::new(1)), "Læreplaner".to_owned())),
                "{text}"
            );
        }
        let reflection = (Some(StationId::new(2)), "Refleksjonsmodul".to_owned());
        assert_eq!(found("Refleksjonsmodulen"), Ok(reflection));
        assert_eq!(found("modul 9"), Ok((None, "Utkastet".to_owned())));
    }

    #[test]
    fn the_course_s_own_word_names_a_module_before_its_number() {
        let week = |station| Station { called: Called::Week, ..station };
        let stations = stations(&["1 Verdiløftet", "2 Læreplaner"]).into_iter().map(week);
        let names = ModuleNames::new(stations.collect(), &[], Noun::Module(Language::Bokmal));
        let written = |text: &str| SourceText {
            text: text.to_owned(),
            span: place(0, text.len()),
            verbatim: true,
            quoted: false,
        };
        assert_eq!(names.find(&written("uke 2")).unwrap().0, Some(StationId::new(1)));
        let NameFault::Unknown(told) = names.find(&written("uke 7")).unwrap_err() else { panic!() };
        assert_eq!(told.message.nb, "`Uke 7` finnes ikke");
    }

    #[test]
    fn what_no_module_is_called_is_told_with_what_there_is() {
        let numbers = "`Modul 7` finnes ikke; numrene som finnes, er 1, 2 og 9";
        assert_eq!(found("modul 7").unwrap_err(), numbers);
        assert_eq!(
            found("«Lereplaner»").unwrap_err(),
            "`Lereplaner` finnes ikke; skriv `«Læreplaner»`"
        );
        assert_eq!(found("modul 1 og 2").unwrap_err(), "more at 8");
    }
}
