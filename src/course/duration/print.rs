//! A duration as text in a language.
//!
//! In: a [`Duration`] or a [`Workload`]. Out: its canonical text, which parses to the same again.
//! Number and unit forms are left to `form`.

use super::form::{Number, Qualifiers, name, qualified, range};
use super::{Duration, Per, Qualifier, Workload};
use crate::course::language::Language;

impl Duration {
    /// Prints the duration as people write it in `language`, a BCP 47 tag: nynorsk for `nn`,
    /// English for `en`, bokmål for every other.
    ///
    /// Text in this canonical form is printed unchanged, and the printed text parses to the same
    /// duration.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        let least = u64::from(self.minimum);
        let most = self.maximum.map_or(least, u64::from);
        let language = Language::of_tag(language);
        let each = range(self.unit, least, most, language);
        let amount = if self.sessions > 1 { format!("{} × {each}", self.sessions) } else { each };
        qualified(self.qualifiers(), &amount, language)
    }

    pub(super) fn qualifiers(&self) -> Qualifiers {
        Qualifiers {
            at_least: self.qualifier == Qualifier::AtLeast,
            about: self.qualifier == Qualifier::About,
            up_to: self.qualifier == Qualifier::UpTo,
        }
    }
}

impl Workload {
    /// Prints the workload as people write it in `language`: `4–8 timer per måned`,
    /// `1–2 hours per week for 6 weeks`. A rate is printed as a rate, since what it comes to hangs
    /// on how long each takes.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        let of = Language::of_tag(language);
        let mut text = self.amount().print(language);
        if let Some(per) = self.per() {
            text = format!("{text} {}", per.print(of));
        }
        let Some(over) = self.over() else { return text };
        let word = match (self.per(), of) {
            (None, _) => "over",
            (Some(_), Language::English) => "for",
            (Some(_), Language::Bokmal | Language::Nynorsk) => "i",
        };
        format!("{text} {word} {}", over.print(language))
    }
}

impl Per {
    pub(super) fn print(self, language: Language) -> String {
        let Self { count, unit } = self;
        let (one, many) = (name(unit, language, Number::One), name(unit, language, Number::Many));
        match language {
            _ if count == 1 => format!("per {one}"),
            Language::Bokmal => format!("hver {count}. {one}"),
            Language::Nynorsk => format!("kvar {count}. {one}"),
            Language::English => format!("every {count} {many}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, nb: &str, nn: &str, en: &str) {
        let duration = Duration::parse(written).unwrap();
        assert_eq!(
            [duration.print("nb"), duration.print("nn-NO"), duration.print("en-GB")],
            [nb, nn, en],
            "{written}"
        );
    }

    #[test]
    fn it_prints_as_people_write_in_three_languages() {
        check("minst 4-5 uker", "minst 4–5 uker", "minst 4–5 veker", "at least 4–5 weeks");
        check("about six months", "ca. 6 måneder", "ca. 6 månader", "about 6 months");
        check("tre til fire semestre", "3–4 semestre", "3–4 semester", "3–4 semesters");
        check("inntil 2 dager", "inntil 2 dager", "inntil 2 dagar", "up to 2 days");
        check("90 minutter", "90 min", "90 min", "90 min");
    }

    #[test]
    fn sessions_are_kept_since_they_tell_how_the_time_lies() {
        check("2x45 min", "2 × 45 min", "2 × 45 min", "2 × 45 min");
        check("ca. 3 økter à 1½ time", "ca. 3 × 1½ time", "ca. 3 × 1½ time", "about 3 × 1½ hours");
        check("1 økt på 90 min", "90 min", "90 min", "90 min");
    }

    #[test]
    fn one_is_one_and_fractions_follow_the_language() {
        check("1 uke", "1 uke", "1 veke", "1 week");
        check("et halvt år", "½ år", "½ år", "½ year");
        check("1,5 timer", "1½ time", "1½ time", "1½ hours");
        check("1 til 1,5 måneder", "1–1½ måned", "1–1½ månad", "1–1½ months");
        check("½-1 dag", "½–1 dag", "½–1 dag", "½–1 day");
        check("1,2 år", "1,2 år", "1,2 år", "1.2 years");
        check("0,05 uke", "0,05 uke", "0,05 veke", "0.05 weeks");
    }

    #[test]
    fn hours_with_odd_minutes_keep_their_minutes() {
        check("1 time og 15 minutter", "1 t 15 min", "1 t 15 min", "1 h 15 min");
        check("1 time og 30 minutter", "1½ time", "1½ time", "1½ hours");
        check(
            "1 t 15 min til 1,5 t",
            "1 t 15 min – 1 t 30 min",
            "1 t 15 min – 1 t 30 min",
            "1 h 15 min – 1 h 30 min",
        );
        check("½ t – 1 t 20 min", "½ t – 1 t 20 min", "½ t – 1 t 20 min", "½ h – 1 h 20 min");
    }

    #[test]
    fn what_is_written_in_canonical_form_is_printed_unchanged() {
        for (language, texts) in [
            (
                "nb",
                [
                    "4–5 uker",
                    "minst 4–5 uker",
                    "ca. 6 måneder",
                    "1½ år",
                    "8–10 timer",
                    "1 time",
                    "30 min",
                    "inntil 2 uker",
                ],
            ),
            (
                "nn",
                [
                    "4–5 veker",
                    "minst 4–5 veker",
                    "ca. 6 månader",
                    "1½ år",
                    "8–10 timar",
                    "1 time",
                    "30 min",
                    "inntil 2 veker",
                ],
            ),
            (
                "en",
                [
                    "4–5 weeks",
                    "at least 4–5 weeks",
                    "about 6 months",
                    "1½ years",
                    "8–10 hours",
                    "1 hour",
                    "30 min",
                    "up to 2 weeks",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(Duration::parse(text).unwrap().print(language), text);
            }
        }
    }

    #[test]
    fn other_languages_read_bokmål() {
        assert_eq!(Duration::parse("2 veker").unwrap().print("se"), "2 uker");
        assert_eq!(Duration::parse("2 veker").unwrap().print(""), "2 uker");
    }
}
