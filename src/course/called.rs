//! What a course calls its modules: the forms of the word.
//!
//! In: a value of the closed list [`Called`]. Out: the word as rules, labels and messages need it,
//! in the languages of the course. The pages' own forms are the theme's, in Fluent.

use super::language::Language;
use crate::diagnostic::Text;
use crate::kind::Called;
use crate::text;

impl Called {
    /// The word with a capital letter, as it stands before a number: `Fase`.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        let [bokmal, nynorsk, english] = match self {
            Self::Module => ["Modul", "Modul", "Module"],
            Self::Phase => ["Fase", "Fase", "Phase"],
            Self::Part => ["Del", "Del", "Part"],
            Self::Session => ["Økt", "Økt", "Session"],
            Self::Gathering => ["Samling", "Samling", "Gathering"],
            Self::Week => ["Uke", "Veke", "Week"],
            Self::Theme => ["Tema", "Tema", "Theme"],
        };
        match language {
            Language::Bokmal => bokmal,
            Language::Nynorsk => nynorsk,
            Language::English => english,
        }
    }

    /// The word in a message: `fase`.
    fn one(self) -> Text {
        let [en, nb] = [Language::English, Language::Bokmal].map(|of| self.word(of).to_lowercase());
        Text { nb, en }
    }

    /// The word with its indefinite article in a message: `en fase`, `et tema`.
    #[must_use]
    pub fn with_article(self) -> Text {
        let Text { en, nb } = self.one();
        match self {
            Self::Theme => text!(en: "a {en}", nb: "et {nb}"),
            _ => text!(en: "a {en}", nb: "en {nb}"),
        }
    }

    /// "Which" and the word in a message: `hvilken fase`, `hvilket tema`.
    #[must_use]
    pub fn which(self) -> Text {
        let Text { en, nb } = self.one();
        match self {
            Self::Theme => text!(en: "which {en}", nb: "hvilket {nb}"),
            _ => text!(en: "which {en}", nb: "hvilken {nb}"),
        }
    }

    /// "No" and the word in a message: `ingen fase`, `ikke noe tema`.
    #[must_use]
    pub fn none(self) -> Text {
        let Text { en, nb } = self.one();
        match self {
            Self::Theme => text!(en: "no {en}", nb: "ikke noe {nb}"),
            _ => text!(en: "no {en}", nb: "ingen {nb}"),
        }
    }

    /// One of them in a message: `én enkelt fase`, `ett enkelt tema`.
    #[must_use]
    pub fn single(self) -> Text {
        let Text { en, nb } = self.one();
        match self {
            Self::Theme => text!(en: "a single {en}", nb: "ett enkelt {nb}"),
            _ => text!(en: "a single {en}", nb: "én enkelt {nb}"),
        }
    }

    /// The word in the plural in a message: `faser`.
    #[must_use]
    pub fn many(self) -> Text {
        match self {
            Self::Module => text!(en: "modules", nb: "moduler"),
            Self::Phase => text!(en: "phases", nb: "faser"),
            Self::Part => text!(en: "parts", nb: "deler"),
            Self::Session => text!(en: "sessions", nb: "økter"),
            Self::Gathering => text!(en: "gatherings", nb: "samlinger"),
            Self::Week => text!(en: "weeks", nb: "uker"),
            Self::Theme => text!(en: "themes", nb: "temaer"),
        }
    }

    /// The forms of the word in rules, alternatives separated by `|`: indefinite and definite,
    /// singular and plural. None for the usual word, which the vocabulary of rules has.
    pub(super) fn forms(self) -> &'static [(Language, [&'static str; 4])] {
        match self {
            Self::Module => &[],
            Self::Phase => &[
                (Language::Bokmal, ["fase", "fasen", "faser", "fasene"]),
                (Language::Nynorsk, ["fase", "fasen", "fasar", "fasane"]),
                (Language::English, ["phase", "phase", "phases", "phases"]),
            ],
            Self::Part => &[
                (Language::Bokmal, ["del", "delen", "deler", "delene"]),
                (Language::Nynorsk, ["del", "delen", "delar", "delane"]),
                (Language::English, ["part", "part", "parts", "parts"]),
            ],
            Self::Session => &[
                (Language::Bokmal, ["økt", "økten|økta", "økter", "øktene"]),
                (Language::Nynorsk, ["økt", "økta", "økter", "øktene"]),
                (Language::English, ["session", "session", "sessions", "sessions"]),
            ],
            Self::Gathering => &[
                (Language::Bokmal, ["samling", "samlingen|samlinga", "samlinger", "samlingene"]),
                (Language::Nynorsk, ["samling", "samlinga", "samlingar", "samlingane"]),
                (Language::English, ["gathering", "gathering", "gatherings", "gatherings"]),
            ],
            Self::Week => &[
                (Language::Bokmal, ["uke", "uken|uka", "uker", "ukene"]),
                (Language::Nynorsk, ["veke", "veka", "veker", "vekene"]),
                (Language::English, ["week", "week", "weeks", "weeks"]),
            ],
            Self::Theme => &[
                (Language::Bokmal, ["tema", "temaet", "temaer", "temaene"]),
                (Language::Nynorsk, ["tema", "temaet", "tema", "temaa"]),
                (Language::English, ["theme", "theme", "themes", "themes"]),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::course::order::{OrderPlan, RuleId, Station};
    use crate::diagnostic::Diagnostic;
    use crate::ids::Id;

    fn calling(called: Called, rules: &[&str]) -> (OrderPlan, Vec<Diagnostic>) {
        let stations = numbered(&[1, 2, 3]).into_iter();
        plan(stations.map(|station| Station { called, ..station }).collect(), rules)
    }

    const LANGUAGES: [Language; 3] = [Language::Bokmal, Language::Nynorsk, Language::English];

    #[test]
    fn what_is_printed_with_a_courses_own_word_reads_back() {
        for &called in Called::ALL {
            for language in LANGUAGES {
                let (first, _) = calling(called, &["Modul 1 før 2 og 3"]);
                let rule = &first.rules()[RuleId::new(0)];
                let sentence = first.sentence(&rule.constraints[0], rule.strength, language);
                assert!(sentence.starts_with(called.word(language)), "{sentence}");
                let (again, unread) = calling(called, &[&sentence]);
                assert_eq!(unread, [], "{sentence}");
                assert_eq!(again.rules()[RuleId::new(0)].constraints, rule.constraints);
            }
        }
    }

    #[test]
    fn a_week_is_a_module_only_where_the_course_says_so() {
        for rule in ["Uke 1 før uke 2", "uka 1 etter «Tittel nummer 2»", "veke 1–3 i rekkjefølgje"]
        {
            assert_eq!(calling(Called::Week, &[rule]).1, [], "{rule}");
            assert_eq!(calling(Called::Phase, &[rule]).1.len(), 1, "{rule}");
        }
        for time in ["Uke 1 før 2 uker", "Uke 2 to uker etter uke 1", "Uke 2 en uke etter uke 1"] {
            assert_eq!(calling(Called::Week, &[time]).1.len(), 1, "{time} is about time");
        }
        assert_eq!(calling(Called::Week, &["Modul 1 før 2"]).1, [], "it is a module too");
    }

    #[test]
    fn messages_use_the_word_of_the_course() {
        let message = |called, rule| calling(called, &[rule]).1.remove(0).message.nb;
        assert_eq!(message(Called::Week, "Uke 1 før 9"), "`Uke 9` finnes ikke");
        assert_eq!(
            message(Called::Theme, "Tema 1 før"),
            "regelen slutter for tidlig: her mangler nummeret eller tittelen på et tema"
        );
    }
}
